//! Spans of time in words: a period by both its ends, a comparator by what it is to the period, a plan by its years.

use figure::Period;

use super::noun::the_period;

/// A period by both its ends: "March 2020 to February 2021", "March to August 2020", "February 2021".
pub fn span(period: Period) -> String {
    let (from, to) = (period.from(), period.to());
    if from == to {
        to.label()
    } else if from.year() == to.year() {
        format!("{} to {}", from.name(), to.label())
    } else {
        format!("{} to {}", from.label(), to.label())
    }
}

/// What a comparator is to the period: "the 12 months before", "the month before", "the same 12 months a year before", "the
/// same month of 2019"; else the period itself: "the 12 months to December 2019".
pub fn comparator(period: Period, against: Period) -> String {
    let months = period.len();
    let what = if months == 1 { "month".to_owned() } else { format!("{months} months") };
    if period.just_before() == Some(against) {
        return format!("the {what} before");
    }
    let back = period.to().index() - against.to().index();
    if against.len() == months && back > 0 && back % 12 == 0 {
        return match back / 12 {
            1 => format!("the same {what} a year before"),
            years => format!("the same {what} {years} years before"),
        };
    }
    the_period(against)
}

/// Before what people gave as their reason: what follows is in their own words.
pub const CHOSEN: &str = "chosen for this reason: ";

/// Why people chose a comparator or areas: "chosen for this reason: the last whole year before", without a full stop.
pub fn chosen(reason: &str) -> String {
    format!("{CHOSEN}{}", reason.trim_end_matches('.'))
}

/// A plan by its years: "the plan for 2020 to 2023", "the plan for 2020".
pub fn plan(first: i32, last: i32) -> String {
    if first == last {
        format!("the plan for {first}")
    } else {
        format!("the plan for {first} to {last}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::period;
    use super::*;

    #[test]
    fn spans_are_said_shortly() {
        let year = period("2020-03..2021-02");
        assert_eq!(span(year), "March 2020 to February 2021");
        assert_eq!(span(period("2020-03..2020-08")), "March to August 2020");
        assert_eq!(span(period("2020-03..2020-03")), "March 2020");
        assert_eq!(comparator(year, period("2019-03..2020-02")), "the 12 months before");
        assert_eq!(
            comparator(year, period("2018-03..2019-02")),
            "the same 12 months 2 years before"
        );
        assert_eq!(comparator(year, period("2019-01..2019-12")), "the 12 months to December 2019");
        let month = period("2021-02..2021-02");
        assert_eq!(comparator(month, period("2021-01..2021-01")), "the month before");
        assert_eq!(comparator(month, period("2020-02..2020-02")), "the same month a year before");
        assert_eq!(chosen("Most alike."), "chosen for this reason: Most alike");
        assert_eq!(
            [plan(2020, 2023), plan(2020, 2020)],
            ["the plan for 2020 to 2023", "the plan for 2020"]
        );
    }
}
