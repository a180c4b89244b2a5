//! A figure for the public: short sentences, no test's name.

use document::{FigureRef, KeyFigure, Text, words};
use figure::{Figure, Verdict, write};

/// The number large, with what it is and how it stands to the time before; none where the number cannot be shown.
pub(super) fn large(figure: &Figure) -> Option<KeyFigure> {
    let value = figure.value.filter(|_| !figure.suppressed)?;
    Some(KeyFigure {
        value: FigureRef::new(write::count(value), figure),
        label: words::counted(&figure.title, &figure.unit, value),
        sentence: change(figure),
        trend: None,
    })
}

/// "Went down. There were 2,738 in the 12 months to February 2020."
fn change(figure: &Figure) -> Text {
    let compared = figure.comparison.as_ref().and_then(|c| Some((c, c.value?)));
    let Some((against, before)) = compared else {
        return Text::from("Cannot be compared with the time before.");
    };
    let lead = match against.verdict {
        Some(Verdict::Higher) => "Went up. ",
        Some(Verdict::Lower) => "Went down. ",
        Some(Verdict::WithinChance) => "No change that is more than chance. ",
        None => "",
    };
    let text = Text::new().with_strong(lead.trim_end());
    let text = if lead.is_empty() { Text::new() } else { text.with(" ") };
    let there = if write::count(before) == "1" { "There was " } else { "There were " };
    text.with(there)
        .with_figure(write::count(before), figure)
        .with(format!(" {}.", words::period_phrase(against.period)))
}
