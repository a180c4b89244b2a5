//! What `watchward.toml` says: who the partnership is and how its figures are made. The file is the partnership's own; it
//! is read strictly, so that a slip of the pen is an error with its line and not a figure that is quietly different.

mod board;
mod error;
mod mail;
mod measures;
mod read;
mod sign_in;

use std::collections::BTreeMap;
use std::path::PathBuf;

use figure::{AreaCode, MeasureId, Month, Period, RagOverride, RagRules};
use serde::Deserialize;

pub use board::{AgendaTemplate, BoardSettings, Fill, QuarterPriority, StandingItem};
pub use error::SettingsError;
pub use mail::{Mail, MailSecurity};
pub use sign_in::{OpenId, SignIn, is_confidential};

/// The settings of a partnership.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Settings {
    /// Whether the data are invented: every page made from them must say so.
    #[serde(default)]
    pub demonstration: bool,
    /// Who it is.
    pub partnership: Partnership,
    /// The group its rates are ranked in.
    #[serde(default)]
    pub comparators: ComparatorGroup,
    /// The areas most like it.
    #[serde(default)]
    pub similar: AreaList,
    /// The areas next to it.
    #[serde(default)]
    pub neighbours: AreaList,
    /// How figures are made.
    #[serde(default)]
    pub figures: FigureRules,
    /// Periods to be held against, each with its name and the reason for the choice.
    #[serde(default, rename = "comparator")]
    pub named_comparators: Vec<NamedComparator>,
    /// When a change is green, amber or red.
    #[serde(default)]
    pub rag: RagRules,
    /// Ratings that a person gives in place of the rule's.
    #[serde(default, rename = "rag-override")]
    pub rag_overrides: Vec<RagOverride>,
    /// What the partnership calls measures, where it is not what the catalogue does.
    #[serde(default)]
    pub titles: BTreeMap<MeasureId, String>,
    /// What the performance report reports.
    #[serde(default)]
    pub performance: Performance,
    /// What happened when, for charts of months.
    #[serde(default, rename = "event")]
    pub events: Vec<Event>,
    /// The priorities agreed for the period that is assessed.
    #[serde(default, rename = "priority")]
    pub priorities: Vec<Priority>,
    /// What the ranking of crime types weighs.
    #[serde(default)]
    pub ranking: Ranking,
    /// What people who were asked are concerned about.
    #[serde(default, rename = "concern")]
    pub concerns: Vec<Concern>,
    /// What the regulations ask of a strategic assessment and only people can answer.
    #[serde(default)]
    pub assessment: Answers,
    /// How the board meets.
    #[serde(default)]
    pub board: BoardSettings,
    /// How mail is sent; none where none is.
    pub mail: Option<Mail>,
    /// How people sign in besides with a passphrase or a link.
    #[serde(default)]
    pub sign_in: SignIn,
    /// Other addresses for sources, by the source's name.
    #[serde(default)]
    pub sources: BTreeMap<String, SourceOverride>,
}

/// Who a partnership is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Partnership {
    /// Its name, as documents print it.
    pub name: String,
    /// The area it is responsible for: a name or code of the register.
    pub area: String,
    /// The area's code, where it was known when the folder was made. It is asked for before the name.
    pub code: Option<AreaCode>,
    /// The police force that serves it, as publishers name it; only told where the register cannot know it.
    pub force: Option<String>,
    /// The colour of its pages, on which words are white: `#12436d`. None is the program's.
    pub colour: Option<String>,
}

impl Partnership {
    /// What to ask the register for: the code where there is one, else the name.
    pub fn area_key(&self) -> &str {
        self.code.as_ref().map_or(self.area.as_str(), AreaCode::as_str)
    }
}

/// How the group of comparators is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComparatorRule {
    /// The 32 London boroughs, without the City and without airports.
    LondonBoroughs,
    /// Every district that the same police force serves, as far as look-ups or data tell.
    #[default]
    SameForce,
    /// Those listed.
    List,
}

/// The group of areas that a partnership's rates are ranked in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ComparatorGroup {
    /// How the group is chosen.
    pub group: ComparatorRule,
    /// What documents call it; none leaves the rule's own name.
    pub title: Option<String>,
    /// The areas, for a list: names or codes.
    #[serde(default)]
    pub areas: Vec<String>,
}

