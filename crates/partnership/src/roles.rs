//! Roles: what a person is in the partnership's workspace. A person may hold several.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::id::kind;

kind!(
    /// What a person is.
    Role, "role", {
        /// Runs the place: accounts, backups, the trail of changes.
        Administrator = "administrator",
        /// Carries the quarter's cycle: settings, documents, partners.
        Coordinator = "coordinator",
        /// Imports data and makes figures of them.
        Analyst = "analyst",
        /// Speaks for one organisation.
        Partner = "partner",
        /// Sits on the board.
        BoardMember = "board-member",
        /// May read exempt papers.
        ExemptReader = "exempt-reader",
    }
);

/// The roles that a person holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Roles(BTreeSet<Role>);

impl Roles {
    /// These roles.
    pub fn of(roles: &[Role]) -> Self {
        Self(roles.iter().copied().collect())
    }

    /// Every role there is.
    pub fn all() -> Self {
        Self::of(&Role::ALL)
    }

    /// Whether this is one of them.
    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// Whether any of these is.
    pub fn has_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Role> + '_ {
        self.0.iter().copied()
    }

    /// Whether whoever holds them must have a second factor: those who run the place or change what it publishes.
    pub fn need_second_factor(&self) -> bool {
        self.has_any(&[Role::Administrator, Role::Coordinator, Role::Analyst])
    }

    /// As they are stored: ids with spaces between.
    pub(crate) fn stored(&self) -> String {
        self.0.iter().map(|role| role.id()).collect::<Vec<_>>().join(" ")
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<T: IntoIterator<Item = Role>>(roles: T) -> Self {
        Self(roles.into_iter().collect())
    }
}

impl FromStr for Roles {
    type Err = StoreError;

    /// Ids with commas or spaces between.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let ids = text.split([',', ' ']).filter(|id| !id.is_empty());
        ids.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Display for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<_> = self.0.iter().map(|role| role.id()).collect();
        f.write_str(&ids.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn roles_are_read_as_they_were_written(held in proptest::sample::subsequence(Role::ALL.to_vec(), 0..=6)) {
            let roles = Roles::of(&held);
            for text in [roles.to_string(), roles.stored()] {
                prop_assert_eq!(text.parse::<Roles>().unwrap(), roles.clone());
            }
        }
    }

    #[test]
    fn what_is_no_role_is_told_with_those_there_are() {
        let told = "partner, chief".parse::<Roles>().unwrap_err().to_string();
        assert!(told.contains("“chief”") && told.contains("exempt-reader"), "{told}");
    }
}
