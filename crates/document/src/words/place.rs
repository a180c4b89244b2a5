//! A place in a ranking in a sentence.

use figure::{Figure, Order, Table, TableRow, write};

use super::noun::lower_first;
use super::value::reason;
use crate::Text;

/// "Bromley had the 6th lowest rate of 32 London boroughs.", or why it has no place; nothing where it was not ranked.
pub fn place(figure: &Figure) -> Text {
    if let Some(rank) = &figure.rank {
        if rank.of == 1 {
            let name = &figure.area.name;
            return Text::from(format!("{name} was the only area ranked among {}.", rank.group));
        }
        let text = Text::from(format!("{} had the ", figure.area.name));
        return text.with_figure(placed(rank.position, rank.of, rank.order), figure).with(format!(
            " {} of {} {}.",
            what(rank.order),
            rank.of,
            rank.group
        ));
    }
    match &figure.rank_reason {
        Some(why) => Text::from(format!("Its place is not available: {}.", reason(&why.0))),
        None => Text::new(),
    }
}

/// What is first in an order: "lowest rate".
pub fn first_of(order: Order) -> &'static str {
    match order {
        Order::LowestRate => "lowest rate",
        Order::HighestRate => "highest rate",
        Order::LowestCount => "lowest count",
        Order::HighestCount => "highest count",
    }
}

/// The finding, for a chart's title: "Bromley had the 6th lowest burglary rate of 32 London boroughs".
pub fn place_finding(figure: &Figure) -> String {
    let Some(rank) = &figure.rank else {
        return format!("{}, {}", figure.title, figure.period);
    };
    format!(
        "{} had the {} {} of {} {}",
        figure.area.name,
        placed(rank.position, rank.of, rank.order),
        measured(&figure.title, &figure.unit.0, rank.order),
        rank.of,
        rank.group
    )
}

/// A row's place in its table, ties said: "2nd", "joint 2nd"; none where it has no place.
pub fn place_in(table: &Table, row: &TableRow) -> Option<String> {
    let own = row.rank?;
    let tied = table.rows.iter().filter(|other| other.rank == Some(own)).count() > 1;
    let place = write::ordinal(own);
    Some(if tied { format!("joint {place}") } else { place })
}

/// "6th lowest", "lowest", "highest": the last place in a list from the lowest is the highest.
fn placed(position: usize, of: usize, order: Order) -> String {
    let (first, last) =
        if order.ascending() { ("lowest", "highest") } else { ("highest", "lowest") };
    match position {
        1 => first.to_owned(),
        _ if position == of => last.to_owned(),
        _ => format!("{} {first}", write::ordinal(position)),
    }
}

fn what(order: Order) -> &'static str {
    if order.by_rate() { "rate" } else { "count" }
}

/// "burglary rate", "rate of theft from the person", "number of burglary offences".
fn measured(title: &str, unit: &str, order: Order) -> String {
    let title_inside = lower_first(title);
    match (order.by_rate(), title_inside.contains(' ')) {
        (true, false) => format!("{title_inside} rate"),
        (true, true) => format!("rate of {title_inside}"),
        (false, _) => {
            format!("number of {}", super::counted(title, &figure::Unit(unit.to_owned()), 2.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{burglary, wards};
    use super::*;
    use figure::Reason;

    #[test]
    fn a_place_is_said_from_the_end_it_counts_from() {
        let mut figure = burglary();
        assert_eq!(
            place(&figure).to_string(),
            "Bromley had the 6th lowest rate of 32 London boroughs."
        );
        assert_eq!(
            place_finding(&figure),
            "Bromley had the 6th lowest burglary rate of 32 London boroughs"
        );
        let rank = figure.rank.as_mut().unwrap();
        rank.position = 1;
        assert_eq!(
            place(&figure).to_string(),
            "Bromley had the lowest rate of 32 London boroughs."
        );
        figure.rank.as_mut().unwrap().position = 32;
        assert_eq!(
            place(&figure).to_string(),
            "Bromley had the highest rate of 32 London boroughs."
        );
        figure.rank.as_mut().unwrap().order = Order::HighestCount;
        figure.rank.as_mut().unwrap().position = 2;
        assert_eq!(
            place_finding(&figure),
            "Bromley had the 2nd highest number of burglary offences of 32 London boroughs"
        );
    }

    #[test]
    fn no_place_has_its_reason() {
        let mut figure = burglary();
        figure.rank = None;
        assert!(place(&figure).is_empty());
        figure.rank_reason = Some(Reason::new("no comparable area is held"));
        assert_eq!(
            place(&figure).to_string(),
            "Its place is not available: no comparable area is held."
        );
    }

    #[test]
    fn ties_are_said() {
        let table = wards();
        let places: Vec<_> = table.rows.iter().map(|r| place_in(&table, r)).collect();
        let said: Vec<_> = places.iter().map(|p| p.as_deref().unwrap_or("none")).collect();
        assert_eq!(said, ["1st", "joint 2nd", "joint 2nd", "4th", "none"]);
    }
}
