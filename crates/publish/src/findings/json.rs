//! Findings for programs: a stable file with its own version.

use checker::{Finding, Severity, Spot};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Acceptance, Examined, ExaminedFile, Sorted, words};
use crate::PublishError;

/// The version of the file. It changes when something that a program may read goes or means something else; what is new
/// alone does not change it.
pub const VERSION: u32 = 1;

/// What was found in documents.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FindingsFile {
    /// The version of this file's shape: 1.
    pub version: u32,
    /// The documents that were checked.
    pub documents: Vec<DocumentFindings>,
}

/// What was found in one document.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DocumentFindings {
    /// Its file or folder, as it was asked for.
    pub document: String,
    /// The files that it is of; one for a document that is a file.
    pub files: Vec<FileFound>,
    /// What whoever reads the findings should know of the document: text left out, pages that could not be read.
    pub remarks: Vec<String>,
    /// How much was looked at.
    pub coverage: CoverageFound,
    /// What was found, in reading order, accepted or not.
    pub findings: Vec<FindingFound>,
    /// What was accepted and is found no more.
    pub no_longer_found: Vec<Acceptance>,
}

/// A file that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FileFound {
    /// The file, as it was asked for.
    pub file: String,
    /// What it is: text, markdown, html, docx, xlsx, pdf.
    pub format: String,
    /// How many pages it has; 1 where it has none.
    pub pages: u32,
}

/// How many claims there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverageFound {
    /// Figures that say something.
    pub claims: usize,
    /// Of these, those that something could be held against.
    pub checked: usize,
    /// Of these, those that contradict.
    pub contradict: usize,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FindingFound {
    /// Its number in the document, from 1.
    pub number: usize,
    /// What tells it from every other, and stays when lines move: sixteen hexadecimal digits.
    pub mark: String,
    /// The code of its kind: "percentage-change".
    pub kind: &'static str,
    /// The name of its kind: "Percentage change".
    pub name: &'static str,
    /// How much it matters: contradiction, rounding or remark.
    pub severity: &'static str,
    /// How sure it is: certain, likely or possible.
    pub sure: &'static str,
    /// Where it stands.
    pub at: PlaceFound,
    /// What stands there, as printed.
    pub says: String,
    /// What it should be; null where two places contradict each other and neither is known to be right.
    pub should: Option<String>,
    /// The working.
    pub working: String,
    /// Where what it contradicts stands.
    pub against: Vec<PlaceFound>,
    /// That somebody let it stand; null where nobody did.
    pub accepted: Option<AcceptedFound>,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlaceFound {
    /// Which of the document's files, from 0.
    pub file: usize,
    /// Its page, by the number that is printed on it where the document is a text that has them, else counted from 1; null
    /// where the document has no pages, or does not say which this is.
    pub page: Option<u32>,
    /// Its line: in the file for text, Markdown and HTML, on its page for PDF; its paragraph for Word, its row for a sheet.
    pub line: u32,
    /// The bytes of the line's text at which the figure begins and ends.
    pub bytes: [usize; 2],
    /// The sentence, row or heading it stands in.
    pub quote: String,
}

/// Who let a finding stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AcceptedFound {
    /// Why.
    pub reason: String,
    /// Who.
    pub name: String,
    /// When: "2021-06-09".
    pub date: String,
}

/// What was found, as it is written.
pub fn findings_file(documents: &[Examined<'_>]) -> FindingsFile {
    FindingsFile { version: VERSION, documents: documents.iter().map(document).collect() }
}

/// What was found, as text.
pub fn findings(documents: &[Examined<'_>]) -> Result<String, PublishError> {
    crate::json::pretty(&findings_file(documents), "what was found")
}

fn document(examined: &Examined<'_>) -> DocumentFindings {
    let sorted = Sorted::new(examined);
    let found = sorted.all().into_iter().map(|numbered| {
        let finding = numbered.finding;
        FindingFound {
            number: numbered.number,
            mark: numbered.mark.clone(),
            kind: finding.kind.code(),
            name: finding.kind.name(),
            severity: severity(finding),
            sure: words::sure_word(finding.sure),
            at: place(examined, &finding.at),
            says: finding.says.clone(),
            should: finding.should.clone(),
            working: finding.working.clone(),
            against: finding.against.iter().map(|spot| place(examined, spot)).collect(),
            accepted: numbered.accepted.map(|accepted| AcceptedFound {
                reason: accepted.reason.clone(),
                name: accepted.name.clone(),
                date: accepted.date.to_string(),
            }),
        }
    });
    let coverage = &examined.checked.coverage;
    DocumentFindings {
        document: examined.path.to_owned(),
        files: examined.files.iter().map(file).collect(),
        remarks: examined.reading.remarks.clone(),
        coverage: CoverageFound {
            claims: coverage.claims,
            checked: coverage.checked,
            contradict: coverage.contradict,
        },
        findings: found.collect(),
        no_longer_found: sorted.lost.into_iter().cloned().collect(),
    }
}

fn file(file: &ExaminedFile) -> FileFound {
    FileFound {
        file: file.path.clone(),
        format: format!("{:?}", file.format).to_ascii_lowercase(),
        pages: file.pages,
    }
}

fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Contradiction => "contradiction",
        Severity::Rounding => "rounding",
        Severity::Remark => "remark",
    }
}

fn place(examined: &Examined<'_>, spot: &Spot) -> PlaceFound {
    PlaceFound {
        file: examined.file_at(spot.index).map_or(0, |(at, _)| at),
        page: spot.page,
        line: spot.line,
        bytes: [spot.range.start, spot.range.end],
        quote: spot.quote.clone(),
    }
}
