//! What is proposed: changes with their ids, and where in the file each stands.

use std::fmt::{self, Display, Formatter};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use partnership::board::{
    AttendanceStatus, BoardKind, MeetingMode, Outcome, Owner, ResolutionForm,
};
use reading::minutes::Where;
use serde::{Deserialize, Serialize};

/// Minutes as they were read: what could be kept of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PastMinutes {
    /// The draft's id, by the file's content.
    pub id: String,
    /// The file's name.
    pub file: String,
    /// How many pages it has.
    pub pages: u32,
    /// When it was read.
    pub read: Timestamp,
    /// What could be kept.
    pub proposed: Vec<Proposed>,
    /// What contradicts itself, or is missing.
    pub findings: Vec<PastFinding>,
    /// What could not be read.
    pub remarks: Vec<String>,
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The page, from 1.
    pub page: u32,
    /// The line: of the page in a PDF, of the file otherwise.
    pub line: u32,
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "page {}, line {}", self.page, self.line)
    }
}

impl From<Where> for Place {
    fn from(at: Where) -> Self {
        Self { page: at.page, line: at.line }
    }
}

/// What contradicts itself in the minutes, or is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastFinding {
    /// What is wrong, and what to do.
    pub says: String,
    /// Where; none where something is missing.
    pub at: Option<Place>,
    /// Where what it contradicts stands.
    pub against: Option<Place>,
}

/// A change that is proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposed {
    /// Its id: "action-2".
    pub id: String,
    /// Where it stands.
    pub at: Place,
    /// The words that stand there, or their beginning.
    pub quote: String,
    /// What it is.
    #[serde(flatten)]
    pub what: What,
}

/// What could be kept. What it names by a text is another change by its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum What {
    /// An organisation.
    Organisation {
        /// Its name.
        name: String,
    },
    /// Somebody; by their post where no name is printed.
    Person {
        /// Their name.
        name: String,
        /// Rank or honorific.
        rank: Option<String>,
        /// Whom they speak for.
        organisation: Option<String>,
    },
    /// A post.
    Post {
        /// Its title.
        title: String,
        /// Whose it is.
        organisation: Option<String>,
        /// Who holds it on the day of the meeting.
        holder: Option<String>,
    },
    /// The board that met, or a group that an action is given to.
    Board {
        /// Its name; empty where the minutes do not say.
        name: String,
        /// What it is.
        of: BoardKind,
    },
    /// The meeting.
    Meeting {
        /// Whose it is.
        board: String,
        /// Its day; none where the minutes do not say.
        date: Option<Date>,
        /// When it began; midnight is stored where that is not said.
        time: Option<Time>,
        /// When it ended.
        ended: Option<Time>,
        /// How it was held.
        mode: MeetingMode,
        /// Where.
        place: String,
    },
    /// How somebody stood to the meeting.
    Attendance {
        /// Who.
        person: String,
        /// How.
        status: AttendanceStatus,
        /// For whom they came.
        alternate_for: Option<String>,
    },
    /// A declaration of interest.
    Declaration {
        /// Whose.
        person: String,
        /// What was declared.
        words: String,
    },
    /// An item of the agenda.
    Item {
        /// Its number as printed.
        number: Option<String>,
        /// Its title.
        title: String,
        /// The item that it is a part of.
        under: Option<String>,
    },
    /// What the minutes say of an item.
    Minute {
        /// The item.
        item: String,
        /// The words.
        words: String,
    },
    /// A resolution.
    Resolution {
        /// The item.
        item: String,
        /// Its form.
        form: ResolutionForm,
        /// What was resolved.
        words: String,
    },
    /// An action, or a promise that could become one.
    Action {
        /// The item.
        item: String,
        /// The resolution that it comes from.
        resolution: Option<String>,
        /// What is to be done.
        words: String,
        /// Whose it is; none where that is not clear.
        owner: Option<Whose>,
        /// When it is due.
        due: Option<When>,
        /// Whether it was only promised: no action stands for it in the minutes.
        promised: bool,
    },
    /// A note that was added after the meeting.
    Note {
        /// The item.
        item: String,
        /// Its words.
        words: String,
    },
    /// What was told of an action.
    Update {
        /// The action.
        of: Of,
        /// What was told.
        words: String,
        /// What came of it, where that closes it.
        outcome: Option<Outcome>,
    },
}

/// Whose an action is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// Every partner's.
    Everybody,
    /// A person's, a post's, a group's or an organisation's that is proposed too.
    Proposed(String),
    /// Whose somebody said, by what the records hold.
    #[serde(skip)]
    Held(Owner),
}

