//! A figure's value in a sentence, or why there is none.

use figure::{Figure, Provenance, write};

use super::noun::{counted, period_phrase, the_period, were};
use crate::Text;

/// Everything a reader needs of one figure, in order: value and change with the verdict, rate, place, and whether it is
/// provisional. What cannot be said is left out, except the value itself, whose absence is always given its reason.
pub fn sentence(figure: &Figure) -> Text {
    let mut text = super::change(figure);
    if figure.value.is_some() && !figure.suppressed {
        text = text.then(super::rate(figure));
        if figure.rank.is_some() {
            text = text.then(super::place(figure));
        }
        text = text.then(provisional(figure));
    }
    text
}

/// "1,474 burglary offences were recorded in Bromley in the 12 months to February 2021.", or why that cannot be said.
pub fn value(figure: &Figure) -> Text {
    let text = opening(figure);
    if said(figure).is_some() { text.with(".") } else { text }
}

/// The value, where there is one to say.
pub(super) fn said(figure: &Figure) -> Option<f64> {
    figure.value.filter(|_| !figure.suppressed)
}

/// The sentence so far, without its full stop where a comparison may follow; whole where there is no value.
pub(super) fn opening(figure: &Figure) -> Text {
    let place = format!("in {} {}", figure.area.name, period_phrase(figure.period));
    let Some(value) = said(figure) else { return without_value(figure, &place) };
    let part = value > 0.0 && write::count(value) == "0";
    let value = if part { 1.0 } else { value };
    let noun = counted(&figure.title, &figure.unit, value);
    let verb = if figure.unit.0 == "searches" { "made" } else { "recorded" };
    let number = match write::count(value) {
        // A share of an old area's count, which is not none.
        _ if part => "Fewer than 1".to_owned(),
        _ if value == 0.0 => "No".to_owned(),
        number => number,
    };
    Text::new().with_figure(number, figure).with(format!(" {noun} {} {verb} {place}", were(value)))
}

/// Why a figure has no value.
fn without_value(figure: &Figure, place: &str) -> Text {
    let noun = counted(&figure.title, &figure.unit, 2.0);
    if figure.suppressed {
        return Text::from(format!(
            "The number of {noun} {place} is not shown, so that no person can be recognised by it."
        ));
    }
    let why = figure.reason.as_ref().map_or("the data held do not give it", |r| &r.0);
    Text::from(format!("The number of {noun} {place} is not available: {}.", reason(why)))
}

/// A reason as it stands after "not available: ", whatever way it was written: without those words of its own and without
/// a full stop.
pub fn reason(sentence: &str) -> &str {
    let sentence = sentence.trim().trim_end_matches('.');
    let lower = sentence.to_ascii_lowercase();
    if lower.starts_with("not available: ") {
        &sentence["not available: ".len()..]
    } else {
        sentence
    }
}

/// "The count for February 2021 is provisional: …", or nothing where it is not.
pub fn provisional(figure: &Figure) -> Text {
    if !figure.provisional || said(figure).is_none() {
        return Text::new();
    }
    let month = figure.period.to().label();
    let what = if figure.period.len() == 1 {
        "The count is provisional".to_owned()
    } else {
        format!(
            "The count for {} is provisional, because it includes {month}",
            the_period(figure.period)
        )
    };
    Text::from(format!(
        "{what}: the publisher\u{2019}s last month is still being added to and reclassified."
    ))
}

/// "Source: mps-borough-2021-11. Contains public sector information…" for the line under a table or chart.
pub fn source_line(provenance: &Provenance) -> String {
    let vintages: Vec<String> = provenance.vintages.iter().map(ToString::to_string).collect();
    let mut line = match (&provenance.source, vintages.as_slice()) {
        (None, _) => "Source: none held.".to_owned(),
        (Some(source), []) => format!("Source: {source}."),
        (Some(source), vintages) => {
            let noun = if vintages.len() == 1 { "vintage" } else { "vintages" };
            format!("Source: {source}, {noun} {}.", super::list(vintages))
        }
    };
    if let Some(licence) = &provenance.licence {
        line.push(' ');
        line.push_str(licence.trim_end_matches('.'));
        line.push('.');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::sample::{burglary, month, small};
    use super::*;
    use figure::{Period, Reason};

    #[test]
    fn a_count_is_said_with_place_and_period() {
        assert_eq!(
            value(&burglary()).to_string(),
            "1,474 burglary offences were recorded in Bromley in the 12 months to February 2021."
        );
    }

    #[test]
    fn one_and_none_are_said_as_such() {
        let mut figure = burglary();
        figure.period = Period::month(month("2021-02"));
        figure.value = Some(1.0);
        assert_eq!(
            value(&figure).to_string(),
            "1 burglary offence was recorded in Bromley in February 2021."
        );
        figure.value = Some(0.0);
        assert_eq!(
            value(&figure).to_string(),
            "No burglary offences were recorded in Bromley in February 2021."
        );
    }

    #[test]
    fn what_is_not_there_says_why_however_the_reason_is_written() {
        let mut figure = burglary();
        figure.value = None;
        let wanted = "The number of burglary offences in Bromley in the 12 months to February 2021 is not available: \
                      June 2020 is missing.";
        for written in ["June 2020 is missing", "not available: June 2020 is missing."] {
            figure.reason = Some(Reason::new(written));
            assert_eq!(sentence(&figure).to_string(), wanted);
        }
        figure.reason = None;
        assert!(value(&figure).to_string().ends_with("the data held do not give it."));
    }

    #[test]
    fn a_hidden_count_is_never_said_even_where_the_value_is_given() {
        let text = sentence(&small()).to_string();
        assert!(text.contains("is not shown"), "{text}");
        assert!(!text.contains('3'), "{text}");
    }

    #[test]
    fn a_provisional_count_says_so() {
        let mut figure = burglary();
        assert!(provisional(&figure).is_empty());
        figure.provisional = true;
        assert_eq!(
            provisional(&figure).to_string(),
            "The count for the 12 months to February 2021 is provisional, because it includes February 2021: the \
             publisher\u{2019}s last month is still being added to and reclassified."
        );
    }

    #[test]
    fn a_source_line_names_every_vintage() {
        let mut provenance = burglary().provenance;
        assert_eq!(
            source_line(&provenance),
            "Source: mps-borough, vintage mps-borough-2021-11-1f3a90c2. Contains public sector information licensed \
             under the Open Government Licence v3.0."
        );
        provenance.source = None;
        provenance.licence = None;
        assert_eq!(source_line(&provenance), "Source: none held.");
    }
}
