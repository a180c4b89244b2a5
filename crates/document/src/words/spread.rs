//! A table in a sentence: how concentrated it is, in how many areas it changed, and where places are uncertain.

use figure::{Table, TableRow, Verdict, write};

use super::list;
use super::noun::{counted, period_phrase, possessive};
use super::share::share;
use crate::{FigureId, Text};

/// How few areas make half: "Just over half (51.2%) of burglary offences in Bromley in the 12 months to February 2021 were
/// recorded in 6 of the 22 wards: Penge and Cator, …." The fewest areas with the highest counts that together reach half of
/// the total. Nothing where the total is not known or nothing, with fewer than three areas, or where the rows shown do not
/// reach half.
pub fn concentration(table: &Table) -> Text {
    let Some(total) = table.total.filter(|t| *t > 0.0) else { return Text::new() };
    let mut rows: Vec<(&TableRow, f64)> = table
        .rows
        .iter()
        .filter(|row| !row.suppressed)
        .filter_map(|row| Some((row, row.value?)))
        .collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.area.name.cmp(&b.0.area.name)));
    if table.rows.len() < 3 {
        return Text::new();
    }
    let mut sum = 0.0;
    let enough = rows.iter().position(|(_, value)| {
        sum += value;
        sum * 2.0 >= total
    });
    let Some(last) = enough else { return Text::new() };
    let percent = sum / total * 100.0;
    let Some(part) = share(percent.min(100.0)) else { return Text::new() };
    let id = FigureId::of_table(table);
    let among = match table.total_of.as_str() {
        "sum of the rows" => String::new(),
        name => format!(" in {name}"),
    };
    let names: Vec<&str> = rows[..=last].iter().map(|(row, _)| row.area.name.as_str()).collect();
    let listed = if names.len() <= 8 { format!(": {}", list(&names)) } else { String::new() };
    Text::from(format!("{} (", super::findings::upper_first(&part)))
        .with_number(write::percent(percent), &id)
        .with(format!(
            ") of {}{among} {} were recorded in ",
            counted(&table.title, &table.unit, 2.0),
            period_phrase(table.period)
        ))
        .with_number(write::count(real(last + 1)), &id)
        .with(format!(" of the {} {}{listed}.", table.rows.len(), table.group))
}

/// In how many areas it changed: "Burglary fell beyond chance in 5 of 22 wards and rose in 1 (Darwin); in the other 16 the
/// difference is within the range expected by chance." Nothing where no row was tested.
pub fn changes_in(table: &Table) -> Text {
    let of = |wanted: Verdict| -> Vec<&str> {
        let rows = table.rows.iter().filter(|r| !r.suppressed && agrees(r, wanted));
        rows.map(|r| r.area.name.as_str()).collect()
    };
    let (fell, rose, within) =
        (of(Verdict::Lower), of(Verdict::Higher), of(Verdict::WithinChance).len());
    let tested = fell.len() + rose.len() + within;
    if tested == 0 {
        return Text::new();
    }
    let id = FigureId::of_table(table);
    let all = table.rows.len();
    let opening = format!("{} ", table.title);
    let part = |text: Text, verb: &str, names: &[&str], whole: &str| {
        let text =
            text.with(format!("{verb} in ")).with_number(write::count(real(names.len())), &id);
        let named = if names.len() <= 3 { format!(" ({})", list(names)) } else { String::new() };
        text.with(format!("{whole}{named}"))
    };
    let whole = format!(" of {all} {}", table.group);
    let mut text = match (fell.is_empty(), rose.is_empty()) {
        (true, true) => Text::from(opening)
            .with("showed no change beyond chance in any of ")
            .with_number(write::count(real(tested)), &id)
            .with(format!(" {}", table.group)),
        (false, true) => part(Text::from(opening), "fell beyond chance", &fell, &whole),
        (true, false) => part(Text::from(opening), "rose beyond chance", &rose, &whole),
        (false, false) => {
            let text = part(Text::from(opening), "fell beyond chance", &fell, &whole);
            part(text.with(" and "), "rose", &rose, "")
        }
    };
    if within > 0 && within < tested {
        let others =
            if within == 1 { "in 1 other".to_owned() } else { format!("in {within} others") };
        text =
            text.with(format!("; {others} the difference is within the range expected by chance"));
    }
    text = text.with(".");
    match all - tested {
        0 => text,
        1 => text.then("1 could not be tested."),
        n => text.then(format!("{n} could not be tested.")),
    }
}

