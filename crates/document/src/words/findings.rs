//! Which figures an executive summary should open with, and each as one line.
//!
//! The rule: only changes that the test calls one, and that the printed numbers bear. Stronger evidence comes first, in
//! three bands as it is printed (p less than 0.001, less than 0.01, the rest); within a band the larger change in number
//! comes first, since that many more or fewer were recorded; then the larger change in per cent; then the title. Of one
//! measure and area only the first is kept.

use std::cmp::Ordering;

use figure::{Figure, Verdict, write};

use super::change::{by_percent, moved, other_base};
use super::list;
use super::noun::{counted, lower_first, period_phrase};
use super::value::said;
use crate::{List, Text};

/// The `n` strongest findings among these figures, strongest first; see the rule above. Fewer where fewer changed.
pub fn strongest<'a>(figures: &[&'a Figure], n: usize) -> Vec<&'a Figure> {
    let mut found: Vec<&Figure> = figures.iter().copied().filter(|f| changed(f)).collect();
    found.sort_by(|a, b| {
        let percent = |f: &Figure| f.comparison.as_ref().and_then(|c| c.change_percent);
        band(a)
            .cmp(&band(b))
            .then_with(|| size(b).total_cmp(&size(a)))
            .then_with(|| {
                let size = |f: &Figure| percent(f).map_or(f64::INFINITY, f64::abs);
                size(b).total_cmp(&size(a))
            })
            .then_with(|| (&a.title, &a.area.name).cmp(&(&b.title, &b.area.name)))
    });
    let mut kept: Vec<&Figure> = Vec::new();
    for figure in found {
        if !kept.iter().any(|k| k.measure == figure.measure && k.area.code == figure.area.code) {
            kept.push(figure);
        }
    }
    kept.truncate(n);
    kept
}

/// A finding as one line: "Burglary in Bromley fell by 46.2% to 1,474 offences in the 12 months to February 2021."; within
/// chance, "Robbery in Bromley showed no change beyond chance (103 offences) in …."; without a comparison the count alone.
pub fn finding(figure: &Figure) -> Text {
    let Some(value) = said(figure) else { return super::value(figure) };
    let held_against = figure.comparison.as_ref().filter(|c| c.value.is_some());
    let (Some(held_against), Some(_)) = (held_against, held_against.and_then(|c| c.verdict)) else {
        return super::value(figure);
    };
    let what = format!("{} in {}", figure.title, figure.area.name);
    let when = period_phrase(figure.period) + &other_base(figure);
    let noun = counted("", &figure.unit, value);
    let noun = noun.trim();
    let text = match held_against.verdict {
        Some(Verdict::WithinChance) => {
            Text::from(format!("{what} showed no change beyond chance ("))
                .with_figure(write::count(value), figure)
                .with(format!(" {noun}) {when}"))
        }
        _ if !changed(figure) => return super::value(figure),
        _ => {
            let verb = if moved(figure) == Ordering::Less { "fell" } else { "rose" };
            let text = Text::from(format!("{what} {verb} "));
            let text = match held_against.change_percent {
                Some(percent) => text.with("by ").with_figure(by_percent(percent), figure),
                None => text.with("from none"),
            };
            text.with(" to ")
                .with_figure(write::count(value), figure)
                .with(format!(" {noun} {when}"))
        }
    };
    text.with(".")
}

/// The strongest findings as a list.
pub fn findings(figures: &[&Figure], n: usize) -> List {
    List { ordered: false, items: strongest(figures, n).into_iter().map(finding).collect() }
}

/// Those that did not change: "Arson and robbery showed no change beyond chance."; nothing where there are none.
pub fn unchanged(figures: &[&Figure]) -> Text {
    let is = |f: &&&Figure| {
        let verdict = f.comparison.as_ref().and_then(|c| c.verdict);
        said(f).is_some() && verdict == Some(Verdict::WithinChance)
    };
    let mut titles: Vec<String> =
        figures.iter().filter(is).map(|f| lower_first(&f.title)).collect();
    let mut seen = std::collections::BTreeSet::new();
    titles.retain(|title| seen.insert(title.clone()));
    if titles.is_empty() {
        return Text::new();
    }
    Text::from(format!("{} showed no change beyond chance.", upper_first(&list(&titles))))
}

/// Whether the test calls its change one, and its printed numbers bear it.
fn changed(figure: &Figure) -> bool {
    let verdict = figure.comparison.as_ref().and_then(|c| c.verdict);
    matches!(
        (verdict, moved(figure)),
        (Some(Verdict::Lower), Ordering::Less) | (Some(Verdict::Higher), Ordering::Greater)
    )
}

fn band(figure: &Figure) -> u8 {
    match figure.comparison.as_ref().and_then(|c| c.p_value) {
        Some(p) if p < 0.001 => 0,
        Some(p) if p < 0.01 => 1,
        _ => 2,
    }
}

fn size(figure: &Figure) -> f64 {
    let before = figure.comparison.as_ref().and_then(|c| c.value);
    said(figure).zip(before).map_or(0.0, |(now, before)| (now - before).abs())
}

/// With its first letter large.
pub fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::super::sample::burglary;
    use super::*;

    fn of(title: &str, before: f64, now: f64, p: f64) -> Figure {
        let mut figure = burglary();
        figure.measure = title.to_lowercase().replace(' ', "-").parse().unwrap();
        figure.title = title.to_owned();
        figure.value = Some(now);
        let c = figure.comparison.as_mut().unwrap();
        c.value = Some(before);
        c.change = Some(now - before);
        c.change_percent = (before > 0.0).then(|| (now - before) / before * 100.0);
        c.p_value = Some(p);
        c.verdict = Some(match now.total_cmp(&before) {
            _ if p >= 0.05 => Verdict::WithinChance,
            Ordering::Less => Verdict::Lower,
            _ => Verdict::Higher,
        });
        figure
    }

    #[test]
    fn evidence_first_then_size() {
        let robbery = of("Robbery", 100.0, 103.0, 0.8);
        let arson = of("Arson", 10.0, 40.0, 0.0005);
        let theft = of("Theft", 5000.0, 4800.0, 0.02);
        let burglary = of("Burglary", 2738.0, 1474.0, 0.0);
        let all = [&robbery, &arson, &theft, &burglary, &burglary];
        let titles: Vec<&str> = strongest(&all, 9).iter().map(|f| f.title.as_str()).collect();
        assert_eq!(titles, ["Burglary", "Arson", "Theft"]);
        assert_eq!(findings(&all, 1).items.len(), 1);
        assert_eq!(
            finding(&arson).to_string(),
            "Arson in Bromley rose by 300.0% to 40 offences in the 12 months to February 2021."
        );
        assert_eq!(unchanged(&all).to_string(), "Robbery showed no change beyond chance.");
        assert!(unchanged(&[&arson]).is_empty());
    }

    #[test]
    fn a_hidden_figure_is_no_finding() {
        let mut figure = burglary();
        figure.suppressed = true;
        assert!(strongest(&[&figure], 3).is_empty());
        assert!(!finding(&figure).to_string().contains("1,474"));
    }
}
