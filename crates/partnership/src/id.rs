//! Ids: of records, a number that opens nothing, with a type for each kind so that none stands where another is meant; and of
//! the members of a kind, such as roles, the text by which they are stored, typed and shown to programs.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub(crate) i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::StoreError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self).map_err(|_| $crate::StoreError::NotFound($what))
            }
        }
    };
}

/// A kind with a few members, each with its id.
macro_rules! kind {
    ($(#[$doc:meta])* $name:ident, $field:literal, { $($(#[$its:meta])* $member:ident = $id:literal,)+ }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$its])* #[serde(rename = $id)] $member,)+
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: [Self; [$($id),+].len()] = [$(Self::$member),+];

            /// Its id, as it is stored and typed.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$member => $id,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.id())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::StoreError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.into_iter().find(|one| one.id() == text).ok_or_else(|| {
                    let known = Self::ALL.map(Self::id).join(", ");
                    let typed = text.chars().take(40).collect();
                    $crate::StoreError::invalid($field, $crate::Wrong::Unknown { typed, known })
                })
            }
        }
    };
}

pub(crate) use {id, kind};
