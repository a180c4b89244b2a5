//! What every form says in the same words.

use checker::{Coverage, Finding, Severity, Spot, Sure};
use figure::write::MINUS;
use reading::document::Format;

use super::{Acceptance, Examined, ExaminedFile, Sorted};
use crate::dates;

/// How much was looked at: "297 claims found, 225 could be checked, 71 contradict each other or their own arithmetic."
pub fn coverage(coverage: &Coverage) -> String {
    let claims = match coverage.claims {
        0 => return "No figure was found that says something that can be checked.".to_owned(),
        1 => "1 claim found".to_owned(),
        many => format!("{} claims found", count(many)),
    };
    let contradict = match coverage.contradict {
        0 => "none contradicts another or its own arithmetic".to_owned(),
        1 => "1 contradicts another or its own arithmetic".to_owned(),
        many => format!("{} contradict each other or their own arithmetic", count(many)),
    };
    format!("{claims}, {} could be checked, {contradict}.", count(coverage.checked))
}

/// What a check does not say, so that nobody reads it out of it.
pub(super) fn unjudged(coverage: &Coverage) -> Option<String> {
    match coverage.claims.saturating_sub(coverage.checked) {
        0 => None,
        1 => Some(
            "1 claim has nothing in the document to be held against, so it was not judged."
                .to_owned(),
        ),
        many => Some(format!(
            "{} claims have nothing in the document to be held against, so they were not judged.",
            count(many)
        )),
    }
}

/// What there is to look at, in a sentence.
pub(super) fn to_look_at(sorted: &Sorted<'_>) -> String {
    let open = match sorted.open.len() {
        0 if sorted.accepted.is_empty() => "Nothing to look at.".to_owned(),
        0 => "Nothing else to look at.".to_owned(),
        1 => "1 place to look at.".to_owned(),
        many => format!("{} places to look at.", count(many)),
    };
    match sorted.accepted.len() {
        0 => open,
        1 => format!("{open} 1 was accepted."),
        many => format!("{open} {} were accepted.", count(many)),
    }
}

/// What stands under the heading of a severity.
pub(super) fn introduction(severity: Severity) -> &'static str {
    match severity {
        Severity::Contradiction => {
            "What is said here and what it is held against cannot both be right."
        }
        Severity::Rounding => "The figures agree, but for how one of them was rounded.",
        Severity::Remark => "Nothing is wrong by arithmetic; a reader may stumble.",
    }
}

/// How sure a finding is.
pub(super) fn sure(sure: Sure) -> &'static str {
    match sure {
        Sure::Certain => "certain: by arithmetic on figures that stand together",
        Sure::Likely => "likely: the figures say that they are of the same thing",
        Sure::Possible => "possible: the figures seem to be of the same thing",
    }
}

/// How sure a finding is, in one word.
pub(super) fn sure_word(sure: Sure) -> &'static str {
    match sure {
        Sure::Certain => "certain",
        Sure::Likely => "likely",
        Sure::Possible => "possible",
    }
}

/// What it should be; where nobody can know which of two is right, so much is said.
pub fn should(finding: &Finding) -> String {
    match (&finding.should, finding.severity, finding.against.len()) {
        (Some(should), ..) => match should.strip_prefix('-') {
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("{MINUS}{rest}")
            }
            _ => should.clone(),
        },
        (None, Severity::Contradiction, 1) => {
            "These two cannot both be right; you will know which is.".to_owned()
        }
        (None, Severity::Contradiction, _) => {
            "This cannot be right as it stands; you will know what was meant.".to_owned()
        }
        (None, ..) => "You will know what was meant.".to_owned(),
    }
}

/// Where a place is: "page 3, line 12", or "line 12" where the document has no pages; in a folder, with the name of the file before.
pub fn place(examined: &Examined<'_>, spot: &Spot) -> String {
    let Some((_, file)) = examined.file_at(spot.index) else {
        return format!("line {}", spot.line);
    };
    let place = within(file, spot);
    if examined.files.len() > 1 { format!("{}, {place}", file.name) } else { place }
}

fn within(file: &ExaminedFile, spot: &Spot) -> String {
    let (page, line) = match file.format {
        Format::Xlsx => ("sheet", "row"),
        Format::Docx => ("page", "paragraph"),
        Format::Pdf | Format::Text | Format::Markdown | Format::Html => ("page", "line"),
    };
    match spot.page {
        Some(number) => format!("{page} {number}, {line} {}", spot.line),
        None => format!("{line} {}", spot.line),
    }
}

/// Who let a finding stand, when and why.
pub(super) fn acceptance(acceptance: &Acceptance) -> String {
    format!(
        "Accepted by {} on {}: {}",
        acceptance.name,
        dates::words(acceptance.date),
        acceptance.reason
    )
}

/// The findings that nobody finds any more.
pub(super) const LOST: &str = "Accepted before, no longer found";

/// A number as a reader is shown it.
pub(super) fn count(number: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^53")]
    figure::write::count(number as f64)
}

/// A text with every run of white space as one space.
pub(super) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
