//! What stands over a page as its message: done, or wait.

use markup::{Content, Element, el};

use crate::heading::level_name;
use crate::part::{Extra, part};
use crate::{Button, ButtonKind};

/// A panel.
#[derive(Debug, Clone)]
#[must_use]
pub struct Panel {
    title: Content,
    content: Content,
    level: u8,
    is_interruption: bool,
    actions: Vec<Element>,
    has_actions: bool,
    actions_extra: Extra,
}

part!(Panel);

impl Panel {
    /// What was done.
    pub fn new(title: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            content: Content::new(),
            level: 1,
            is_interruption: false,
            actions: Vec::new(),
            has_actions: false,
            actions_extra: Extra::default(),
        }
    }

    /// What must be read before going on.
    pub fn interruption(mut self) -> Self {
        self.is_interruption = true;
        self
    }

    /// With this under its title.
    pub fn content(mut self, content: impl Into<Content>) -> Self {
        self.content = content.into();
        self
    }

    /// With its title as a heading of this level.
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// With this button of an interruption.
    pub fn button(mut self, button: Button) -> Self {
        self.actions.push(button.kind(ButtonKind::Inverse).element());
        self.has_actions = true;
        self
    }

    /// With this link of an interruption.
    pub fn link(mut self, link: Element) -> Self {
        self.actions.push(link.with_class("govuk-link govuk-link--inverse"));
        self.has_actions = true;
        self
    }

    /// With one more class on its buttons and links.
    pub fn actions_class(mut self, class: &str) -> Self {
        self.actions_extra.class(class);
        self.has_actions = true;
        self
    }

    /// With this attribute on its buttons and links.
    pub fn actions_attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.actions_extra.attr(name, value.into());
        self.has_actions = true;
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let kind = if self.is_interruption { "interruption" } else { "confirmation" };
        let title = el(level_name(self.level)).class("govuk-panel__title").content(self.title);
        let mut panel = el("div").class("govuk-panel");
        panel = panel.with_class(&format!("govuk-panel--{kind}")).child(title);
        if !self.content.is_empty() {
            panel = panel.child(el("div").class("govuk-panel__body").content(self.content));
        }
        if !self.is_interruption || !self.has_actions {
            return panel;
        }
        let mut actions = self.actions_extra.on(el("div").class("govuk-panel__actions"));
        if !self.actions.is_empty() {
            actions = actions.child(el("div").class("govuk-button-group").children(self.actions));
        }
        panel.child(actions)
    }
}
