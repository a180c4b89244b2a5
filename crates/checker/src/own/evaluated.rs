//! An evaluation as lines: its sides as the rows of its counts, its second looks, and its months.

use document::words;
use figure::{AreaRef, Effect, Evaluation, Period, Side};

use super::known::{Line, Role};
use super::number::Style;

/// The names of all its areas, and what is known of it.
pub(super) fn of_evaluation(found: &Evaluation) -> (String, Vec<Line>) {
    let sides = &found.sides;
    let displaced = [sides.displacement.as_ref(), sides.displacement_control.as_ref()];
    let all: Vec<&Side> = [Some(&sides.treated), Some(&sides.control)]
        .into_iter()
        .chain(displaced)
        .flatten()
        .collect();
    let areas: Vec<&AreaRef> = all.iter().flat_map(|side| &side.areas).collect();
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    let findings = found.findings.as_ref();
    let effect = findings.map(|findings| &findings.effect);
    let mut lines = vec![
        of_side(found, &words::area_names(&sides.treated.areas), &sides.treated, effect),
        of_side(found, &row("Treated", &sides.treated), &sides.treated, effect),
        of_side(found, &row("Compared with", &sides.control), &sides.control, None),
    ];
    if let Some(side) = &sides.displacement {
        let effect = findings.and_then(|findings| findings.displacement.as_ref());
        lines.push(of_side(found, &row("Where it may have gone", side), side, effect));
    }
    if let Some(side) = &sides.displacement_control {
        lines.push(of_side(found, &row("Compared with that", side), side, None));
    }
    // Its places by themselves, so that their names are known as such.
    lines.extend(areas.iter().map(|area| Line::new(&found.title, &area.name, found.after)));
    lines.extend(looks(found));
    lines.extend(months(found));
    (names.join(", "), lines)
}

/// The name of a side's row: "Treated: Elmham".
fn row(what: &str, side: &Side) -> String {
    format!("{what}: {}", words::area_names(&side.areas))
}

fn of_side(found: &Evaluation, name: &str, side: &Side, effect: Option<&Effect>) -> Line {
    let mut line = Line::new(&found.title, name, found.after);
    line.before = Some(found.before);
    line.number(Role::Value, side.after, Style::Count);
    line.number(Role::Before, side.before, Style::Count);
    if let Some(effect) = effect {
        line.number(Role::Expected, Some(effect.expected), Style::Decimal);
        line.number(Role::Beyond, Some(effect.percent), Style::Percent);
        line.number(Role::BeyondFrom, Some(effect.percent_limits.lower), Style::Percent);
        line.number(Role::BeyondTo, Some(effect.percent_limits.upper), Style::Percent);
        line.words.push((Role::Verdict, effect.verdict.to_string()));
    }
    line
}

fn looks(found: &Evaluation) -> Vec<Line> {
    let looks = found.findings.iter().flat_map(|findings| &findings.checks);
    let line = |look: &figure::EvaluationCheck| {
        let mut line = Line::new(&found.title, &look.name, found.after);
        line.number(Role::Probability, look.p_value, Style::Decimal);
        line.words.push((Role::Look, look.says.clone()));
        line
    };
    looks.map(line).collect()
}

/// Each month of the treated areas, with what the areas compared with had at their size.
fn months(found: &Evaluation) -> Vec<Line> {
    let name = words::area_names(&found.sides.treated.areas);
    let line = |month: &figure::EvaluationMonth| {
        let mut line = Line::new(&found.title, &name, Period::month(month.month));
        line.is_month = true;
        line.number(Role::Value, month.treated, Style::Count);
        line.number(Role::Expected, month.control, Style::Count);
        line
    };
    found.months.iter().map(line).collect()
}
