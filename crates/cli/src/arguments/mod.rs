//! The arguments: what was typed, read into types that mean something. Each command shows an example in its help.

mod analysis;
mod backup;
mod board;
mod chart;
mod check;
mod days;
mod meeting;
mod papers;
mod publications;
mod serve;
mod users;

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand};
use figure::{
    Against, Group, MeasureId, Month, Order, Period, PeriodError, PeriodLength, VintageId,
};

pub use analysis::{
    ConvertArguments, EvaluateArguments, HotSpotsArguments, PeaksArguments, PrioritiesArguments,
    WhereArguments,
};

pub use backup::{BackupArguments, RestoreArguments, VerifyArguments};
pub use board::{ActionArguments, ActionQuestion, BoardArguments, BoardQuestion};
pub use chart::ChartArguments;
pub use check::CheckArguments;
pub use meeting::{Given, MeetingArguments, MeetingQuestion, MeetingReadArguments};
pub use papers::{PackArguments, PackQuestion, PaperArguments, PaperPlace, PaperQuestion};
pub use publications::{EditionsArguments, EditionsQuestion, ReportArguments, WardArguments};
pub use serve::{Log, ServeArguments};
pub use users::{UserArguments, UserQuestion};

use crate::output::Format;

/// From police records to a board decision, with every figure traceable.
#[derive(Debug, Parser)]
#[command(name = "watchward", version, propagate_version = true, max_term_width = 100)]
#[command(
    after_help = "Try it: watchward demo\nEach command shows an example: watchward figure --help"
)]
pub struct Arguments {
    /// The partnership's folder; the current one where it is left out
    #[arg(short = 'C', long = "folder", value_name = "DIR", global = true, default_value = ".")]
    pub folder: PathBuf,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a partnership's folder with a commented watchward.toml
    #[command(
        after_help = "Example:\n  watchward init safer-bromley --area Bromley\n\nWithout arguments it asks its questions."
    )]
    Init(Init),
    /// Take publishers' files in: recognised by their header, checked row by row, kept as a new vintage
    #[command(
        after_help = "Example:\n  watchward import ~/Downloads/MPS_Borough_Level_Crime.csv 2021-02.zip\n  watchward import            takes what lies in inbox/"
    )]
    Import(Import),
    /// Download what the folder needs from the publishers, then import it
    #[command(
        after_help = "Example:\n  watchward fetch mps-borough ons-lookup\n  watchward fetch --list      where each source is downloaded from"
    )]
    Fetch(Fetch),
    /// What is held: sources, vintages, months, rows, rejects, gaps
    #[command(
        after_help = "Example:\n  watchward data --format tsv\n  watchward data --rejects mps-borough-2021-11-1f3a90c2\n  watchward data drop mps-borough-2021-11-1f3a90c2"
    )]
    Data(Data),
    /// One figure with comparator, uncertainty, rank and provenance
    #[command(
        after_help = "Example:\n  watchward figure --measure burglary --area Bromley --to 2021-02"
    )]
    Figure(FigureArguments),
    /// A ranked table over a group of areas
    #[command(
        after_help = "Example:\n  watchward table --measure tomv --areas wards --to 2021-02 --format tsv\n  watchward table --measure burglary --areas \"Bromley, Bexley, Croydon\" --to 2021-02"
    )]
    Table(TableArguments),
    /// Months with the rolling 12 beside them
    #[command(
        after_help = "Example:\n  watchward series --measure burglary --area Bromley --from 2020-01 --to 2021-02"
    )]
    Series(SeriesArguments),
    /// One chart as SVG or PNG, with its finding as title: months, bars, rank, funnel, control, slope, multiples, stacked, heat
    #[command(
        after_help = "Examples:\n  watchward chart months --measure burglary --to 2021-02 --out burglary.svg\n  watchward chart rank --measure burglary --to 2021-02 --size page --out places.png --table\n  watchward chart heat --to 2021-02 --out crime-types.png"
    )]
    Chart(Box<ChartArguments>),
    /// Months that are higher than their past lets expect, over all measures and wards
    #[command(
        after_help = "Example:\n  watchward peaks --to 2021-02\n  watchward peaks --to 2021-02 --months 3 --json"
    )]
    Peaks(PeaksArguments),
    /// Types of crime ranked for priority setting: by volume, harm, trend and public concern
    #[command(
        after_help = "Example:\n  watchward priorities --to 2021-02\n\nHow much each criterion weighs stands in watchward.toml under [ranking]; harm weights in harm-weights.csv."
    )]
    Priorities(PrioritiesArguments),
    /// What changed where something was done, beside where nothing was
    #[command(
        after_help = "Example:\n  watchward evaluate --measure burglary --treated \"Cray Valley West\" --control auto \\\n    --before 2019-03..2020-02 --after 2020-03..2021-02 --out published/evaluation"
    )]
    Evaluate(EvaluateArguments),
    /// Where a measure concentrates: hot spots on wards, LSOAs, hexagons or grid cells
    #[command(
        after_help = "Example:\n  watchward hotspots --measure burglary --to 2021-12 --on lsoa --out published/hot-spots\n  watchward hotspots --measure burglary --to 2021-12 --on grid --cell 500 --method kde"
    )]
    Hotspots(HotSpotsArguments),
    /// What counts of old wards come to in the new ones, and how much of that is an estimate
    #[command(after_help = "Example:\n  watchward convert --measure tno --period 2021-12..2022-08")]
    Convert(ConvertArguments),
    /// Where a postcode is: ward, LSOA, district, police neighbourhood
    #[command(
        after_help = "Example:\n  watchward where BR1 1AA\n  watchward where br1        how many postcodes lie in which wards"
    )]
    Where(WhereArguments),
    /// The measures there are, and what each counts
    #[command(after_help = "Example:\n  watchward measures --format csv")]
    Measures(Printed),
    /// The needs assessment: as page, PDF, Word file, spreadsheet and data
    #[command(
        after_help = "Examples:\n  watchward assess --to 2021-02\n  watchward assess --to 2021-02 --format html,pdf --out drafts/assessment\n  watchward assess --to 2021-02 --publish 2021-06-17      freezes the edition under published/"
    )]
    Assess(ReportArguments),
    /// The performance report: each measure against its comparator, rated by rule
    #[command(
        after_help = "Example:\n  watchward performance --to 2021-02 --against 2019-03..2020-02 --format html,pdf"
    )]
    Performance(ReportArguments),
    /// Two pages on one ward, or on each
    #[command(
        after_help = "Examples:\n  watchward ward --to 2021-02 --ward \"Penge and Cator\"\n  watchward ward --to 2021-02          a profile of each ward"
    )]
    Ward(WardArguments),
    /// One page for the public
    #[command(after_help = "Example:\n  watchward summary --to 2021-02 --format html,pdf")]
    Summary(ReportArguments),
    /// What was published: the editions, whether each is still what was published, and what has changed since
    #[command(
        after_help = "Examples:\n  watchward editions\n  watchward editions verify needs-assessment-2021-02-2021-06-17\n  watchward editions changes needs-assessment-2021-02-2021-06-17"
    )]
    Editions(EditionsArguments),
    /// Meetings of boards and groups: planned, minuted, shown; past minutes taken in
    #[command(
        after_help = "Examples:\n  watchward meeting plan 1 --date 2021-06-17 --time 10:00\n  watchward meeting show 1\n  watchward meeting read minutes-2021-03.pdf"
    )]
    Meeting(MeetingArguments),
    /// Boards and groups, and who sits on them
    #[command(
        after_help = "Examples:\n  watchward board add \"Safer Anywhere Partnership Board\"\n  watchward board list --json"
    )]
    Board(BoardArguments),
    /// Papers that a board is asked to read: written, brought, or made from figures
    #[command(
        after_help = "Examples:\n  watchward paper write progress.md --meeting 3 --item 21 --title \"Safer neighbourhoods\"\n  watchward paper bring plan.pdf --meeting 3 --item 22 --title \"Plan\"\n  watchward paper make performance --meeting 3 --item 24 --title \"Crime performance\""
    )]
    Paper(PaperArguments),
    /// The agenda of a meeting with its papers: checked, published and frozen
    #[command(
        after_help = "Examples:\n  watchward pack check 3\n  watchward pack publish 3 --on 2021-06-09"
    )]
    Pack(PackArguments),
    /// What somebody is to do, until the board closes it
    #[command(
        after_help = "Examples:\n  watchward action list\n  watchward action close 4 --outcome done --at 3"
    )]
    Action(ActionArguments),
    /// Figures of finished documents that contradict each other or their own arithmetic
    #[command(
        after_help = "Examples:\n  watchward check board-pack.docx\n  watchward check board-pack.docx --format docx        a copy with comments\n  watchward check board-pack.pdf --format html         the document with marks\n  watchward check board-pack.pdf --accept 1f3a90c2 --reason \"As the force published it\" --by \"Ann Example\"\n\nExit code: 0 where nothing contradicts that was not accepted, 3 where something does, 1 where a document could\nnot be read."
    )]
    Check(CheckArguments),
    /// Make a demonstration partnership in a folder, import its data and write its needs assessment
    #[command(after_help = "Example:\n  watchward demo\n  watchward demo safer-anywhere")]
    Demo(Demo),
    /// Serve the partnership's pages: for anyone to read, and a workspace for those who sign in
    #[command(
        after_help = "Example:\n  watchward serve\n  watchward serve --listen 127.0.0.1:8480 --behind-proxy --public-address https://safer.example.org"
    )]
    Serve(ServeArguments),
    /// Put everything in the folder into one file, while others go on working
    #[command(after_help = "Example:\n  watchward backup safer-bromley-2021-06-17.zip")]
    Backup(BackupArguments),
    /// Restore a backup into a new folder
    #[command(
        after_help = "Example:\n  watchward restore safer-bromley-2021-06-17.zip safer-bromley"
    )]
    Restore(RestoreArguments),
    /// Check that the folder, or a backup, is in order
    #[command(
        after_help = "Example:\n  watchward verify\n  watchward verify safer-bromley-2021-06-17.zip"
    )]
    Verify(VerifyArguments),
    /// Who may sign in: add, list, disable, enable, reset; tokens for programs: token, tokens, revoke
    #[command(
        after_help = "Example:\n  watchward user add ann@example.org --name \"Ann Example\" --role administrator\n  watchward user list\n  watchward user token \"Committee system\" --role coordinator"
    )]
    User(UserArguments),
    /// Every figure of a published board pack beside ours, as Markdown (for the project's own documents)
    #[command(hide = true)]
    Reproduce,
    /// The published JSON schema of what a command prints with --json
    #[command(after_help = "Example:\n  watchward schema figure")]
    Schema {
        /// Of what
        #[arg(value_parser = workbench::SCHEMAS)]
        of: String,
    },
}

