//! Minutes: who was there, and the actions that the report on them carries.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use reading::minutes::{self, Problem, Status, Where};
use regex::Regex;

use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::{Kind, Severity, Spot, Sure};

/// Checks minutes, where the document has any.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let says_minutes = book.lines.iter().any(|line| {
        let lower = line.text.to_lowercase();
        lower.contains("minutes of")
            || lower.contains("apologies")
            || lower.contains("resolved that")
    });
    if !says_minutes {
        return;
    }
    numbered(desk);
    let proposal = minutes::read(desk.reading);
    let decides =
        proposal.items.iter().any(|item| !item.resolutions.is_empty() || !item.actions.is_empty());
    let with = |status: Status| proposal.people.iter().filter(|one| one.status == status).count();
    // What lists who came and who did not is minutes too.
    if !decides && (with(Status::Present) < 3 || with(Status::Apologies) == 0) {
        return;
    }
    for found in &proposal.findings {
        let kind = match &found.problem {
            Problem::PresentAndApologies(_) | Problem::ListedTwice(_) => Kind::Attendance,
            Problem::TwoDays(..) => Kind::DateOrder,
            _ => continue,
        };
        let Some(mut spot) = place(desk, found.at) else { continue };
        let mut says = spot.quote.clone();
        // Of a list of names the one that is meant is marked.
        let who = match &found.problem {
            Problem::PresentAndApologies(who) | Problem::ListedTwice(who) => Some(who),
            _ => None,
        };
        let text = desk.book.lines.get(spot.index).map_or("", |line| &line.text);
        if let Some((who, start)) = who.and_then(|who| Some((who, text.find(&**who)?))) {
            spot.range = start..start + who.len();
            says.clone_from(who);
        }
        let against: Vec<Spot> = found.against.and_then(|at| place(desk, at)).into_iter().collect();
        desk.found(
            finding(
                kind,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                says,
                sentence(&found.problem),
            )
            .against(against),
        );
    }
    carried(desk, &proposal);
}

/// An action that minutes number, and the heading of the report on them.
static ACTION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:ACTION|Action)\s+(?P<n>\d{1,2})\s*[:.–-]"));
static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:\d+[.)]?\s+)?(?:matters\s+(?:outstanding|arising)|action\s+log|actions\s+from\s+(?:the\s+)?(?:last|previous)|(?:update|progress)\s+on\s+actions)\b.{0,40}$",
    )
});

/// "ACTION 4" of the minutes that the report on them lacks, where it has those before it.
fn numbered(desk: &mut Desk) {
    let lines = &desk.book.lines;
    let number =
        |text: &str| -> Option<u32> { ACTION.captures(text)?.name("n")?.as_str().parse().ok() };
    let starts = |text: &str| ACTION.find(text).is_some_and(|found| found.start() <= 3);
    let Some(first) = lines.iter().position(|line| starts(&line.text)) else { return };
    let Some(report) = (first..lines.len()).find(|at| REPORT.is_match(&lines[*at].text)) else {
        return;
    };
    // The report is on the minutes that it follows, and nothing else has such numbers.
    let asked: BTreeMap<u32, usize> = (first..report)
        .filter(|at| starts(&lines[*at].text))
        .filter_map(|at| Some((number(&lines[at].text)?, at)))
        .collect();
    let told: Vec<u32> = (report..lines.len()).filter_map(|at| number(&lines[at].text)).collect();
    let carried = asked.keys().filter(|asked| told.contains(asked)).count();
    let other = told.iter().any(|told| !asked.contains_key(told));
    if carried < 2 || other {
        return;
    }
    let against = spot(desk, report);
    let lost: Vec<usize> =
        asked.iter().filter(|(asked, _)| !told.contains(asked)).map(|(_, at)| *at).collect();
    for at in lost {
        let line = &desk.book.lines[at].text;
        let Some(range) = ACTION.find(line).map(|found| found.range()) else { continue };
        let says = line[range.clone()].trim_end_matches([':', '.', '–', '-', ' ']).to_owned();
        let at = desk.book.at(at, range, line);
        let working = "The report on the minutes does not carry it.";
        desk.found(
            finding(
                Kind::ActionCompleteness,
                Severity::Contradiction,
                Sure::Likely,
                at,
                says,
                working,
            )
            .against([against.clone()]),
        );
    }
}

fn sentence(problem: &Problem) -> String {
    let text = problem.to_string();
    let mut letters = text.chars();
    let capital: String = letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    format!("{capital}.")
}

/// The report on matters outstanding beside the minutes lacks an action of theirs.
fn carried(desk: &mut Desk, proposal: &minutes::Proposal) {
    let Some(first) = proposal.carried.first() else { return };
    let lost: Vec<&String> = proposal
        .findings
        .iter()
        .filter_map(|found| {
            if let Problem::NotCarried(action) = &found.problem { Some(action) } else { None }
        })
        .collect();
    let all: usize = proposal.items.iter().map(|item| item.actions.len()).sum();
    let Some(spot) = head_above(desk, first.at) else { return };
    desk.checked(&spot);
    if lost.is_empty() {
        return;
    }
    let says = format!("{} of {all} actions carried", all.saturating_sub(lost.len()));
    let quoted: Vec<String> = lost.iter().map(|action| format!("“{action}”")).collect();
    let working = format!(
        "The minutes have {all} actions; the report on them lacks {}.",
        quoted.join(" and ")
    );
    let against: Vec<Spot> = proposal
        .items
        .iter()
        .flat_map(|item| &item.actions)
        .filter(|action| lost.contains(&&action.text))
        .filter_map(|action| place(desk, action.at))
        .collect();
    desk.found(
        finding(
            Kind::ActionCompleteness,
            Severity::Contradiction,
            Sure::Likely,
            spot,
            says,
            working,
        )
        .should(format!("{all} actions"))
        .against(against),
    );
}

/// The head of the table that a row is of: the nearest line above that names its columns, else the row.
fn head_above(desk: &Desk, at: Where) -> Option<Spot> {
    let index = line(desk, at)?;
    let names = |index: &usize| {
        let lower =
            desk.book.lines.get(*index).map(|line| line.text.to_lowercase()).unwrap_or_default();
        lower.split_whitespace().count() <= 6
            && (lower.starts_with("minute") || lower.contains("action") || lower.contains("title"))
            && !lower.chars().any(|letter| letter.is_ascii_digit())
    };
    let head = (index.saturating_sub(8)..index).find(names).unwrap_or(index);
    Some(spot(desk, head))
}

fn place(desk: &Desk, at: Where) -> Option<Spot> {
    line(desk, at).map(|index| spot(desk, index))
}

fn line(desk: &Desk, at: Where) -> Option<usize> {
    desk.book.lines.iter().position(|line| line.page == at.page && line.number == at.line)
}

fn spot(desk: &Desk, index: usize) -> Spot {
    let text = desk.book.lines.get(index).map_or("", |line| &line.text);
    desk.book.at(index, 0..text.len(), text)
}
