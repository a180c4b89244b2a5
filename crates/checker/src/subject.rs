//! What is counted: the words of the field for measures, most telling first.
//!
//! These are the names that the police, the Home Office and MOPAC give their categories, with their usual abbreviations.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::{LONGEST, pattern};

/// A measure that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Subject(usize);

/// Name, the subject it is a part of, and its pattern.
const SUBJECTS: [(&str, &str, &str); 30] = [
    (
        "burglary of homes",
        "burglary",
        r"residential burglar(?:y|ies)|(?:dwelling|domestic) burglar(?:y|ies)|burglar(?:y|ies)[\s(-]+(?:of (?:a )?)?(?:residential|dwelling)s?\)?|burglar(?:y|ies) in (?:a )?dwellings?",
    ),
    ("burglary", "all crime", r"(?:total |overall )?burglar(?:y|ies)"),
    (
        "theft of motor vehicles",
        "vehicle crime",
        r"thefts? (?:or (?:unauthorised )?taking )?of (?:a )?(?:motor )?(?:vehicles?|mv)|(?:motor )?vehicle thefts?|tomv|vehicles? (?:were |was )?stolen|stolen vehicles?|theft and taking of a motor vehicle",
    ),
    (
        "theft from motor vehicles",
        "vehicle crime",
        r"thefts? from (?:a )?(?:motor )?(?:vehicles?|mv)|tfmv",
    ),
    ("vehicle crime", "all crime", r"vehicle (?:crimes?|offences)|motor vehicle crime"),
    ("theft from the person", "all crime", r"(?:total )?thefts? (?:from )?(?:the )?person"),
    (
        "violence with injury, not domestic",
        "violence with injury",
        r"non[\s-]*(?:domestic|da|dv)(?:[\s-]+abuse)?[\s-]+(?:violence(?: with injury)?|vwi|wi)|ndvwi|nda? ?vwi",
    ),
    ("violence with injury", "violence against the person", r"violence with injury|vwi"),
    (
        "violence against the person",
        "all crime",
        r"violence against the person|vap\b|violent crimes?|violence offences",
    ),
    (
        "robbery of personal property",
        "robbery",
        r"personal robber(?:y|ies)|robber(?:y|ies)[\s–-]*(?:of )?personal property",
    ),
    ("robbery", "all crime", r"robber(?:y|ies)"),
    ("anti-social behaviour", "", r"anti[\s-]*social[\s-]*behaviour|asb\b"),
    ("knife crime", "", r"knife crimes?|knife[\s-]enabled crimes?|knife offences"),
    ("possession of weapons", "all crime", r"possession of (?:a )?(?:knife|knives|weapons?)"),
    ("gun crime", "", r"gun crimes?|firearms? offences|lethal barrel"),
    (
        "hate crime",
        "",
        r"(?:race and religious |racist and religious |sexual orientation |faith |disability )?hate (?:crimes?|incidents?)",
    ),
    (
        "domestic abuse",
        "",
        r"domestic (?:abuse|violence)(?: incidents?| offences)?|da (?:incidents?|offences)",
    ),
    ("sexual offences", "all crime", r"sex(?:ual)? offences?|rapes?\b"),
    (
        "drug offences",
        "all crime",
        r"drugs? (?:offences|possession|trafficking)|possession of drugs",
    ),
    ("arson", "all crime", r"arsons?\b"),
    ("criminal damage", "all crime", r"criminal damage"),
    ("public order", "all crime", r"public order(?: offences)?"),
    ("shoplifting", "all crime", r"shoplifting|shop theft|retail (?:crime|theft)"),
    (
        "bicycle theft",
        "all crime",
        r"(?:bicycle|cycle|bike) thefts?|thefts? of (?:a )?(?:bicycles?|pedal cycles?|bikes?)",
    ),
    ("fraud", "", r"frauds?\b|scams?\b"),
    ("serious youth violence", "", r"serious youth violence|youth violence"),
    ("theft", "all crime", r"(?:overall )?theft(?: offences)?|thefts"),
    (
        "all crime",
        "",
        r"(?:overall |total )(?:notifiable|notified) offences|tnos?\b|total (?:recorded )?crimes?|all (?:recorded )?crimes?(?: types?)?|overall crimes?|overall (?:offending|offences)|(?:total )?recorded crimes?|(?:total|all) borough offending|borough offending",
    ),
    ("population", "", r"populations?(?: size)?|number of residents|inhabitants"),
    ("calls", "", r"calls for service|999 calls|101 calls"),
];

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    SUBJECTS.iter().map(|(_, _, words)| pattern(&format!(r"(?i)\b(?:{words})"))).collect()
});

