//! The score as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use checker::{Finding, Severity};

use super::claims::{Row, Verdict};
use super::kinds::{ARITHMETIC, Meaning};
use super::score::{Limit, Score, Scored, Tally};

/// The whole measurement.
pub fn text(score: &Score) -> String {
    let mut text = String::new();
    by_kind(score, &mut text);
    let wrong = |scored: &&Scored| scored.row.wrong();
    section(
        &mut text,
        "Missed",
        score.rows.iter().filter(wrong).filter(|one| one.finding.is_none()),
    );
    let other = |one: &&Scored| one.finding.is_some() && !one.right;
    section(&mut text, "Found for another reason", score.rows.iter().filter(wrong).filter(other));
    let called = |verdict: Verdict| {
        score.rows.iter().filter(move |one| one.row.verdict == verdict && one.finding.is_some())
    };
    section(&mut text, "Consistent rows called wrong", called(Verdict::Consistent));
    section(&mut text, "Unverifiable rows with a verdict", called(Verdict::Unverifiable));
    extra(score, &mut text);
    bounds(score, &mut text);
    text
}

/// The table: arithmetic kinds, the others, and all.
fn by_kind(score: &Score, text: &mut String) {
    let kinds: BTreeSet<&str> = score.rows.iter().map(|scored| scored.row.kind.as_str()).collect();
    let wide = kinds.iter().map(|kind| kind.chars().count()).max().unwrap_or(0).max(24) + 2;
    let names: Vec<&str> = ARITHMETIC.iter().map(|(name, _)| *name).collect();
    let _ = writeln!(text, "Kinds of arithmetic begin with: {}.\n", names.join("; "));
    let _ = writeln!(
        text,
        "{:wide$} {:>5} {:>5} {:>5} {:>6}  {:>10} {:>6}  {:>12} {:>8}",
        "kind",
        "rows",
        "found",
        "right",
        "recall",
        "consistent",
        "alarms",
        "unverifiable",
        "verdicts"
    );
    let mut line = |name: &str, of: &dyn Fn(&Row) -> bool| {
        let Tally { wrong, found, right, consistent, false_alarms, unverifiable, wrong_verdicts } =
            score.tally(of);
        let recall = if wrong == 0 { "-".to_owned() } else { percent(right, wrong) };
        let _ = writeln!(
            text,
            "{name:wide$} {wrong:>5} {found:>5} {right:>5} {recall:>6}  {consistent:>10} {false_alarms:>6}  {unverifiable:>12} \
             {wrong_verdicts:>8}"
        );
    };
    for arithmetic in [true, false] {
        let is = |row: &Row| Meaning::of(&row.kind).arithmetic == arithmetic;
        line(if arithmetic { "ARITHMETIC" } else { "OTHER" }, &is);
        for kind in kinds.iter().filter(|kind| Meaning::of(kind).arithmetic == arithmetic) {
            let unknown = if Meaning::of(kind).known { "" } else { " ?" };
            line(&format!("  {kind}{unknown}"), &|row| row.kind == *kind);
        }
    }
    line("ALL", &|_| true);
    let _ = writeln!(
        text,
        "rows: inconsistent or rounding; recall: of these found with the right reason; alarms: consistent rows called wrong; \
         verdicts: on unverifiable rows"
    );
    if kinds.iter().any(|kind| !Meaning::of(kind).known) {
        let _ = writeln!(
            text,
            "?: no kind of finding is known to mean it; its reason is right by its value only."
        );
    }
}

fn section<'a>(text: &mut String, title: &str, rows: impl Iterator<Item = &'a Scored<'a>>) {
    let rows: Vec<&Scored> = rows.collect();
    let _ = writeln!(text, "\n{title}: {}", rows.len());
    for Scored { row, finding, near, .. } in rows {
        let Row { document, line, kind, quote, stated, computed, .. } = row;
        let _ = writeln!(
            text,
            "  {document}:{line}  {kind}\n    quote: {quote}\n    stated: {stated} | computed: {computed}"
        );
        if let Some(finding) = finding {
            let _ = writeln!(text, "    finding: line {}", of_finding(finding));
        }
        for finding in near {
            let _ =
                writeln!(text, "    on its line, of another value: line {}", of_finding(finding));
        }
    }
}

