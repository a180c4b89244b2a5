//! Words: every text of the application stands in one catalogue a language, by a key. Figures in sentences are not here:
//! the documents bring them.
//!
//! English is what there is. Welsh is another file beside it, and a choice of the visitor's in
//! [`Context`](crate::context::Context).

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

use crate::WebError;

/// The English catalogue.
const ENGLISH: &str = include_str!("../../words/en-GB.ftl");

/// A key of the catalogue that is not said at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key(pub &'static str);

/// The words of one language.
pub(crate) struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The English words.
    pub fn english() -> Result<Self, WebError> {
        let resource = FluentResource::try_new(ENGLISH.to_owned())
            .map_err(|(_, errors)| WebError::Words(format!("{errors:?}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![langid!("en-GB")]);
        // Marks around what is set in would stand in titles, files and mails too; nothing here runs from right to left.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|errors| WebError::Words(format!("{errors:?}")))?;
        Ok(Self { bundle })
    }

    /// The text with this key.
    pub fn say(&self, key: &str) -> String {
        self.write(key, None)
    }

    /// The text with this key, with these set in.
    pub fn say_with<'a>(&'a self, key: &str, given: &[(&'a str, FluentValue<'a>)]) -> String {
        let arguments: FluentArgs<'_> =
            given.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.write(key, Some(&arguments))
    }

    fn write(&self, key: &str, given: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, "a text is missing from the catalogue of words");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, given, &mut errors);
        for error in errors {
            tracing::error!(key, %error, "a text of the catalogue of words could not be set");
        }
        match text {
            Cow::Borrowed(text) => text.to_owned(),
            Cow::Owned(text) => text,
        }
    }
}

#[cfg(test)]
mod tests;
