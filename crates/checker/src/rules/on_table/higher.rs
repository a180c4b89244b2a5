//! Two rows of a table, one said to have more than the other: "Northgate had a higher rate than Southgate".

use std::sync::LazyLock;

use regex::Regex;

use super::is_of;
use super::rows::{Named, levels};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::grid::ColumnKind;
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

/// What stands between the two rows.
static THAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:has|had|have|saw|recorded)\s+(?:an?\s+)?(?:much\s+|slightly\s+|significantly\s+)?(?:(?P<high>higher|larger|greater|more)|(?P<low>lower|smaller|fewer))\s+(?P<of>(?:overall\s+|total\s+|crime\s+)?(?:rate|number|population|proportion|percentage|share|count|total|offences|crimes|incidents))(?:\s+per\s+[\d,]+(?:\s+\w+)?)?\s+than\s+(?:in\s+|that\s+of\s+)?(?:the\s+)?$",
    )
});

/// Checks comparisons of two rows of one table.
pub(super) fn check(desk: &mut Desk, sentence: &Sentence, rows: &[Named]) {
    for one in rows {
        for other in rows.iter().filter(|other| other.range.start > one.range.end) {
            let between = sentence.between(one.range.end, other.range.start);
            let Some(found) = THAN.captures(between) else { continue };
            if !std::ptr::eq(one.grid, other.grid) || !is_of(desk, sentence, one) {
                continue;
            }
            let of = found.name("of").map_or("", |of| of.as_str()).to_lowercase();
            let Some(holds) = holds(one, other, &of, found.name("high").is_some()) else {
                continue;
            };
            let range = one.range.start..other.range.end;
            let spot = desk.spot(sentence, &range);
            desk.checked(&spot);
            if holds {
                continue;
            }
            let says = sentence.part(&range).to_owned();
            let working = format!(
                "In no column of the table does {} have {} than {}.",
                one.row.label,
                if found.name("high").is_some() { "more" } else { "less" },
                other.row.label
            );
            let against = [desk.book.row(one.row), desk.book.row(other.row)];
            desk.found(
                finding(
                    Kind::Comparison,
                    Severity::Contradiction,
                    Sure::Likely,
                    spot,
                    says,
                    working,
                )
                .against(against),
            );
        }
    }
}

/// Whether any column that can be meant has it so; none where there is no such column.
fn holds(one: &Named, other: &Named, of: &str, high: bool) -> Option<bool> {
    let is_meant = |kind: ColumnKind| match of.rsplit(' ').next().unwrap_or("") {
        "rate" | "proportion" | "percentage" | "share" => {
            matches!(kind, ColumnKind::Rate | ColumnKind::Share)
        }
        "population" => kind == ColumnKind::Population,
        _ => !matches!(kind, ColumnKind::Rate | ColumnKind::Share | ColumnKind::Population),
    };
    let mut judged = None;
    for at in levels(one.grid) {
        if !one.grid.columns.get(at).is_some_and(|column| is_meant(column.kind)) {
            continue;
        }
        let (Some(first), Some(second)) = (one.cell(at), other.cell(at)) else { continue };
        let (first, second) = (first.number.value, second.number.value);
        let same = (first - second).abs() < f64::EPSILON;
        judged = Some(judged.unwrap_or(false) || same || (first > second) == high);
    }
    judged
}