impl ComparatorGroup {
    /// What documents call the group.
    pub fn title(&self) -> &str {
        match (&self.title, self.group) {
            (Some(title), _) => title,
            (None, ComparatorRule::LondonBoroughs) => "London boroughs",
            (None, ComparatorRule::SameForce) => "districts of the same police force",
            (None, ComparatorRule::List) => "comparators",
        }
    }
}

/// A list of areas with the reason for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AreaList {
    /// Names or codes.
    #[serde(default)]
    pub areas: Vec<String>,
    /// Why these.
    pub reason: Option<String>,
}

/// How figures are made.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct FigureRules {
    /// The year of the mid-year estimate that every rate is divided by; none leaves the rule (the year that holds the
    /// period's middle).
    pub population: Option<i32>,
    /// A change is called one where chance alone would give as large a difference less often than this.
    pub level: f64,
    /// The file of the partnership's own measures, beside `watchward.toml`.
    pub own_measures: PathBuf,
}

impl Default for FigureRules {
    fn default() -> Self {
        Self { population: None, level: 0.05, own_measures: PathBuf::from("measures.toml") }
    }
}

/// What the performance report reports; nothing leaves the high-harm and volume crimes that the catalogue holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Performance {
    /// Measures that stand together, in their order.
    #[serde(default, rename = "group")]
    pub groups: Vec<PerformanceGroup>,
}

/// Measures that stand together under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PerformanceGroup {
    /// The heading.
    pub title: String,
    /// The measures.
    pub measures: Vec<MeasureId>,
}

/// How much each criterion weighs in the ranking of crime types; only weights beside one another matter.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Ranking {
    /// How many.
    pub volume: f64,
    /// How much harm.
    pub harm: f64,
    /// How much more than before.
    pub trend: f64,
    /// How many are concerned.
    pub concern: f64,
    /// The file of harm weights, beside `watchward.toml`.
    pub harm_weights: PathBuf,
}

impl Default for Ranking {
    fn default() -> Self {
        let harm_weights = PathBuf::from("harm-weights.csv");
        Self { volume: 1.0, harm: 1.0, trend: 1.0, concern: 1.0, harm_weights }
    }
}

/// What people who were asked say of one type of crime.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Concern {
    /// The measure.
    pub measure: MeasureId,
    /// How many named it as a concern.
    pub named: u64,
    /// How many were asked.
    pub asked: u64,
    /// Who asked whom, and when.
    pub source: String,
}

/// A period that figures can be held against by name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NamedComparator {
    /// The name, as `--against` takes it and documents print it.
    pub name: String,
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
    /// Why this period.
    pub reason: String,
}

impl NamedComparator {
    /// The period; none where it ends before it begins, which reading has ruled out.
    pub fn period(&self) -> Option<Period> {
        Period::new(self.from, self.to).ok()
    }
}

/// Something that happened in a month, with a word for it on a chart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Event {
    /// The month.
    pub month: Month,
    /// The word.
    pub word: String,
    /// The first month after it, where it passed: its months are no part of what is usual.
    pub until: Option<Month>,
    /// Whether counts are another series from then on: no baseline goes across it.
    #[serde(default)]
    pub changes_recording: bool,
}

/// A priority the partnership agreed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Priority {
    /// Its title, as documents print it.
    pub title: String,
    /// The measures that show how it goes; none where no data measure it.
    #[serde(default)]
    pub measures: Vec<MeasureId>,
    /// Who set it and since when, or why no data measure it: a sentence.
    #[serde(default)]
    pub note: String,
}

/// What the regulations ask of a strategic assessment and only people can answer, each as sentences to print.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Answers {
    /// When the last assessment was made and what it found.
    pub previous_assessment: Option<String>,
    /// Why levels and patterns changed, with the evidence for it.
    pub why_changed: Option<String>,
    /// How far last year's plan was implemented.
    pub plan_implemented: Option<String>,
    /// What the responsible authorities should prioritise.
    pub proposed_priorities: Option<String>,
    /// What people who live and work in the area would prioritise, and how they were asked.
    pub community_views: Option<String>,
    /// What the county's strategy group should know, where there are two tiers of local government.
    pub for_the_county: Option<String>,
    /// Substance misuse beyond recorded drug offences.
    pub substance_misuse: Option<String>,
}

/// What a partnership says differently of a source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SourceOverride {
    /// Where to download it instead. `{from}`, `{to}` and `{force}` stand for the same as in the register.
    pub address: String,
}
