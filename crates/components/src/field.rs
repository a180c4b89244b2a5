//! A question of a form: its name, label, hint, error, and the control that takes the answer.

use markup::{Content, Element, el};

use crate::part::Extra;
use crate::{Answers, ErrorMessage, Fieldset, Hint, Label};

/// What every control has around it.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// Under which the answer is sent.
    pub(crate) name: String,
    id: Option<String>,
    label: Label,
    hint: Option<Hint>,
    error: Option<ErrorMessage>,
    described_by: Option<String>,
    pub(crate) before: Content,
    pub(crate) after: Content,
    pub(crate) is_disabled: bool,
    pub(crate) extra: Extra,
}

impl Field {
    pub(crate) fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// The id of the control: its own, or its name.
    pub(crate) fn id(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }

    pub(crate) fn has_error(&self) -> bool {
        self.error.is_some()
    }

    /// The ids of what describes the control, after those named already.
    pub(crate) fn description(&self, already: Option<&str>) -> Option<String> {
        let id = self.id();
        let mut ids: Vec<String> = already.map(str::to_owned).into_iter().collect();
        ids.extend(self.described_by.clone());
        ids.extend(self.hint.as_ref().map(|_| format!("{id}-hint")));
        ids.extend(self.error.as_ref().map(|_| format!("{id}-error")));
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The hint and the error.
    pub(crate) fn notes(&self) -> Content {
        let id = self.id();
        let hint = self.hint.as_ref().map(|hint| hint.element(Some(&format!("{id}-hint"))));
        let error = self.error.as_ref().map(|error| error.element(Some(&format!("{id}-error"))));
        hint.into_iter().chain(error).collect()
    }

    /// The group of a form, without anything in it.
    pub(crate) fn bare_group(&self) -> Element {
        el("div").class("govuk-form-group").class_if("govuk-form-group--error", self.has_error())
    }

    /// The group with label, hint and error; the control is still to come.
    pub(crate) fn group(&self) -> Element {
        let label: Content = self.label.element(Some(self.id())).into_iter().collect();
        self.bare_group().content(label).content(self.notes())
    }

    /// A group of inputs with hint and error, in a fieldset where there is one.
    pub(crate) fn grouped(&self, fieldset: Option<Fieldset>, inputs: Element) -> Element {
        let content = self.notes().child(inputs);
        let group = self.bare_group();
        match fieldset {
            None => group.content(content),
            Some(fieldset) => {
                let ids = self.description(fieldset.ids());
                group.child(fieldset.describe(ids).content(content))
            }
        }
    }

    /// The group with everything around this control.
    pub(crate) fn around(&self, control: Element) -> Element {
        self.group().content(self.before.clone()).child(control).content(self.after.clone())
    }

    /// Described by this before what else describes it.
    pub(crate) fn before_description(&mut self, id: String) {
        self.described_by = Some(match self.described_by.take() {
            Some(more) => format!("{id} {more}"),
            None => id,
        });
    }

    /// What the control element has whatever it is.
    pub(crate) fn control(&self, control: Element) -> Element {
        let control = control.attr("id", self.id()).attr("name", self.name.clone());
        let control = control.flag("disabled", self.is_disabled);
        self.extra.on(control.attr_if("aria-describedby", self.description(None)))
    }
}

/// A control of a form.
pub trait Control: Sized {
    /// What is around it.
    fn field(&mut self) -> &mut Field;

    /// Takes the answer that was given to it before.
    fn fill(&mut self, answers: &Answers);

    /// With the answer that was given before and what is wrong with it.
    #[must_use]
    fn answered(mut self, answers: &Answers) -> Self {
        self.fill(answers);
        let message = answers.error(&self.field().name);
        match message {
            Some(message) => self.error(message),
            None => self,
        }
    }

    /// With this hint under the label.
    #[must_use]
    fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.field().hint = Some(hint.into());
        self
    }

    /// With this error.
    #[must_use]
    fn error(mut self, error: impl Into<ErrorMessage>) -> Self {
        self.field().error = Some(error.into());
        self
    }

    /// With this id in place of its name.
    #[must_use]
    fn id(mut self, id: impl Into<String>) -> Self {
        self.field().id = Some(id.into());
        self
    }

    /// Described by the elements of these ids too.
    #[must_use]
    fn described_by(mut self, ids: impl Into<String>) -> Self {
        self.field().described_by = Some(ids.into());
        self
    }

    /// Not to be used at present.
    #[must_use]
    fn disabled(mut self) -> Self {
        self.field().is_disabled = true;
        self
    }

    /// With this before the control.
    #[must_use]
    fn before(mut self, content: impl Into<Content>) -> Self {
        self.field().before = content.into();
        self
    }

    /// With this after the control.
    #[must_use]
    fn after(mut self, content: impl Into<Content>) -> Self {
        self.field().after = content.into();
        self
    }

    /// With one more class on the control.
    #[must_use]
    fn class(mut self, class: &str) -> Self {
        self.field().extra.class(class);
        self
    }

    /// With this attribute on the control.
    #[must_use]
    fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.field().extra.attr(name, value.into());
        self
    }
}

/// The control's methods that concern what is around it.
macro_rules! control {
    ($part:ty, $answers:ident, $this:ident => $fill:expr) => {
        crate::part::part!($part);

        impl crate::Control for $part {
            fn field(&mut self) -> &mut crate::Field {
                &mut self.field
            }

            fn fill(&mut self, $answers: &crate::Answers) {
                let $this = self;
                $fill
            }
        }
    };
}

pub(crate) use control;
