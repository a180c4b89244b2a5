//! An evaluation in sentences. None of them says why.

use figure::{AreaRef, Effect, Evaluation, Findings, Interval, Side, Verdict, write};

use super::{counted, list, period_phrase, upper_first};
use crate::{FigureId, Text};

/// What is said of an evaluation, a sentence or two each; its reason where it found nothing. Each number opens to it.
pub fn evaluation(found: &Evaluation) -> Vec<Text> {
    let Some(findings) = &found.findings else { return Vec::new() };
    let said = Said { id: FigureId::of_evaluation(found), found, findings };
    let effect = &findings.effect;
    let mut all = vec![said.counted(), said.beside(), said.instead(effect), said.verdict(effect)];
    all.extend(said.displaced());
    all.push(said.could_have_been_seen());
    if found.provisional {
        all.push(Text::from(
            "The period after ends in the newest month held, which is incomplete and grows.",
        ));
    }
    all.push(Text::from(
        "This does not show why: other things happened in the same months, and areas that were chosen because they were \
         high fall by themselves.",
    ));
    all
}

/// What an evaluation found, for the title of its page and chart: "Burglary in Elmham was 22.1% below what the areas compared
/// with lead to expect".
pub fn evaluation_finding(found: &Evaluation) -> Text {
    let what = format!("{} in {}", found.title, area_names(&found.sides.treated.areas));
    let Some(findings) = &found.findings else {
        return Text::from(format!("{what}: not available"));
    };
    let by = write::percent(findings.effect.percent.abs());
    let beyond = |way: &str| {
        Text::from(format!("{what} was "))
            .with_number(by.as_str(), &FigureId::of_evaluation(found))
            .with(format!(" {way} what the areas compared with lead to expect"))
    };
    match findings.effect.verdict {
        Verdict::Lower => beyond("below"),
        Verdict::Higher => beyond("above"),
        Verdict::WithinChance => {
            Text::from(format!("{what} changed no more than chance beside the areas compared with"))
        }
    }
}

/// What the chart of an evaluation shows, for who cannot see it.
pub fn describe_evaluation(found: &Evaluation) -> String {
    let shown = format!(
        "{} month by month beside the areas compared with, whose counts are brought to the same size by those of {}.",
        area_names(&found.sides.treated.areas),
        period_phrase(found.before).trim_start_matches("in ")
    );
    let beyond = found.findings.as_ref().map(|findings| {
        let id = FigureId::of_evaluation(found);
        format!(" {}", Said { id, found, findings }.instead(&findings.effect))
    });
    format!("{shown}{}", beyond.unwrap_or_default())
}

/// How an evaluation was made, an item each.
pub fn evaluation_method(found: &Evaluation) -> Vec<Text> {
    let mut items = vec![
        Text::from(format!("Areas compared with: {}.", found.control_chosen)),
        Text::from(format!("A difference is called one where p is at most {}.", found.level)),
    ];
    let Some(findings) = &found.findings else { return items };
    items.push(Text::from(format!("Difference as a share: {}.", findings.effect.method)));
    let said = Said { id: FigureId::of_evaluation(found), found, findings };
    if let Some(dispersion) = findings.effect.dispersion {
        let text = Text::from("Monthly counts scatter ");
        items.push(
            text.with_number(write::decimal(dispersion, 1), &said.id)
                .with(" times as much as chance alone; the intervals allow for it."),
        );
    }
    let difference = &findings.difference;
    let text = said.more(Text::from("Difference in number: "), difference.more);
    let text = said.more(text.with(" ("), difference.more_limits.lower);
    let text = said.more(text.with(" to "), difference.more_limits.upper);
    items.push(text.with(format!("; {}).", difference.method)));
    items
}

/// Names of areas for a sentence; more than four are counted: "12 areas".
pub fn area_names(areas: &[AreaRef]) -> String {
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    match names.len() {
        0 => "no area".to_owned(),
        1..=4 => list(&names),
        many => format!("{many} areas"),
    }
}

/// "30 fewer", "12 more", "none".
pub fn more_or_fewer(more: f64) -> String {
    match write::count(more.abs()) {
        none if none == "0" => "none".to_owned(),
        many if more < 0.0 => format!("{many} fewer"),
        many => format!("{many} more"),
    }
}

struct Said<'a> {
    id: FigureId,
    found: &'a Evaluation,
    findings: &'a Findings,
}

