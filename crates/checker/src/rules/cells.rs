//! A line of figures under a label: each must be of the kind that the label says.

use std::sync::LazyLock;

use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::{change, percent};
use crate::{Kind, Severity, Sure};

static PERCENT_LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:%|per\s?cent(?:age)?)\s*(?:difference|change|variance)"));

/// Checks the line below every label that says that a percentage follows.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let is_label = PERCENT_LABEL.is_match(&sentence.text)
            && sentence.text.split_whitespace().count() <= 24
            && !sentence.text.ends_with('.');
        let Some(below) = book.sentences.get(at + 1).filter(|_| is_label) else { continue };
        if Book::distance(below.line(), sentence.last_line()) <= 2 {
            figures(desk, sentence, below);
        }
    }
}

fn figures(desk: &mut Desk, label: &Sentence, line: &Sentence) {
    let figures: Vec<&Number> = line.numbers.iter().filter(|number| number.is_figure()).collect();
    let [count, change_said] = &*figures else { return };
    let alone = change_said.range.end == line.text.len() && count.range.start == 0;
    let is_bare =
        change_said.unit == Unit::Plain && !change_said.signed && change_said.decimals == 0;
    if !(alone && is_bare && count.is_count()) {
        return;
    }
    let spot = desk.spot(line, &change_said.range);
    let says = line.part(&change_said.range).to_owned();
    let truth = change(change_said.value, count.value);
    let more = truth.map_or(String::new(), |truth| {
        format!("; if it is the count before, the change is {}", percent(truth, 0))
    });
    let working = format!("The label says a percentage, and {says} has no % sign{more}.");
    let against = [desk.spot(label, &(0..label.text.len()))];
    let mut found =
        finding(Kind::CellType, Severity::Contradiction, Sure::Likely, spot, says, working)
            .against(against);
    found.should =
        truth.map(|truth| format!("{}{}", if truth > 0.0 { "+" } else { "" }, percent(truth, 0)));
    desk.found(found);
}
