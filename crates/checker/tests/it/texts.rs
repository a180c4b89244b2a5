//! Texts, and what is found in them.

use checker::{Checked, Finding, Kind, check};

/// A finding's kind, what it says and what it should.
pub type Told = (Kind, String, String);

/// Checks a text.
pub fn checked(text: &str) -> Checked {
    check(&reading::read(text.as_bytes()).unwrap())
}

/// The kinds that are found in a text, with what they say.
pub fn found(text: &str) -> Vec<(Kind, String)> {
    checked(text).findings.into_iter().map(|finding| (finding.kind, finding.says)).collect()
}

/// The kinds that are found in a text, with what they say and should.
pub fn found_and_should(text: &str) -> Vec<Told> {
    checked(text).findings.into_iter().map(told).collect()
}

/// What a finding tells.
pub fn told(finding: Finding) -> Told {
    (finding.kind, finding.says, finding.should.unwrap_or_default())
}

/// A text gives nothing; with one part changed it gives one finding. What counts as found is what `found` gives.
pub fn one_wrong(
    found: fn(&str) -> Vec<Told>,
    text: &str,
    change: (&str, &str),
    (kind, says, should): (Kind, &str, &str),
) {
    assert_eq!(found(text), [], "of\n{text}");
    let spoilt = text.replacen(change.0, change.1, 1);
    assert_ne!(text, spoilt);
    assert_eq!(found(&spoilt), [(kind, says.to_owned(), should.to_owned())], "of\n{spoilt}");
}
