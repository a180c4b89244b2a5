//! A protective marking: the government classification of a document and how it is to be handled. OFFICIAL is the default and
//! is not marked; only OFFICIAL-SENSITIVE is.

use serde::Serialize;

/// The marking OFFICIAL-SENSITIVE with its handling instruction. A public document has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marking {
    /// Who may see it: "Members of the board only".
    pub handling: String,
}

impl Marking {
    /// The words that stand at the head and foot of each page.
    pub fn words(&self) -> String {
        if self.handling.is_empty() {
            "OFFICIAL-SENSITIVE".to_owned()
        } else {
            format!("OFFICIAL-SENSITIVE: {}", self.handling.trim_end_matches('.'))
        }
    }
}
