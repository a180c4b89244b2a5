//! Lists in plain English.

use figure::Month;

/// "Bexley", "Bexley and Bromley", "Bexley, Bromley and Croydon". Where a name has an "and" of its own, a comma says where
/// it ends: "Orpington, and Penge and Cator".
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            let comma = items.iter().any(|item| item.as_ref().contains(" and "));
            format!("{}{} and {}", first.join(", "), if comma { "," } else { "" }, last.as_ref())
        }
    }
}

/// Months in words, the year said once for months of the same year: "June, August and September 2020", "December 2019
/// and January 2020". Runs of four and more are drawn together: "March to August 2020".
pub fn months(months: &[Month]) -> String {
    let mut months = months.to_vec();
    months.sort_unstable();
    months.dedup();
    let mut runs: Vec<(Month, Month)> = Vec::new();
    for month in months {
        match runs.last_mut() {
            Some((_, last)) if last.plus(1) == month => *last = month,
            _ => runs.push((month, month)),
        }
    }
    let mut spans: Vec<(Month, Month)> = Vec::new();
    for (first, last) in runs {
        if last.index() - first.index() >= 3 {
            spans.push((first, last));
        } else {
            spans
                .extend((0..=last.index() - first.index()).map(|i| (first.plus(i), first.plus(i))));
        }
    }
    let words: Vec<String> = spans
        .iter()
        .enumerate()
        .map(|(i, &(first, last))| {
            let year_follows = spans
                .get(i + 1)
                .is_some_and(|next| next.0.year() == last.year() && next.1.year() == last.year());
            let end = if year_follows { last.name().to_owned() } else { last.label() };
            match first {
                _ if first == last => end,
                _ if first.year() == last.year() => format!("{} to {end}", first.name()),
                _ => format!("{} to {}", first.label(), last.label()),
            }
        })
        .collect();
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months_of(texts: &[&str]) -> String {
        months(&texts.iter().map(|t| t.parse().unwrap()).collect::<Vec<_>>())
    }

    #[test]
    fn lists_read_as_english() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(list(&["Orpington", "Penge and Cator"]), "Orpington, and Penge and Cator");
    }

    #[test]
    fn a_year_is_said_once() {
        assert_eq!(
            months_of(&["2020-06", "2020-08", "2020-09"]),
            "June, August and September 2020"
        );
        assert_eq!(months_of(&["2020-01", "2019-12"]), "December 2019 and January 2020");
        assert_eq!(months_of(&["2020-06"]), "June 2020");
    }

    #[test]
    fn long_runs_are_drawn_together() {
        let run = ["2020-03", "2020-04", "2020-05", "2020-06", "2020-12"];
        assert_eq!(months_of(&run), "March to June and December 2020");
        let across = ["2019-11", "2019-12", "2020-01", "2020-02"];
        assert_eq!(months_of(&across), "November 2019 to February 2020");
        let then_more = ["2019-10", "2019-11", "2019-12", "2020-01", "2020-05"];
        assert_eq!(months_of(&then_more), "October 2019 to January 2020 and May 2020");
    }
}
