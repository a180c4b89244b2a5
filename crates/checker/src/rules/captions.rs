//! A caption against the table below it: the unit and the period that it names.

use std::sync::LazyLock;

use regex::Regex;

use crate::desk::{Desk, finding};
use crate::fact::base;
use crate::grid::Grid;
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::when::{self, When};
use crate::{Kind, Severity, Sure};

/// What rates are per.
static BASE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bper\s+\d[\d,]*"));

/// Checks captions, and sentences whose unit is not that of the tables.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for grid in &book.grids {
        unit(desk, grid);
        period(desk, grid);
    }
    sentences(desk);
}

/// "Per 100" in the caption, "per 1,000" in the head.
fn unit(desk: &mut Desk, grid: &Grid) {
    let (Some(caption), Some(head)) = (base(&grid.caption), base(&grid.head)) else { return };
    let Some(line) = desk.book.lines.get(grid.caption_line) else { return };
    let Some(found) = BASE.find(&line.text) else { return };
    let spot = desk.book.at(grid.caption_line, found.range(), &line.text);
    desk.checked(&spot);
    if (caption - head).abs() > 0.5 {
        let says = found.as_str().to_owned();
        let working = format!("The head of the table says per {}.", shown(head, 0));
        desk.found(
            finding(Kind::UnitLabel, Severity::Contradiction, Sure::Certain, spot, says, working)
                .should(format!("per {}", shown(head, 0))),
        );
    }
}

/// A period in the caption of which the title of the section says another.
fn period(desk: &mut Desk, grid: &Grid) {
    let book = desk.book;
    let Some(line) = book.lines.get(grid.caption_line) else { return };
    let named: Vec<When> =
        when::scan(&line.text).into_iter().filter(|when| when.period().is_some()).collect();
    let [caption] = &*named else { return };
    let Some(own) = caption.period() else { return };
    let title = book.sentences.iter().rev().find(|sentence| {
        sentence.is_title
            && sentence.line() < grid.caption_line
            && !crate::book::is_caption(&sentence.text)
            && sentence.whens.iter().any(|when| when.period().is_some())
    });
    let Some(title) = title else { return };
    let same_section = book
        .sentences
        .iter()
        .rev()
        .find(|sentence| sentence.line() <= grid.caption_line)
        .is_some_and(|sentence| sentence.headings.contains(&title.text));
    let Some((when, period)) = title.whens.iter().find_map(|when| Some((when, when.period()?)))
    else {
        return;
    };
    let spot = book.at(grid.caption_line, caption.range.clone(), &line.text);
    desk.checked(&spot);
    // The year before by mistake: the same length, ending some years apart.
    let off = period.to().index() - own.to().index();
    if same_section
        && is_rolling(&line.text)
        && is_rolling(&title.text)
        && own != period
        && own.len() == period.len()
        && off != 0
        && off % 12 == 0
    {
        let says = line.text.get(caption.range.clone()).unwrap_or("").to_owned();
        let working = format!("The section is on the {period}.");
        let against = desk.spot(title, &when.range);
        desk.found(
            finding(Kind::PeriodLabel, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(period.to_string())
                .against([against]),
        );
    }
}

/// Whether a label names a year that ends with a month.
fn is_rolling(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["rolling", "12 months", "12-month", "year to", "year ending", "months to"]
        .iter()
        .any(|words| lower.contains(words))
}

/// "The lowest rate per 100 population" in a document whose rates are per 1,000.
fn sentences(desk: &mut Desk) {
    let book = desk.book;
    let bases: Vec<f64> = book
        .sentences
        .iter()
        .filter_map(|sentence| base(&sentence.text))
        .chain(book.grids.iter().filter_map(|grid| base(&grid.head)))
        .filter(|base| *base >= 10.0)
        .collect();
    let count = |wanted: f64| bases.iter().filter(|base| (**base - wanted).abs() < 0.5).count();
    let usual = bases.iter().copied().max_by_key(|base| count(*base));
    let Some(usual) = usual.filter(|usual| count(*usual) >= 3) else { return };
    for sentence in &book.sentences {
        let Some(own) = base(&sentence.text).filter(|own| *own >= 10.0) else { continue };
        let Some(at) = sentence.lower().find("per ") else { continue };
        let lower = sentence.lower();
        let is_rate = lower.contains("rate")
            && ["population", "people", "residents", "inhabitants"]
                .iter()
                .any(|word| lower.contains(word));
        let digits = sentence.text[at + 4..]
            .find(|letter: char| !letter.is_ascii_digit() && letter != ',')
            .unwrap_or(0);
        let range = at..at + 4 + digits;
        let spot = desk.spot(sentence, &range);
        // Ten times more or less is a slip; per million is another custom.
        let slip = (own * 10.0 - usual).abs() < 0.5 || (own - usual * 10.0).abs() < 0.5;
        if is_rate && slip && count(own) * 3 <= count(usual) {
            let says = sentence.part(&range).to_owned();
            let working = format!("Rates elsewhere in this document are per {}.", shown(usual, 0));
            desk.found(
                finding(
                    Kind::UnitLabel,
                    Severity::Contradiction,
                    Sure::Likely,
                    spot,
                    says,
                    working,
                )
                .should(format!("per {}", shown(usual, 0))),
            );
        }
    }
}