/// What each is a part of.
static WHOLES: LazyLock<Vec<Option<Subject>>> = LazyLock::new(|| {
    let find = |wanted: &str| SUBJECTS.iter().position(|(name, ..)| *name == wanted);
    SUBJECTS.iter().map(|(_, whole, _)| find(whole).map(Subject)).collect()
});

impl Subject {
    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        SUBJECTS.get(self.0).map_or("", |(name, ..)| name)
    }

    /// The subject that it is a part of.
    fn whole(self) -> Option<Self> {
        WHOLES.get(self.0).copied().flatten()
    }

    /// Whether it is a part of another, at any depth.
    pub(crate) fn is_part_of(self, other: Self) -> bool {
        let mut at = self.whole();
        while let Some(whole) = at {
            if whole == other {
                return true;
            }
            at = whole.whole();
        }
        false
    }

    /// The number of people.
    pub(crate) fn population() -> Option<Self> {
        SUBJECTS.iter().position(|(name, ..)| *name == "population").map(Self)
    }

    /// Whether it is a measure of crime, and not of people or of calls.
    pub(crate) fn is_measure(self) -> bool {
        !self.is_population() && self.name() != "calls"
    }

    /// Whether it is the number of people.
    pub(crate) fn is_population(self) -> bool {
        self.name() == "population"
    }
}

/// The subjects that a text names, in order; the most telling where names overlap.
pub(crate) fn scan(text: &str) -> Vec<(Range<usize>, Subject)> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let mut found: Vec<(Range<usize>, Subject)> = Vec::new();
    for (at, pattern) in PATTERNS.iter().enumerate() {
        for range in pattern.find_iter(text).map(|found| found.range()) {
            let is_taken =
                found.iter().any(|(taken, _)| taken.start < range.end && range.start < taken.end);
            if !is_taken
                && ends_as_word(text, range.end)
                && !is_base(text, &range)
                && !is_other(text, &range)
            {
                found.push((range, Subject(at)));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// "Other violence" is what is left of it, and "youth-related incidents" a part.
fn is_other(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end().to_lowercase();
    before.ends_with("other") || before.ends_with("related")
}

/// "Per 1,000 population" says what a rate is per, not what is counted.
fn is_base(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end();
    let number = before.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ',');
    number.trim_end().ends_with("per") || number.trim_end().ends_with("Per")
}

fn ends_as_word(text: &str, end: usize) -> bool {
    !text[end..].starts_with(|letter: char| letter.is_alphanumeric())
}

static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:victims?|survivors?|referrals?|residents|respondents?|people|persons|children|women|men|girls|boys|pupils|students|families|households|homes|patients|clients|users|tenants|drivers|riders|suspects?|offenders?|detainees|arrests?|charges|outcomes?|detections?|solved|satisfaction|confidence|trust|attendance|visits|searches|stops?|complaints?|complainants|callers|volunteers|staff|officers|posts|vacancies|sickness|grants?|funding|budget|spend(?:ing)?|costs?|precept|income|savings|admissions|casualties|collisions|entrants|notices|warnings|orders|licences|premises|bookings|responses?|reviews?|cases|meetings|sessions|projects|schools|agencies|investigators|workload|time)\b",
    )
});

/// Whether a text counts something that is no measure of crime, so that the titles above it do not say what its figures are of.
pub(crate) fn counts_other(text: &str) -> bool {
    OTHERS.is_match(text)
}
