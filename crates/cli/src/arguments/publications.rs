//! The arguments of reports and of their editions.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use figure::{Against, Month};
use workbench::Form;

use super::Printed;

/// A report, in which forms and where to.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// The last month of the period
    #[arg(long, value_name = "YYYY-MM")]
    pub to: Month,
    /// previous, YYYY-MM..YYYY-MM, or a comparator named in watchward.toml
    #[arg(long, default_value = "previous", value_name = "COMPARATOR")]
    pub against: Against,
    /// Another area than the partnership's own: a name or code
    #[arg(long, conflicts_with = "every_area")]
    pub area: Option<String>,
    /// One document for each area of the comparator group
    #[arg(long)]
    pub every_area: bool,
    /// html, pdf, docx, xlsx and json, with commas between; all of them where it is left out
    #[arg(
        long = "format",
        value_name = "FORMS",
        value_delimiter = ',',
        default_value = "html,pdf,docx,xlsx,json"
    )]
    pub forms: Vec<Form>,
    /// The folder to write a draft into; published/ and the report's name where it is left out
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Publish it with this date: frozen under published/, with all it was made from
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with = "out")]
    pub publish: Option<String>,
}

/// A profile of one ward or of each.
#[derive(Debug, Args)]
pub struct WardArguments {
    /// The ward, by name or code; every ward where it is left out
    #[arg(long)]
    pub ward: Option<String>,
    #[command(flatten)]
    pub report: ReportArguments,
}

/// What is asked of editions.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct EditionsArguments {
    #[command(subcommand)]
    pub question: Option<EditionsQuestion>,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Subcommand)]
pub enum EditionsQuestion {
    /// Hold an edition against what was published, and build it again
    Verify {
        /// The edition, as `watchward editions` names it; every one where it is left out
        edition: Option<String>,
    },
    /// Every figure that is not what it was when the edition was published
    Changes {
        /// The edition
        edition: String,
        /// A later edition; what the folder gives today where it is left out
        later: Option<String>,
        #[command(flatten)]
        printed: Printed,
    },
}
