//! The page ranges of an agenda: each begins where the one before ends.

use std::sync::LazyLock;

use regex::Regex;

use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::{Kind, Severity, Spot, Sure};

static PAGES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\(?pages?\s+(\d{1,4})\s*(?:-|–|—|to)\s*(\d{1,4})\)?"));

/// Checks the ranges of an agenda, in order.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let mut ranges: Vec<(u32, u32, Spot, String)> = Vec::new();
    for sentence in &book.sentences {
        for found in PAGES.captures_iter(&sentence.text) {
            let number =
                |at: usize| found.get(at).and_then(|group| group.as_str().parse::<u32>().ok());
            let (Some(whole), Some(from), Some(to)) = (found.get(0), number(1), number(2)) else {
                continue;
            };
            // Ranges of an agenda stand in brackets at the end of its lines.
            if whole.as_str().starts_with('(') && whole.as_str().ends_with(')') {
                ranges.push((
                    from,
                    to,
                    desk.spot(sentence, &whole.range()),
                    format!("{from} - {to}"),
                ));
            }
        }
    }
    for (from, to, spot, says) in &ranges {
        desk.checked(spot);
        if from > to {
            let working = "The range ends before it begins.";
            desk.found(finding(
                Kind::PageRange,
                Severity::Contradiction,
                Sure::Certain,
                spot.clone(),
                says.clone(),
                working,
            ));
        }
    }
    // A list in the text of a report is no agenda: an agenda's ranges go up, and nearly all go on.
    let own = |pair: &[(u32, u32, Spot, String)]| pair[1].0 == 1;
    let rises = ranges.windows(2).all(|pair| pair[1].0 > pair[0].0 || own(pair));
    let on = ranges.windows(2).filter(|pair| pair[1].0 == pair[0].1 + 1).count();
    let goes_on = on * 2 >= ranges.len().saturating_sub(1);
    if ranges.len() < 3 || !goes_on && !rises {
        return;
    }
    for pair in ranges.windows(2) {
        let [(_, end, before, _), (start, _, spot, says)] = pair else { continue };
        // An appendix counts its own pages; a page that two items have is never right, one that none has may be.
        let overlaps = rises && start <= end;
        if *start != end + 1 && !own(pair) && (goes_on || overlaps) {
            let working = format!("The pages before end at {end}, so these begin at {}.", end + 1);
            desk.found(
                finding(
                    Kind::PageRange,
                    Severity::Contradiction,
                    Sure::Certain,
                    spot.clone(),
                    says.clone(),
                    working,
                )
                .should((end + 1).to_string())
                .against([before.clone()]),
            );
        }
    }
}
