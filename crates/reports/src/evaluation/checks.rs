//! Second looks at a finding: would other dates or areas have shown as much, does a mixture of areas say the same, and would
//! the areas have fallen anyway?

use document::words::more_or_fewer;
use figure::{Month, Period, Verdict, write};
use statistics::evaluation::{
    Effect as Scale, Matching, PERIODS_BEFORE, Window, placebo_areas, placebo_dates,
    regression_to_the_mean, synthetic_control,
};

use super::areas::Chosen;
use super::counts::AreaMonths;
use super::effect::{Spans, number};
use super::{Effect, EvaluationCheck};

const REPLICAS: u64 = 9_999;
const SEED: u64 = 1996;

/// Every second look, in the order they are printed.
pub(super) fn checks(
    chosen: &Chosen,
    spans: &Spans,
    effect: &Effect,
    level: f64,
) -> Vec<EvaluationCheck> {
    vec![
        dates(chosen, spans, effect, level),
        areas(chosen, spans, effect, level),
        mixture(chosen, spans, effect, level),
        falls_anyway(chosen, spans, effect),
    ]
}

fn check(name: &str, method: &str) -> EvaluationCheck {
    EvaluationCheck {
        name: name.to_owned(),
        says: String::new(),
        p_value: None,
        agrees: None,
        method: method.to_owned(),
    }
}

fn not_made(check: EvaluationCheck, why: impl std::fmt::Display) -> EvaluationCheck {
    EvaluationCheck { says: format!("Could not be looked at: {why}."), ..check }
}

/// Whether a second probability says what the finding says: both call a change, or neither does.
fn agrees(p_value: f64, effect: &Effect, level: f64) -> bool {
    (p_value <= level) == (effect.verdict != Verdict::WithinChance)
}

/// The same comparison at dates at which nothing was done.
fn dates(chosen: &Chosen, spans: &Spans, effect: &Effect, level: f64) -> EvaluationCheck {
    let check = check(
        "Earlier dates",
        "placebo in time (Abadie, Diamond and Hainmueller 2015), ratio of ratios",
    );
    if spans.before.to().plus(1) != spans.after.from() {
        return not_made(check, "months lie between the two periods");
    }
    let Some(first) = first_of_all(&chosen.treated, &chosen.control) else {
        return not_made(check, "no month is known of every area");
    };
    let Ok(all) = Period::new(first, spans.after.to()) else {
        return not_made(check, "no month before the period before is known");
    };
    let (treated, control) = (summed(&chosen.treated, all), summed(&chosen.control, all));
    let start = all.len() - spans.after.len();
    let window = |step| Window { before: spans.before.len(), after: spans.after.len(), step };
    // The same month of earlier years, where there are enough of them.
    let found = [12, 1].into_iter().find_map(|step| {
        placebo_dates(&treated, &control, start, window(step), Scale::Ratio)
            .ok()
            .filter(|found| step == 1 || found.placebos.len() >= 4)
    });
    let Some(found) = found else {
        return not_made(check, "too few months are held before the period before");
    };
    let many = found.placebos.len();
    let greater = found.rank - 1;
    EvaluationCheck {
        says: format!(
            "Of {many} earlier dates at which nothing was done, {} as great a difference; at most {} of them share no months.",
            show(greater),
            found.apart
        ),
        p_value: Some(found.p_value),
        // With few dates no rank can be below the level; then it has no say.
        agrees: (1.0 / number(many + 1) <= level).then(|| agrees(found.p_value, effect, level)),
        ..check
    }
}

/// "none showed", "one showed", "5 showed".
fn show(many: usize) -> String {
    match many {
        0 => "none showed".to_owned(),
        1 => "one showed".to_owned(),
        many => format!("{many} showed"),
    }
}

/// The same comparison as if other areas had been the treated ones.
fn areas(chosen: &Chosen, spans: &Spans, effect: &Effect, level: f64) -> EvaluationCheck {
    let check = check("Other areas", "placebo in space: a permutation of areas (Fisher 1935)");
    let counts: Vec<(u64, u64)> =
        chosen.pool.iter().map(|area| spans.sums(std::slice::from_ref(area))).collect();
    let treated: Vec<usize> = (0..chosen.treated.len()).collect();
    let lengths = (number(spans.before.len()), number(spans.after.len()));
    match placebo_areas(&counts, &treated, lengths, Scale::Ratio, REPLICAS, SEED) {
        Ok(found) => {
            let groups = found.placebos.len();
            let least = 1.0 / number(groups);
            EvaluationCheck {
                says: format!(
                    "Taking any {} of the {} areas for the treated, {} of the choices show as great a difference.",
                    if treated.len() == 1 { "one".to_owned() } else { treated.len().to_string() },
                    counts.len(),
                    write::percent(100.0 * found.p_value)
                ),
                p_value: Some(found.p_value),
                agrees: (least <= level).then(|| agrees(found.p_value, effect, level)),
                ..check
            }
        }
        Err(why) => not_made(check, why),
    }
}