/// The findings on no row: how many of each kind, then each with its working.
fn extra(score: &Score, text: &mut String) {
    let _ =
        writeln!(text, "\nExtra findings, on no row, for a person to judge: {}", score.extra.len());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, Finding { kind, severity, .. }) in &score.extra {
        *counts.entry(format!("{} ({})", kind.code(), severity.name())).or_default() += 1;
    }
    for (kind, count) in counts {
        let _ = writeln!(text, "  {count:>4} {kind}");
    }
    for (document, finding) in &score.extra {
        let _ = writeln!(text, "  {document}:{}", of_finding(finding));
    }
}

fn of_finding(finding: &Finding) -> String {
    let Finding { kind, severity, at, says, should, working, .. } = finding;
    let should = should.as_deref().unwrap_or("(one of two)");
    format!(
        "{}  {} ({}): {says} → {should}\n      {working}",
        at.line,
        kind.code(),
        severity.name()
    )
}

fn bounds(score: &Score, text: &mut String) {
    let _ = writeln!(text, "\nBounds");
    for bound in score.bounds() {
        let limit = match bound.limit {
            Limit::AtLeastPercent(percent) => format!("at least {percent}%"),
            Limit::AtMostOneIn(number) => format!("at most 1 in {number}"),
            Limit::None => "none".to_owned(),
        };
        let share = if bound.rows == 0 {
            String::new()
        } else {
            format!(" ({})", percent(bound.count, bound.rows))
        };
        let met = if bound.met() { "met" } else { "MISSED" };
        let _ = writeln!(
            text,
            "  {met:<6}  {}: {} of {}{share}; {limit}",
            bound.of, bound.count, bound.rows
        );
    }
    let remarks = score.rows.iter().filter(|scored| {
        scored.row.wrong() && scored.finding.is_some_and(|one| one.severity == Severity::Remark)
    });
    let _ = writeln!(text, "  Of the wrong rows found, {} by a remark only.", remarks.count());
}

fn percent(count: usize, rows: usize) -> String {
    // Cut off, not rounded, so that a bound that is missed never reads as met.
    let tenths = count * 1000 / rows;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::super::claims::Claims;
    use super::super::lines::Lines;
    use super::super::sample::{finding, row};
    use super::super::{Document, score::Score};
    use super::*;

    #[test]
    fn all_that_a_person_needs_is_said() {
        let rows = vec![
            row(1, "share of total", "12%", "13%", Verdict::Inconsistent),
            row(3, "handwriting", "5", "6", Verdict::Inconsistent),
            row(5, "list count", "4", "4", Verdict::Consistent),
        ];
        let findings = vec![finding(1, "12%"), finding(3, "70"), finding(5, "4"), finding(7, "8")];
        let lines = Lines::new((1..).zip(["12%", "x", "5", "y", "4", "z", "8"]));
        let checked = [Document { name: "a.txt".to_owned(), lines, findings }];
        let claims = Claims { rows };
        let text = text(&Score::new(&claims, &checked));
        for expected in [
            "  share of total               1     1     1 100.0%",
            "  handwriting ?                1     0     0   0.0%",
            "Missed: 1\n  a.txt:3  handwriting\n    quote: 5\n    stated: 5 | computed: 6\n    on its line, of another value: line 3",
            "Found for another reason: 0",
            "Consistent rows called wrong: 1\n  a.txt:5",
            "    finding: line 5  share-of-total (Contradicts): 4 → (one of two)\n      invented",
            "judge: 2\n     2 share-of-total (Contradicts)\n  a.txt:3  share-of-total (Contradicts): 70 → (one of two)\n      invented\n  a.txt:7  share-of-total (Contradicts): 8",
            "  met     wrong rows of arithmetic kinds found with the right reason: 1 of 1 (100.0%)",
            "  MISSED  consistent rows called wrong: 1 of 1 (100.0%); at most 1 in 50",
        ] {
            assert!(text.contains(expected), "{expected}\n---\n{text}");
        }
    }

    #[test]
    fn a_bound_that_is_missed_does_not_read_as_met() {
        assert_eq!(percent(9499, 10000), "94.9%");
    }
}
