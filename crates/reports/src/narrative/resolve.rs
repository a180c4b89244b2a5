//! References answered: what is printed for each, with its figure among the document's evidence.

use std::collections::BTreeMap;

use document::{Evidence, Text, words};
use figure::{Against, Figure, FigureQuestion, Figures, FiguresError, Period, write};

use super::reference::{self, Reference, What};
use super::{Defaults, nearest};
use crate::ReportsError;

/// Who answers the references of one file.
pub(super) struct Resolver<'a> {
    pub(super) path: &'a str,
    pub(super) figures: &'a dyn Figures,
    pub(super) defaults: &'a Defaults,
    pub(super) evidence: &'a mut Evidence,
    pub(super) targets: &'a BTreeMap<String, String>,
}

impl Resolver<'_> {
    /// What is printed for the words between `{{` and `}}`.
    pub(super) fn figure(&mut self, written: &str) -> Result<Text, String> {
        let asked = reference::read(written)?;
        let figure = self.answer(&asked)?;
        if figure.suppressed {
            return Err(format!(
                "\"{}\" is hidden because it is small; leave it out, or choose a wider area or a longer period",
                asked.measure
            ));
        }
        let shown = printed(&figure, asked.what).ok_or_else(|| {
            let why = [&figure.reason, &figure.rate_reason, &figure.rank_reason]
                .into_iter()
                .flatten()
                .next()
                .map_or("the data held do not give it", |reason| words::reason(&reason.0));
            format!(
                "{} of {} for {} has no such number: {why}; leave it out or choose another period",
                asked.measure, figure.area.name, figure.period
            )
        })?;
        self.evidence.figure(&figure);
        Ok(shown)
    }

    /// Whether a cross-reference leads somewhere.
    pub(super) fn target(&self, id: &str) -> Result<(), String> {
        if self.targets.contains_key(id) {
            return Ok(());
        }
        Err(format!(
            "there is nothing called \"{id}\" in this report; nearest: {}",
            nearest(id, self.targets.keys().map(String::as_str)).join(", ")
        ))
    }

    /// An error at this byte of the file.
    pub(super) fn error(&self, markdown: &str, at: usize, what: String) -> ReportsError {
        let before = markdown.get(..at).unwrap_or(markdown);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        ReportsError::Narrative {
            path: self.path.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[start..].chars().count() + 1,
            what,
        }
    }

    fn answer(&self, asked: &Reference) -> Result<Figure, String> {
        let measures = self.figures.measures();
        let names = || measures.iter().map(|m| m.id.as_str());
        let unknown = || {
            format!(
                "there is no measure \"{}\"; nearest: {}",
                asked.measure,
                nearest(&asked.measure, names()).join(", ")
            )
        };
        let measure = asked.measure.parse().map_err(|_| unknown())?;
        if !names().any(|name| name == asked.measure) {
            return Err(unknown());
        }
        let area = asked.area.clone().unwrap_or_else(|| self.defaults.area.clone());
        let mut question = FigureQuestion::new(measure, area, self.period(asked)?);
        question.against = match &asked.against {
            None => self.defaults.against.clone(),
            Some(text) => match text.parse::<Period>() {
                Ok(period) => Against::Period(period),
                Err(_) => Against::Named(text.clone()),
            },
        };
        self.figures.figure(&question).map_err(|error| match error {
            FiguresError::UnknownMeasure { .. } => unknown(),
            other => other.to_string(),
        })
    }

    /// The default's period; with `to` alone as many months to that month; with `from` and `to` those.
    fn period(&self, asked: &Reference) -> Result<Period, String> {
        let own = self.defaults.period;
        let month = |text: &Option<String>| {
            text.as_deref().map(str::parse::<figure::Month>).transpose().map_err(|e| e.to_string())
        };
        let to = month(&asked.to)?.unwrap_or(own.to());
        let from = match month(&asked.from)? {
            Some(from) => from,
            None => to.plus(own.from().index() - own.to().index()),
        };
        Period::new(from, to).map_err(|error| error.to_string())
    }
}

/// What is printed; none where the figure has no such number.
fn printed(figure: &Figure, what: What) -> Option<Text> {
    let value = figure.value?;
    let held_against = figure.comparison.as_ref().filter(|c| c.value.is_some());
    let number = |shown: String| Text::new().with_figure(shown, figure);
    Some(match what {
        What::Value => number(write::count(value)),
        What::Before => number(write::count(held_against?.value?)),
        What::Change => number(write::count(held_against?.change?.abs())),
        What::Percent => number(write::percent(held_against?.change_percent?.abs())),
        What::Rate => number(write::rate(figure.rate.as_ref()?.value)),
        What::Rank => number(write::ordinal(figure.rank.as_ref()?.position)),
        What::Sentence => words::sentence(figure),
    })
}
