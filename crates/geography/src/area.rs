//! One area as the register knows it.

use figure::{AreaCode, AreaKind, AreaRef, Month};

/// An area: its code, its names, and the months between which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    pub(crate) code: AreaCode,
    /// As the code says; kept, because it is asked for often.
    pub(crate) kind: AreaKind,
    pub(crate) name: String,
    /// Sorted, without the name itself.
    pub(crate) aliases: Vec<String>,
    pub(crate) from: Option<Month>,
    pub(crate) to: Option<Month>,
    /// The first and last code year of the look-ups that name the area; none for what is only built in.
    pub(crate) seen: Option<(u16, u16)>,
}

impl Area {
    /// The GSS code.
    pub fn code(&self) -> &AreaCode {
        &self.code
    }

    /// The name that figures are printed with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Other names it is known by.
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// Ward, district, force, and so on.
    pub fn kind(&self) -> AreaKind {
        self.kind
    }

    /// The first month it stood in, where it is known.
    pub fn from(&self) -> Option<Month> {
        self.from
    }

    /// The last month it stood in; none where it stands, or where that is not known.
    pub fn to(&self) -> Option<Month> {
        self.to
    }

    /// Whether it stood in this month, as far as is known.
    pub fn stood_in(&self, month: Month) -> bool {
        self.from.is_none_or(|from| from <= month) && self.to.is_none_or(|to| month <= to)
    }

    /// Code and name, as a figure names the area.
    pub fn to_ref(&self) -> AreaRef {
        AreaRef { code: self.code.clone(), name: self.name.clone() }
    }
}
