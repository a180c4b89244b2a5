//! The finding in sentences. None of them says why.

use document::words;
use figure::{AreaRef, Interval, Verdict, write};

use super::{Effect, Evaluation, Findings, Side};

/// What is said, a sentence or two each.
pub(super) fn say(found: &Evaluation, findings: &Findings) -> Vec<String> {
    let effect = &findings.effect;
    let mut said = vec![counted(found), beside(found), instead(found, effect), verdict(effect)];
    said.extend(displaced(found, findings));
    said.push(could_have_been_seen(findings));
    if found.provisional {
        said.push(
            "The period after ends in the newest month held, which is incomplete and grows."
                .to_owned(),
        );
    }
    said.push(
        "This does not show why: other things happened in the same months, and areas that were chosen because they were \
         high fall by themselves."
            .to_owned(),
    );
    said
}

/// The title of the evaluation's chart and page: what was found.
pub(super) fn finding(found: &Evaluation) -> String {
    let what = format!("{} in {}", found.title, names(&found.sides.treated.areas));
    match &found.findings {
        None => format!("{what}: not available"),
        Some(findings) => {
            let by = write::percent(findings.effect.percent.abs());
            match findings.effect.verdict {
                Verdict::Lower => {
                    format!("{what} was {by} below what the areas compared with lead to expect")
                }
                Verdict::Higher => {
                    format!("{what} was {by} above what the areas compared with lead to expect")
                }
                Verdict::WithinChance => {
                    format!("{what} changed no more than chance beside the areas compared with")
                }
            }
        }
    }
}

/// Names of areas for a sentence; many are counted.
pub(super) fn names(areas: &[AreaRef]) -> String {
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    match names.len() {
        0 => "no area".to_owned(),
        1..=4 => words::list(&names),
        many => format!("{many} areas"),
    }
}

fn counted(found: &Evaluation) -> String {
    let Side { areas, before, after } = &found.sides.treated;
    let (before, after) = (before.unwrap_or(0.0), after.unwrap_or(0.0));
    format!(
        "{}, {} {} counted in {}; {} there were {}.",
        capital(&words::period_phrase(found.after)),
        format_args!(
            "{} {}",
            write::count(after),
            words::counted(&found.title, &found.unit, after)
        ),
        if (after - 1.0).abs() < f64::EPSILON { "was" } else { "were" },
        names(areas),
        words::period_phrase(found.before),
        write::count(before)
    )
}

fn beside(found: &Evaluation) -> String {
    let Side { areas, before, after } = &found.sides.control;
    let (before, after) = (before.unwrap_or(0.0), after.unwrap_or(0.0));
    let percent = if before > 0.0 && found.before.len() == found.after.len() {
        format!(" ({})", write::percent_change(100.0 * (after / before - 1.0)))
    } else {
        String::new()
    };
    let many = if areas.len() > 1 { format!("the {} areas", areas.len()) } else { names(areas) };
    format!(
        "In {many} compared with, the count went from {} to {}{percent}.",
        write::count(before),
        write::count(after)
    )
}

fn instead(found: &Evaluation, effect: &Effect) -> String {
    let Interval { lower, upper } = effect.more_limits;
    format!(
        "Had {} changed as they did, about {} would have been counted. The difference is {} ({}), and may by chance be \
         anything from {} to {}.",
        names(&found.sides.treated.areas),
        write::count(effect.expected),
        more_or_fewer(effect.more),
        write::percent_change(effect.percent),
        more_or_fewer(lower),
        more_or_fewer(upper)
    )
}

fn verdict(effect: &Effect) -> String {
    let p = if effect.p_value < 0.001 {
        "p less than 0.001".to_owned()
    } else {
        format!("p = {}", write::probability(effect.p_value))
    };
    match effect.verdict {
        Verdict::Lower => format!("That is fewer than chance alone would give ({p})."),
        Verdict::Higher => format!("That is more than chance alone would give ({p})."),
        Verdict::WithinChance => format!("That is within the range expected by chance ({p})."),
    }
}

fn displaced(found: &Evaluation, findings: &Findings) -> Option<String> {
    let side = found.sides.displacement.as_ref()?;
    let where_to = names(&side.areas);
    let Some(effect) = &findings.displacement else {
        return Some(format!(
            "Whether it went to {where_to} instead cannot be told: no area is left to compare it with."
        ));
    };
    let said = match effect.verdict {
        Verdict::Higher => "more than chance alone would give: some may have gone there instead",
        Verdict::Lower => {
            "fewer than chance alone would give: nothing points to its having gone there"
        }
        Verdict::WithinChance => "within the range expected by chance",
    };
    Some(format!(
        "In {where_to}, where it may have gone instead, the count was {} beside what the areas it is compared with lead to \
         expect (anything from {} to {}): {said}.",
        write::percent_change(effect.percent),
        write::percent_change(effect.percent_limits.lower),
        write::percent_change(effect.percent_limits.upper)
    ))
}

fn could_have_been_seen(findings: &Findings) -> String {
    match (findings.smallest.fewer, findings.smallest.percent) {
        (Some(fewer), Some(percent)) => format!(
    "This design sees a fall of about {} ({}) four times in five; a smaller one may well have been missed.",
            write::count(fewer),
            write::percent(percent)
        ),
        _ => "The counts are so small that not even an end to all of it would have been seen reliably."
            .to_owned(),
    }
}

/// "30 fewer", "12 more", "none".
pub(super) fn more_or_fewer(more: f64) -> String {
    match write::count(more.abs()) {
        none if none == "0" => "none".to_owned(),
        many if more < 0.0 => format!("{many} fewer"),
        many => format!("{many} more"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