/// How something is printed.
#[derive(Debug, Args)]
pub struct Printed {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Print the table in columns, as CSV, or as TSV to paste into Excel
    #[arg(long, value_enum, default_value_t, conflicts_with = "json")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Init {
    /// The folder to make
    pub dir: Option<PathBuf>,
    /// The partnership's area: the name or code of a district
    #[arg(long)]
    pub area: Option<String>,
    /// The partnership's name, such as "Safer Bromley Partnership"
    #[arg(long)]
    pub name: Option<String>,
}

#[derive(Debug, Args)]
pub struct Import {
    /// Files, folders or zips; without any, what lies in inbox/
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
pub struct Fetch {
    /// Sources by name; without any, all that the folder's area needs
    pub sources: Vec<String>,
    /// Show the addresses and change nothing
    #[arg(long)]
    pub list: bool,
    /// The first month, where a source comes by month
    #[arg(long, value_name = "YYYY-MM")]
    pub from: Option<Month>,
    /// The last month, where a source comes by month
    #[arg(long, value_name = "YYYY-MM")]
    pub to: Option<Month>,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Data {
    #[command(subcommand)]
    pub change: Option<DataChange>,
    /// Months held in two vintages: what the publisher revised
    #[arg(long, conflicts_with = "rejects")]
    pub revisions: bool,
    /// The rows of a vintage that were left out, and why
    #[arg(long, value_name = "VINTAGE")]
    pub rejects: Option<VintageIdArgument>,
    /// Each file inside the vintages' archives, with rows in, kept, rejected and duplicate
    #[arg(long, conflicts_with_all = ["revisions", "rejects"])]
    pub files: bool,
    /// The points of single events, held against the areas they were published with and the outlines held
    #[arg(long, conflicts_with_all = ["revisions", "rejects", "files"])]
    pub points: bool,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Subcommand)]
pub enum DataChange {
    /// Undo an import: no figure reads the vintage any more; it is kept until it is purged
    Drop {
        /// The vintage, as `watchward data` names it
        vintage: Option<VintageIdArgument>,
        /// Delete the files of every dropped vintage for good; refused where a published edition was made from one
        #[arg(long)]
        purge: bool,
        /// With --purge, delete those too that published editions were made from: they cannot be built again then
        #[arg(long, requires = "purge")]
        even_published: bool,
    },
    /// Take a dropped vintage back
    Restore {
        /// The vintage
        vintage: VintageIdArgument,
    },
}

#[derive(Debug, Clone)]
pub struct VintageIdArgument(pub VintageId);

impl FromStr for VintageIdArgument {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(VintageId::new(text)))
    }
}

