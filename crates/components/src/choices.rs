//! Choices that are all in sight: one of several, or any of several.

use markup::{Content, Element, el};

use crate::field::control;
use crate::part::{Extra, extras};
use crate::{Field, Fieldset, Hint, Label, Legend};

/// What can be chosen.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Choice {
    value: String,
    label: Label,
    id: Option<String>,
    name: Option<String>,
    hint: Option<Hint>,
    is_checked: Option<bool>,
    is_disabled: bool,
    is_exclusive: bool,
    conditional: Content,
    extra: Extra,
}

extras!(Choice);

impl Choice {
    /// A value and what is shown for it.
    pub fn new(value: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    /// With this id.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sent under this name; for a box that stands for itself.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// With this hint.
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Whether it is chosen, whatever the value of the whole.
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.is_checked = Some(is_checked);
        self
    }

    /// Not to be chosen at present.
    pub fn disabled(mut self) -> Self {
        self.is_disabled = true;
        self
    }

    /// Where it is chosen, no other is: "None of these".
    pub fn exclusive(mut self) -> Self {
        self.is_exclusive = true;
        self
    }

    /// With this under it, shown while it is chosen.
    pub fn conditional(mut self, content: impl Into<Content>) -> Self {
        self.conditional = content.into();
        self
    }
}

/// A choice, or a word between two.
#[derive(Debug, Clone)]
enum Entry {
    Choice(Box<Choice>),
    Divider(String),
}

/// What is common to both kinds.
#[derive(Debug, Clone)]
struct Choices {
    kind: &'static str,
    fieldset: Option<Fieldset>,
    entries: Vec<Entry>,
    values: Vec<String>,
}

impl Choices {
    fn new(kind: &'static str, fieldset: Option<Fieldset>) -> Self {
        Self { kind, fieldset, entries: Vec::new(), values: Vec::new() }
    }

    fn element(self, field: &Field) -> Element {
        let kind = self.kind;
        let class = format!("govuk-{kind}");
        let list = field.extra.on(el("div").class(&class)).attr("data-module", class.clone());
        // A box outside a group is described by what describes the whole; a dot never is.
        let description = match (kind, &self.fieldset) {
            ("checkboxes", None) => field.description(None),
            _ => None,
        };
        let mut list = list.content(field.before.clone());
        for (nth, entry) in self.entries.into_iter().enumerate() {
            list = match entry {
                Entry::Divider(word) => {
                    list.child(el("div").class(&format!("{class}__divider")).text(word))
                }
                Entry::Choice(choice) => {
                    let id = choice.id.clone().unwrap_or_else(|| nth_id(field.id(), nth));
                    let is_checked =
                        choice.is_checked.unwrap_or(self.values.contains(&choice.value));
                    let conditional = conditional(&class, &id, is_checked, &choice.conditional);
                    let item = item(kind, field, *choice, &id, is_checked, description.clone());
                    list.child(item).children(conditional)
                }
            };
        }
        field.grouped(self.fieldset, list.content(field.after.clone()))
    }
}

/// The first has the id of the whole, so that a summary of errors leads to it.
fn nth_id(id: &str, nth: usize) -> String {
    if nth == 0 { id.to_owned() } else { format!("{id}-{}", nth + 1) }
}

fn item(
    kind: &'static str,
    field: &Field,
    choice: Choice,
    id: &str,
    is_checked: bool,
    description: Option<String>,
) -> Element {
    let class = format!("govuk-{kind}");
    let hint_id = format!("{id}-item-hint");
    let described: Vec<String> =
        description.into_iter().chain(choice.hint.as_ref().map(|_| hint_id.clone())).collect();
    let controls = (!choice.conditional.is_empty()).then(|| format!("conditional-{id}"));
    let input = el("input")
        .class(&format!("{class}__input"))
        .attr("id", id)
        .attr("name", choice.name.unwrap_or_else(|| field.name.clone()))
        .attr("type", if kind == "radios" { "radio" } else { "checkbox" })
        .attr("value", choice.value)
        .flag("checked", is_checked)
        .flag("disabled", choice.is_disabled || field.is_disabled)
        .attr_if("data-aria-controls", controls)
        .attr_if("data-behaviour", choice.is_exclusive.then_some("exclusive"))
        .attr_if("aria-describedby", (!described.is_empty()).then(|| described.join(" ")));
    let label = choice.label.class(&format!("{class}__label")).element(Some(id));
    let hint =
        choice.hint.map(|hint| hint.class(&format!("{class}__hint")).element(Some(&hint_id)));
    el("div")
        .class(&format!("{class}__item"))
        .child(choice.extra.on(input))
        .children(label)
        .children(hint)
}

fn conditional(class: &str, id: &str, is_checked: bool, content: &Content) -> Option<Element> {
    let element = el("div")
        .class(&format!("{class}__conditional"))
        .class_if(&format!("{class}__conditional--hidden"), !is_checked)
        .attr("id", format!("conditional-{id}"));
    (!content.is_empty()).then(|| element.content(content.clone()))
}

/// What both kinds offer.
macro_rules! choices {
    ($part:ident, $kind:literal) => {
        control!($part, answers, these => {
            let name = these.field.name.clone();
            if answers.value(&name).is_some() {
                these.choices.values = answers.values(&name).map(str::to_owned).collect();
            }
        });

        impl $part {
            /// Choices under this name, with this legend.
            pub fn new(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
                let field = Field::new(name, Label::default());
                Self { field, choices: Choices::new($kind, Some(Fieldset::new(legend))) }
            }

            /// Choices under this name without legend.
            pub fn bare(name: impl Into<String>) -> Self {
                let field = Field::new(name, Label::default());
                Self { field, choices: Choices::new($kind, None) }
            }

            /// In this group.
            pub fn fieldset(mut self, fieldset: Fieldset) -> Self {
                self.choices.fieldset = Some(fieldset);
                self
            }

            /// With this choice at its end.
            pub fn choice(mut self, choice: Choice) -> Self {
                self.choices.entries.push(Entry::Choice(Box::new(choice)));
                self
            }

            /// With these choices at its end.
            pub fn choices(self, choices: impl IntoIterator<Item = Choice>) -> Self {
                choices.into_iter().fold(self, Self::choice)
            }

            /// With a word between the choices: "or".
            pub fn divider(mut self, word: impl Into<String>) -> Self {
                self.choices.entries.push(Entry::Divider(word.into()));
                self
            }

            /// Smaller, for a page that is not a question.
            pub fn small(mut self) -> Self {
                self.field.extra.class(concat!("govuk-", $kind, "--small"));
                self
            }

            /// As an element.
            pub fn element(self) -> Element {
                self.choices.element(&self.field)
            }
        }
    };
}

/// One of several.
#[derive(Debug, Clone)]
#[must_use]
pub struct Radios {
    field: Field,
    choices: Choices,
}

choices!(Radios, "radios");

impl Radios {
    /// Side by side on a wide window.
    pub fn inline(mut self) -> Self {
        self.field.extra.class("govuk-radios--inline");
        self
    }

    /// With this chosen.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.choices.values = vec![value.into()];
        self
    }
}

/// Any of several.
#[derive(Debug, Clone)]
#[must_use]
pub struct Checkboxes {
    field: Field,
    choices: Choices,
}

choices!(Checkboxes, "checkboxes");

impl Checkboxes {
    /// With these chosen.
    pub fn values<V: Into<String>>(mut self, values: impl IntoIterator<Item = V>) -> Self {
        self.choices.values = values.into_iter().map(Into::into).collect();
        self
    }
}
