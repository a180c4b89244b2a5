//! What changed since the last edition: a figure of then beside the same figure of now.

use figure::{Figure, write};

use super::change::by_percent;
use super::noun::{counted, period_phrase};
use super::value::{reason, said};
use crate::Text;

/// What became of a figure since the last edition: "The number of burglary offences in Bromley in the 12 months to February
/// 2021 was revised from 1,480 to 1,474, 6 fewer (0.4%)."; "… is unchanged at 1,474."; "… was not available and is now
/// 1,474."; "… was 1,480 and is no longer available: …."; and of what was or is hidden only that it was or is.
///
/// The number of now opens to its figure. The earlier one stands as words: its file may be held no longer.
pub fn revision(earlier: &Figure, now: &Figure) -> Text {
    let what = Text::from(format!(
        "The number of {} in {} {} ",
        counted(&now.title, &now.unit, 2.0),
        now.area.name,
        period_phrase(now.period)
    ));
    match (said(earlier), said(now)) {
        (Some(then), Some(value)) if write::count(then) == write::count(value) => {
            what.with("is unchanged at ").with_figure(write::count(value), now).with(".")
        }
        (Some(then), Some(value)) => {
            let more = if value > then { "more" } else { "fewer" };
            let text = what
                .with(format!("was revised from {} to ", write::count(then)))
                .with_figure(write::count(value), now)
                .with(format!(", {} {more}", write::count((value - then).abs())));
            if then > 0.0 {
                let percent = (value - then) / then * 100.0;
                text.with(format!(" ({}).", by_percent(percent)))
            } else {
                text.with(".")
            }
        }
        (None, Some(value)) => {
            let was = if earlier.suppressed { "was not shown" } else { "was not available" };
            what.with(format!("{was} in the last edition and is now "))
                .with_figure(write::count(value), now)
                .with(".")
        }
        (Some(then), None) => {
            let text = what.with(format!("was {} in the last edition and is ", write::count(then)));
            text.with(without(now)).with(".")
        }
        (None, None) => what.with(format!("is still {}.", without(now))),
    }
}

/// How many figures were revised: "3 of the 120 figures that both editions give have been revised."
pub fn revised(changed: usize, of: usize) -> String {
    let noun = if of == 1 { "figure" } else { "figures" };
    match changed {
        _ if of == 0 => "The editions have no figure in common.".to_owned(),
        0 if of == 1 => "The figure that both editions give has not been revised.".to_owned(),
        0 => format!("None of the {of} {noun} that both editions give has been revised."),
        _ if changed == of && of == 1 => {
            "The figure that both editions give has been revised.".to_owned()
        }
        _ if changed == of => format!("All {of} {noun} that both editions give have been revised."),
        1 => format!("1 of the {of} {noun} that both editions give has been revised."),
        _ => format!("{changed} of the {of} {noun} that both editions give have been revised."),
    }
}

/// "not shown, so that no person can be recognised by it", "not available: June 2020 is missing".
fn without(figure: &Figure) -> String {
    if figure.suppressed {
        return "not shown, so that no person can be recognised by it".to_owned();
    }
    let why = figure.reason.as_ref().map_or("the data held do not give it", |r| &r.0);
    format!("not available: {}", reason(why))
}

#[cfg(test)]
mod tests {
    use super::super::sample::burglary;
    use super::*;

    fn with(value: Option<f64>, suppressed: bool) -> Figure {
        Figure { value, suppressed, ..burglary() }
    }

    #[test]
    fn every_way_a_figure_can_go() {
        let said = |then: &Figure, now: &Figure| {
            let text = revision(then, now).to_string();
            let opening =
                "The number of burglary offences in Bromley in the 12 months to February 2021 ";
            text.strip_prefix(opening).unwrap().to_owned()
        };
        let now = burglary();
        assert_eq!(
            said(&with(Some(1480.0), false), &now),
            "was revised from 1,480 to 1,474, 6 fewer (0.4%)."
        );
        assert_eq!(said(&now, &now), "is unchanged at 1,474.");
        assert_eq!(said(&with(Some(0.0), false), &now), "was revised from 0 to 1,474, 1,474 more.");
        assert_eq!(
            said(&with(None, false), &now),
            "was not available in the last edition and is now 1,474."
        );
        let hidden = with(Some(3.0), true);
        assert_eq!(said(&hidden, &now), "was not shown in the last edition and is now 1,474.");
        assert!(!said(&now, &hidden).contains('3'));
        assert_eq!(
            said(&with(None, false), &with(None, false)),
            "is still not available: the data held do not give it."
        );
    }

    #[test]
    fn how_many_were_revised() {
        assert_eq!(
            [(0, 1), (1, 1), (1, 2), (2, 2), (0, 2)].map(|(n, of)| revised(n, of)),
            [
                "The figure that both editions give has not been revised.",
                "The figure that both editions give has been revised.",
                "1 of the 2 figures that both editions give has been revised.",
                "All 2 figures that both editions give have been revised.",
                "None of the 2 figures that both editions give has been revised.",
            ]
        );
    }
}
