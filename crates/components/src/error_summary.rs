//! Everything that is wrong with a form, at the top of its page.

use markup::{Content, Element, el};

use crate::part::part;

/// A summary of errors, each with a link to its control.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct ErrorSummary {
    title: Content,
    description: Content,
    errors: Vec<Element>,
    takes_focus: Option<bool>,
}

part!(ErrorSummary);

impl ErrorSummary {
    /// A summary under this title: "There is a problem".
    pub fn new(title: impl Into<Content>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// With this under the title.
    pub fn description(mut self, content: impl Into<Content>) -> Self {
        self.description = content.into();
        self
    }

    /// With this error of the control at `href`: `#name`.
    pub fn error(self, href: impl Into<String>, message: impl Into<Content>) -> Self {
        self.item(el("a").attr("href", href).content(message))
    }

    /// With this error, of no one control.
    pub fn item(mut self, message: impl Into<Content>) -> Self {
        self.errors.push(el("li").content(message));
        self
    }

    /// Whether the focus goes to it when the page opens; it does unless told.
    pub fn takes_focus(mut self, takes: bool) -> Self {
        self.takes_focus = Some(takes);
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let mut body = el("div").class("govuk-error-summary__body");
        if !self.description.is_empty() {
            body = body.child(el("p").content(self.description));
        }
        if !self.errors.is_empty() {
            let list = el("ul").class("govuk-list govuk-error-summary__list");
            body = body.child(list.children(self.errors));
        }
        let title = el("h2").class("govuk-error-summary__title").content(self.title);
        let disabled = self.takes_focus.map(|takes| (!takes).to_string());
        el("div")
            .class("govuk-error-summary")
            .attr_if("data-disable-auto-focus", disabled)
            .attr("data-module", "govuk-error-summary")
            .child(el("div").attr("role", "alert").child(title).child(body))
    }
}
