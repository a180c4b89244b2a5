//! Buttons, and links that look like them.

use markup::{Content, Element, el};

use crate::part::{Extra, extras, part};

/// What a button is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do on a page.
    #[default]
    Primary,
    /// Something else that can be done.
    Secondary,
    /// What cannot be undone.
    Warning,
    /// On a dark ground.
    Inverse,
}

/// A button.
#[derive(Debug, Clone)]
#[must_use]
pub struct Button {
    content: Content,
    kind: ButtonKind,
    is_start: bool,
    href: Option<String>,
    sends: &'static str,
    name: Option<String>,
    value: Option<String>,
    id: Option<String>,
    is_disabled: bool,
    once: Option<bool>,
    extra: Extra,
}

extras!(Button);
part!(Button);

impl Button {
    /// A button that sends its form.
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            kind: ButtonKind::Primary,
            is_start: false,
            href: None,
            sends: "submit",
            name: None,
            value: None,
            id: None,
            is_disabled: false,
            once: None,
            extra: Extra::default(),
        }
    }

    /// Of this kind.
    pub fn kind(mut self, kind: ButtonKind) -> Self {
        self.kind = kind;
        self
    }

    /// Large and with an arrow: it begins something.
    pub fn start(mut self) -> Self {
        self.is_start = true;
        self
    }

    /// A link that looks like a button.
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Does not send its form: for a script.
    pub fn plain(mut self) -> Self {
        self.sends = "button";
        self
    }

    /// Empties its form again.
    pub fn reset(mut self) -> Self {
        self.sends = "reset";
        self
    }

    /// Sends this name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sends this value under its name.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// With this id.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Not to be used at present.
    pub fn disabled(mut self) -> Self {
        self.is_disabled = true;
        self
    }

    /// Whether a second click within a second is left out.
    pub fn once(mut self, once: bool) -> Self {
        self.once = Some(once);
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let button = match &self.href {
            Some(href) => {
                el("a").attr("href", href.clone()).attr("role", "button").attr("draggable", "false")
            }
            None => el("button")
                .attr("type", self.sends)
                .attr_if("value", self.value)
                .attr_if("name", self.name)
                .flag("disabled", self.is_disabled)
                .attr_if("aria-disabled", self.is_disabled.then_some("true"))
                .attr_if("data-prevent-double-click", self.once.map(|once| once.to_string())),
        };
        let button = button
            .class("govuk-button")
            .class_if("govuk-button--secondary", self.kind == ButtonKind::Secondary)
            .class_if("govuk-button--warning", self.kind == ButtonKind::Warning)
            .class_if("govuk-button--inverse", self.kind == ButtonKind::Inverse)
            .class_if("govuk-button--start", self.is_start)
            .attr("data-module", "govuk-button");
        let button = self.extra.on(button).attr_if("id", self.id);
        match (self.is_start, self.content.is_text()) {
            (true, true) => button.content(self.content).text(" ").child(start_icon()),
            (true, false) => button.child(el("span").content(self.content)).child(start_icon()),
            (false, _) => button.content(self.content),
        }
    }
}

fn start_icon() -> Element {
    el("svg")
        .class("govuk-button__start-icon")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("width", "17.5")
        .attr("height", "19")
        .attr("viewBox", "0 0 33 40")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(el("path").attr("fill", "currentColor").attr("d", "M0 0h13l20 20-20 20H0l20-20z"))
}

/// Buttons side by side, under each other where there is no room.
pub fn button_group(buttons: impl IntoIterator<Item = Element>) -> Element {
    el("div").class("govuk-button-group").children(buttons)
}
