//! A row that is said to have gone one way all the time: "have risen in each year".

use std::sync::LazyLock;

use regex::Regex;

use super::rows::{Named, periods};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::direction::{FELL, ROSE};
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

static EACH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:\s+[\w’'-]+){{0,3}}?\s+(?P<said>(?:(?P<up>{ROSE})|(?P<down>{FELL}))\s+(?:in\s+)?(?:each|every)\s+(?:of\s+the\s+\w+\s+)?(?:year|quarter|month)s?)\b"
    ))
});

/// Checks rows against what is said of all their periods.
pub(super) fn check(desk: &mut Desk, sentence: &Sentence, rows: &[Named]) {
    for row in rows {
        let after = sentence.between(row.range.end, sentence.text.len());
        let Some(found) = EACH.captures(after) else { continue };
        let Some(said) = found.name("said") else { continue };
        let values: Vec<f64> = periods(row.grid)
            .into_iter()
            .filter_map(|at| row.cell(at).map(|cell| cell.number.value))
            .collect();
        if values.len() < 3 {
            continue;
        }
        let up = found.name("up").is_some();
        let range = row.range.end + said.start()..row.range.end + said.end();
        let spot = desk.spot(sentence, &range);
        desk.checked(&spot);
        if values.windows(2).all(|pair| if up { pair[1] > pair[0] } else { pair[1] < pair[0] }) {
            continue;
        }
        let shown: Vec<String> = values.iter().map(|value| shown(*value, 0)).collect();
        let working = format!("{} went {}.", row.row.label, shown.join(", "));
        let against = desk.book.row(row.row);
        let says = said.as_str().to_owned();
        desk.found(
            finding(Kind::Direction, Severity::Contradiction, Sure::Likely, spot, says, working)
                .against([against]),
        );
    }
}
