//! Ids of records: a number that opens nothing, and a type for each kind, so that none stands where another is meant.

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

pub(crate) use id;

/// The one of a kind's members whose id this is.
pub(crate) fn known<T: Copy + std::fmt::Display>(
    field: &'static str,
    all: &[T],
    text: &str,
) -> Result<T, crate::StoreError> {
    all.iter().copied().find(|one| one.to_string() == text).ok_or_else(|| {
        let known = all.iter().map(T::to_string).collect::<Vec<_>>().join(", ");
        let typed = text.chars().take(40).collect();
        crate::StoreError::invalid(field, crate::Wrong::Unknown { typed, known })
    })
}
