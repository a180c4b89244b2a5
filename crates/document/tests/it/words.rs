//! A table of sentences: `words.tsv` has one case a line, `function <tab> figure <tab> sentence`. After a change of words,
//! `WATCHWARD_BLESS=1` writes the sentences anew; read the difference.

use std::fmt::Write as _;

use document::words;
use figure::RagRule;

use crate::sample::figure;

const TABLE: &str = include_str!("words.tsv");

fn said(function: &str, fields: &str) -> String {
    let number = |n: usize| -> f64 { fields.split(' ').nth(n).unwrap().parse().unwrap() };
    match function {
        "value" => words::value(&figure(fields)).to_string(),
        "change" => words::change(&figure(fields)).to_string(),
        "finding" => words::finding(&figure(fields)).to_string(),
        "title" => words::change_finding(&figure(fields)),
        "size" => words::size_of_change(&figure(fields)).to_string(),
        "rate" => words::rate(&figure(fields)).to_string(),
        "place" => words::place(&figure(fields)).to_string(),
        "sentence" => words::sentence(&figure(fields)).to_string(),
        "rag" => {
            let figure = figure(fields);
            let judged =
                RagRule::default().judge(figure.comparison.as_ref(), figure::GoodDirection::Lower);
            words::rag(&judged).to_string()
        }
        "share" => words::share(number(0)).unwrap_or_default(),
        "in-so-many" => words::in_so_many(number(0)).unwrap_or_default(),
        "moved" => words::moved_by(number(0), number(1)),
        "list" => words::list(&fields.split("; ").collect::<Vec<_>>()),
        "months" => {
            let months: Vec<_> = fields.split(' ').map(|m| m.parse().unwrap()).collect();
            words::months(&months)
        }
        "possessive" => words::possessive(fields),
        "noun" => {
            let parts: Vec<&str> = fields.split("; ").collect();
            let value = parts[2].parse().unwrap();
            words::counted(parts[0], &figure::Unit(parts[1].to_owned()), value)
        }
        "comparator" => {
            let (period, against) = fields.split_once(' ').unwrap();
            words::comparator(period.parse().unwrap(), against.parse().unwrap())
        }
        "span" => words::span(fields.parse().unwrap()),
        "revised" => words::revised(
            fields.split(' ').next().unwrap().parse().unwrap(),
            fields.split(' ').nth(1).unwrap().parse().unwrap(),
        ),
        other => panic!("{other} is no function of this table"),
    }
}

#[test]
fn every_sentence_of_the_table() {
    let (mut wrong, mut count, mut anew) = (String::new(), 0, String::new());
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut parts = line.splitn(3, '\t');
        let (function, fields) = (parts.next().unwrap(), parts.next().unwrap());
        let wanted = parts.next().unwrap_or_default();
        let said = said(function, fields);
        writeln!(anew, "{function}\t{fields}\t{said}").unwrap();
        if said != wanted {
            writeln!(wrong, "{function} of {fields}\n  said:   {said}\n  wanted: {wanted}")
                .unwrap();
        }
        count += 1;
    }
    if std::env::var_os("WATCHWARD_BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/words.tsv");
        std::fs::write(path, anew).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 150, "{count} cases");
}