/// When, and held against what.
#[derive(Debug, Args)]
pub struct When {
    /// The last month of the period; left out where --period is a span
    #[arg(long, value_name = "YYYY-MM")]
    pub to: Option<Month>,
    /// rolling-12, month, quarter, financial-year or YYYY-MM..YYYY-MM
    #[arg(long, default_value = "rolling-12", value_name = "PERIOD")]
    pub period: PeriodArgument,
    /// previous (the same span just before), YYYY-MM..YYYY-MM, or a comparator named in watchward.toml
    #[arg(long, default_value = "previous", value_name = "COMPARATOR")]
    pub against: Against,
    /// The year of the population that rates use
    #[arg(long, value_name = "YEAR")]
    pub population: Option<i32>,
    /// Read this vintage, not the newest that covers
    #[arg(long)]
    pub vintage: Option<VintageIdArgument>,
    /// What is first: lowest-rate, highest-rate, highest-count or lowest-count
    #[arg(long, value_name = "ORDER")]
    pub order: Option<OrderArgument>,
}

/// What `--period` says.
#[derive(Debug, Clone, Copy)]
pub enum PeriodArgument {
    Length(PeriodLength),
    Span(Period),
}

impl FromStr for PeriodArgument {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        Ok(Self::Length(match text {
            "rolling-12" => PeriodLength::Rolling12,
            "month" => PeriodLength::Month,
            "quarter" => PeriodLength::Quarter,
            "financial-year" => PeriodLength::FinancialYear,
            span => return Ok(Self::Span(span.parse()?)),
        }))
    }
}

