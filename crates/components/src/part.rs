//! What every part has: it becomes an element, and takes more classes and attributes where the package lets it.

use markup::Element;

/// More classes and attributes of an element inside a part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extra {
    classes: Vec<String>,
    attributes: Vec<(&'static str, String)>,
}

impl Extra {
    pub(crate) fn class(&mut self, class: &str) {
        self.classes.push(class.to_owned());
    }

    pub(crate) fn attr(&mut self, name: &'static str, value: String) {
        self.attributes.push((name, value));
    }

    /// With those of another too.
    pub(crate) fn add(&mut self, more: Self) {
        self.classes.extend(more.classes);
        self.attributes.extend(more.attributes);
    }

    /// The element with them.
    pub(crate) fn on(&self, mut element: Element) -> Element {
        for class in &self.classes {
            element = element.with_class(class);
        }
        for (name, value) in &self.attributes {
            element = element.with(name, value.clone());
        }
        element
    }
}

/// A part that is an element, wherever an element or content is asked for.
macro_rules! part {
    ($($part:ty),+) => {$(
        impl From<$part> for markup::Element {
            fn from(part: $part) -> Self {
                part.element()
            }
        }

        impl From<$part> for markup::Content {
            fn from(part: $part) -> Self {
                part.element().into()
            }
        }
    )+};
}

/// Methods that add a class or an attribute to what `self.extra` is for.
macro_rules! extras {
    ($part:ty) => {
        impl $part {
            /// With one more class.
            pub fn class(mut self, class: &str) -> Self {
                self.extra.class(class);
                self
            }

            /// With this attribute.
            pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
                self.extra.attr(name, value.into());
                self
            }
        }
    };
}

/// Words where a label, hint or the like is asked for.
macro_rules! from_words {
    ($($part:ty),+) => {$(
        impl From<&str> for $part {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl From<String> for $part {
            fn from(text: String) -> Self {
                Self::new(text)
            }
        }

        impl From<markup::Content> for $part {
            fn from(content: markup::Content) -> Self {
                Self::new(content)
            }
        }
    )+};
}

pub(crate) use {extras, from_words, part};
