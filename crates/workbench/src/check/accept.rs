//! A finding is let stand, or no longer.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::Zoned;
use publish::findings::{Acceptance, Sorted};

use super::CheckReport;
use crate::WorkbenchError;

/// So many digits of a mark are enough where they name one finding.
const FEWEST_DIGITS: usize = 4;

/// What was decided of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The finding's mark.
    pub mark: String,
    /// What it says, as printed.
    pub says: String,
    /// The sentence, row or heading it stands in.
    pub quote: String,
    /// The file in which that is kept.
    pub file: PathBuf,
}

impl CheckReport {
    /// Lets the findings with this mark stand; the first digits are enough where they name one. It is kept beside each
    /// document that has them.
    pub fn accept(
        &mut self,
        mark: &str,
        reason: &str,
        name: &str,
    ) -> Result<Vec<Decided>, WorkbenchError> {
        for (what, text) in [("the reason", reason), ("the name", name)] {
            if text.trim().is_empty() {
                return Err(WorkbenchError::question(format!(
                    "say {what}: it is kept with the finding"
                )));
            }
        }
        let found = self.documents.iter().flat_map(|one| &one.checked.findings);
        let mark = only(mark, found.map(checker::Finding::mark), "no finding")?;
        let date = Zoned::now().date();
        let mut decided = Vec::new();
        for document in &mut self.documents {
            let sorted = Sorted::new(&document.examined());
            let Some(finding) = sorted
                .all()
                .into_iter()
                .find(|one| one.mark == mark)
                .map(|one| one.finding.clone())
            else {
                continue;
            };
            document.accepted.accept(Acceptance {
                mark: mark.clone(),
                kind: finding.kind.code().to_owned(),
                says: finding.says.clone(),
                quote: finding.at.quote.clone(),
                reason: reason.trim().to_owned(),
                name: name.trim().to_owned(),
                date,
            })?;
            decided.push(Decided {
                mark: mark.clone(),
                says: finding.says,
                quote: finding.at.quote,
                file: document.accepted.path().to_owned(),
            });
        }
        Ok(decided)
    }

    /// The findings with this mark are to be looked at again.
    pub fn forget(&mut self, mark: &str) -> Result<Vec<Decided>, WorkbenchError> {
        let accepted = self.documents.iter().flat_map(|one| one.accepted.all());
        let mark = only(mark, accepted.map(|one| one.mark.clone()), "nothing that was accepted")?;
        let mut decided = Vec::new();
        for document in &mut self.documents {
            let Some(held) = document.accepted.all().iter().find(|one| one.mark == mark).cloned()
            else {
                continue;
            };
            document.accepted.forget(&mark)?;
            let file = document.accepted.path().to_owned();
            decided.push(Decided { mark: held.mark, says: held.says, quote: held.quote, file });
        }
        Ok(decided)
    }
}

/// The mark that is meant by its first digits.
fn only(
    meant: &str,
    marks: impl Iterator<Item = String>,
    nothing: &str,
) -> Result<String, WorkbenchError> {
    let meant = meant.trim().to_ascii_lowercase();
    let found: BTreeSet<String> = marks.filter(|mark| mark.starts_with(&*meant)).collect();
    let found: Vec<String> = found.into_iter().collect();
    match &*found {
        [one] if meant.len() >= FEWEST_DIGITS => Ok(one.clone()),
        [] => Err(WorkbenchError::question(format!(
            "{nothing} has the mark {meant}; each finding is told with its mark"
        ))),
        [_] => Err(WorkbenchError::question(format!(
            "{meant} is too short for a mark; give at least {FEWEST_DIGITS} of its digits"
        ))),
        several => Err(WorkbenchError::question(format!(
            "{meant} begins {} marks ({}); give more of its digits",
            several.len(),
            several.join(", ")
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_named_by_its_first_digits() {
        let marks = || ["1f3a90c2", "1f3ab000", "77aa0000"].into_iter().map(str::to_owned);
        assert_eq!(only("77AA", marks(), "no finding").unwrap(), "77aa0000");
        for (meant, wanted) in [
            ("77a", "too short"),
            ("1f3a", "1f3a begins 2 marks (1f3a90c2, 1f3ab000)"),
            ("beef", "no finding has the mark beef"),
        ] {
            let said = only(meant, marks(), "no finding").unwrap_err();
            assert!(said.is_wrong_use() && said.to_string().contains(wanted), "{said}");
        }
    }
}
