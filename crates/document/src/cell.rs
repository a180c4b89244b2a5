//! A cell of a table: the number for a reader and the same number for a file.

use figure::{Figure, Rag, Reason, write};
use serde::Serialize;

use crate::{FigureId, Target, Trend};

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number {
        /// The number, for a file.
        value: f64,
        /// The number as it is printed.
        text: String,
        /// The figure it was read off, where it has one of its own; else the table's evidence holds it.
        from: Option<FigureId>,
    },
    /// A number that is hidden because it, or one that it would give away, is small: `[c]`.
    Suppressed,
    /// A number that is not there, with why: `[x]`.
    Missing(Reason),
    /// Nothing belongs here, such as the rank of a total.
    Empty,
    /// A rating.
    Rag(Rag),
    /// Words that lead to another page of the site, where the form is one.
    Page {
        /// The words.
        text: String,
        /// Which page.
        to: Target,
    },
    /// A few numbers in order, drawn small.
    Trend(Trend),
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// Words that lead to another page of the site.
    pub fn page(words: impl Into<String>, to: Target) -> Self {
        Self::Page { text: words.into(), to }
    }

    /// A number as it is to be printed.
    pub fn number(value: f64, text: impl Into<String>) -> Self {
        Self::Number { value, text: text.into(), from: None }
    }

    /// A count: "20,284".
    pub fn count(value: f64) -> Self {
        Self::number(value, write::count(value))
    }

    /// A rate: "62.3".
    pub fn rate(value: f64) -> Self {
        Self::number(value, write::rate(value))
    }

    /// A rate with so many decimals, so that a column lines up: "4.435".
    pub fn decimal(value: f64, places: usize) -> Self {
        Self::number(value, write::decimal(value, places))
    }

    /// A percentage: "14.1%".
    pub fn percent(value: f64) -> Self {
        Self::number(value, write::percent(value))
    }

    /// A change in per cent: "−46.2%".
    pub fn percent_change(value: f64) -> Self {
        Self::number(value, write::percent_change(value))
    }

    /// A change in number: "+30".
    pub fn change(value: f64) -> Self {
        Self::number(value, write::change(value))
    }

    /// A place in a ranking: "6".
    pub fn place(place: usize) -> Self {
        let value = u32::try_from(place).map_or(f64::NAN, f64::from);
        Self::number(value, write::count(value))
    }

    /// `value` as `shown` makes it, or why there is none: hidden, or missing with this reason.
    pub fn or_why(
        value: Option<f64>,
        suppressed: bool,
        reason: Option<&Reason>,
        shown: impl FnOnce(f64) -> Self,
    ) -> Self {
        match value {
            _ if suppressed => Self::Suppressed,
            Some(value) => shown(value),
            None => Self::Missing(
                reason.cloned().unwrap_or_else(|| Reason::new("the data held do not give it")),
            ),
        }
    }

    /// A figure's value, opening to its provenance.
    pub fn figure(figure: &Figure) -> Self {
        Self::or_why(figure.value, figure.suppressed, figure.reason.as_ref(), Self::count)
            .read_off(figure)
    }

    /// A figure's rate, opening to its provenance.
    pub fn figure_rate(figure: &Figure) -> Self {
        let reason = figure.rate_reason.as_ref().or(figure.reason.as_ref());
        let rate = figure.rate.as_ref().map(|r| r.value);
        Self::or_why(rate, figure.suppressed, reason, Self::rate).read_off(figure)
    }

    /// The same number, opening to this figure.
    #[must_use]
    pub fn read_off(mut self, figure: &Figure) -> Self {
        if let Self::Number { from, .. } = &mut self {
            *from = Some(FigureId::of(figure));
        }
        self
    }

    /// The figure it opens to.
    pub fn from(&self) -> Option<&FigureId> {
        match self {
            Self::Number { from, .. } => from.as_ref(),
            _ => None,
        }
    }

    /// What a reader sees: the number, `[c]`, `[x]` or nothing.
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number { text, .. } | Self::Page { text, .. } => text,
            Self::Rag(rag) => rag.word(),
            Self::Trend(trend) => &trend.said,
            Self::Suppressed => "[c]",
            Self::Missing(_) => "[x]",
            Self::Empty => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_stays_hidden_even_where_a_value_is_given() {
        let cell = Cell::or_why(Some(3.0), true, None, Cell::count);
        assert_eq!(cell, Cell::Suppressed);
        assert_eq!(cell.shown(), "[c]");
    }

    #[test]
    fn what_is_missing_says_why() {
        let reason = Reason::new("no population held");
        let cell = Cell::or_why(None, false, Some(&reason), Cell::rate);
        assert_eq!(cell, Cell::Missing(reason));
        assert_eq!(Cell::place(6).shown(), "6");
    }
}
