//! Whether a finding is of what a row states, and whether it gives the row's reason.

use checker::{Finding, Severity};

use super::claims::Row;
use super::kinds::Meaning;
use super::lines::Lines;
use super::numbers::{Number, numbers, words};

/// How far the finding is from a row that is to be found; none where it does not cover its line and its value.
pub fn finds(lines: &Lines, finding: &Finding, row: &Row) -> Option<u8> {
    let distance = lines.distance(finding, row.line)?;
    let meaning = Meaning::of(&row.kind);
    let by_words = described(row) || !meaning.arithmetic;
    let covered = says_number(finding, row)
        || by_words
            && (shares_words(&finding.says, &row.stated) || stands_in(&finding.says, &row.quote));
    covered.then_some(distance)
}

/// How far the finding is from a row that it calls wrong; none where it does not.
pub fn accuses(lines: &Lines, finding: &Finding, row: &Row) -> Option<u8> {
    let distance = lines.distance(finding, row.line)?;
    if finding.severity == Severity::Remark {
        return None;
    }
    let prints = |line: u32| shares_number(&numbers(lines.text(line)), &numbers(&row.stated));
    let own = distance > 0 && prints(finding.at.line) && prints(row.line);
    let by_words = || {
        let meant = Meaning::of(&row.kind).kinds.contains(&finding.kind);
        let wordy = numbers(&row.stated).is_empty();
        wordy && shares_words(&finding.says, &row.stated)
            || meant && stands_in(&finding.says, &row.quote)
    };
    let covered = !own && says_number(finding, row) || described(row) && by_words();
    covered.then_some(distance)
}

/// Whether the finding gives the reason that the row has.
pub fn right(finding: &Finding, row: &Row) -> bool {
    Meaning::of(&row.kind).kinds.contains(&finding.kind) || gives_value(finding, row)
}

/// Whether a number that should stand there is one that was computed, at the decimals that are printed.
fn gives_value(finding: &Finding, row: &Row) -> bool {
    let Some(should) = &finding.should else { return false };
    let says = numbers(&finding.says);
    let printed = says.iter().map(|number| number.decimals).max().unwrap_or(u32::MAX);
    let computed = numbers(&without_lines(&row.computed));
    numbers(should).iter().any(|one| computed.iter().any(|other| one.agrees(other, printed)))
}

/// A text without the numbers of lines: "12 (line 340)" is 12.
fn without_lines(text: &str) -> String {
    let mut kept = String::new();
    let mut counting = false;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim().trim_matches(|letter: char| !letter.is_alphanumeric());
        let named = matches!(bare.to_lowercase().as_str(), "line" | "lines");
        let number = bare.chars().next().is_some_and(|letter| letter.is_ascii_digit());
        let of_line = named || counting && number;
        if !of_line {
            kept.push_str(word);
        }
        // A number after a comma is of another line; after any other sign the list is at its end.
        counting = named || counting && number && word.trim().ends_with([',', '-']);
    }
    kept
}

/// Whether `stated` describes what is printed: no number of it stands in the quote.
fn described(row: &Row) -> bool {
    !shares_number(&numbers(&row.stated), &numbers(&row.quote))
}

fn says_number(finding: &Finding, row: &Row) -> bool {
    let (says, stated) = (numbers(&finding.says), numbers(&row.stated));
    let only_years: Vec<Number> = stated.iter().filter(|one| one.year).copied().collect();
    let others: Vec<Number> = stated.iter().filter(|one| !one.year).copied().collect();
    let plain = |text: &str| {
        let mut words = words(text);
        words.retain(|word| word.chars().all(char::is_alphabetic));
        words
    };
    let beside = plain(&row.stated);
    shares_number(&says, &others)
        || shares_number(&says, &only_years)
            && (beside.is_empty() || plain(&finding.says).iter().any(|word| beside.contains(word)))
}

fn shares_number(some: &[Number], others: &[Number]) -> bool {
    some.iter().any(|one| others.iter().any(|other| one.same(other)))
}

/// Whether two texts share half of the words of the shorter.
fn shares_words(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    shared > 0 && shared * 2 >= one.len().min(other.len())
}

