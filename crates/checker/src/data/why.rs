//! Why a claim cannot be held against the data.

use std::fmt;

/// What is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It can be no figure of this kind: a count with decimals, a year, a telephone number.
    NotAFigure(&'static str),
    /// It names nothing that the catalogue counts.
    NoMeasure,
    /// It names several measures: their titles.
    SeveralMeasures(Vec<String>),
    /// It speaks of something else than what is recorded: of arrests, victims, a survey.
    OtherThing(String),
    /// It counts less than the measure.
    Narrowed {
        /// The measure's title.
        measure: String,
        /// The word that makes another thing of it.
        word: String,
    },
    /// It names no place.
    NoPlace,
    /// Its place is none that is known, with what is known of it.
    UnknownPlace(String),
    /// It names no period.
    NoPeriod,
    /// It is right for the period before, of which its sentence speaks too.
    EitherPeriod,
    /// It is a change and does not say since when.
    NoBase,
    /// It is a share and does not say of what.
    NoWhole,
    /// It is a place in a ranking and does not say among whom, or among others than the data can rank.
    NoGroup(String),
    /// The data do not have it: their reason.
    NotHeld(String),
}

impl Why {
    /// What is lacking in two or three words, for adding up: "the measure".
    pub fn lacks(&self) -> &'static str {
        match self {
            Self::NotAFigure(_) => "a figure that can be",
            Self::NoMeasure | Self::SeveralMeasures(_) => "one measure",
            Self::OtherThing(_) | Self::Narrowed { .. } => "a measure of the catalogue",
            Self::NoPlace | Self::UnknownPlace(_) => "a place",
            Self::NoPeriod | Self::EitherPeriod => "a period",
            Self::NoBase => "what a change is from",
            Self::NoWhole => "what a share is of",
            Self::NoGroup(_) => "a group to rank in",
            Self::NotHeld(_) => "data",
        }
    }
}

impl fmt::Display for Why {
    /// A sentence without its full stop: "it names no period".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFigure(what) => write!(f, "it is {what}"),
            Self::NoMeasure => f.write_str("it names nothing that the catalogue counts"),
            Self::SeveralMeasures(titles) => {
                write!(f, "it may be of {}", titles.join(" or of "))
            }
            Self::OtherThing(word) => {
                write!(
                    f,
                    "\u{201c}{word}\u{201d} makes it a figure of something else than what is recorded"
                )
            }
            Self::Narrowed { measure, word } => {
                write!(
                    f,
                    "\u{201c}{word}\u{201d} may make it less than the measure \u{201c}{measure}\u{201d}"
                )
            }
            Self::NoPlace => f.write_str("it names no place"),
            Self::UnknownPlace(why) => write!(f, "its place is not known: {why}"),
            Self::NoPeriod => f.write_str("it names no period"),
            Self::EitherPeriod => {
                f.write_str("it is right for the period before, of which its sentence speaks too")
            }
            Self::NoBase => f.write_str("it does not say since when"),
            Self::NoWhole => f.write_str("it does not say of what it is a share"),
            Self::NoGroup(why) if why.is_empty() => {
                f.write_str("it does not say among whom it is ranked")
            }
            Self::NoGroup(why) => write!(f, "it cannot be ranked: {why}"),
            Self::NotHeld(why) => f.write_str(why),
        }
    }
}
