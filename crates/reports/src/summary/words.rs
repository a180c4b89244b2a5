//! A figure for the public: short sentences, no test's name.

use document::{Text, words};
use figure::{Figure, Verdict, write};

/// "Burglary went down. 1,474 were recorded in the 12 months to February 2021, and 2,738 in the 12 months to February 2020."
pub(super) fn plain(figure: &Figure) -> Text {
    let Some(value) = figure.value.filter(|_| !figure.suppressed) else {
        return words::value(figure);
    };
    let now = words::period_phrase(figure.period);
    let compared = figure.comparison.as_ref().and_then(|c| Some((c, c.value?)));
    let lead = match compared.and_then(|(c, _)| c.verdict) {
        Some(Verdict::Higher) => "went up",
        Some(Verdict::Lower) => "went down",
        Some(Verdict::WithinChance) => "changed by no more than chance alone would give",
        None => "cannot be compared with the time before",
    };
    let text = Text::new()
        .with_strong(figure.title.clone())
        .with(format!(" {lead}. There were "))
        .with_figure(write::count(value), figure)
        .with(format!(" {} {now}", words::counted(&figure.title, &figure.unit, value)));
    match compared {
        Some((c, before)) => text
            .with(", and ")
            .with_figure(write::count(before), figure)
            .with(format!(" {}.", words::period_phrase(c.period))),
        None => text.with("."),
    }
}
