//! How large a heading, label or legend is.

/// A size of the type scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 48 px: one question on its page.
    ExtraLarge,
    /// 36 px: the heading of a page.
    Large,
    /// 24 px: the heading of a section.
    Medium,
    /// 19 px, bold.
    Small,
}

impl Size {
    /// How class names end for it.
    pub(crate) fn letters(self) -> &'static str {
        match self {
            Self::ExtraLarge => "xl",
            Self::Large => "l",
            Self::Medium => "m",
            Self::Small => "s",
        }
    }
}