/// Whether half of the words of the one stand in the other.
fn stands_in(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    shared > 0 && shared * 2 >= one.len()
}

#[cfg(test)]
mod tests {
    use checker::Kind;

    use super::super::claims::Verdict;
    use super::super::sample::{finding, row};
    use super::*;

    fn lines() -> Lines {
        Lines::new(
            [(4, "North 12 7%"), (6, "South 13 7%"), (8, "was similar in size to")].into_iter(),
        )
    }

    #[test]
    fn the_value_that_is_stated_is_the_one_that_is_meant() {
        let share = row(4, "share of total", "7%", "6.4%", Verdict::Inconsistent);
        assert_eq!(finds(&lines(), &finding(4, "7.0"), &share), Some(0));
        assert_eq!(finds(&lines(), &finding(4, "12"), &share), None);
        assert_eq!(finds(&lines(), &finding(6, "7%"), &share), Some(1));
        assert_eq!(finds(&lines(), &finding(8, "7%"), &share), None);
    }

    #[test]
    fn words_do_where_no_number_is_stated() {
        let mut size = row(8, "comparison", "similar", "three times", Verdict::Inconsistent);
        size.quote = "similar in size to other places".to_owned();
        assert!(finds(&lines(), &finding(8, "similar in size"), &size).is_some());
        assert!(finds(&lines(), &finding(8, "size"), &size).is_some());
        assert!(finds(&lines(), &finding(8, "population"), &size).is_none());
        // By words of the quote alone only a finding of the row's kind calls it wrong.
        assert!(accuses(&lines(), &finding(8, "size"), &size).is_none());
        let mut compared = finding(8, "size");
        compared.kind = Kind::Comparison;
        assert!(accuses(&lines(), &compared, &size).is_some());
    }

    #[test]
    fn a_year_alone_does_not_do() {
        let date = row(4, "milestone", "May 2031", "July 2031", Verdict::Inconsistent);
        assert!(finds(&lines(), &finding(4, "May 2031"), &date).is_some());
        let mut label = date.clone();
        label.kind = "share of total".to_owned();
        assert!(finds(&lines(), &finding(4, "June 2031"), &label).is_none());
    }

    #[test]
    fn a_finding_is_not_held_against_its_neighbour() {
        let share = row(4, "share of total", "7%", "7.02%", Verdict::Consistent);
        assert_eq!(accuses(&lines(), &finding(6, "7%"), &share), None);
        assert_eq!(accuses(&lines(), &finding(4, "7%"), &share), Some(0));
        let mut remark = finding(4, "7%");
        remark.severity = Severity::Remark;
        assert_eq!(accuses(&lines(), &remark, &share), None);
    }

    #[test]
    fn a_row_that_describes_is_called_wrong_by_a_finding_of_its_kind() {
        let mut still = row(8, "rank change", "0", "0", Verdict::Consistent);
        still.quote = "stayed 4th".to_owned();
        let mut one = finding(8, "4th");
        assert_eq!(accuses(&lines(), &one, &still), None);
        one.kind = Kind::Rank;
        assert_eq!(accuses(&lines(), &one, &still), Some(0));
    }

    #[test]
    fn the_reason_is_its_kind_or_its_value_as_printed() {
        let rate =
            row(4, "rate = count / population", "0.15", "0.355 (line 91)", Verdict::Inconsistent);
        let mut one = finding(4, "0.15");
        assert!(!right(&one, &rate));
        for (should, expected) in
            [("0.36", true), ("0.3549", false), ("0.3551", true), ("91", false)]
        {
            one.should = Some(should.to_owned());
            assert_eq!(right(&one, &rate), expected, "{should}");
        }
        one.should = None;
        one.kind = Kind::Rate;
        assert!(right(&one, &rate));
    }

    #[test]
    fn numbers_of_lines_are_not_computed() {
        assert_eq!(
            without_lines("13.4% from 9 to 8; 12% at line 263").trim(),
            "13.4% from 9 to 8; 12% at"
        );
        assert_eq!(without_lines("5 (lines 30, 41) and 7"), "5 and 7");
    }
}
