//! The area that a partnership is made for, as far as it is known.

use figure::{AreaCode, AreaKind};
use geography::{GeographyError, Register};

use crate::folder::FolderError;

/// An area to make a partnership's folder for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its name: the register's, or as given where the register does not know it.
    pub name: String,
    /// Its code, where it is known.
    pub code: Option<AreaCode>,
    /// The police force that serves it, where it is known.
    pub force: Option<String>,
    /// Areas with a name like it, where it is not known.
    pub nearest: Vec<String>,
}

impl Place {
    /// The area of this name or code: a district or a Community Safety Partnership. One that the register does not know is
    /// taken at its word.
    pub fn find(register: &Register, area: &str) -> Result<Self, FolderError> {
        let area = area.trim();
        if area.is_empty() {
            let problem = "say which area the partnership is responsible for, with --area NAME";
            return Err(FolderError::Area(problem.to_owned()));
        }
        match register.find(area) {
            Ok(found) if matches!(found.kind(), AreaKind::District | AreaKind::Partnership) => {
                Ok(Self {
                    name: found.name().to_owned(),
                    code: Some(found.code().clone()),
                    force: register
                        .parent(found.code(), AreaKind::Force)
                        .map(|force| force.name().to_owned()),
                    nearest: Vec::new(),
                })
            }
            Ok(found) => Err(FolderError::Area(format!(
                "{} ({}) is a {}; a partnership is responsible for a district: name that instead",
                found.name(),
                found.code(),
                found.kind().word()
            ))),
            Err(GeographyError::UnknownName { nearest, .. }) => {
                Ok(Self { name: area.to_owned(), code: None, force: None, nearest })
            }
            // A code that is not known must still be kept as one.
            Err(GeographyError::UnknownCode { code, .. }) => Ok(Self {
                name: area.to_owned(),
                code: Some(code),
                force: None,
                nearest: Vec::new(),
            }),
            Err(other) => Err(FolderError::Area(other.to_string())),
        }
    }

    /// Whether it is one of London's boroughs.
    pub fn is_london_borough(&self) -> bool {
        self.code.as_ref().is_some_and(|code| code.as_str().starts_with("E09"))
    }

    /// Whether it lies in Wales, as far as its code tells.
    pub fn is_welsh(&self) -> bool {
        self.code.as_ref().is_some_and(|code| code.as_str().starts_with('W'))
    }

    /// Whether the register knows it.
    pub fn is_known(&self) -> bool {
        self.code.as_ref().is_some_and(|code| code.as_str() != self.name)
    }

    /// What its owner should hear of it.
    pub(super) fn notes(&self) -> Vec<String> {
        if self.is_known() {
            return Vec::new();
        }
        let near = match self.nearest.as_slice() {
            [] => String::new(),
            names => format!(" (Built-in areas with a name like it: {}.)", names.join("; ")),
        };
        vec![format!(
            "{} is not one of the areas built in, so it was taken as you wrote it: import an ONS look-up that names it (LSOA to district, district to Community Safety Partnership and force) with its data.{near}",
            self.name
        )]
    }
}
