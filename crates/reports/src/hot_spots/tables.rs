//! Hot spots as tables: every place for a file, those that are or were hot for a page, and the scan's clusters.

use document::{Cell, Column, Row, Table, words};
use figure::write;

use super::HotSpotMethod;
use super::answer::{HotSpotCluster, HotSpotHeat, HotSpotRow, HotSpots};
use super::places::{many, real};

/// Every place: what a CSV file holds.
pub fn table(found: &HotSpots) -> Table {
    let title = words::counted_heading(&found.title, &found.unit);
    let caption = format!("{title} by {}, with hot spots", found.on.noun(1));
    let mut table = start(found, "hot-spots", caption, true);
    table.rows = found.rows.iter().map(|row| cells(found, row, true)).collect();
    table
}

/// The places that are or were hot; none where there are none.
pub(super) fn hot(found: &HotSpots) -> Option<Table> {
    let caption = format!("{}s that are or were hot spots", found.on.heading());
    let mut table = start(found, "hot-places", caption, false);
    let hot = found.rows.iter().filter(|row| row.heat != HotSpotHeat::Not);
    table.rows = hot.map(|row| cells(found, row, false)).collect();
    (!table.rows.is_empty()).then_some(table)
}

/// A column with what a row has in it.
type Field = (Column, fn(&HotSpotRow) -> Cell);

/// The columns after the name, and what each row has in them. `every` is for a file: there each place has its code and
/// middle.
fn fields(found: &HotSpots, every: bool) -> Vec<Field> {
    let decimal = |title: &str, unit: &str| Column::numbers(title, unit);
    let mut fields: Vec<Field> = Vec::new();
    if every {
        fields.push((Column::words("Code"), |row| Cell::text(row.code.clone())));
    }
    if found.rows.iter().any(|row| row.within.is_some()) {
        fields
            .push((Column::words("In"), |row| row.within.clone().map_or(Cell::Empty, Cell::Text)));
    }
    let heat: fn(&HotSpotRow) -> Cell =
        if every { |row| Cell::text(row.heat.word()) } else { |row| Cell::text(short(row.heat)) };
    fields.push((Column::words("Hot spot"), heat));
    fields.push((Column::numbers("Count", found.unit.0.clone()), |row| match row.count {
        Some(count) => Cell::count(real(count)),
        None => Cell::Suppressed,
    }));
    let says =
        |has: fn(&HotSpotRow) -> Option<f64>| found.rows.iter().any(|row| has(row).is_some());
    if every && says(|row| row.numbers.expected) {
        fields.push((decimal("Expected", ""), |row| one(row.numbers.expected, 1)));
    }
    if says(|row| row.numbers.density) {
        fields.push((decimal("Density", "a km²"), |row| one(row.numbers.density, 1)));
    }
    if says(|row| row.numbers.z) {
        fields.push((decimal("z", ""), |row| one(row.numbers.z, 2)));
    }
    if found.method == HotSpotMethod::Scan {
        fields.push((decimal("Cluster", ""), |row| {
            row.numbers.cluster.map_or(Cell::Empty, Cell::place)
        }));
    }
    if every && says(|row| row.numbers.p_value) {
        fields.push((decimal("p", ""), |row| p(row.numbers.p_value)));
    }
    if says(|row| row.numbers.adjusted_p_value) {
        fields.push((decimal("p", "adjusted"), |row| p(row.numbers.adjusted_p_value)));
    }
    if every && says(|row| row.numbers.permutation_p_value) {
        fields.push((decimal("p", "by permutation"), |row| p(row.numbers.permutation_p_value)));
    }
    if !found.earlier.is_empty() {
        let unit = format!("of {}", found.earlier.len());
        fields
            .push((Column::numbers("Hot before", unit), |row| Cell::count(many(row.earlier_hot))));
    }
    if every {
        fields.push((decimal("Longitude", "degrees"), |row| Cell::decimal(row.longitude, 5)));
        fields.push((decimal("Latitude", "degrees"), |row| Cell::decimal(row.latitude, 5)));
    }
    fields
}

fn start(found: &HotSpots, id: &str, caption: String, every: bool) -> Table {
    let columns = fields(found, every).into_iter().map(|(column, _)| column);
    let name = Column::words(found.on.heading());
    let mut table = Table::new(id, caption, [name].into_iter().chain(columns).collect());
    table.subtitle = subtitle(found);
    table.source = words::source_line(&found.provenance);
    table
}

fn cells(found: &HotSpots, row: &HotSpotRow, every: bool) -> Row {
    let values = fields(found, every).into_iter().map(|(_, cell)| cell(row));
    Row::plain([Cell::text(row.name.clone())].into_iter().chain(values).collect())
}

/// The scan's clusters; none where there are none.
pub(super) fn clusters(found: &HotSpots) -> Option<Table> {
    let columns = vec![
        Column::numbers("Cluster", ""),
        Column::words("About"),
        Column::numbers(format!("{}s", found.on.heading()), ""),
        Column::numbers("Count", found.unit.0.clone()),
        Column::numbers("Expected", ""),
        Column::numbers("Rate", "times outside"),
        Column::numbers("p", ""),
    ];
    let caption = "Circles with more than chance would give anywhere".to_owned();
    let mut table = Table::new("hot-clusters", caption, columns);
    table.subtitle = subtitle(found);
    table.source = words::source_line(&found.provenance);
    let row = |cluster: &HotSpotCluster| {
        Row::plain(vec![
            Cell::place(cluster.number),
            Cell::text(cluster.centre.clone()),
            Cell::count(many(cluster.places.len())),
            cluster.count.map_or(Cell::Suppressed, |count| Cell::count(real(count))),
            Cell::decimal(cluster.expected, 1),
            one(cluster.relative_risk, 1),
            p(Some(cluster.p_value)),
        ])
    };
    table.rows = found.clusters.iter().map(row).collect();
    (!table.rows.is_empty()).then_some(table)
}

/// "persistent" under the heading "Hot spot".
fn short(heat: HotSpotHeat) -> &'static str {
    match heat {
        HotSpotHeat::Hot => "yes",
        other => other.word().trim_end_matches(" hot spot"),
    }
}

/// Measure, unit, area and period.
pub(super) fn subtitle(found: &HotSpots) -> String {
    format!("{}, {}, {}, {}", found.title, found.unit, found.area.name, found.period)
}

fn one(value: Option<f64>, places: usize) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::decimal(value, places))
}

fn p(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, |p| Cell::number(p, write::probability(p).replace("less than ", "<")))
}
