//! Minutes: who was there, and the actions that the report on them carries.

use reading::minutes::{self, Problem, Where};

use crate::desk::{Desk, finding};
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
    let proposal = minutes::read(desk.reading);
    if !proposal.items.iter().any(|item| !item.resolutions.is_empty() || !item.actions.is_empty()) {
        return;
    }
    for found in &proposal.findings {
        let kind = match &found.problem {
            Problem::PresentAndApologies(_) | Problem::ListedTwice(_) => Kind::Attendance,
            Problem::TwoDays(..) => Kind::DateOrder,
            _ => continue,
        };
        let Some(spot) = place(desk, found.at) else { continue };
        let says = spot.quote.clone();
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
