//! The search: every measure, in the own area and each of its wards.

use std::collections::BTreeSet;

use figure::{
    AreaRef, Figures, FiguresError, Group, MeasureSummary, Month, Period, Series, SeriesMonth,
    SeriesQuestion, Surprise, TableQuestion,
};
use statistics::multiple::Correction;

use super::{Peak, Peaks};
use crate::ReportsError;

/// How often chance alone gives a peak.
const BY_CHANCE: f64 = 0.01;

/// Where and when peaks are looked for.
#[derive(Debug, Clone)]
pub struct PeaksInput {
    /// The area whose wards are looked at with it.
    pub area: AreaRef,
    /// The last month.
    pub to: Month,
    /// How many months up to it; one at least.
    pub months: u32,
    /// The share of false ones that those which stand out may hold: the level of `watchward.toml`.
    pub level: f64,
}

/// A month that was judged.
struct Judged {
    peak: Peak,
    called: bool,
}

/// Looks for peaks. `told` is told after each measure; there are as many as [`Figures::measures`] gives.
pub fn find(
    figures: &dyn Figures,
    input: &PeaksInput,
    told: &mut dyn FnMut(&MeasureSummary),
) -> Result<Peaks, ReportsError> {
    let back = i32::try_from(input.months.max(1)).unwrap_or(i32::MAX);
    let from = input.to.plus(1 - back);
    let mut judged: Vec<Judged> = Vec::new();
    let mut not_judged = 0;
    let (mut caveats, mut licences, mut methods) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for measure in figures.measures() {
        if measure.unavailable.is_none() {
            for area in areas(figures, &measure, input)? {
                let Some(series) = months(figures, &measure, &area, from, input.to)? else {
                    continue;
                };
                let before = judged.len();
                for month in &series.months {
                    match judge(&series, month) {
                        Some(one) => judged.push(one),
                        None => not_judged += 1,
                    }
                }
                if judged.len() > before {
                    methods.insert(series.methods.peaks);
                    caveats.extend(series.provenance.caveats);
                    licences.extend(series.provenance.licence);
                }
            }
        }
        told(&measure);
    }
    let p_values: Vec<f64> = judged.iter().map(|one| one.peak.p_value).collect();
    let adjusted = Correction::BenjaminiHochberg.adjust(&p_values).unwrap_or(p_values);
    let by_chance = f64::from(u32::try_from(judged.len()).unwrap_or(u32::MAX)) * BY_CHANCE;
    let mut found = Peaks {
        area: input.area.clone(),
        from,
        to: input.to,
        judged: judged.len(),
        by_chance,
        not_judged,
        level: input.level,
        peaks: Vec::new(),
        method: method(methods),
        caveats: caveats.into_iter().collect(),
        licences: licences.into_iter().collect(),
    };
    for (one, adjusted_p_value) in judged.into_iter().zip(adjusted) {
        let stands_out = adjusted_p_value <= input.level;
        if one.called || stands_out {
            found.peaks.push(Peak { adjusted_p_value, stands_out, ..one.peak });
        }
    }
    found.peaks.sort_by(|a, b| {
        a.p_value
            .total_cmp(&b.p_value)
            .then_with(|| a.measure.cmp(&b.measure))
            .then_with(|| a.area.cmp(&b.area))
            .then_with(|| a.month.cmp(&b.month))
    });
    Ok(found)
}

/// The own area, and the wards that the measure is counted by in the last month.
fn areas(
    figures: &dyn Figures,
    measure: &MeasureSummary,
    input: &PeaksInput,
) -> Result<Vec<AreaRef>, ReportsError> {
    let Ok(month) = Period::new(input.to, input.to) else { return Ok(Vec::new()) };
    let mut question = TableQuestion::new(measure.id.clone(), Group::Wards, month);
    question.of = Some(input.area.code.to_string());
    let mut areas = vec![input.area.clone()];
    match figures.table(&question) {
        Ok(table) => {
            let counted = |row: &&figure::TableRow| row.value.is_some() || row.suppressed;
            areas.extend(table.rows.iter().filter(counted).map(|row| row.area.clone()));
        }
        // Wards that nobody knows of are not looked at.
        Err(FiguresError::Group(_)) => {}
        Err(source) => {
            let asking = format!("the wards of {} by {}", input.area.name, measure.id);
            return Err(ReportsError::Figures { asking, source });
        }
    }
    areas[1..].sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.cmp(b)));
    Ok(areas)
}

/// The months of one measure and area; none where no month of it is held.
fn months(
    figures: &dyn Figures,
    measure: &MeasureSummary,
    area: &AreaRef,
    from: Month,
    to: Month,
) -> Result<Option<Series>, ReportsError> {
    let question = SeriesQuestion {
        measure: measure.id.clone(),
        area: area.code.to_string(),
        from: Some(from),
        to: Some(to),
        vintage: None,
    };
    let series = figures.series(&question).map_err(|source| ReportsError::Figures {
        asking: format!("the months of {} for {}", measure.id, area.name),
        source,
    })?;
    let held = series.months.iter().any(|month| month.value.is_some() || month.suppressed);
    Ok(held.then_some(series))
}

/// A month as it may be a peak; none where it cannot be judged.
fn judge(series: &Series, month: &SeriesMonth) -> Option<Judged> {
    let Surprise { expected, p_value, seasonal } = month.surprise?;
    let peak = Peak {
        measure: series.measure.clone(),
        title: series.title.clone(),
        unit: series.unit.clone(),
        area: series.area.clone(),
        month: month.month,
        value: month.value?,
        expected,
        usual: month.expected,
        p_value,
        adjusted_p_value: p_value,
        stands_out: false,
        seasonal,
        provisional: month.provisional,
        source: series.provenance.source.clone(),
        vintage: series.provenance.vintage.clone(),
    };
    Some(Judged { peak, called: month.peak })
}

fn method(of_series: BTreeSet<String>) -> String {
    let mut words: Vec<String> = of_series.into_iter().filter(|words| !words.is_empty()).collect();
    words.push(format!("stands out: {} over all", Correction::BenjaminiHochberg.name()));
    words.join("; ")
}
