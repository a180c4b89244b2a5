//! Findings as SARIF 2.1.0, which editors and code hosts show at the line.
//!
//! Where the document is a text, a finding has its columns, counted in letters as the file says, and its bytes. Word files and
//! PDFs have no lines that an editor could open: there the place is told in words.

use std::ops::Range;

use checker::{Kind, Severity, Spot};
use reading::document::Format;
use serde_json::{Value, json};

use super::align::{self, Glyph};
use super::{Examined, ExaminedFile, Numbered, Sorted, words};
use crate::PublishError;

/// The schema that the file follows.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name of a finding's mark among the fingerprints.
const FINGERPRINT: &str = "watchwardMark/v1";

/// What was found in documents, as one run.
pub fn findings(documents: &[Examined<'_>]) -> Result<String, PublishError> {
    let files = documents.iter().flat_map(|examined| examined.files);
    let artifacts: Vec<Value> = files
        .map(|file| json!({ "location": { "uri": uri(&file.path) }, "roles": ["analysisTarget"] }))
        .collect();
    let mut first = 0;
    let results: Vec<Value> = documents
        .iter()
        .flat_map(|examined| {
            let places = Places::new(examined, first);
            first += examined.files.len();
            let sorted = Sorted::new(examined);
            sorted.all().into_iter().map(|one| result(one, &places)).collect::<Vec<_>>()
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Watchward",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Kind::ALL.map(rule).to_vec(),
            } },
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts,
            "results": results,
        }],
    });
    crate::json::pretty(&log, "what was found")
}

fn rule(kind: Kind) -> Value {
    json!({
        "id": kind.code(),
        "shortDescription": { "text": kind.name() },
        "defaultConfiguration": { "level": level(Severity::Contradiction) },
    })
}

/// A remark to a colleague, not an error of theirs.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Contradiction => "warning",
        Severity::Rounding | Severity::Remark => "note",
    }
}

fn result(numbered: &Numbered<'_>, places: &Places<'_>) -> Value {
    let finding = numbered.finding;
    let should = match &finding.should {
        Some(should) => format!("should be {should}."),
        None => words::should(finding),
    };
    let suppressions: Vec<Value> = numbered
        .accepted
        .iter()
        .map(|accepted| {
            json!({
                "kind": "external",
                "status": "accepted",
                "justification": accepted.reason,
                "properties": { "name": accepted.name, "date": accepted.date.to_string() },
            })
        })
        .collect();
    let mut result = json!({
        "ruleId": finding.kind.code(),
        "ruleIndex": Kind::ALL.iter().position(|kind| *kind == finding.kind),
        "level": level(finding.severity),
        "message": { "text": format!("Says \u{201c}{}\u{201d}: {should} {}", finding.says, finding.working) },
        "locations": [places.location(&finding.at)],
        "fingerprints": { FINGERPRINT: numbered.mark },
        "suppressions": suppressions,
        "properties": {
            "severity": finding.severity,
            "sure": finding.sure,
            "quote": finding.at.quote,
        },
    });
    if !finding.against.is_empty() {
        let related = (1_usize..).zip(&finding.against).map(|(id, spot)| {
            let mut location = places.location(spot);
            location["id"] = json!(id);
            location["message"] = json!({ "text": spot.quote });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

/// The places of one document.
struct Places<'a> {
    examined: &'a Examined<'a>,
    /// Which of the run's artifacts is the first of its files.
    first: usize,
    /// The lines of each of its files that is a text, with the byte that each begins at.
    lines: Vec<Vec<(usize, &'a str)>>,
}

impl<'a> Places<'a> {
    fn new(examined: &'a Examined<'a>, first: usize) -> Self {
        Self { examined, first, lines: examined.files.iter().map(lines).collect() }
    }

    fn location(&self, spot: &Spot) -> Value {
        let Some((at, file)) = self.examined.file_at(spot.index) else { return json!({}) };
        let mut physical = json!({
            "artifactLocation": { "uri": uri(&file.path), "index": self.first + at },
        });
        if let Some(region) = self.region(at, spot) {
            physical["region"] = region;
            return json!({ "physicalLocation": physical });
        }
        let place = words::place(self.examined, spot);
        json!({
            "physicalLocation": physical,
            "logicalLocations": [{ "fullyQualifiedName": place }],
            "properties": properties(spot),
        })
    }

    /// The letters of a file that are meant; the whole line where they are not found in it.
    fn region(&self, file: usize, spot: &Spot) -> Option<Value> {
        let number = usize::try_from(spot.line).ok()?;
        let (start, line) = *self.lines.get(file)?.get(number.checked_sub(1)?)?;
        let Some(found) = self.found(file, spot, line) else {
            return Some(json!({ "startLine": spot.line }));
        };
        let column = |byte: usize| line[..byte].trim_start_matches('\u{feff}').chars().count() + 1;
        Some(json!({
            "startLine": spot.line,
            "startColumn": column(found.start),
            "endColumn": column(found.end),
            "byteOffset": start + found.start,
            "byteLength": found.len(),
            "snippet": { "text": &line[found] },
        }))
    }

    /// The bytes of a line of a file in which the figure stands. The lines of the reading that come of the same line, such as
    /// the cells of a row, are found one after the other.
    fn found(&self, file: usize, spot: &Spot, raw: &str) -> Option<Range<usize>> {
        let raw = align::glyphs(raw);
        let mut from = 0;
        let first = self.examined.files.get(file)?.first;
        let lines = self.examined.reading.lines().enumerate().skip(first);
        for (index, line) in lines.filter(|(_, line)| line.number == spot.line) {
            let letters: Vec<Glyph> = align::glyphs(&line.text);
            let at = align::find(&raw, &letters, from).or_else(|| align::find(&raw, &letters, 0));
            if index < spot.index {
                from = at.map_or(from, |at| at + letters.len());
                continue;
            }
            let meant = align::within(&letters, &align::clamped(&line.text, &spot.range));
            let first = match at {
                Some(at) => at + meant.start,
                // Marks of the format stand between the words: the figure alone is looked for.
                None => align::find(&raw, &letters[meant.clone()], from)?,
            };
            let last = first + meant.len().checked_sub(1)?;
            return Some(raw.get(first)?.at.start..raw.get(last)?.at.end);
        }
        None
    }
}

/// The page of a place, where it has one, and its line.
fn properties(spot: &Spot) -> Value {
    let mut properties = json!({ "line": spot.line });
    if let Some(page) = spot.page {
        properties["page"] = json!(page);
    }
    properties
}

/// The lines of a file with the byte that each begins at; none where it is no text.
fn lines(file: &ExaminedFile) -> Vec<(usize, &str)> {
    let is_text = matches!(file.format, Format::Text | Format::Markdown | Format::Html);
    let text = std::str::from_utf8(&file.bytes).ok().filter(|_| is_text);
    let mut start = 0;
    let lines = text.into_iter().flat_map(|text| text.split('\n')).map(|line| {
        let at = start;
        start += line.len() + 1;
        (at, line)
    });
    lines.collect()
}

/// A path as the address of a file: RFC 3986, relative where the path is.
fn uri(path: &str) -> String {
    let mut out = String::new();
    if let Some(rest) = path.strip_prefix('/') {
        out.push_str("file:///");
        return encoded(rest, out);
    }
    encoded(path, out)
}

fn encoded(path: &str, mut out: String) -> String {
    use std::fmt::Write as _;
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_an_address() {
        assert_eq!(uri("papers/board pack é.txt"), "papers/board%20pack%20%C3%A9.txt");
        assert_eq!(uri("/tmp/a.txt"), "file:///tmp/a.txt");
    }
}
