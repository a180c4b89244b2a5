//! The arguments of meetings.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Subcommand};

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
