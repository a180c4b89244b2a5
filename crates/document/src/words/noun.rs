//! What was counted, as a noun: "burglary offences", "offences of theft from the person", "anti-social behaviour calls".

use figure::{Period, Unit};

/// What was counted, in the singular for one: "1 burglary offence", "no" being left to the sentence.
///
/// "Burglary" in "offences" gives "burglary offences"; a title with a preposition in it, such as "Theft from the person",
/// gives "offences of theft from the person"; a title that ends with its unit, such as "Total notifiable offences", stands
/// as it is; crimes are counted as crimes ("Hate crime" gives "hate crimes"); and "Stop and search" in "searches" gives
/// "searches (stop and search)". What a title says after a comma or in brackets follows the noun, in brackets.
pub fn counted(title: &str, unit: &Unit, value: f64) -> String {
    let one = is_one(value);
    let noun = if one { singular(&unit.0) } else { unit.0.clone() };
    let (title, remark) = parts(title);
    let title = lower_first(title);
    let said = if let Some(stem) = ends_with(&title, &unit.0) {
        format!("{stem}{noun}")
    } else if ends_with(&title, &singular(&unit.0)).is_some() {
        format!("{noun} ({title})")
    } else if let Some(crimes) = of_crimes(&title, one) {
        crimes
    } else if unit.0 == "offences" && title.split(' ').any(|w| PREPOSITIONS.contains(&w)) {
        format!("{noun} of {title}")
    } else {
        format!("{title} {noun}")
    };
    if remark.is_empty() { said } else { format!("{said} ({remark})") }
}

/// A title and what it says after a comma or in brackets.
fn parts(title: &str) -> (&str, &str) {
    let at = title.find([',', '(']).filter(|at| *at > 0).unwrap_or(title.len());
    let remark = title[at..].trim_start_matches([',', '(', ' ']).trim_end_matches(')');
    (title[..at].trim_end(), remark)
}

/// What stands before this word, where the title ends with it.
fn ends_with<'a>(title: &'a str, word: &str) -> Option<&'a str> {
    title.strip_suffix(word).filter(|stem| stem.is_empty() || stem.ends_with(' '))
}

/// "hate crimes", "miscellaneous crimes against society": crimes are a noun that can be counted.
fn of_crimes(title: &str, one: bool) -> Option<String> {
    let word = title.split(' ').find(|w| *w == "crime" || *w == "crimes")?;
    let crimes = title.replacen(word, if one { "crime" } else { "crimes" }, 1);
    Some(crimes.strip_prefix("all ").map_or(crimes.clone(), str::to_owned))
}

/// Whether a number is printed as one, and so takes the singular.
pub(super) fn is_one(value: f64) -> bool {
    figure::write::count(value) == "1"
}

/// "Bromley’s", "Lewes’".
pub fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}\u{2019}") } else { format!("{name}\u{2019}s") }
}

/// The same of many, as a heading begins: "Burglary offences", "Total notifiable offences".
pub fn counted_heading(title: &str, unit: &Unit) -> String {
    let noun = counted(title, unit, 2.0);
    let mut chars = noun.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

const PREPOSITIONS: [&str; 8] = ["of", "from", "with", "without", "against", "or", "and", "to"];

/// A title as it stands inside a sentence: "burglary", but "ASB calls" and "VWI" as they are.
pub fn lower_first(title: &str) -> String {
    let first_word = title.split([' ', '-']).next().unwrap_or_default();
    let is_abbreviation = first_word.chars().skip(1).any(char::is_uppercase);
    let mut chars = title.chars();
    match chars.next() {
        Some(first) if !is_abbreviation => first.to_lowercase().chain(chars).collect(),
        _ => title.to_owned(),
    }
}

/// One of a unit: "offence" of "offences", "search" of "searches".
pub fn singular(unit: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|e| unit.ends_with(e));
    match unit {
        "people" => "person".to_owned(),
        "households" => "household".to_owned(),
        _ if ends(&["ies"]) => format!("{}y", &unit[..unit.len() - 3]),
        _ if ends(&["ches", "shes", "sses", "xes"]) => unit[..unit.len() - 2].to_owned(),
        _ if ends(&["ss"]) => unit.to_owned(),
        _ => unit.strip_suffix('s').unwrap_or(unit).to_owned(),
    }
}

/// "in the 12 months to February 2021", "in February 2021".
pub fn period_phrase(period: Period) -> String {
    format!("in {}", the_period(period))
}

/// "the 12 months to February 2021", "February 2021".
pub fn the_period(period: Period) -> String {
    if period.len() == 1 { period.to_string() } else { format!("the {period}") }
}

/// "was" for one, "were" for more and none.
pub(super) fn were(value: f64) -> &'static str {
    if is_one(value) { "was" } else { "were" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noun(title: &str, unit: &str, value: f64) -> String {
        counted(title, &Unit(unit.to_owned()), value)
    }

    #[test]
    fn nouns_read_as_english() {
        assert_eq!(noun("Burglary", "offences", 2.0), "burglary offences");
        assert_eq!(noun("Burglary", "offences", 1.0), "burglary offence");
        assert_eq!(counted_heading("Burglary", &Unit("offences".to_owned())), "Burglary offences");
        assert_eq!(noun("Burglary", "offences", 0.0), "burglary offences");
        assert_eq!(noun("Total notifiable offences", "offences", 9.0), "total notifiable offences");
        assert_eq!(noun("Total notifiable offences", "offences", 1.0), "total notifiable offence");
        assert_eq!(
            noun("Theft from the person", "offences", 9.0),
            "offences of theft from the person"
        );
        assert_eq!(
            noun("Violence with injury", "offences", 1.0),
            "offence of violence with injury"
        );
        assert_eq!(
            noun("Anti-social behaviour", "incidents", 1.0),
            "anti-social behaviour incident"
        );
        assert_eq!(noun("ASB calls", "calls", 3.0), "ASB calls");
        assert_eq!(noun("Hate crime", "offences", 1.0), "hate crime");
        assert_eq!(
            noun("Burglary (data.police.uk)", "offences", 2.0),
            "burglary offences (data.police.uk)"
        );
        assert_eq!(noun("Stop and search", "searches", 3.0), "searches (stop and search)");
        assert_eq!(noun("Stop and search", "searches", 1.0), "search (stop and search)");
    }

    #[test]
    fn one_of_many() {
        let all = ["offences", "searches", "calls", "people", "enquiries", "boxes", "class"];
        let one = ["offence", "search", "call", "person", "enquiry", "box", "class"];
        assert_eq!(all.map(singular), one);
    }
}
