//! Where Typst finds what it asks for: the templates, the data of one document and what they name, the typeface. All of it is in
//! memory; nothing is read from a disk and nothing is fetched.

use std::collections::{BTreeMap, HashMap};

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, WorldExt};

use super::typeface;

/// The templates, by their path.
const TEMPLATES: [(&str, &str); 10] = [
    ("common/style.typ", include_str!("../../templates/common/style.typ")),
    ("common/text.typ", include_str!("../../templates/common/text.typ")),
    ("common/blocks.typ", include_str!("../../templates/common/blocks.typ")),
    ("common/parts.typ", include_str!("../../templates/common/parts.typ")),
    ("report.typ", include_str!("../../templates/report.typ")),
    ("needs-assessment.typ", include_str!("../../templates/needs-assessment.typ")),
    ("performance.typ", include_str!("../../templates/performance.typ")),
    ("ward-profile.typ", include_str!("../../templates/ward-profile.typ")),
    ("summary.typ", include_str!("../../templates/summary.typ")),
    ("pack.typ", include_str!("../../templates/pack.typ")),
];

/// Where a template looks for its input.
const DATA: &str = "data.json";

/// What a document's input names, by its path: drawings, and PDFs that somebody brought.
pub(super) type Beside = BTreeMap<String, Bytes>;

/// The files of one document.
pub(super) struct World {
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl World {
    /// The template of this name with its input and the files that the input names.
    pub(super) fn new(template: &str, data: Vec<u8>, beside: &Beside) -> Result<Self, String> {
        let mut files = HashMap::from([(id(DATA)?, Bytes::new(data))]);
        for (path, file) in beside {
            files.insert(id(path)?, file.clone());
        }
        let mut sources = HashMap::new();
        for (path, text) in TEMPLATES {
            let id = id(path)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        Ok(Self { main: id(&format!("{template}.typ"))?, sources, files })
    }

    /// "common/blocks.typ, line 31": where a problem is.
    pub(super) fn place(&self, problem: &SourceDiagnostic) -> Option<String> {
        let id = problem.span.id()?;
        let path = id.get().vpath().get_without_slash();
        let line = self.sources.get(&id).and_then(|source| {
            let start = self.range(problem.span)?.start;
            source.lines().byte_to_line(start)
        });
        Some(match line {
            Some(line) => format!("{path}, line {}", line + 1),
            None => path.to_owned(),
        })
    }
}

/// The name under which Typst knows a path.
fn id(path: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(path).map_err(|e| format!("{path} is no path: {e:?}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &typeface::shared().library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &typeface::shared().book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| absent(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        typeface::shared().fonts.get(index).cloned()
    }

    /// No day: the same document is to give the same bytes tomorrow.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
