//! Publications: a report composed from the folder's figures, with people's own words in it, written in the forms that were
//! asked for; a draft into any folder, a published edition frozen under `published/`.

mod changes;
mod compose;
mod edition;
mod forms;
mod frozen;
mod inputs;
mod several;

use std::path::{Path, PathBuf};

use checker::NarrativeFinding;
use document::{Document, Entry};
use figure::{Against, Month};

pub use changes::{Changed, ChangedFigure, changes};
pub(crate) use edition::altered;
pub use edition::{Edition, EditionCheck, EditionFile, editions, verify};
pub use forms::Form;
pub(crate) use forms::{put, put_all};
pub(crate) use frozen::{Basis, Frozen};
pub use inputs::{InputEdition, InputText, InputVintage, Inputs};

use crate::{Folder, Progress, Session, WorkbenchError};

/// Which report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// The yearly evidence document.
    NeedsAssessment,
    /// How crime goes, against a comparator, with a rating by rule.
    Performance,
    /// Two pages on one ward, or on each.
    WardProfile(Option<String>),
    /// One page for the public.
    Summary,
}

/// What is to be published.
#[derive(Debug, Clone)]
pub struct PublishOptions {
    /// Which report.
    pub report: Report,
    /// The last month.
    pub to: Month,
    /// What figures are held against.
    pub against: Against,
    /// Another area than the partnership's own: a name or code.
    pub area: Option<String>,
    /// Every area of the comparator group, one document each.
    pub every_area: bool,
    /// In which forms.
    pub forms: Vec<Form>,
    /// The folder to write into; none where an edition is frozen.
    pub out: Option<PathBuf>,
    /// The date of publication, `2021-06-17`: then the edition is frozen under `published/`.
    pub published: Option<String>,
}

impl PublishOptions {
    /// A report of the partnership's own area, in no form yet and as a draft.
    pub fn of(report: Report, to: Month, against: Against) -> Self {
        Self {
            report,
            to,
            against,
            area: None,
            every_area: false,
            forms: Vec::new(),
            out: None,
            published: None,
        }
    }
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The folder it stands in.
    pub folder: PathBuf,
    /// The document's title.
    pub title: String,
    /// The page, where it was written.
    pub page: PathBuf,
    /// Its figures as data, where they were written.
    pub data: PathBuf,
    /// Every file of it, by its name within the folder.
    pub files: Vec<String>,
    /// How many figures it rests on.
    pub figures: usize,
    /// How many tables it holds, those behind its charts and maps with them.
    pub tables: usize,
    /// Its edition, where it was frozen.
    pub edition: Option<String>,
    /// Figures to look at again in what people wrote for it: a help to them, which keeps nothing from being written.
    pub look_again: Vec<NarrativeFinding>,
}

/// Composes a report (or one for each of several areas or wards) and writes it.
pub fn publish(
    folder: Folder,
    options: &PublishOptions,
    progress: &mut dyn Progress,
) -> Result<Vec<Written>, WorkbenchError> {
    let mut session = Session::open(folder)?;
    session.check_measures()?;
    let options = &whole(options);
    if options.every_area {
        return several::publish(&session, options, progress);
    }
    if let Some(area) = &options.area {
        session.speak_of(area)?;
    }
    progress.begin("asking for figures", None, false);
    let texts = inputs::texts(&session)?;
    let inputs = inputs::of(&session, options, &texts)?;
    let composed = compose::compose(&session, options, &inputs)?;
    progress.end();
    progress.begin("writing", Some(forms::count(&composed, options)), false);
    let written = compose::write_all(&session, options, (&inputs, &texts), &composed, progress);
    progress.end();
    written
}

/// The documents that [`publish()`] would write of one area, as they stand before they are written.
pub fn compose(folder: Folder, options: &PublishOptions) -> Result<Vec<Document>, WorkbenchError> {
    let mut session = Session::open(folder)?;
    session.check_measures()?;
    if let Some(area) = &options.area {
        session.speak_of(area)?;
    }
    let texts = inputs::texts(&session)?;
    let inputs = inputs::of(&session, options, &texts)?;
    let composed = compose::compose(&session, options, &inputs)?;
    Ok(composed.into_iter().map(|one| one.document).collect())
}

/// An edition always holds its figures as data, since later ones are held against them.
fn whole(options: &PublishOptions) -> PublishOptions {
    let mut options = options.clone();
    if options.published.is_some() {
        options.forms.push(Form::Json);
    }
    options.forms.sort();
    options.forms.dedup();
    options
}

/// Writes a document of one form, a page with its data under this name, into a folder.
pub(crate) fn write(
    document: &Document,
    data_name: &str,
    data_text: &str,
    out: &Path,
) -> Result<Written, WorkbenchError> {
    let mut files = forms::tables(document)?;
    files.insert(data_name.to_owned(), data_text.as_bytes().to_vec());
    files.insert(forms::PAGE.to_owned(), publish::html::page(document).into_bytes());
    put_all(&files, out)?;
    let mut written = written(document, out, files.into_keys().collect(), None);
    written.data = out.join(data_name);
    Ok(written)
}

/// What is said of a document that was written.
fn written(
    document: &Document,
    out: &Path,
    files: Vec<String>,
    edition: Option<String>,
) -> Written {
    let is_figure = |entry: &Entry| matches!(entry, Entry::Figure(_));
    let tables = document.all_blocks().into_iter().filter_map(document::Block::table).count();
    Written {
        folder: out.to_owned(),
        title: document.title.clone(),
        page: out.join(forms::PAGE),
        data: out.join(forms::FIGURES),
        figures: document.evidence.entries().filter(|(_, entry)| is_figure(entry)).count(),
        tables,
        files,
        edition,
        look_again: checker::check_narratives(document),
    }
}
