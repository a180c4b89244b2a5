//! A finding: a figure that cannot be right, where it stands, and why.

use std::ops::Range;

use serde::Serialize;

use crate::Kind;

/// A figure that contradicts something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is about.
    pub kind: Kind,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is.
    pub sure: Sure,
    /// Where the figure stands.
    pub at: Spot,
    /// What stands there, as printed: "12%".
    pub says: String,
    /// What it should be, at least as precise as what is printed: "-13.44%". None where two places contradict each other and
    /// neither is known to be right.
    pub should: Option<String>,
    /// The working, in a sentence or two: "1,256 is 13.44% less than 1,451".
    pub working: String,
    /// Where what it contradicts stands.
    pub against: Vec<Spot>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It contradicts: one of the figures is wrong.
    Contradiction,
    /// Right but for how it was rounded.
    Rounding,
    /// Nothing is wrong by arithmetic, and a reader would stumble.
    Remark,
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sure {
    /// By arithmetic on figures that stand together.
    Certain,
    /// By figures that say that they are of the same thing.
    Likely,
    /// By figures that seem to be of the same thing.
    Possible,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// Which of the reading's lines ([`reading::Reading::lines`]), from 0.
    pub index: usize,
    /// Its page as a reader finds it: by the number that is printed on it where the document is a text that has them, else
    /// counted from 1. None where the document has no pages, or does not say which this is.
    pub page: Option<u32>,
    /// Its line as the reading numbers it: in the file for text, Markdown and HTML, on its page for PDF, the paragraph for
    /// Word, the row for a sheet.
    pub line: u32,
    /// The bytes of that line's text that are meant.
    pub range: Range<usize>,
    /// The sentence, row or heading it stands in, shortened.
    pub quote: String,
}

impl Severity {
    /// Its name for a reader.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "Contradicts",
            Self::Rounding => "Rounded oddly",
            Self::Remark => "Look again",
        }
    }
}

impl Finding {
    /// What tells it from every other finding of the document, and stays when lines move: sixteen hexadecimal digits of its
    /// kind, its quote and what it says.
    pub fn mark(&self) -> String {
        let text = [self.kind.code(), &self.at.quote, &self.says].join("\u{1f}");
        format!("{:016x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes()))
    }
}