impl Said<'_> {
    fn count(&self, text: Text, value: f64) -> Text {
        text.with_number(write::count(value), &self.id)
    }

    fn percent(&self, text: Text, value: f64) -> Text {
        text.with_number(write::percent_change(value), &self.id)
    }

    /// The number opens to the evaluation, the word after it does not.
    fn more(&self, text: Text, more: f64) -> Text {
        let said = more_or_fewer(more);
        match said.split_once(' ') {
            Some((number, way)) => text.with_number(number, &self.id).with(format!(" {way}")),
            None => text.with(said),
        }
    }

    fn counted(&self) -> Text {
        let found = self.found;
        let Side { areas, before, after } = &found.sides.treated;
        let (before, after) = (before.unwrap_or(0.0), after.unwrap_or(0.0));
        let were = if (after - 1.0).abs() < f64::EPSILON { "was" } else { "were" };
        let text = Text::from(format!("{}, ", upper_first(&period_phrase(found.after))));
        let text = self.count(text, after).with(format!(
            " {} {were} counted in {}; {} there were ",
            counted(&found.title, &found.unit, after),
            area_names(areas),
            period_phrase(found.before),
        ));
        self.count(text, before).with(".")
    }

    fn beside(&self) -> Text {
        let found = self.found;
        let Side { areas, before, after } = &found.sides.control;
        let (before, after) = (before.unwrap_or(0.0), after.unwrap_or(0.0));
        let many = match areas.len() {
            0 | 1 => area_names(areas),
            many => format!("the {many} areas"),
        };
        let text = Text::from(format!("In {many} compared with, the count went from "));
        let text = self.count(self.count(text, before).with(" to "), after);
        if before > 0.0 && found.before.len() == found.after.len() {
            self.percent(text.with(" ("), 100.0 * (after / before - 1.0)).with(").")
        } else {
            text.with(".")
        }
    }

    fn instead(&self, effect: &Effect) -> Text {
        let Interval { lower, upper } = effect.more_limits;
        let treated = area_names(&self.found.sides.treated.areas);
        let text = Text::from(format!("Had {treated} changed as they did, about "));
        let text = self.count(text, effect.expected);
        let text =
            self.more(text.with(" would have been counted. The difference is "), effect.more);
        let text = self.percent(text.with(" ("), effect.percent);
        let text = self.more(text.with("), and may by chance be anything from "), lower);
        self.more(text.with(" to "), upper).with(".")
    }

    fn verdict(&self, effect: &Effect) -> Text {
        let said = match effect.verdict {
            Verdict::Lower => "That is fewer than chance alone would give",
            Verdict::Higher => "That is more than chance alone would give",
            Verdict::WithinChance => "That is within the range expected by chance",
        };
        let (is, p) = if effect.p_value < 0.001 {
            ("p less than ", "0.001".to_owned())
        } else {
            ("p = ", write::probability(effect.p_value))
        };
        Text::from(format!("{said} ({is}")).with_number(p, &self.id).with(").")
    }

    fn displaced(&self) -> Option<Text> {
        let side = self.found.sides.displacement.as_ref()?;
        let where_to = area_names(&side.areas);
        let Some(effect) = &self.findings.displacement else {
            return Some(Text::from(format!(
                "Whether it went to {where_to} instead cannot be told: no area is left to compare it with."
            )));
        };
        let said = match effect.verdict {
            Verdict::Higher => {
                "more than chance alone would give: some may have gone there instead"
            }
            Verdict::Lower => {
                "fewer than chance alone would give: nothing points to its having gone there"
            }
            Verdict::WithinChance => "within the range expected by chance",
        };
        let Interval { lower, upper } = effect.percent_limits;
        let text =
            Text::from(format!("In {where_to}, where it may have gone instead, the count was "));
        let text = self
            .percent(text, effect.percent)
            .with(" beside what the areas it is compared with lead to expect (anything from ");
        let text = self.percent(self.percent(text, lower).with(" to "), upper);
        Some(text.with(format!("): {said}.")))
    }

    fn could_have_been_seen(&self) -> Text {
        let smallest = &self.findings.smallest;
        match (smallest.fewer, smallest.percent) {
            (Some(fewer), Some(percent)) => {
                let text = self.count(Text::from("This design sees a fall of about "), fewer);
                text.with(" (")
                    .with_number(write::percent(percent), &self.id)
                    .with(") four times in five; a smaller one may well have been missed.")
            }
            _ => Text::from(
                "The counts are so small that not even an end to all of it would have been seen reliably.",
            ),
        }
    }
}
