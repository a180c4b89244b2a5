//! The arguments of meetings.

use std::path::PathBuf;
use std::str::FromStr;

use super::days::{clock, day};
use clap::{Args, Subcommand};
use jiff::civil::{Date, Time};
use partnership::board::{
    AttendanceStatus, BoardId, ItemId, ItemKind, MeetingId, MeetingMode, MeetingStatus, PersonId,
    ResolutionForm,
};

/// Meetings of boards and groups.
#[derive(Debug, Args)]
pub struct MeetingArguments {
    #[command(subcommand)]
    pub question: MeetingQuestion,
}

#[derive(Debug, Subcommand)]
pub enum MeetingQuestion {
    /// Read past minutes from text, Word or PDF: what could be kept of them, and what has to be settled first
    #[command(
        after_help = "Examples:\n  watchward meeting read minutes-2021-03.pdf\n  watchward meeting read minutes-2021-03.pdf --confirm all --without attendance-18\n  watchward meeting read pack.pdf --board \"Safer Bromley Partnership Board\" --confirm all \\\n    --owner promise-2=\"Community Safety Manager\"\n\nNothing is stored before it is confirmed; then all that is confirmed is stored in one go, or nothing."
    )]
    Read(Box<MeetingReadArguments>),
    /// The meetings of a board, with their ids
    List {
        /// The board, by id
        #[arg(value_parser = str::parse::<BoardId>)]
        board: BoardId,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Make a meeting from the template: its agenda, the last minutes, what is outstanding, and the figures
    Plan {
        /// The board, by id
        #[arg(value_parser = str::parse::<BoardId>)]
        board: BoardId,
        /// Its day: 2021-06-17
        #[arg(long, value_parser = day)]
        date: Date,
        /// When it begins: 10:00
        #[arg(long, value_parser = clock)]
        time: Time,
        /// Where
        #[arg(long, default_value = "")]
        place: String,
        /// in-person, virtual or hybrid
        #[arg(long, default_value = "in-person", value_parser = str::parse::<MeetingMode>)]
        mode: MeetingMode,
        /// Whom to ask, by post
        #[arg(long, default_value = "")]
        contact: String,
        /// Without an agenda
        #[arg(long)]
        empty: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// One meeting with its agenda and what is recorded of it
    Show {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add an item to a meeting's agenda
    Item {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// Its title
        title: String,
        /// The item that it is a part of, by id
        #[arg(long, value_parser = str::parse::<ItemId>)]
        under: Option<ItemId>,
        /// standing, substantive, papers or verbal
        #[arg(long, default_value = "papers", value_parser = str::parse::<ItemKind>)]
        kind: ItemKind,
        /// What it is for
        #[arg(long, default_value = "")]
        context: String,
        /// Who presents it, by post
        #[arg(long, default_value = "")]
        presenter: String,
        /// It is of Part 2: the paragraph of Schedule 12A, 1 to 7
        #[arg(long, value_name = "PARAGRAPH", requires = "because")]
        exempt: Option<u8>,
        /// Why the public interest asks for it to be kept
        #[arg(long, requires = "exempt")]
        because: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Tick how somebody stood to a meeting, in place of what was ticked before
    Attend {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// The person, by id
        #[arg(value_parser = str::parse::<PersonId>)]
        person: PersonId,
        /// present, also-present, apologies or alternate
        #[arg(value_parser = str::parse::<AttendanceStatus>)]
        status: AttendanceStatus,
        /// The person for whom they came, by id
        #[arg(long = "for", value_parser = str::parse::<PersonId>)]
        alternate_for: Option<PersonId>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Save what the minutes say of an item; what others saved since --base is kept
    Minute {
        /// The item, by id
        #[arg(value_parser = str::parse::<ItemId>)]
        item: ItemId,
        /// The file with its text; - is what is typed or piped in
        file: PathBuf,
        /// The version that the text was begun with; the last where it is left out
        #[arg(long)]
        base: Option<i64>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add a resolution to an item
    Resolve {
        /// The item, by id
        #[arg(value_parser = str::parse::<ItemId>)]
        item: ItemId,
        /// What was resolved, after "RESOLVED that"
        words: String,
        /// noted, agreed, noted-with-action or numbered
        #[arg(long, default_value = "noted", value_parser = str::parse::<ResolutionForm>)]
        form: ResolutionForm,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add a note to an item's minute after the meeting
    Note {
        /// The item, by id
        #[arg(value_parser = str::parse::<ItemId>)]
        item: ItemId,
        /// What it says
        words: String,
        /// Its day; today where it is left out
        #[arg(long, value_parser = day)]
        on: Option<Date>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Say how far a meeting is: draft, published, held, minutes-draft, minutes-agreed or cancelled
    Advance {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// How far
        #[arg(value_parser = str::parse::<MeetingStatus>)]
        status: MeetingStatus,
        /// When it ended: 11:10
        #[arg(long, value_parser = clock)]
        ended: Option<Time>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// What is outstanding on the day of a meeting
    Outstanding {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// The meetings of all boards as an iCalendar feed
    Calendar {
        /// The address of the partnership's site
        #[arg(long, default_value = "http://localhost")]
        site: String,
    },
}

#[derive(Debug, Args)]
pub struct MeetingReadArguments {
    /// The minutes, or a whole pack that holds them: text, Markdown, a web page, a Word file (.docx) or a PDF
    pub file: PathBuf,
    /// Keep what is proposed: all, or the ids that stand before it with commas between
    #[arg(long, value_name = "all|IDS", value_delimiter = ',')]
    pub confirm: Vec<String>,
    /// Leave these out of what is confirmed
    #[arg(long, value_name = "IDS", value_delimiter = ',', requires = "confirm")]
    pub without: Vec<String>,
    /// Keep a change in other words
    #[arg(long, value_name = "ID=WORDS", requires = "confirm")]
    pub words: Vec<Given>,
    /// Say whose an action is: a name, a post, a group, an organisation, or everybody
    #[arg(long, value_name = "ID=WHO", requires = "confirm")]
    pub owner: Vec<Given>,
    /// The board whose minutes they are, where they call it otherwise
    #[arg(long, value_name = "NAME")]
    pub board: Option<String>,
    /// The day of the meeting, where they do not say it: 2021-03-25
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What is given for a change: `action-2=Ann Example`.
#[derive(Debug, Clone)]
pub struct Given {
    /// The change's id.
    pub id: String,
    /// What is given.
    pub text: String,
}

impl FromStr for Given {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (id, text) = text
            .split_once('=')
            .ok_or_else(|| "write the id, =, and what is meant: action-2=Ann Example".to_owned())?;
        Ok(Self { id: id.trim().to_owned(), text: text.trim().to_owned() })
    }
}
