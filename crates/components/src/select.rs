//! A choice of one from a list that folds.

use markup::{Element, el};

use crate::field::control;
use crate::part::{Extra, extras};
use crate::{Field, Label};

/// What can be chosen.
#[derive(Debug, Clone)]
#[must_use]
pub struct SelectItem {
    value: Option<String>,
    text: String,
    is_selected: Option<bool>,
    is_disabled: bool,
    extra: Extra,
}

extras!(SelectItem);

impl SelectItem {
    /// A value and what is shown for it.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: Some(value.into()), ..Self::text(text) }
    }

    /// What is shown is the value too.
    pub fn text(text: impl Into<String>) -> Self {
        let (value, text) = (None, text.into());
        Self { value, text, is_selected: None, is_disabled: false, extra: Extra::default() }
    }

    /// Whether it is chosen, whatever the value of the whole.
    pub fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = Some(is_selected);
        self
    }

    /// Not to be chosen at present.
    pub fn disabled(mut self) -> Self {
        self.is_disabled = true;
        self
    }

    fn element(self, chosen: Option<&str>) -> Element {
        let value = self.value.as_ref().unwrap_or(&self.text);
        let chosen = self.is_selected.unwrap_or(chosen == Some(value.as_str()));
        let option = el("option").attr_if("value", self.value.clone()).flag("selected", chosen);
        self.extra.on(option.flag("disabled", self.is_disabled)).text(self.text)
    }
}

/// A list to choose one from.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Select {
    field: Field,
    items: Vec<SelectItem>,
    value: Option<String>,
}

control!(Select, answers, select => {
    if let Some(value) = answers.value(&select.field.name) {
        select.value = Some(value.to_owned());
    }
});

impl Select {
    /// A list under this name, with this label.
    pub fn new(
        name: impl Into<String>,
        label: impl Into<Label>,
        items: impl IntoIterator<Item = SelectItem>,
    ) -> Self {
        let items = items.into_iter().collect();
        Self { field: Field::new(name, label), items, value: None }
    }

    /// With this chosen.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let chosen = self.value.filter(|value| !value.is_empty());
        let select = el("select").class("govuk-select");
        let select = select.class_if("govuk-select--error", self.field.has_error());
        let items = self.items.into_iter().map(|item| item.element(chosen.as_deref()));
        let select = self.field.control(select).children(items);
        self.field.around(select)
    }
}