#[derive(Debug, Clone, Copy)]
pub struct OrderArgument(pub Order);

impl FromStr for OrderArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(Self(match text {
            "lowest-rate" => Order::LowestRate,
            "highest-rate" => Order::HighestRate,
            "highest-count" => Order::HighestCount,
            "lowest-count" => Order::LowestCount,
            _ => {
                return Err("use lowest-rate, highest-rate, highest-count or lowest-count".into());
            }
        }))
    }
}

#[derive(Debug, Clone)]
pub struct GroupArgument(pub Group);

impl FromStr for GroupArgument {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let names = || text.split(',').map(|name| name.trim().to_owned()).collect();
        Ok(Self(match text {
            "wards" => Group::Wards,
            "comparators" => Group::Comparators,
            "similar" => Group::Similar,
            "districts" => Group::Districts,
            _ => Group::List(names()),
        }))
    }
}

#[derive(Debug, Args)]
pub struct FigureArguments {
    /// What is counted; watchward measures lists them
    #[arg(long)]
    pub measure: MeasureId,
    /// Where: a name or a code; the partnership's own area where it is left out
    #[arg(long)]
    pub area: Option<String>,
    /// Ranked among: wards, comparators, similar, districts, or a list of names
    #[arg(long, value_name = "GROUP")]
    pub among: Option<GroupArgument>,
    #[command(flatten)]
    pub when: When,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
pub struct TableArguments {
    /// What is counted; watchward measures lists them
    #[arg(long)]
    pub measure: MeasureId,
    /// wards, comparators, similar, districts, or a list of names with commas
    #[arg(long, value_name = "GROUP")]
    pub areas: GroupArgument,
    /// The district whose wards or comparators are meant; the partnership's own where it is left out
    #[arg(long, value_name = "AREA")]
    pub of: Option<String>,
    #[command(flatten)]
    pub when: When,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
pub struct SeriesArguments {
    /// What is counted; watchward measures lists them
    #[arg(long)]
    pub measure: MeasureId,
    /// Where: a name or a code; the partnership's own area where it is left out
    #[arg(long)]
    pub area: Option<String>,
    /// The first month; the first held where it is left out
    #[arg(long, value_name = "YYYY-MM")]
    pub from: Option<Month>,
    /// The last month; the last held where it is left out
    #[arg(long, value_name = "YYYY-MM")]
    pub to: Option<Month>,
    /// Read this vintage only
    #[arg(long, conflicts_with = "joined")]
    pub vintage: Option<VintageIdArgument>,
    /// Of a new ward: the months before it from the wards it was made of, estimated by population and marked
    #[arg(long)]
    pub joined: bool,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// The folder to make
    #[arg(default_value = "watchward-demo")]
    pub dir: PathBuf,
}
