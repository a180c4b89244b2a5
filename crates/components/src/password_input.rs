//! A secret to type in, shown on request.

use markup::Element;

use crate::{Button, ButtonKind, Control, Field, Input, InputKind, Label};

/// A line for a passphrase. What was typed is never shown again by the server.
#[derive(Debug, Clone)]
#[must_use]
pub struct PasswordInput {
    input: Input,
    autocomplete: &'static str,
    show: String,
    show_label: String,
    button_class: Option<String>,
    says: Vec<(&'static str, String)>,
}

crate::part::part!(PasswordInput);

impl Control for PasswordInput {
    fn field(&mut self) -> &mut Field {
        self.input.field()
    }

    fn fill(&mut self, _answers: &crate::Answers) {}
}

impl PasswordInput {
    /// A passphrase under this name, with this label.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            input: Input::new(name, label).kind(InputKind::Password),
            autocomplete: "current-password",
            show: "Show".to_owned(),
            show_label: "Show password".to_owned(),
            button_class: None,
            says: Vec::new(),
        }
    }

    /// One that is chosen now: a browser may make it up.
    pub fn new_passphrase(self) -> Self {
        self.autocomplete("new-password")
    }

    /// What a browser may fill in, in place of `current-password`.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = what;
        self
    }

    /// With this in it.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.input = self.input.value(value);
        self
    }

    /// What the button says, and what it is called: "Show", "Show password".
    pub fn show(mut self, word: impl Into<String>, label: impl Into<String>) -> Self {
        (self.show, self.show_label) = (word.into(), label.into());
        self
    }

    /// With this text of the script in place of the English one: `data-i18n.hide-password`.
    pub fn says(mut self, key: &'static str, text: impl Into<String>) -> Self {
        self.says.push((key, text.into()));
        self
    }

    /// With one more class on the button.
    pub fn button_class(mut self, class: impl Into<String>) -> Self {
        self.button_class = Some(class.into());
        self
    }

    /// As an element.
    pub fn element(mut self) -> Element {
        let id = self.field().id().to_owned();
        let after = std::mem::take(&mut self.field().after);
        let mut toggle = Button::new(self.show)
            .plain()
            .kind(ButtonKind::Secondary)
            .class("govuk-password-input__toggle govuk-js-password-input-toggle")
            .attr("aria-controls", id)
            .attr("aria-label", self.show_label)
            .attr("hidden", "");
        if let Some(class) = self.button_class {
            toggle = toggle.class(&class);
        }
        let group = self
            .input
            .class("govuk-password-input__input govuk-js-password-input-input")
            .wrapper_class("govuk-password-input__wrapper")
            .spellcheck(false)
            .autocapitalize("none")
            .autocomplete(self.autocomplete)
            .after(markup::Content::from(toggle).then(after))
            .element()
            .with_class("govuk-password-input")
            .attr("data-module", "govuk-password-input");
        self.says.into_iter().fold(group, |group, (key, text)| group.attr(key, text))
    }
}