/// When an action is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On a day.
    On(Date),
    /// At the next meeting, on the day that the minutes give it.
    NextMeeting(Option<Date>),
    /// After an event.
    After(String),
}

/// Which action an update is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// One of these minutes.
    Proposed(String),
    /// One of an earlier meeting, in the words of these minutes.
    Earlier(String),
}

impl What {
    /// The kinds in the order in which they are shown and stored, by their ids' beginnings.
    pub const KINDS: [&'static str; 14] = [
        "organisation",
        "board",
        "meeting",
        "person",
        "post",
        "attendance",
        "declaration",
        "item",
        "minute",
        "resolution",
        "action",
        "promise",
        "note",
        "update",
    ];

    /// Its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Organisation { .. } => "organisation",
            Self::Board { .. } => "board",
            Self::Meeting { .. } => "meeting",
            Self::Person { .. } => "person",
            Self::Post { .. } => "post",
            Self::Attendance { .. } => "attendance",
            Self::Declaration { .. } => "declaration",
            Self::Item { .. } => "item",
            Self::Minute { .. } => "minute",
            Self::Resolution { .. } => "resolution",
            Self::Action { promised: false, .. } => "action",
            Self::Action { promised: true, .. } => "promise",
            Self::Note { .. } => "note",
            Self::Update { .. } => "update",
        }
    }

    /// Its words: those that can be changed before it is kept. A meeting and an attendance have none.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Organisation { name } | Self::Person { name, .. } | Self::Board { name, .. } => {
                Some(name)
            }
            Self::Post { title, .. } | Self::Item { title, .. } => Some(title),
            Self::Declaration { words, .. }
            | Self::Minute { words, .. }
            | Self::Resolution { words, .. }
            | Self::Action { words, .. }
            | Self::Note { words, .. }
            | Self::Update { words, .. } => Some(words),
            Self::Meeting { .. } | Self::Attendance { .. } => None,
        }
    }

    /// The same, to be changed.
    pub(super) fn words_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Organisation { name } | Self::Person { name, .. } | Self::Board { name, .. } => {
                Some(name)
            }
            Self::Post { title, .. } | Self::Item { title, .. } => Some(title),
            Self::Declaration { words, .. }
            | Self::Minute { words, .. }
            | Self::Resolution { words, .. }
            | Self::Action { words, .. }
            | Self::Note { words, .. }
            | Self::Update { words, .. } => Some(words),
            Self::Meeting { .. } | Self::Attendance { .. } => None,
        }
    }

    /// What must be kept with it, or be held already.
    pub(super) fn needs(&self) -> Vec<&str> {
        match self {
            Self::Organisation { .. }
            | Self::Person { .. }
            | Self::Post { .. }
            | Self::Board { .. } => Vec::new(),
            Self::Meeting { board, .. } => vec![board],
            Self::Attendance { person, alternate_for, .. } => {
                let whom = alternate_for.iter().map(String::as_str);
                [MEETING, person.as_str()].into_iter().chain(whom).collect()
            }
            Self::Declaration { person, .. } => vec![MEETING, person],
            Self::Item { under, .. } => std::iter::once(MEETING).chain(under.as_deref()).collect(),
            Self::Minute { item, .. } | Self::Resolution { item, .. } | Self::Note { item, .. } => {
                vec![item]
            }
            Self::Action { item, owner, .. } => {
                let whose = match owner {
                    Some(Whose::Proposed(id)) => Some(id.as_str()),
                    _ => None,
                };
                std::iter::once(item.as_str()).chain(whose).collect()
            }
            Self::Update { of: Of::Proposed(action), .. } => vec![action],
            Self::Update { of: Of::Earlier(_), .. } => vec![MEETING],
        }
    }
}

/// The id of the meeting.
pub(super) const MEETING: &str = "meeting-1";
/// The id of the board that met.
pub(super) const BOARD: &str = "board-1";

impl PastMinutes {
    /// The change with this id.
    pub fn find(&self, id: &str) -> Option<&Proposed> {
        self.proposed.iter().find(|one| one.id == id)
    }

    /// The day of the meeting.
    pub fn date(&self) -> Option<Date> {
        match self.find(MEETING)?.what {
            What::Meeting { date, .. } => date,
            _ => None,
        }
    }

    /// What a change names by an id, in words: a person's name, an item's title.
    pub fn called(&self, id: &str) -> &str {
        self.find(id).and_then(|one| one.what.words()).unwrap_or_default()
    }
}