/// The places that chance alone could have given an area: "Bromley’s place could be anywhere from 4th to 9th, from the
/// lowest, of 32 London boroughs." One place alone: "Bromley’s place by rate is 1st from the lowest …, and chance alone would hardly give it another." Nothing
/// where no interval is known.
pub fn place_range(table: &Table, row: &TableRow) -> Text {
    let Some(range) = row.rank_ci95.filter(|_| !row.suppressed) else { return Text::new() };
    let way = if table.order.ascending() { "lowest" } else { "highest" };
    let what = if table.order.by_rate() { "rate" } else { "count" };
    let of = table.rows.iter().filter(|r| r.rank.is_some()).count();
    let whose = possessive(&row.area.name);
    let id = FigureId::of_table(table);
    if range.from == range.to {
        return Text::from(format!("{whose} place by {what} is "))
            .with_number(write::ordinal(range.from), &id)
            .with(format!(
                " from the {way} of {of} {}, and chance alone would hardly give it another.",
                table.group
            ));
    }
    Text::from(format!("{whose} place by {what} could be anywhere from "))
        .with_number(write::ordinal(range.from), &id)
        .with(" to ")
        .with_number(write::ordinal(range.to), &id)
        .with(format!(", from the {way}, of {of} {}.", table.group))
}

/// A run of places: "5th to 8th", "5th".
pub fn places(range: figure::RankInterval) -> String {
    if range.from == range.to {
        write::ordinal(range.from)
    } else {
        format!("{} to {}", write::ordinal(range.from), write::ordinal(range.to))
    }
}

/// Whether the row's verdict is this one, and its numbers bear it.
fn agrees(row: &TableRow, wanted: Verdict) -> bool {
    row.verdict == Some(wanted)
        && match (wanted, row.value.zip(row.comparator)) {
            (Verdict::Lower, Some((now, then))) => now < then,
            (Verdict::Higher, Some((now, then))) => now > then,
            (Verdict::WithinChance, _) | (_, None) => true,
        }
}

fn real(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::NAN, f64::from)
}

#[cfg(test)]
mod tests {
    use super::super::sample::wards;
    use super::*;
    use figure::RankInterval;

    #[test]
    fn half_is_reached_by_the_fewest() {
        let mut table = wards();
        table.total = Some(400.0);
        assert_eq!(
            concentration(&table).to_string(),
            "About three fifths (59.8%) of offences of theft or taking of a motor vehicle in Bromley in the 12 months to \
             February 2021 were recorded in 3 of the 5 wards: Bromley Town, Cray Valley East, and Penge and Cator."
        );
        table.total = Some(927.0);
        assert!(concentration(&table).is_empty(), "the rows shown do not reach half");
        table.total = Some(0.0);
        assert!(concentration(&table).is_empty());
    }

    #[test]
    fn changes_are_counted_by_their_verdict() {
        let mut table = wards();
        assert!(changes_in(&table).is_empty());
        for (row, (then, verdict)) in table.rows.iter_mut().zip([
            (120.0, Verdict::Lower),
            (130.0, Verdict::Lower),
            (40.0, Verdict::Higher),
            (66.0, Verdict::WithinChance),
        ]) {
            row.comparator = Some(then);
            row.verdict = Some(verdict);
        }
        assert_eq!(
            changes_in(&table).to_string(),
            "Theft or taking of a motor vehicle fell beyond chance in 2 of 5 wards (Bromley Town and Cray Valley East) and \
             rose in 1 (Penge and Cator); in 1 other the difference is within the range expected by chance. 1 could not \
             be tested."
        );
        for row in table.rows.iter_mut().filter(|r| r.value.is_some()) {
            row.verdict = Some(Verdict::WithinChance);
        }
        assert_eq!(
            changes_in(&table).to_string(),
            "Theft or taking of a motor vehicle showed no change beyond chance in any of 4 wards. 1 could not be tested."
        );
    }

    #[test]
    fn places_that_chance_could_give() {
        let mut table = wards();
        assert!(place_range(&table, &table.rows[0]).is_empty());
        table.rows[1].rank_ci95 = Some(RankInterval { from: 1, to: 4 });
        assert_eq!(
            place_range(&table, &table.rows[1]).to_string(),
            "Cray Valley East\u{2019}s place by count could be anywhere from 1st to 4th, from the highest, of 4 wards."
        );
        table.rows[0].rank_ci95 = Some(RankInterval { from: 1, to: 1 });
        assert!(
            place_range(&table, &table.rows[0]).to_string().contains("is 1st from the highest")
        );
        assert_eq!(places(RankInterval { from: 5, to: 8 }), "5th to 8th");
    }
}
