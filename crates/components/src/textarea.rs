//! Several lines to type into.

use markup::{Element, el};

use crate::field::control;
use crate::{Control as _, Field, Label};

/// Several lines of text.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Textarea {
    pub(crate) field: Field,
    value: String,
    rows: Option<u32>,
    spellcheck: Option<bool>,
    autocomplete: Option<&'static str>,
}

control!(Textarea, answers, textarea => {
    if let Some(value) = answers.value(&textarea.field.name) {
        textarea.value = value.to_owned();
    }
});

impl Textarea {
    /// Lines of text under this name, with this label.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { field: Field::new(name, label), ..Self::default() }
    }

    /// With this in it.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// This many lines high in place of five.
    pub fn rows(mut self, rows: u32) -> Self {
        self.rows = Some(rows);
        self
    }

    /// Whether spelling is checked.
    pub fn spellcheck(mut self, checked: bool) -> Self {
        self.spellcheck = Some(checked);
        self
    }

    /// What a browser may fill in.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let textarea = el("textarea")
            .class("govuk-textarea")
            .class_if("govuk-textarea--error", self.field.has_error())
            .attr("rows", self.rows.unwrap_or(5).to_string())
            .attr_if("spellcheck", self.spellcheck.map(|checked| checked.to_string()))
            .attr_if("autocomplete", self.autocomplete);
        let textarea = self.field.control(textarea).text(self.value);
        self.field.around(textarea)
    }
}

/// Lines of text whose letters or words are counted as they are typed.
#[derive(Debug, Clone)]
#[must_use]
pub struct CharacterCount {
    textarea: Textarea,
    limit: Option<Limit>,
    threshold: Option<u8>,
    count_type: Option<&'static str>,
    description: Option<String>,
    message_class: Option<String>,
    attributes: Vec<(&'static str, String)>,
}

/// How long an answer may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// In letters, spaces and signs.
    Characters(u32),
    /// In words.
    Words(u32),
}

crate::part::part!(CharacterCount);

impl crate::Control for CharacterCount {
    fn field(&mut self) -> &mut Field {
        &mut self.textarea.field
    }

    fn fill(&mut self, answers: &crate::Answers) {
        self.textarea.fill(answers);
    }
}

impl CharacterCount {
    /// Lines of text of at most `limit`; without one, a script is to say it.
    pub fn new(textarea: Textarea, limit: Option<Limit>) -> Self {
        Self {
            textarea,
            limit,
            threshold: None,
            count_type: None,
            description: None,
            message_class: None,
            attributes: Vec::new(),
        }
    }

    /// The count is shown from this many hundredths of the limit on.
    pub fn threshold(mut self, percent: u8) -> Self {
        self.threshold = Some(percent);
        self
    }

    /// What is counted, where it is not what the limit says: `characters`, `words`, `graphemes`.
    pub fn count_type(mut self, what: &'static str) -> Self {
        self.count_type = Some(what);
        self
    }

    /// In place of "You can enter up to %{count} characters".
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// With one more class on the message.
    pub fn message_class(mut self, class: impl Into<String>) -> Self {
        self.message_class = Some(class.into());
        self
    }

    /// With this text of the script in place of the English one: `data-i18n.characters-under-limit.other`.
    pub fn says(mut self, key: &'static str, text: impl Into<String>) -> Self {
        self.attributes.push((key, text.into()));
        self
    }

    /// As an element.
    pub fn element(mut self) -> Element {
        let info = format!("{}-info", self.textarea.field.id());
        let (characters, words) = match self.limit {
            Some(Limit::Characters(n)) => (Some(n), None),
            Some(Limit::Words(n)) => (None, Some(n)),
            None => (None, None),
        };
        let count_type = self.count_type.or(words.map(|_| "words"));
        let what = if count_type == Some("words") { "words" } else { "characters" };
        let says = self.description.clone();
        let says = says.unwrap_or_else(|| format!("You can enter up to %{{count}} {what}"));
        let mut message = crate::Hint::new(match characters.or(words) {
            Some(n) => says.replace("%{count}", &n.to_string()),
            None => String::new(),
        })
        .class("govuk-character-count__message");
        if let Some(class) = &self.message_class {
            message = message.class(class);
        }
        let field = &mut self.textarea.field;
        let after = std::mem::take(&mut field.after);
        field.after = markup::Content::from(message.element(Some(&info))).then(after);
        field.before_description(info);
        let untold = characters.or(words).is_none();
        let mut group = self
            .textarea
            .class("govuk-js-character-count")
            .element()
            .with_class("govuk-character-count")
            .attr("data-module", "govuk-character-count")
            .attr_if("data-maxlength", characters.map(|n| n.to_string()))
            .attr_if("data-maxwords", words.map(|n| n.to_string()))
            .attr_if("data-threshold", self.threshold.map(|n| n.to_string()))
            .attr_if("data-count-type", count_type)
            .attr_if("data-i18n.textarea-description.other", self.description.filter(|_| untold));
        for (key, text) in self.attributes {
            group = group.attr(key, text);
        }
        group
    }
}
