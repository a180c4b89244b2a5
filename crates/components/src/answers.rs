//! What was typed into a form, and what is wrong with it: a form that is shown again keeps the one and says the other.

use crate::{ErrorMessage, ErrorSummary};

/// The answers of one form and the errors found in them.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Answers {
    values: Vec<(String, String)>,
    errors: Vec<Refusal>,
    prefix: Option<String>,
}

/// One thing that is wrong.
#[derive(Debug, Clone)]
struct Refusal {
    /// The control.
    field: String,
    /// The input in it, where it has several.
    part: Option<&'static str>,
    /// Where the summary leads.
    id: String,
    message: String,
}

impl Answers {
    /// The answers as they were sent: names and values in their order.
    pub fn new<N: Into<String>, V: Into<String>>(sent: impl IntoIterator<Item = (N, V)>) -> Self {
        let values = sent.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { values, ..Self::default() }
    }

    /// Read out before each message in place of "Error".
    pub fn error_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// The first answer under this name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(held, _)| held == name).map(|(_, value)| value.as_str())
    }

    /// The first answer under this name, without space around it; nothing where it is missing.
    pub fn text(&self, name: &str) -> &str {
        self.value(name).unwrap_or_default().trim()
    }

    /// Every answer under this name.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.values.iter().filter(move |(held, _)| held == name).map(|(_, value)| value.as_str())
    }

    /// Whether anything was sent.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Says what is wrong with the answer of a control.
    pub fn refuse(&mut self, field: &str, message: impl Into<String>) {
        self.add(field, None, field.to_owned(), message.into());
    }

    /// Says what is wrong with one input of a control that has several: `("start", "month")` of a date.
    pub fn refuse_part(&mut self, field: &str, part: &'static str, message: impl Into<String>) {
        self.add(field, Some(part), format!("{field}-{part}"), message.into());
    }

    /// Says what is wrong with a date as a whole; the summary leads to its day.
    pub fn refuse_date(&mut self, field: &str, message: impl Into<String>) {
        self.add(field, None, format!("{field}-day"), message.into());
    }

    fn add(&mut self, field: &str, part: Option<&'static str>, id: String, message: String) {
        self.errors.push(Refusal { field: field.to_owned(), part, id, message });
    }

    /// Whether anything is wrong.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The first thing that is wrong with a control.
    pub fn error(&self, field: &str) -> Option<ErrorMessage> {
        let found = self.errors.iter().find(|error| error.field == field)?;
        let message = ErrorMessage::new(found.message.clone());
        Some(match &self.prefix {
            Some(prefix) => message.prefix(prefix.clone()),
            None => message,
        })
    }

    /// The inputs of a control that are wrong, where it is not the control as a whole.
    pub(crate) fn wrong_parts(&self, field: &str) -> Vec<&'static str> {
        self.errors.iter().filter(|e| e.field == field).filter_map(|e| e.part).collect()
    }

    /// Everything that is wrong, with a link to each control, for the top of the page; none where nothing is.
    pub fn summary(&self, title: &str) -> Option<ErrorSummary> {
        let summary = ErrorSummary::new(title);
        let add =
            |all: ErrorSummary, e: &Refusal| all.error(format!("#{}", e.id), e.message.as_str());
        self.has_errors().then(|| self.errors.iter().fold(summary, add))
    }
}
