//! Every figure a document rests on, as data: `figures.json`.

use document::{Document, Entry};
use figure::{Evaluation, Figure, Series, Table};
use schemars::JsonSchema;
use serde::Serialize;

use crate::PublishError;

/// A piece of evidence with the name by which the document speaks of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Named<T> {
    /// Its name; on the page its address is `#from-` and this name.
    pub id: String,
    /// What it is.
    #[serde(flatten)]
    pub what: T,
}

/// The file `figures.json`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FiguresFile {
    /// The document's title.
    pub title: String,
    /// Whose it is.
    pub partnership: String,
    /// What every reader must be told first.
    pub notice: Option<String>,
    /// The licence lines of the data.
    pub licences: Vec<String>,
    /// Its figures.
    pub figures: Vec<Named<Figure>>,
    /// Its tables.
    pub tables: Vec<Named<Table>>,
    /// Its series.
    pub series: Vec<Named<Series>>,
    /// Its evaluations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evaluations: Vec<Named<Evaluation>>,
}

/// Every figure of a document, in the order they were first used.
pub fn figures_file(document: &Document) -> FiguresFile {
    let mut file = FiguresFile {
        title: document.title.clone(),
        partnership: document.partnership.clone(),
        notice: document.notice.as_ref().map(ToString::to_string),
        licences: document.licences.clone(),
        figures: Vec::new(),
        tables: Vec::new(),
        series: Vec::new(),
        evaluations: Vec::new(),
    };
    for (id, entry) in document.evidence.entries() {
        let id = id.to_string();
        match entry {
            Entry::Figure(figure) => file.figures.push(Named { id, what: (**figure).clone() }),
            Entry::Table(table) => file.tables.push(Named { id, what: (**table).clone() }),
            Entry::Series(series) => file.series.push(Named { id, what: (**series).clone() }),
            Entry::Evaluation(found) => {
                file.evaluations.push(Named { id, what: (**found).clone() });
            }
        }
    }
    file
}

/// `figures.json` as text.
pub fn figures(document: &Document) -> Result<String, PublishError> {
    pretty(&figures_file(document), "figures.json")
}

/// A value as indented JSON that ends with a line's end.
pub fn pretty(value: &impl Serialize, what: &str) -> Result<String, PublishError> {
    let mut text = serde_json::to_string_pretty(value)
        .map_err(|source| PublishError::Json { what: what.to_owned(), source })?;
    text.push('\n');
    Ok(text)
}
