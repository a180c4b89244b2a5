//! The arguments of papers and packs.

use std::path::PathBuf;

use super::days::day;
use clap::{Args, Subcommand, ValueEnum};
use figure::{Against, Month};
use jiff::civil::Date;
use partnership::board::{ItemId, MeetingId, PackPart, PaperField, PaperId};
use workbench::Report;

/// Papers of meetings.
#[derive(Debug, Args)]
pub struct PaperArguments {
    #[command(subcommand)]
    pub question: PaperQuestion,
}

/// Where a paper stands, and who may read it.
#[derive(Debug, Args)]
pub struct PaperPlace {
    /// The meeting, by id
    #[arg(long, value_parser = str::parse::<MeetingId>)]
    pub meeting: MeetingId,
    /// The item that it belongs to, by id
    #[arg(long, value_parser = str::parse::<ItemId>)]
    pub item: Option<ItemId>,
    /// Its title
    #[arg(long)]
    pub title: String,
    /// It is of Part 2: the paragraph of Schedule 12A, 1 to 7
    #[arg(long, value_name = "PARAGRAPH", requires = "because")]
    pub exempt: Option<u8>,
    /// Why the public interest asks for it to be kept
    #[arg(long, requires = "exempt")]
    pub because: Option<String>,
    /// It is OFFICIAL-SENSITIVE: how it is to be handled
    #[arg(long)]
    pub handling: Option<String>,
}

/// A report that a paper can be made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperReport {
    /// The yearly evidence document.
    NeedsAssessment,
    /// High-harm and volume crimes with their ratings.
    Performance,
    /// One page for the public.
    Summary,
}

impl PaperReport {
    /// The report.
    pub fn of(self) -> Report {
        match self {
            Self::NeedsAssessment => Report::NeedsAssessment,
            Self::Performance => Report::Performance,
            Self::Summary => Report::Summary,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum PaperQuestion {
    /// The papers of a meeting, with their ids
    List {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add a paper that is written in Markdown
    Write {
        /// The file with its text; - is what is typed or piped in
        file: PathBuf,
        #[command(flatten)]
        place: PaperPlace,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Save the text of a written paper anew; what others saved since --base is kept
    Save {
        /// The paper, by id
        #[arg(value_parser = str::parse::<PaperId>)]
        paper: PaperId,
        /// The file with its text; - is what is typed or piped in
        file: PathBuf,
        /// The version that the text was begun with; the last where it is left out
        #[arg(long)]
        base: Option<i64>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Bring a PDF or a Word file, which is kept as it is
    Bring {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        place: PaperPlace,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Make a paper from figures, frozen as they are now
    Make {
        /// Which report
        #[arg(value_enum)]
        report: PaperReport,
        /// The last month of its figures; the last that is held where it is left out
        #[arg(long)]
        to: Option<Month>,
        /// What figures are held against
        #[arg(long, default_value = "previous", value_parser = str::parse::<Against>)]
        against: Against,
        #[command(flatten)]
        place: PaperPlace,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Make a paper's figures anew, from the data that are held now
    Remake {
        /// The paper, by id
        #[arg(value_parser = str::parse::<PaperId>)]
        paper: PaperId,
        /// The last month of its figures; the last that is held where it is left out
        #[arg(long)]
        to: Option<Month>,
        /// What figures are held against
        #[arg(long, default_value = "previous", value_parser = str::parse::<Against>)]
        against: Against,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a line of the block at a paper's head; an empty one is taken away
    Head {
        /// The paper, by id
        #[arg(value_parser = str::parse::<PaperId>)]
        paper: PaperId,
        /// The line: report-number, reason, recommendation, contact-officer …
        #[arg(value_parser = str::parse::<PaperField>)]
        field: PaperField,
        /// What stands there
        words: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// One paper with its text
    Show {
        /// The paper, by id
        #[arg(value_parser = str::parse::<PaperId>)]
        paper: PaperId,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take a paper back
    Withdraw {
        /// The paper, by id
        #[arg(value_parser = str::parse::<PaperId>)]
        paper: PaperId,
    },
}

/// Packs.
#[derive(Debug, Args)]
pub struct PackArguments {
    #[command(subcommand)]
    pub question: PackQuestion,
}

#[derive(Debug, Subcommand)]
pub enum PackQuestion {
    /// What the pack of a meeting lacks before it can be published, and figures of its papers that contradict
    Check {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// The day on which it would be published; today where it is left out
        #[arg(long, value_parser = day)]
        on: Option<Date>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the pack of a meeting as a draft into a folder
    Preview {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// The folder
        #[arg(long)]
        out: PathBuf,
        /// public or exempt
        #[arg(long, default_value = "public", value_parser = str::parse::<PackPart>)]
        part: PackPart,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Publish the pack of a meeting: frozen with its hash, never changed again
    Publish {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// The day of publication; today where it is left out
        #[arg(long, value_parser = day)]
        on: Option<Date>,
        /// public or exempt
        #[arg(long, default_value = "public", value_parser = str::parse::<PackPart>)]
        part: PackPart,
        /// The figures that contradict were looked at: publish all the same
        #[arg(long)]
        seen: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// The packs of a meeting
    List {
        /// The meeting, by id
        #[arg(value_parser = str::parse::<MeetingId>)]
        meeting: MeetingId,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Hold a pack against what was published: its files, and what comes out when it is made again
    Verify {
        /// Its name
        name: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}
