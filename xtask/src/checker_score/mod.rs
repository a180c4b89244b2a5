//! How well the figure checker does on a set of claims that were recomputed by others.
//!
//! `cargo run -p xtask -- checker-score CLAIMS.csv DOCUMENTS-FOLDER` reads and checks every document that the claims name, and
//! holds the findings against the rows. Any claims in these columns can be scored: document, line, quote, kind, stated,
//! computed, verdict (consistent, inconsistent, rounding, unverifiable), note.
//!
//! - **Found.** An inconsistent or rounding row is found when a finding covers its line and its stated value. One finding
//!   counts for one row: of all ways to give findings to rows, the one with the most right reasons is taken, then the one
//!   with the most rows found, then the nearest ([`pairing`]).
//! - **Its line**: where the finding itself stands (never what it is held against) is the row's line, or one line beside it,
//!   or the sentence that the finding quotes runs over the row's line. Blank lines are no distance ([`lines`]).
//! - **Its value**: a number that the finding says is a number of `stated`, whatever its sign, thousands, unit or zeros; a year
//!   alone is not enough where words stand beside it. Where `stated` only describes (no number of it stands in the row's quote),
//!   and for kinds that are not of arithmetic, words may do it: half of the words are shared with `stated`, or half of those
//!   that the finding says stand in the quote ([`cover`]).
//! - **Right**: the finding's kind is one that the row's kind means ([`kinds`]), or a number of its `should` is one of
//!   `computed`, both rounded to the decimals that are printed.
//! - **Called wrong.** A consistent row is called wrong, and an unverifiable one has a verdict, when a contradiction or a
//!   rounding (not a remark) covers it in the same way. Words do it only where `stated` describes, and those of the quote only
//!   for a finding of the row's kind. A finding on another line is not held against a row where both lines print the number:
//!   it is about its own figure. Nor is one that was found for a wrong row which stands as near.
//! - **Extra**: what is left, for a person to judge.
//!
//! A remark can find a row; how many did is printed.

mod claims;
mod cover;
mod kinds;
mod lines;
mod numbers;
mod pairing;
mod report;
#[cfg(test)]
mod sample;
mod score;

use std::fs;
use std::path::Path;

use checker::Finding;
use reading::document::Format;

use claims::Claims;
use lines::Lines;
use score::{Bound, Score};

/// Prints the measurement; whether the bounds are met.
pub fn run(arguments: &[String]) -> Result<bool, String> {
    let [claims, folder] = arguments else {
        return Err("give the claims and the folder of their documents: checker-score CLAIMS.csv \
                    DOCUMENTS-FOLDER"
            .to_owned());
    };
    let text = fs::read(claims).map_err(|error| format!("{claims} cannot be read: {error}"))?;
    let claims = Claims::read(&text).map_err(|problem| format!("{claims}: {problem}"))?;
    let mut checked = Vec::new();
    for document in claims.documents() {
        checked.push(Document::check(&Path::new(folder).join(document), document)?);
    }
    let score = Score::new(&claims, &checked);
    print!("{}", report::text(&score));
    Ok(score.bounds().iter().all(Bound::met))
}

/// A document that claims are of, checked.
struct Document {
    name: String,
    lines: Lines,
    findings: Vec<Finding>,
}

impl Document {
    fn check(path: &Path, name: &str) -> Result<Self, String> {
        let shown = path.display();
        let bytes = fs::read(path)
            .map_err(|error| format!("the claims name {shown}, which cannot be read: {error}"))?;
        let reading = reading::read(&bytes).map_err(|problem| format!("{shown}: {problem}"))?;
        // A claim gives a line and no page.
        if matches!(reading.format, Format::Pdf | Format::Xlsx) && reading.pages > 1 {
            return Err(format!(
                "{shown} has {} pages or sheets that each count their own lines, and a claim gives no page; score its text",
                reading.pages
            ));
        }
        let lines = Lines::new(reading.lines().map(|line| (line.number, line.text.as_str())));
        let findings = checker::check(&reading).findings;
        Ok(Self { name: name.to_owned(), lines, findings })
    }
}

#[cfg(test)]
mod tests {
    use super::run;

    /// The bounds that the checker was promised to keep, on claims of real documents that were recomputed by script.
    #[test]
    fn the_bounds_are_met_on_the_shared_claims() {
        let Some(claims) = shared_data::document("claims.csv") else { return };
        let Some(folder) = claims.parent() else { panic!("{}", claims.display()) };
        let arguments = [&*claims, folder].map(|path| path.display().to_string());
        assert_eq!(run(&arguments), Ok(true));
    }
}
