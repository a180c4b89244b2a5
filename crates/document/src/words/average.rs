//! A figure beside the average of its group: above or below only where its interval leaves the average out.

use figure::{Figure, write};

use super::noun::possessive;
use super::rate::interval;
use super::value::said;
use crate::{FigureId, Text};

/// Where an interval stands to an average.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The whole interval is above.
    Above,
    /// The whole interval is below.
    Below,
    /// The interval holds the average: chance alone could make the difference.
    NotDistinguishable,
}

/// Where a rate's 95% interval stands to an average; none without a rate that may be shown.
pub fn standing(figure: &Figure, average: f64) -> Option<Standing> {
    let rate = figure.rate.as_ref().filter(|_| said(figure).is_some())?;
    Some(match rate.ci95 {
        ci if ci.lower > average => Standing::Above,
        ci if ci.upper < average => Standing::Below,
        _ => Standing::NotDistinguishable,
    })
}

/// The rate beside the group's, which opens to the group's table: "Bromley’s rate, 4.4 per 1,000 residents (95% interval 4.2
/// to 4.7), is below the 6.1 of the 32 London boroughs together."; where the interval holds the average, "… cannot be told
/// from the 4.5 of …: its interval holds that rate." Nothing without a rate.
pub fn beside_average(figure: &Figure, average: f64, group: &str, of_group: &FigureId) -> Text {
    let Some((rate, stands)) = figure.rate.as_ref().zip(standing(figure, average)) else {
        return Text::new();
    };
    let text = Text::from(format!("{} rate, ", possessive(&figure.area.name)))
        .with_figure(write::rate(rate.value), figure)
        .with(format!(
            " per {} {} (95% interval {}), ",
            write::count(f64::from(rate.per)),
            super::rate::whom(rate),
            interval(rate.value, rate.ci95)
        ));
    let (how, why) = match stands {
        Standing::Above => ("is above the ", ""),
        Standing::Below => ("is below the ", ""),
        Standing::NotDistinguishable => {
            ("cannot be told from the ", ": chance alone could make the difference")
        }
    };
    text.with(how)
        .with_number(write::rate(average), of_group)
        .with(format!(" of {group} together{why}."))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{burglary, wards};
    use super::*;

    #[test]
    fn above_and_below_only_where_the_interval_says_so() {
        let id = FigureId::of_table(&wards());
        let said = |average| {
            beside_average(&burglary(), average, "the 32 London boroughs", &id).to_string()
        };
        assert_eq!(
            said(6.1),
            "Bromley\u{2019}s rate, 4.4 per 1,000 residents (95% interval 4.2 to 4.7), is below the 6.1 of the 32 London \
             boroughs together."
        );
        assert!(said(4.0).contains("is above the 4.0 of"), "{}", said(4.0));
        assert!(
            said(4.5).ends_with(
                "cannot be told from the 4.5 of the 32 London boroughs together: chance alone could make the difference."
            ),
            "{}",
            said(4.5)
        );
        let mut hidden = burglary();
        hidden.suppressed = true;
        assert!(beside_average(&hidden, 6.1, "x", &id).is_empty());
    }
}