/// A mixture of the areas compared with that moved as the treated ones did before.
fn mixture(chosen: &Chosen, spans: &Spans, effect: &Effect, level: f64) -> EvaluationCheck {
    let check = check(
        "A mixture of areas",
        "synthetic control (Abadie, Diamond and Hainmueller 2010), movements matched (Ferman and Pinto 2021)",
    );
    let first = first_of_all(&chosen.treated, &chosen.control);
    let span = first.and_then(|first| Period::new(first, spans.before.to()).ok());
    let Some(past) = span else {
        return not_made(check, "no month before is known of every area");
    };
    let series = |areas: &[AreaMonths]| -> Option<Vec<f64>> {
        let known = [past, spans.after].map(|period| summed(areas, period)).concat();
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
        let values = known.into_iter().map(|count| count.map(|count| count as f64)).collect();
        values
    };
    let others: Option<Vec<Vec<f64>>> =
        chosen.control.iter().map(|area| series(std::slice::from_ref(area))).collect();
    let Some((treated, others)) = series(&chosen.treated).zip(others) else {
        return not_made(check, "months are missing in some of the areas");
    };
    if past.len() < PERIODS_BEFORE {
        let why = format!("{} months before are held and {PERIODS_BEFORE} wanted", past.len());
        return not_made(check, why);
    }
    match synthetic_control(&treated, &others, past.len(), Matching::Movement) {
        Ok(found) => {
            let least = 1.0 / number(others.len() + 1);
            EvaluationCheck {
                says: format!(
                    "Against the mixture that moved most alike before, {} were counted; {} of {} areas left their own mixture as far.",
                    more_or_fewer(found.total),
                    found.rank,
                    others.len() + 1
                ),
                p_value: Some(found.p_value),
                agrees: (least <= level).then(|| agrees(found.p_value, effect, level)),
                ..check
            }
        }
        Err(why) => not_made(check, why),
    }
}

/// How far the areas would have fallen only because they were high when they were chosen.
fn falls_anyway(chosen: &Chosen, spans: &Spans, effect: &Effect) -> EvaluationCheck {
    let check = check(
        "Regression to the mean",
        "empirical Bayes (Hauer 1997; Bühlmann 1967) over the areas that could have been chosen",
    );
    let length = spans.before.len();
    let back = i32::try_from(length).unwrap_or(i32::MAX);
    let first = chosen.pool.iter().filter_map(AreaMonths::first).max();
    let mut periods = Vec::new();
    let mut to = spans.before.to();
    while let Ok(period) = Period::new(to.plus(1 - back), to) {
        let known = chosen.pool.iter().all(|area| area.sum(period).is_ok());
        if first.is_none_or(|first| period.from() < first) || !known {
            break;
        }
        periods.insert(0, period);
        to = to.plus(-back);
    }
    let counts: Vec<Vec<u64>> = chosen
        .pool
        .iter()
        .map(|area| periods.iter().map(|period| area.sum(*period).unwrap_or(0)).collect())
        .collect();
    let treated: Vec<usize> = (0..chosen.treated.len()).collect();
    match regression_to_the_mean(&counts, &treated) {
        Ok(found) if found.warns() => EvaluationCheck {
            says: format!(
                "If the treated areas were chosen because they were high, about {} fewer ({}) were to be expected by that alone.",
                write::count(found.fall()),
                write::percent(100.0 * found.share())
            ),
            agrees: (effect.verdict == Verdict::Lower).then_some(found.fall() < -effect.more),
            ..check
        },
        Ok(_) => EvaluationCheck {
            says: "The treated areas were not so high before that a fall was to be expected by that alone."
                .to_owned(),
            agrees: (effect.verdict == Verdict::Lower).then_some(true),
            ..check
        },
        Err(why) => not_made(check, why),
    }
}

/// The first month that is known of each of these areas.
fn first_of_all(one: &[AreaMonths], other: &[AreaMonths]) -> Option<Month> {
    let firsts: Option<Vec<Month>> = one.iter().chain(other).map(AreaMonths::first).collect();
    firsts?.into_iter().max()
}

/// The months of some areas added up; none where one of them is not known.
pub(super) fn summed(areas: &[AreaMonths], period: Period) -> Vec<Option<u64>> {
    period.months().map(|month| areas.iter().map(|area| area.count(month)).sum()).collect()
}
