//! The use cases: one function a command, the transaction around it, progress reported to a callback. Here the stops of
//! the street meet; nothing here parses arguments or writes HTML.
//!
//! ```
//! use figure::{FigureQuestion, Figures as _, Period};
//! use workbench::init::InitOptions;
//! use workbench::{Session, make_folder};
//!
//! let dir = tempfile::tempdir()?;
//! let options = InitOptions { area: "Bromley".into(), ..InitOptions::default() };
//! let made = make_folder(&dir.path().join("safer-bromley"), &options)?;
//! let session = Session::open(made.folder)?;
//! let year = Period::rolling_12("2021-02".parse()?);
//! let question = FigureQuestion::new("burglary".parse()?, session.own_area(), year);
//! let figure = session.figures().figure(&question)?;
//! // Nothing is held yet: an answer, with its reason.
//! assert!(figure.value.is_none() && figure.reason.is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod annotations;
mod assess;
mod backup;
pub mod board;
mod chart;
mod check;
mod clock;
mod convert;
mod demo;
pub mod demonstration;
mod deprivation;
mod error;
mod evaluate;
mod fetch;
pub mod folder;
mod given;
mod harm_weights;
mod held;
mod hot_spots;
mod import;
pub mod init;
mod joined;
mod look_again;
mod narratives;
mod peaks;
mod performance;
mod points;
mod priorities;
mod progress;
mod public_summary;
mod publication;
mod purge;
mod reproduce;
mod schema;
mod session;
pub mod settings;
mod speak;
pub mod texts;
mod users;
pub mod view;
mod ward_profile;
mod where_is;

pub use annotations::annotation_word;
pub use backup::{
    Backup, BackupError, BackupFile, Verified, backup, restore_backup, verify_backup, verify_folder,
};
pub use chart::{ChartKind, ChartOptions, DrawnChart, chart};
pub use check::{
    CheckForm, CheckReport, CheckedDocument, DataBehind, Decided, FormOptions, Formed, check,
};
pub use checker::{Finding as FigureFinding, NarrativeFinding};
pub use convert::{ConvertOptions, ConvertedWard, ConvertedWards, convert};
pub use demo::{Demonstrated, demo};
pub use error::WorkbenchError;
pub use evaluate::{EvaluateOptions, evaluate};
pub use fetch::{
    Download, FetchOptions, FetchOutcome, FetchReport, SourceAddress, addresses, fetch, fetch_with,
};
pub use folder::{Folder, FolderError};
pub use harm_weights::HarmWeightsError;
pub use held::{
    Held, HeldVintage, MissingMonths, drop_vintage, entries, held, rejects, rejects_as_csv,
    restore, revisions,
};
pub use hot_spots::{HotSpotOptions, hot_spots};
pub use import::{Came, ImportReport, LeftOut, Outcome, import};
pub use joined::joined_series;
pub use look_again::{look_again, look_again_in};
pub use partnership::{
    Account, INVITATION_DAYS, Invited, NewAccount, NewProgram, PROGRAM_DAYS, Program, Role, Roles,
};
pub use peaks::{is_new_since, latest_peaks, peaks};
pub use points::{Disagreement, PointsHeld, points};
pub use priorities::priorities;
pub use progress::{Progress, Silent};
pub use publication::{
    Changed, ChangedFigure, Edition, EditionCheck, EditionFile, Form, InputEdition, InputText,
    InputVintage, Inputs, PublishOptions, Report, Written, changes, compose, editions, publish,
    verify,
};
pub use publish::chart::Size as ChartSize;
pub use publish::findings::text::Look;
pub use purge::{Purged, purge};
pub use reports::evaluation::{self, Control, Evaluation};
pub use reports::hot_spots::{HotSpotHeat, HotSpotMethod, HotSpots, HotSpotsOn};
pub use reports::peaks::{Peak, Peaks};
pub use reports::priority_ranking::PriorityRanking;
pub use reproduce::reproduce;
pub use schema::{SCHEMAS, schema};
pub use session::{Session, built_in_measures, make_folder, register};
pub use settings::Settings;
pub use speak::{in_words, provenance_in_words};
pub use statistics::multiple::Correction;
pub use users::Users;
pub use where_is::{Where, WhereArea, WherePostcode, WhereShare, where_is};
