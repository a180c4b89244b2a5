//! A series in words: for those who cannot see its chart, and for what is missing from it.

use figure::{Month, Series, SeriesMonth, write};

use super::list::months;
use super::noun::counted;

/// What a chart of months shows, for a reader who cannot see it: span, highest, lowest and last month, what is missing, and
/// the rolling year at both ends.
pub fn describe_series(series: &Series) -> String {
    let (Some(first), Some(last)) = (series.months.first(), series.months.last()) else {
        return format!("{} in {}: no months are held.", series.title, series.area.name);
    };
    let noun = counted(&series.title, &series.unit, 2.0);
    let mut said = vec![
        format!(
            "Line of {noun} in {}, one point a month from {} to {}.",
            series.area.name,
            first.month.label(),
            last.month.label()
        ),
        extremes(series),
        rolling(series),
        gaps(series),
    ];
    if last.provisional {
        said.push(format!("{} is provisional.", last.month.label()));
    }
    said.retain(|sentence| !sentence.is_empty());
    said.join(" ")
}

/// "Highest: 268 in November 2019. Lowest: 82 in April 2020. Last: 120 in February 2021." Ties name every month.
pub fn extremes(series: &Series) -> String {
    let held: Vec<(Month, f64)> =
        series.months.iter().filter_map(|m| Some((m.month, shown(m)?))).collect();
    let Some(&(last_month, last)) = held.last() else { return String::new() };
    let at = |wanted: f64| {
        let found: Vec<Month> =
            held.iter().filter(|(_, v)| v.total_cmp(&wanted).is_eq()).map(|(m, _)| *m).collect();
        format!("{} in {}", write::count(wanted), months(&found))
    };
    let highest = held.iter().map(|(_, v)| *v).fold(f64::NEG_INFINITY, f64::max);
    let lowest = held.iter().map(|(_, v)| *v).fold(f64::INFINITY, f64::min);
    format!(
        "Highest: {}. Lowest: {}. Last: {} in {}.",
        at(highest),
        at(lowest),
        write::count(last),
        last_month.label()
    )
}

/// "May and June 2023 were higher than their past lets expect."; that no month was, where any was looked at; else nothing.
pub fn peaks(series: &Series) -> String {
    let found: Vec<Month> =
        series.months.iter().filter(|m| m.peak && !m.suppressed).map(|m| m.month).collect();
    let looked = series.months.iter().any(|m| m.expected.is_some() || m.surprise.is_some());
    match found.len() {
        0 if looked => "No month was higher than its past lets expect.".to_owned(),
        0 => String::new(),
        1 => format!("{} was higher than its past lets expect.", months(&found)),
        _ => format!("{} were higher than their past lets expect.", months(&found)),
    }
}

/// "June, August and September 2020 are not held." and that no rolling year can be made across them; nothing where every
/// month is held.
pub fn gaps(series: &Series) -> String {
    let missing: Vec<Month> = series
        .months
        .iter()
        .filter(|m| m.value.is_none() && !m.suppressed)
        .map(|m| m.month)
        .collect();
    let hidden = series.months.iter().filter(|m| m.suppressed).count();
    let mut out = String::new();
    if !missing.is_empty() {
        let verb = if missing.len() == 1 { "is" } else { "are" };
        out = format!(
            "{} {verb} not held, so no 12 months that include {} can be added up.",
            months(&missing),
            if missing.len() == 1 { "it" } else { "any of them" }
        );
    }
    if hidden > 0 {
        let (noun, verb) = if hidden == 1 { ("month", "is") } else { ("months", "are") };
        let sentence = format!("{hidden} {noun} {verb} not shown because the counts are small.");
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&sentence);
    }
    out
}

/// "12 months to each month: from 2,801 to February 2019 to 1,474 to February 2021."
fn rolling(series: &Series) -> String {
    let held: Vec<(Month, f64)> =
        series.months.iter().filter_map(|m| Some((m.month, m.rolling_12?))).collect();
    match held.as_slice() {
        [] => String::new(),
        [(month, value)] => {
            format!("The 12 months to {} came to {}.", month.label(), write::count(*value))
        }
        [(first, from), .., (last, to)] => format!(
            "The 12 months to {} came to {}, the 12 months to {} to {}.",
            first.label(),
            write::count(*from),
            last.label(),
            write::count(*to)
        ),
    }
}

/// A month's count, where it may be shown.
fn shown(month: &SeriesMonth) -> Option<f64> {
    month.value.filter(|_| !month.suppressed)
}

#[cfg(test)]
mod tests {
    use super::super::sample::months_of_burglary;
    use super::*;

    #[test]
    fn a_series_is_described_with_its_ends_and_extremes() {
        assert_eq!(
            describe_series(&months_of_burglary(&[Some(20.0), Some(31.0), Some(12.0), Some(31.0)])),
            "Line of burglary offences in Bromley, one point a month from November 2020 to February 2021. Highest: 31 in \
             December 2020 and February 2021. Lowest: 12 in January 2021. Last: 31 in February 2021. February 2021 is \
             provisional."
        );
    }

    #[test]
    fn gaps_are_named() {
        let series = months_of_burglary(&[Some(20.0), None, Some(12.0), Some(3.0)]);
        assert_eq!(
            gaps(&series),
            "December 2020 is not held, so no 12 months that include it can be added up."
        );
        let series = months_of_burglary(&[None, None, Some(12.0), Some(3.0)]);
        assert_eq!(
            gaps(&series),
            "November and December 2020 are not held, so no 12 months that include any of them can be added up."
        );
        assert_eq!(gaps(&months_of_burglary(&[Some(1.0)])), "");
    }

    #[test]
    fn hidden_months_are_said_but_never_shown() {
        let mut series = months_of_burglary(&[Some(20.0), Some(3.0)]);
        series.months[1].suppressed = true;
        series.months[1].provisional = false;
        let text = describe_series(&series);
        assert!(text.contains("Lowest: 20 in January 2021. Last: 20 in January 2021."), "{text}");
        assert!(text.ends_with("1 month is not shown because the counts are small."), "{text}");
    }

    #[test]
    fn peaks_are_named_and_their_absence_said_where_they_were_looked_for() {
        let mut series = months_of_burglary(&[Some(20.0), Some(90.0), Some(80.0)]);
        assert_eq!(peaks(&series), "");
        series.months[0].expected = Some(figure::Interval { lower: 10.0, upper: 30.0 });
        assert_eq!(peaks(&series), "No month was higher than its past lets expect.");
        series.months[1].peak = true;
        assert_eq!(peaks(&series), "January 2021 was higher than its past lets expect.");
        series.months[2].peak = true;
        assert_eq!(
            peaks(&series),
            "January and February 2021 were higher than their past lets expect."
        );
    }

    #[test]
    fn nothing_held_says_so() {
        assert_eq!(
            describe_series(&months_of_burglary(&[])),
            "Burglary in Bromley: no months are held."
        );
        assert_eq!(extremes(&months_of_burglary(&[None])), "");
    }
}
