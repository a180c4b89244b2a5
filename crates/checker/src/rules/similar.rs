//! Places said to be of similar size, against the table that has their sizes.

use std::sync::LazyLock;

use regex::Regex;

use crate::book::Places;
use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, Grid, GridCell};
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

static SIMILAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:similar|same|comparable|equal)\s+(?:in\s+|geographical\s+|geographic\s+|physical\s+|land\s+)?(?P<what>size|area|population|land\s+mass)\s+(?:to|as|with)\b(?P<rest>[^;.]*?)(?:,\s*as\s+well|$|[;.]|,\s*(?:but|and|which|while))",
    )
});

/// So many times larger is not similar.
const LARGER: f64 = 1.5;

/// Checks sentences that call places similar.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        let Some(found) = SIMILAR.captures(&sentence.text) else { continue };
        let (Some(whole), Some(what), Some(rest)) =
            (found.get(0), found.name("what"), found.name("rest"))
        else {
            continue;
        };
        let of_people = what.as_str().eq_ignore_ascii_case("population");
        let others: Vec<&String> = sentence
            .places
            .iter()
            .filter(|(range, place)| {
                rest.range().contains(&range.start) && !book.places.is_home(place)
            })
            .map(|(_, place)| place)
            .collect();
        let Some(home) = book.places.home.clone().filter(|_| !others.is_empty()) else { continue };
        for grid in &book.grids {
            let Some(column) = size(grid, of_people) else { continue };
            let value = |place: &str| {
                grid.cells(column)
                    .find(|(row, _)| Places::same(&row.label, place))
                    .map(|(_, cell)| cell)
            };
            let Some(own) = value(&home) else { continue };
            let far: Vec<(&String, &GridCell)> = others
                .iter()
                .filter_map(|place| Some((*place, value(place)?)))
                .filter(|(_, cell)| !similar(own, cell))
                .collect();
            if far.is_empty() {
                continue;
            }
            let spot = desk.spot(sentence, &(whole.start()..rest.start()));
            let said: Vec<String> =
                far.iter().map(|(place, cell)| format!("{} for {place}", cell.printed)).collect();
            let working = format!(
                "The table has {} for {home} and {} ({}).",
                own.printed,
                said.join(" and "),
                grid.columns[column].head
            );
            let says = sentence.part(&(whole.start()..rest.end())).to_owned();
            let against: Vec<_> = far.iter().map(|(_, cell)| desk.cell_spot(cell, "")).collect();
            desk.found(
                finding(
                    Kind::Comparison,
                    Severity::Contradiction,
                    Sure::Possible,
                    spot,
                    says,
                    working,
                )
                .against(against),
            );
            break;
        }
    }
}

fn similar(one: &GridCell, other: &GridCell) -> bool {
    let ratio = one.number.value / other.number.value;
    (1.0 / LARGER..=LARGER).contains(&ratio)
}

/// The column that has the sizes: areas, or people.
fn size(grid: &Grid, of_people: bool) -> Option<usize> {
    if of_people {
        return grid.of_kind(ColumnKind::Population).next();
    }
    grid.columns.iter().position(|column| {
        let head = column.head.to_lowercase();
        head.split_whitespace().any(|word| {
            matches!(word, "hectares" | "ha" | "area" | "km2" | "sq" | "square" | "acres")
        })
    })
}
