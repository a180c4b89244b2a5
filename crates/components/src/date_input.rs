//! A date, typed as day, month and year.

use markup::{Element, el};

use crate::field::control;
use crate::part::Extra;
use crate::{Control as _, Field, Fieldset, Input, Label, Legend, Width};

/// One input of a date.
#[derive(Debug, Clone)]
#[must_use]
pub struct DatePart {
    name: String,
    label: Option<String>,
    id: Option<String>,
    value: Option<String>,
    width: u8,
    is_wrong: Option<bool>,
    inputmode: &'static str,
    autocomplete: Option<&'static str>,
    pattern: Option<String>,
    extra: Extra,
}

crate::part::extras!(DatePart);

impl DatePart {
    /// An input of this name. It has four digits where it is called `year`, and two otherwise.
    pub fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        let width = if name == "year" { 4 } else { 2 };
        Self {
            name,
            label: None,
            id: None,
            value: None,
            width,
            is_wrong: None,
            inputmode: "numeric",
            autocomplete: None,
            pattern: None,
            extra: Extra::default(),
        }
    }

    /// With this label in place of its name.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// With this id in place of the date's and its name.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// With this in it.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// For this many digits.
    pub fn digits(mut self, digits: u8) -> Self {
        self.width = digits;
        self
    }

    /// Whether it is this one that is wrong. Where none is said to be, an error is of all of them.
    pub fn wrong(mut self, is_wrong: bool) -> Self {
        self.is_wrong = Some(is_wrong);
        self
    }

    /// Which keyboard is shown in place of the numeric one.
    pub fn inputmode(mut self, what: &'static str) -> Self {
        self.inputmode = what;
        self
    }

    /// What a browser may fill in: `bday-day`.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// What it must match, as a regular expression.
    pub fn pattern(mut self, pattern: impl Into<String>) -> Self {
        self.pattern = Some(pattern.into());
        self
    }

    /// With a capital letter.
    fn default_label(&self) -> String {
        let mut letters = self.name.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()
        })
    }

    fn element(self, date: &str, prefix: Option<&str>, is_wrong: bool) -> Element {
        let id = self.id.clone().unwrap_or_else(|| format!("{date}-{}", self.name));
        let label = self.label.clone().unwrap_or_else(|| self.default_label());
        let name = prefix.map_or_else(|| self.name.clone(), |p| format!("{p}-{}", self.name));
        let mut input = Input::new(name, Label::new(label).class("govuk-date-input__label"))
            .id(id)
            .class("govuk-date-input__input")
            .width(Width::Letters(self.width))
            .inputmode(self.inputmode);
        if is_wrong {
            input = input.class("govuk-input--error");
        }
        if let Some(value) = self.value {
            input = input.value(value);
        }
        if let Some(what) = self.autocomplete {
            input = input.autocomplete(what);
        }
        if let Some(pattern) = self.pattern {
            input = input.pattern(pattern);
        }
        input.field().extra.add(self.extra);
        el("div").class("govuk-date-input__item").child(input)
    }
}

/// A date. The answer is sent as `start-day`, `start-month` and `start-year`.
#[derive(Debug, Clone)]
#[must_use]
pub struct DateInput {
    field: Field,
    fieldset: Option<Fieldset>,
    prefix: Option<String>,
    parts: Vec<DatePart>,
}

control!(DateInput, answers, date => {
    let field = date.field.name.clone();
    let wrong = answers.wrong_parts(&field);
    for part in &mut date.parts {
        let name = date.prefix.as_ref().map_or_else(|| part.name.clone(), |p| format!("{p}-{}", part.name));
        if let Some(value) = answers.value(&name) {
            part.value = Some(value.to_owned());
        }
        if wrong.contains(&part.name.as_str()) {
            part.is_wrong = Some(true);
        }
    }
});

impl DateInput {
    /// A date under this name, with this legend.
    pub fn new(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
        let name = name.into();
        let fieldset = Some(Fieldset::new(legend));
        Self { prefix: Some(name.clone()), fieldset, ..Self::bare(name) }
    }

    /// A date without legend, whose inputs are sent as `day`, `month` and `year`.
    pub fn bare(id: impl Into<String>) -> Self {
        let parts = ["day", "month", "year"].map(DatePart::new).into();
        Self { field: Field::new(id, Label::default()), fieldset: None, prefix: None, parts }
    }

    /// In this group.
    pub fn fieldset(mut self, fieldset: Fieldset) -> Self {
        self.fieldset = Some(fieldset);
        self
    }

    /// Its inputs are sent under names that begin with this.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// With these inputs in place of day, month and year.
    pub fn parts(mut self, parts: impl IntoIterator<Item = DatePart>) -> Self {
        self.parts = parts.into_iter().collect();
        self
    }

    /// With these words for day, month and year.
    pub fn labels(mut self, labels: [&str; 3]) -> Self {
        for (part, label) in self.parts.iter_mut().zip(labels) {
            part.label = Some(label.to_owned());
        }
        self
    }

    /// With this day, month and year in it.
    pub fn value(mut self, values: [impl Into<String>; 3]) -> Self {
        for (part, value) in self.parts.iter_mut().zip(values) {
            part.value = Some(value.into());
        }
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let id = self.field.id().to_owned();
        let (has_error, prefix) = (self.field.has_error(), self.prefix.as_deref());
        let any_wrong = self.parts.iter().any(|part| part.is_wrong == Some(true));
        let parts = self.parts.into_iter().map(|part| {
            let is_wrong = part.is_wrong.unwrap_or(has_error && !any_wrong);
            part.element(&id, prefix, is_wrong)
        });
        let date = self.field.extra.on(el("div").class("govuk-date-input")).attr("id", id.clone());
        let before = self.field.before.clone();
        let date = date.content(before).children(parts).content(self.field.after.clone());
        self.field.grouped(self.fieldset.map(|fieldset| fieldset.role("group")), date)
    }
}
