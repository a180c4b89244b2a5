//! Invented rows and findings for tests.

use checker::{Finding, Kind, Severity, Spot, Sure};

use super::claims::{Row, Verdict};

/// A contradiction of a share on this line.
pub fn finding(line: u32, says: &str) -> Finding {
    Finding {
        kind: Kind::ShareOfTotal,
        severity: Severity::Contradiction,
        sure: Sure::Certain,
        at: Spot { index: 0, page: Some(1), line, range: 0..1, quote: says.to_owned() },
        says: says.to_owned(),
        should: None,
        working: "invented".to_owned(),
        against: Vec::new(),
    }
}

/// A row on this line of "a.txt".
pub fn row(line: u32, kind: &str, stated: &str, computed: &str, verdict: Verdict) -> Row {
    Row {
        document: "a.txt".to_owned(),
        line,
        quote: stated.to_owned(),
        kind: kind.to_owned(),
        stated: stated.to_owned(),
        computed: computed.to_owned(),
        verdict,
    }
}
