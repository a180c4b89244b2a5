//! Papers of a pack that follows another: those that it held keep their pages, and those that came late take a number with a letter.

use partnership::board::{AgendaItem, Pack, Paper};

use super::contents::PaperContents;

/// Before the title of a paper that was withdrawn after it was published.
const WITHDRAWN: &str = "Withdrawn: ";

/// The papers of the pack before, as they stood in it. One that was withdrawn since says so: its pages keep their numbers.
pub(super) fn kept(
    held: Vec<PaperContents>,
    all: &[Paper],
    agenda: &[AgendaItem],
) -> Vec<PaperContents> {
    let as_now = |mut paper: PaperContents| {
        match all.iter().find(|one| one.id == paper.id) {
            Some(now) => {
                let item = agenda.iter().find(|item| Some(item.id) == now.said.item);
                if let Some(item) = item {
                    paper.item.clone_from(&item.number);
                }
            }
            None if paper.title.starts_with(WITHDRAWN) => {}
            None => paper.title = format!("{WITHDRAWN}{}", paper.title),
        }
        paper
    };
    held.into_iter().map(as_now).collect()
}

/// Papers that came after the pack before: each follows the last page of the paper that it stands behind, and takes its number with
/// the next letter.
pub(super) fn with_late(
    before: &Pack,
    kept: Vec<PaperContents>,
    new: Vec<PaperContents>,
    agenda: &[AgendaItem],
) -> Vec<PaperContents> {
    let place = |paper: &PaperContents| agenda.iter().position(|item| item.number == paper.item);
    let last_of = |paper: &PaperContents| {
        let pages = before.said.pages.iter().find(|one| one.paper == paper.id);
        paper.late_after.or_else(|| pages.and_then(|pages| page(&pages.last)))
    };
    // Before the first paper stand cover and agenda.
    let first = before.said.pages.first().and_then(|pages| page(&pages.first));
    let front = first.map_or(1, |first| first.saturating_sub(1).max(1));
    let mut papers = kept;
    for paper in &mut papers {
        let pages = before.said.pages.iter().find(|one| one.paper == paper.id);
        let is_late = |label: &String| label.ends_with(|c: char| c.is_ascii_alphabetic());
        if let Some(label) = pages.map(|pages| &pages.first).filter(|label| is_late(label)) {
            paper.late_after = page(label);
        }
    }
    for mut paper in new {
        let behind = papers.iter().rposition(|one| place(one) <= place(&paper));
        let after = behind.and_then(|at| papers.get(at)).and_then(last_of).unwrap_or(front);
        let mut at = behind.map_or(0, |at| at + 1);
        // Those that follow the same page already keep their letters.
        while papers.get(at).is_some_and(|one| one.late_after == Some(after)) {
            at += 1;
        }
        paper.late_after = Some(after);
        papers.insert(at, paper);
    }
    papers
}

/// The number of a page, without its letter.
fn page(label: &str) -> Option<u32> {
    label.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}
