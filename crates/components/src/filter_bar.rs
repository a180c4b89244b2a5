//! What a page shows, chosen in one bar that stays in sight: area, period. The choice is sent with GET, so it lives in the
//! address and can be shared.

use markup::{Content, Element, el};

use crate::part::part;
use crate::{Button, ButtonKind};

/// A bar of choices.
#[derive(Debug, Clone)]
#[must_use]
pub struct FilterBar {
    action: String,
    label: String,
    button: String,
    hidden: Vec<(String, String)>,
    controls: Content,
}

part!(FilterBar);

impl FilterBar {
    /// A bar that sends its choices to `action`. `label` says what it is for, `button` is on its button: "Choose area and
    /// period", "Show".
    pub fn new(
        action: impl Into<String>,
        label: impl Into<String>,
        button: impl Into<String>,
    ) -> Self {
        Self {
            action: action.into(),
            label: label.into(),
            button: button.into(),
            hidden: Vec::new(),
            controls: Content::new(),
        }
    }

    /// With this control at its end.
    pub fn control(mut self, control: impl Into<Content>) -> Self {
        self.controls = self.controls.then(control);
        self
    }

    /// Sends this too, a choice that is made elsewhere on the page.
    pub fn keep(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let hidden = |(name, value): (String, String)| {
            el("input").attr("type", "hidden").attr("name", name).attr("value", value)
        };
        let controls = el("div")
            .class("filter-bar__controls")
            .content(self.controls)
            .child(Button::new(self.button).kind(ButtonKind::Secondary));
        el("form")
            .class("filter-bar")
            .attr("action", self.action)
            .attr("method", "get")
            .attr("role", "search")
            .attr("aria-label", self.label)
            .children(self.hidden.into_iter().map(hidden))
            .child(controls)
    }
}
