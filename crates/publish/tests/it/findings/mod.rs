//! What a check found, in every form. The findings here are put by hand, so that the forms are held against what is known.

mod docx;
pub mod html;
mod json;
mod sarif;
mod text;

use checker::{Checked, Coverage, Finding, Kind, Severity, Spot, Sure};
use jiff::civil::Date;
use publish::findings::{Acceptance, Examined, ExaminedFile};
use reading::Reading;

/// A document with findings.
pub struct Sample {
    name: &'static str,
    files: Vec<ExaminedFile>,
    reading: Reading,
    pub checked: Checked,
    pub accepted: Vec<Acceptance>,
}

/// A finding to put: the figure, on the first line that has these words.
pub struct Told {
    pub line: &'static str,
    pub says: &'static str,
    pub kind: Kind,
    pub severity: Severity,
    pub should: Option<&'static str>,
    pub against: Option<&'static str>,
}

/// A contradiction.
pub fn contradiction(line: &'static str, says: &'static str, should: &'static str) -> Told {
    Told {
        line,
        says,
        kind: Kind::PercentageChange,
        severity: Severity::Contradiction,
        should: Some(should),
        against: None,
    }
}

fn spot(reading: &Reading, words: &str, says: &str) -> Spot {
    let mut lines = reading.lines().enumerate();
    let found = lines.find(|(_, line)| line.text.contains(words) && line.text.contains(says));
    let (index, line) = found.unwrap_or_else(|| panic!("no line has {words:?} and {says:?}"));
    let start = line.text.find(says).unwrap();
    Spot {
        index,
        page: line.page_shown,
        line: line.number,
        range: start..start + says.len(),
        quote: line.text.clone(),
    }
}

impl Sample {
    /// A document, with what is found in it.
    pub fn new(name: &'static str, bytes: &[u8], told: &[Told]) -> Self {
        let reading = reading::read(bytes).unwrap();
        let findings = told.iter().map(|told| Finding {
            kind: told.kind,
            severity: told.severity,
            sure: Sure::Certain,
            at: spot(&reading, told.line, told.says),
            says: told.says.to_owned(),
            should: told.should.map(str::to_owned),
            working: format!("The working of {}.", told.says),
            against: told.against.iter().map(|words| spot(&reading, words, words)).collect(),
        });
        let checked = Checked {
            findings: findings.collect(),
            coverage: Coverage { claims: 1297, checked: 225, contradict: 71 },
        };
        let file = ExaminedFile {
            name: name.to_owned(),
            path: name.to_owned(),
            bytes: bytes.to_vec(),
            format: reading.format,
            pages: reading.pages,
            first: 0,
        };
        Self { name, files: vec![file], reading, checked, accepted: Vec::new() }
    }

    /// With the finding at this place accepted.
    pub fn accepting(mut self, place: usize) -> Self {
        let finding = &self.checked.findings[place];
        self.accepted.push(Acceptance {
            mark: finding.mark(),
            kind: finding.kind.code().to_owned(),
            says: finding.says.clone(),
            quote: finding.at.quote.clone(),
            reason: "The board knows.".to_owned(),
            name: "Ann Example".to_owned(),
            date: Date::constant(2021, 6, 9),
        });
        self
    }

    pub fn examined(&self) -> Examined<'_> {
        Examined {
            name: self.name,
            path: self.name,
            files: &self.files,
            reading: &self.reading,
            checked: &self.checked,
            accepted: &self.accepted,
        }
    }
}

/// A report with something of everything that a text has.
pub const REPORT: &str = "1  BURGLARY IN HILLSIDE\n\n\
    Burglary  fell from 143 to 129, an 11% increase on the year before,\n\
    and 129 offences are 11% of all 900.\n\n\
    \u{2022} Brook End had 40 & Hill Top <50 of them\n\
    \u{2022} Mill Lane had 39\n\n\
    Ward          2020    2021\nBrook End       40      39\nHill Top        50      50\nTotal           90      99\n\n\
    A rate of 4.35 is printed as 4.4 here.\n\n\
    Crime is \u{201c}similar\u{201d} in both years.\n";

/// That report with a finding of every severity, two on one figure, one of them held against another place.
pub fn report() -> Sample {
    let told = [
        Told {
            against: Some("129 offences"),
            ..contradiction("an 11%", "11% increase", "\u{2212}9.79%")
        },
        Told { kind: Kind::Direction, should: None, ..contradiction("an 11%", "increase", "") },
        contradiction("11% of all", "11%", "14.33%"),
        Told { kind: Kind::SumOfParts, ..contradiction("99", "99", "89") },
        Told {
            severity: Severity::Rounding,
            kind: Kind::Rate,
            ..contradiction("4.4", "4.4", "4.35")
        },
        Told {
            severity: Severity::Remark,
            kind: Kind::Comparison,
            should: None,
            ..contradiction("similar", "similar", "")
        },
    ];
    Sample::new("report <1>.txt", REPORT.as_bytes(), &told)
}
