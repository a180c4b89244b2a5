//! A table in a sentence: who stands at its top, and how much of the whole they make.

use figure::{Table, TableRow, write};

use super::list::list;
use super::noun::{counted, possessive};
use super::place::place_in;
use crate::{FigureId, Text};

/// "Bromley Town had the most (151, 10.2% of Bromley's total), followed by Cray Valley East (104) and Crystal Palace
/// (102)." The first `n` rows that have a value, and whoever ties with the last of them; nothing where no row has one.
pub fn top(table: &Table, n: usize) -> Text {
    let rows: Vec<(&TableRow, f64)> = table
        .rows
        .iter()
        .filter(|row| !row.suppressed)
        .filter_map(|row| Some((row, value_of(table, row)?)))
        .collect();
    let last = rows.get(n.saturating_sub(1)).or(rows.last()).and_then(|(row, _)| row.rank);
    let rows: Vec<_> = rows
        .into_iter()
        .enumerate()
        .filter(|(i, (row, _))| *i < n || (row.rank.is_some() && row.rank == last))
        .map(|(_, row)| row)
        .collect();
    let Some(((first, value), rest)) = rows.split_first() else { return Text::new() };
    let tied: Vec<&str> = rest
        .iter()
        .filter(|(r, _)| r.rank.is_some() && r.rank == first.rank)
        .map(|(r, _)| r.area.name.as_str())
        .collect();
    let superlative = match (table.order.by_rate(), table.order.ascending()) {
        (true, true) => "the lowest rate",
        (true, false) => "the highest rate",
        (false, true) => "the fewest",
        (false, false) => "the most",
    };
    let names: Vec<&str> =
        std::iter::once(first.area.name.as_str()).chain(tied.iter().copied()).collect();
    let each = if names.len() > 1 { " each" } else { "" };
    let id = FigureId::of_table(table);
    let mut text = Text::from(format!("{} had {superlative} (", list(&names)))
        .with_number(write_value(table, *value), &id)
        .with(each);
    if let (Some(share), 1) = (first.share, names.len()) {
        text = text.with(", ").with_number(write::percent(share), &id);
        text = text.with(format!(" of {}", whole(table)));
    }
    text.with(")").joined(followers(table, &rest[names.len() - 1..], &id)).with(".")
}

/// ", followed by Cray Valley East (104) and Crystal Palace (102)"; nothing where nobody follows.
fn followers(table: &Table, rows: &[(&TableRow, f64)], id: &FigureId) -> Text {
    rows.iter().enumerate().fold(Text::new(), |text, (i, (row, value))| {
        let joint = match i {
            0 => ", followed by ",
            _ if i + 1 == rows.len() => " and ",
            _ => ", ",
        };
        let text = text.with(format!("{joint}{} (", row.area.name));
        text.with_number(write_value(table, *value), id).with(")")
    })
}

/// What a chart of ranked bars shows, for a reader who cannot see it: how many areas, which way, first and last, and the
/// own area's place.
pub fn describe_ranking(table: &Table, own: Option<&str>) -> String {
    let noun = counted(&table.title, &table.unit, 2.0);
    let what = if table.order.by_rate() { format!("the rate of {noun}") } else { noun };
    let way = if table.order.ascending() { "lowest first" } else { "highest first" };
    let shown: Vec<(&TableRow, f64)> = table
        .rows
        .iter()
        .filter(|row| !row.suppressed)
        .filter_map(|row| Some((row, value_of(table, row)?)))
        .collect();
    let areas = if table.rows.len() == 1 { "area" } else { "areas" };
    let mut said = vec![format!("Bars of {what}, {} {areas}, {way}.", table.rows.len())];
    if let (Some((first, a)), Some((last, b))) = (shown.first(), shown.last()) {
        said.push(format!("First: {}, {}.", first.area.name, write_value(table, *a)));
        said.push(format!("Last: {}, {}.", last.area.name, write_value(table, *b)));
    }
    if let Some((row, value)) = shown.iter().find(|(r, _)| Some(r.area.name.as_str()) == own) {
        let place = place_in(table, row).map_or(String::new(), |p| format!(" in {p} place"));
        said.push(format!("{}: {}{place}.", row.area.name, write_value(table, *value)));
    }
    match table.rows.len() - shown.len() {
        0 => {}
        1 => said.push("1 area has no value to show.".to_owned()),
        without => said.push(format!("{without} areas have no value to show.")),
    }
    said.join(" ")
}

/// A change of places for a cell: "+2" up two, "−3" down three, "0" the same.
pub fn position_change(places: i64) -> String {
    i32::try_from(places).map_or_else(|_| places.to_string(), |p| write::change(f64::from(p)))
}

/// What the table is ordered by.
fn value_of(table: &Table, row: &TableRow) -> Option<f64> {
    if table.order.by_rate() { row.rate } else { row.value }
}

fn write_value(table: &Table, value: f64) -> String {
    if table.order.by_rate() { write::rate(value) } else { write::count(value) }
}

/// "Bromley's total", "the sum of the rows".
fn whole(table: &Table) -> String {
    match table.total_of.as_str() {
        "sum of the rows" => "the sum of the rows".to_owned(),
        name => format!("{} total", possessive(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::wards;
    use super::*;

    #[test]
    fn the_top_is_said_with_its_share() {
        assert_eq!(
            top(&wards(), 3).to_string(),
            "Bromley Town had the most (81, 8.7% of Bromley\u{2019}s total), followed by Cray Valley East (79) and Penge \
             and Cator (79)."
        );
        assert_eq!(top(&wards(), 2), top(&wards(), 3), "who ties with the last is named too");
        assert_eq!(
            top(&wards(), 1).to_string(),
            "Bromley Town had the most (81, 8.7% of Bromley\u{2019}s total)."
        );
    }

    #[test]
    fn a_tie_at_the_top_names_both() {
        let mut table = wards();
        table.rows.remove(0);
        for row in &mut table.rows {
            row.rank = row.rank.map(|r| r - 1);
        }
        assert_eq!(
            top(&table, 3).to_string(),
            "Cray Valley East, and Penge and Cator had the most (79 each), followed by Orpington (68)."
        );
    }

    #[test]
    fn a_hidden_row_is_not_said() {
        let mut table = wards();
        table.rows[0].suppressed = true;
        let text = top(&table, 4).to_string();
        assert!(!text.contains("Bromley Town"), "{text}");
        table.rows.clear();
        assert!(top(&table, 4).is_empty());
    }

    #[test]
    fn a_ranking_is_described() {
        assert_eq!(
            describe_ranking(&wards(), Some("Penge and Cator")),
            "Bars of offences of theft or taking of a motor vehicle, 5 areas, highest first. First: Bromley Town, 81. Last: \
             Orpington, 68. Penge and Cator: 79 in joint 2nd place. 1 area has no value to show."
        );
    }

    #[test]
    fn moves_have_their_sign() {
        assert_eq!([2, -3, 0].map(position_change), ["+2", "\u{2212}3", "0"]);
    }
}
