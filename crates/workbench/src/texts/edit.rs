//! What can be changed, each as somebody would say it.

use figure::{MeasureId, RagOverride, RagRule};

use super::TextFile;
use crate::settings::{ComparatorRule, NamedComparator};

/// A change of the texts.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// What the partnership is called, and its colour.
    Names(Names),
    /// Whom it is held against.
    Groups(Groups),
    /// A period to hold figures against: the one of this name is changed, or removed; without a name one is added.
    Period {
        /// Its name as it is.
        old: Option<String>,
        /// What it is from then on; none removes it.
        new: Option<NamedComparator>,
    },
    /// The rule for red, amber and green.
    Rule {
        /// The measure whose own rule it is; none is the rule of all the others.
        measure: Option<MeasureId>,
        /// The rule; none takes a measure's own away.
        rule: Option<RagRule>,
    },
    /// A rating that a person gives in place of the rule's.
    Rating {
        /// The measure.
        measure: MeasureId,
        /// The rating; none leaves it to the rule again.
        given: Option<RagOverride>,
    },
    /// What the partnership calls a measure.
    Title {
        /// The measure.
        measure: MeasureId,
        /// Its title; none leaves the catalogue's.
        title: Option<String>,
    },
    /// A measure of the partnership's own.
    OwnMeasure {
        /// Its id as it is; none adds one.
        old: Option<MeasureId>,
        /// What it is from then on; none removes it.
        new: Option<OwnMeasure>,
    },
    /// A whole text, as somebody wrote it.
    Whole {
        /// Which.
        file: TextFile,
        /// As it was when they began; what others changed since is kept.
        base: String,
        /// As it should be.
        text: String,
    },
}

/// What a partnership is called, and its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// Its name.
    pub name: String,
    /// The colour of its pages: `#12436d`; none is the program's.
    pub colour: Option<String>,
}

/// Whom a partnership is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    /// How the group is chosen that its rates are ranked in.
    pub rule: ComparatorRule,
    /// What documents call the group; none is the rule's own name.
    pub title: Option<String>,
    /// Its areas, for a list.
    pub areas: Vec<String>,
    /// The areas most like it.
    pub similar: Vec<String>,
    /// Why these.
    pub reason: Option<String>,
    /// The areas next to it.
    pub neighbours: Vec<String>,
}

/// A measure of a partnership's own, as far as it is said in a few answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMeasure {
    /// Its id: `fly-tipping`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it counts: "offences".
    pub unit: String,
    /// Which way is good: "lower", "higher" or "neither".
    pub good: String,
    /// What it counts, in a sentence.
    pub definition: String,
    /// The sources that it is counted from, the preferred one first.
    pub sources: Vec<String>,
    /// The categories counted, as publishers name them; none is all.
    pub include: Vec<String>,
    /// The categories left out of those.
    pub exclude: Vec<String>,
}
