//! Findings to read on a terminal or to pipe on: plain lines, wrapped, with emphasis only where a terminal shows it.

use std::fmt::Write as _;

use checker::Spot;

use super::words::{self, place};
use super::{Acceptance, Examined, Numbered, Sorted};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How many letters fit on a line.
    pub width: usize,
    /// Whether headings are bold and what is aside is faint, as a terminal shows it.
    pub styled: bool,
    /// Whether findings that were accepted are told too.
    pub accepted: bool,
}

/// How many digits of a mark a reader is shown: enough to tell the findings of a document apart, and accepted in place of all.
pub const MARK: usize = 8;

/// How far the lines of a finding are set in.
const INDENT: usize = 5;

/// The column of a label, such as "should be".
const LABEL: usize = 11;

/// What was found in a document.
pub fn findings(examined: &Examined<'_>, look: Look) -> String {
    let sorted = Sorted::new(examined);
    let coverage = &examined.checked.coverage;
    let mut page = Page { out: String::new(), look };
    page.bold(examined.path);
    page.wrapped(0, &words::coverage(coverage));
    for sentence in words::unjudged(coverage).iter().chain(&examined.reading.remarks) {
        page.wrapped(0, sentence);
    }
    page.wrapped(0, &words::to_look_at(&sorted));
    for (severity, found) in sorted.groups() {
        page.blank();
        page.bold(&format!("{} ({})", severity.name(), found.len()));
        page.wrapped(0, words::introduction(severity));
        for numbered in found {
            page.finding(examined, numbered);
        }
    }
    if look.accepted && !sorted.accepted.is_empty() {
        page.blank();
        page.bold(&format!("Accepted ({})", sorted.accepted.len()));
        for numbered in &sorted.accepted {
            page.finding(examined, numbered);
        }
    }
    if !sorted.lost.is_empty() {
        page.blank();
        page.bold(&format!("{} ({})", words::LOST, sorted.lost.len()));
        for lost in &sorted.lost {
            page.lost(lost);
        }
    }
    page.out
}

/// A page that is being written, top to bottom.
struct Page {
    out: String,
    look: Look,
}

impl Page {
    fn finding(&mut self, examined: &Examined<'_>, numbered: &Numbered<'_>) {
        let finding = numbered.finding;
        let number = format!("{:>3}. ", numbered.number);
        let (kind, sure) = (finding.kind.name(), words::sure_word(finding.sure));
        self.blank();
        self.bold(&format!("{number}{kind}, {}", place(examined, &finding.at)));
        self.wrapped(INDENT, &quoted(&finding.at));
        self.labelled("says", &finding.says);
        self.labelled("should be", &words::should(finding));
        self.labelled("working", &finding.working);
        for spot in numbered.beside() {
            self.labelled("beside", &format!("{}: {}", place(examined, spot), quoted(spot)));
        }
        self.labelled("how sure", sure);
        if let Some(accepted) = numbered.accepted {
            self.labelled("accepted", &by_whom(accepted));
        }
        self.labelled("mark", &short(&numbered.mark));
    }

    fn lost(&mut self, lost: &Acceptance) {
        self.blank();
        self.wrapped(INDENT, &format!("\u{201c}{}\u{201d}", lost.quote));
        self.labelled("says", &lost.says);
        self.labelled("accepted", &by_whom(lost));
        self.labelled("mark", &short(&lost.mark));
    }

    fn blank(&mut self) {
        self.out.push('\n');
    }

    fn bold(&mut self, line: &str) {
        let _ = if self.look.styled {
            writeln!(self.out, "\u{1b}[1m{}\u{1b}[0m", plain(line))
        } else {
            writeln!(self.out, "{}", plain(line))
        };
    }

    fn wrapped(&mut self, indent: usize, text: &str) {
        self.lines(&" ".repeat(indent), indent, text);
    }

    fn labelled(&mut self, label: &str, text: &str) {
        let label = format!("{:INDENT$}{label:<LABEL$}", "");
        if self.look.styled {
            self.lines(&format!("\u{1b}[2m{label}\u{1b}[0m"), INDENT + LABEL, text);
        } else {
            self.lines(&label, INDENT + LABEL, text);
        }
    }

    /// A text in lines that fit, the first after `first`, which is so wide as the others are set in.
    fn lines(&mut self, first: &str, indent: usize, text: &str) {
        let room = self.look.width.saturating_sub(indent).max(20);
        let mut line = String::new();
        let mut lead = first.to_owned();
        for word in plain(text).split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
                let _ = writeln!(self.out, "{lead}{line}");
                lead = " ".repeat(indent);
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        let _ = writeln!(self.out, "{}", format!("{lead}{line}").trim_end());
    }
}

/// A text without what would steer a terminal.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn quoted(spot: &Spot) -> String {
    format!("\u{201c}{}\u{201d}", words::single_spaced(&spot.quote))
}

fn by_whom(acceptance: &Acceptance) -> String {
    let said = words::acceptance(acceptance);
    said.strip_prefix("Accepted ").unwrap_or(&said).to_owned()
}

/// The digits of a mark that a reader is shown.
fn short(mark: &str) -> String {
    mark.chars().take(MARK).collect()
}
