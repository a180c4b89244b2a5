//! Controls that belong together, under one legend.

use markup::{Content, Element, el};

use crate::Size;
use crate::part::{Extra, extras, from_words, part};

/// The name of a group of controls. Made from words where a legend is asked for.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Legend {
    content: Content,
    is_page_heading: bool,
    extra: Extra,
}

extras!(Legend);
from_words!(Legend);

impl Legend {
    /// A legend with these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// In this size.
    pub fn size(self, size: Size) -> Self {
        self.class(&format!("govuk-fieldset__legend--{}", size.letters()))
    }

    /// As the heading of the page too.
    pub fn page_heading(mut self) -> Self {
        self.is_page_heading = true;
        self
    }

    fn element(&self) -> Option<Element> {
        if self.content.is_empty() {
            return None;
        }
        let legend = self.extra.on(el("legend").class("govuk-fieldset__legend"));
        let content = self.content.clone();
        Some(if self.is_page_heading {
            legend.child(el("h1").class("govuk-fieldset__heading").content(content))
        } else {
            legend.content(content)
        })
    }
}

/// A group of controls.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Fieldset {
    legend: Legend,
    role: Option<&'static str>,
    described_by: Option<String>,
    content: Content,
    extra: Extra,
}

extras!(Fieldset);
part!(Fieldset);

impl Fieldset {
    /// A group under this legend.
    pub fn new(legend: impl Into<Legend>) -> Self {
        Self { legend: legend.into(), ..Self::default() }
    }

    /// With this role.
    pub fn role(mut self, role: &'static str) -> Self {
        self.role = Some(role);
        self
    }

    /// Described by the elements of these ids.
    pub fn described_by(mut self, ids: impl Into<String>) -> Self {
        self.described_by = Some(ids.into());
        self
    }

    /// With this content at its end.
    pub fn content(mut self, content: impl Into<Content>) -> Self {
        self.content = self.content.then(content);
        self
    }

    /// Described by these in place of what was said.
    pub(crate) fn describe(mut self, ids: Option<String>) -> Self {
        self.described_by = ids;
        self
    }

    /// The ids of what describes it.
    pub(crate) fn ids(&self) -> Option<&str> {
        self.described_by.as_deref()
    }

    /// As an element.
    pub fn element(self) -> Element {
        let fieldset = el("fieldset").class("govuk-fieldset").attr_if("role", self.role);
        let fieldset = self.extra.on(fieldset.attr_if("aria-describedby", self.described_by));
        fieldset
            .content(self.legend.element().into_iter().collect::<Content>())
            .content(self.content)
    }
}
