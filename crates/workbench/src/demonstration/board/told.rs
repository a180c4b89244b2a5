//! What the demonstration's board did, as its text tells it.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use partnership::board::{
    ItemKind, MeetingMode, MembershipRole, Outcome, PaperField, ResolutionForm,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Told {
    pub organisations: Vec<Organisation>,
    pub posts: Vec<Post>,
    pub board: Board,
    #[serde(rename = "meeting")]
    pub meetings: Vec<Meeting>,
    pub next: Next,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    pub name: String,
    pub short: Option<String>,
    pub statutory: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Post {
    pub title: String,
    pub organisation: String,
    pub role: MembershipRole,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Board {
    pub name: String,
    pub former_name: String,
    pub renamed: Date,
    pub first: Date,
    pub groups: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Meeting {
    pub date: Date,
    pub time: Time,
    pub place: String,
    pub mode: MeetingMode,
    pub ended: Time,
    #[serde(default)]
    pub apologies: Vec<String>,
    #[serde(default)]
    pub also_present: Vec<String>,
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub title: String,
    pub kind: Option<ItemKind>,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub resolutions: Vec<Resolution>,
    #[serde(default)]
    pub actions: Vec<Action>,
    #[serde(default)]
    pub notes: Vec<Note>,
    #[serde(default, rename = "part")]
    pub parts: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Resolution {
    pub form: ResolutionForm,
    pub words: String,
    pub action: Option<Action>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Action {
    pub words: String,
    pub owner: String,
    /// A day, or "next" for the next meeting.
    pub due: Option<String>,
    pub due_after: Option<String>,
    #[serde(default)]
    pub updates: Vec<Update>,
    pub outcome: Option<Outcome>,
    #[serde(default)]
    pub closing: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Update {
    pub at: Timestamp,
    pub words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    pub date: Date,
    pub words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Next {
    pub date: Date,
    pub time: Time,
    pub place: String,
    pub mode: MeetingMode,
    pub contact: String,
    pub published: Date,
    /// The day on which the late paper comes.
    pub late: Date,
    pub written: Written,
    pub late_paper: Written,
    pub exempt: Written,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub title: String,
    pub item: String,
    pub part: Option<String>,
    pub paragraph: Option<u8>,
    pub reason: Option<String>,
    pub handling: Option<String>,
    #[serde(default)]
    pub fields: Vec<Field>,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub field: PaperField,
    pub words: String,
}
