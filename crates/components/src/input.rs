//! One line to type into.

use markup::{Content, Element, el};

use crate::field::control;
use crate::part::{Extra, extras};
use crate::{Control as _, Field, Label};

/// What goes into a line of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any words.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// Something to look for.
    Search,
    /// A telephone number.
    Telephone,
    /// An address of a page.
    Url,
    /// A number to count with; others are text with a numeric keyboard.
    Number,
    /// A secret.
    Password,
}

impl InputKind {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Search => "search",
            Self::Telephone => "tel",
            Self::Url => "url",
            Self::Number => "number",
            Self::Password => "password",
        }
    }
}

/// How wide a control is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// For this many letters: 2, 3, 4, 5, 10, 20 or 30; others count as the next larger of these.
    Letters(u8),
    /// A half of the column, on wide windows.
    Half,
    /// A third of the column, on wide windows.
    Third,
}

impl Width {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Letters(0..=2) => "govuk-input--width-2",
            Self::Letters(3) => "govuk-input--width-3",
            Self::Letters(4) => "govuk-input--width-4",
            Self::Letters(5) => "govuk-input--width-5",
            Self::Letters(6..=10) => "govuk-input--width-10",
            Self::Letters(11..=20) => "govuk-input--width-20",
            Self::Letters(_) => "govuk-input--width-30",
            Self::Half => "govuk-!-width-one-half",
            Self::Third => "govuk-!-width-one-third",
        }
    }
}

/// What stands before or after a line of text and belongs to the answer: `£`, `per cent`.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Affix {
    content: Content,
    extra: Extra,
}

extras!(Affix);
crate::part::from_words!(Affix);

impl Affix {
    /// An affix with these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    fn element(self, class: &str) -> Element {
        let affix = el("div").class(class).attr("aria-hidden", "true");
        self.extra.on(affix).content(self.content)
    }
}

/// A line of text.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Input {
    field: Field,
    kind: InputKind,
    value: Option<String>,
    autocomplete: Option<&'static str>,
    autocapitalize: Option<&'static str>,
    inputmode: Option<&'static str>,
    pattern: Option<String>,
    spellcheck: Option<bool>,
    prefix: Option<Affix>,
    suffix: Option<Affix>,
    wrapper: Extra,
}

control!(Input, answers, input => {
    let name = input.field.name.clone();
    if let (Some(value), true) = (answers.value(&name), input.kind != InputKind::Password) {
        input.value = Some(value.to_owned());
    }
});

impl Input {
    /// A line of text under this name, with this label.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { field: Field::new(name, label), ..Self::default() }
    }

    /// For an answer of this kind.
    pub fn kind(mut self, kind: InputKind) -> Self {
        self.kind = kind;
        self
    }

    /// A whole number, typed on a numeric keyboard.
    pub fn whole_number(mut self) -> Self {
        self.inputmode = Some("numeric");
        self
    }

    /// With this in it.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// As wide as this.
    pub fn width(self, width: Width) -> Self {
        self.class(width.class())
    }

    /// What a browser may fill in: `email`, `one-time-code`.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// Which letters a keyboard makes large: `none`, `words`.
    pub fn autocapitalize(mut self, what: &'static str) -> Self {
        self.autocapitalize = Some(what);
        self
    }

    /// Which keyboard is shown: `numeric`, `decimal`.
    pub fn inputmode(mut self, what: &'static str) -> Self {
        self.inputmode = Some(what);
        self
    }

    /// What an answer must match, as a regular expression.
    pub fn pattern(mut self, pattern: impl Into<String>) -> Self {
        self.pattern = Some(pattern.into());
        self
    }

    /// Whether spelling is checked.
    pub fn spellcheck(mut self, checked: bool) -> Self {
        self.spellcheck = Some(checked);
        self
    }

    /// With this before it: `£`.
    pub fn prefix(mut self, prefix: impl Into<Affix>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// With this after it: `per cent`.
    pub fn suffix(mut self, suffix: impl Into<Affix>) -> Self {
        self.suffix = Some(suffix.into());
        self
    }

    /// With one more class on what holds the line and what stands before and after it.
    pub fn wrapper_class(mut self, class: &str) -> Self {
        self.wrapper.class(class);
        self
    }

    /// With this attribute on what holds the line and what stands before and after it.
    pub fn wrapper_attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.wrapper.attr(name, value.into());
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let Field { before, after, .. } = self.field.clone();
        let input = el("input").class("govuk-input");
        let input = input.class_if("govuk-input--error", self.field.has_error());
        let input = input
            .attr("type", self.kind.name())
            .attr_if("spellcheck", self.spellcheck.map(|checked| checked.to_string()))
            .attr_if("value", self.value)
            .attr_if("autocomplete", self.autocomplete)
            .attr_if("autocapitalize", self.autocapitalize)
            .attr_if("pattern", self.pattern)
            .attr_if("inputmode", self.inputmode);
        let input = self.field.control(input);
        let affixed = self.prefix.is_some() || self.suffix.is_some();
        let group = self.field.group();
        if !affixed && before.is_empty() && after.is_empty() {
            return group.child(input);
        }
        let wrapper = self.wrapper.on(el("div").class("govuk-input__wrapper"));
        let prefix = self.prefix.map(|affix| affix.element("govuk-input__prefix"));
        let suffix = self.suffix.map(|affix| affix.element("govuk-input__suffix"));
        let wrapper = wrapper.content(before).children(prefix).child(input);
        group.child(wrapper.children(suffix).content(after))
    }
}
