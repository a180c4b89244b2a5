//! The areas of an evaluation: those named, and those that are chosen to compare them with.

use std::collections::BTreeSet;

use figure::{AreaCode, AreaKind, Figures, Group, Month, Period, Reason, TableQuestion};

use super::counts::{AreaMonths, Said};
use super::{Control, Evaluation, EvaluationInput, Side, Sides};
use crate::ReportsError;

/// How many areas are chosen at most.
const CHOSEN: usize = 10;

/// Every area with its months.
pub(super) struct Chosen {
    pub treated: Vec<AreaMonths>,
    pub control: Vec<AreaMonths>,
    /// Where it may have gone, and what that is compared with.
    pub displacement: Option<(Vec<AreaMonths>, Vec<AreaMonths>)>,
    /// Every area that could have been treated as well, the treated among them.
    pub pool: Vec<AreaMonths>,
    said: Said,
    how: String,
}

impl Chosen {
    /// Asks for the areas' months and chooses what is not named.
    pub fn of(figures: &dyn Figures, input: &EvaluationInput) -> Result<Self, ReportsError> {
        let ask = |name: &String| AreaMonths::ask(figures, &input.measure, name, input.after.to());
        let all = |names: &[String]| -> Result<Vec<(AreaMonths, Said)>, ReportsError> {
            names.iter().map(ask).collect()
        };
        let (treated, mut said): (Vec<AreaMonths>, Vec<Said>) =
            all(&input.treated)?.into_iter().unzip();
        let displaced: Vec<AreaMonths> =
            all(&input.displacement)?.into_iter().map(|(months, _)| months).collect();
        let named = match &input.control {
            Control::Areas(names) => all(names)?.into_iter().map(|(months, _)| months).collect(),
            Control::Auto => Vec::new(),
        };
        let mut used = BTreeSet::new();
        for months in treated.iter().chain(&named).chain(&displaced) {
            if !used.insert(months.area.code.clone()) {
                let name = &months.area.name;
                let what = format!("{name} is named twice; an area stands on one side only");
                return Err(ReportsError::Question(what));
            }
        }
        let auto = input.control == Control::Auto;
        let candidates = if auto || !displaced.is_empty() {
            candidates(figures, input, &treated, &used)?
        } else {
            Vec::new()
        };
        let control = if auto { nearest(&treated, &candidates, input, &[]) } else { named };
        let displacement = (!displaced.is_empty()).then(|| {
            let beside = nearest(&displaced, &candidates, input, &control);
            (displaced, beside)
        });
        let mut pool = treated.clone();
        pool.extend(if auto { candidates } else { control.clone() });
        let how = if auto {
            format!(
                "the {} areas of the same kind whose counts in the {} were nearest, chosen by those alone",
                control.len(),
                input.before
            )
        } else {
            "named by whoever asked".to_owned()
        };
        Ok(Self { treated, control, displacement, pool, said: said.swap_remove(0), how })
    }

    /// The answer without findings; with a reason where data allow none.
    pub fn answer(&self, input: &EvaluationInput) -> Evaluation {
        let mut reason = None;
        let mut side = |areas: &[AreaMonths]| {
            let mut add = |period: Period| -> Option<f64> {
                let sum = areas.iter().try_fold(0, |sum, area| Ok(sum + area.sum(period)?));
                let sum: u64 = sum.map_err(|why: String| reason.get_or_insert(why).clone()).ok()?;
                #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
                let sum = sum as f64;
                Some(sum)
            };
            let (before, after) = (add(input.before), add(input.after));
            Side { areas: areas.iter().map(|one| one.area.clone()).collect(), before, after }
        };
        let sides = Sides {
            treated: side(&self.treated),
            control: side(&self.control),
            displacement: self.displacement.as_ref().map(|(areas, _)| side(areas)),
            displacement_control: self
                .displacement
                .as_ref()
                .filter(|(_, beside)| !beside.is_empty())
                .map(|(_, beside)| side(beside)),
        };
        if self.control.is_empty() {
            reason = Some("no other area of the same kind has counts of all months".to_owned());
        }
        let is_provisional = |month: &Month| input.after.contains(*month);
        Evaluation {
            measure: input.measure.clone(),
            title: self.said.title.clone(),
            unit: self.said.unit.clone(),
            before: input.before,
            after: input.after,
            level: input.level,
            sides,
            control_chosen: self.how.clone(),
            reason: reason.map(|why| Reason::new(format!("not available: {why}"))),
            findings: None,
            words: Vec::new(),
            months: Vec::new(),
            provisional: self.treated.iter().flat_map(|one| &one.provisional).any(is_provisional),
            provenance: self.said.provenance.clone(),
        }
    }
}

/// The areas of the same kind that are nobody's side yet and have every month of both periods.
fn candidates(
    figures: &dyn Figures,
    input: &EvaluationInput,
    treated: &[AreaMonths],
    used: &BTreeSet<AreaCode>,
) -> Result<Vec<AreaMonths>, ReportsError> {
    let group = match treated[0].area.code.kind() {
        AreaKind::Ward => Group::Wards,
        AreaKind::District => Group::Comparators,
        _ => {
            let what =
                "control areas can be chosen among wards and districts; name them for others";
            return Err(ReportsError::Question(what.to_owned()));
        }
    };
    let mut question = TableQuestion::new(input.measure.clone(), group, input.after);
    question.of = Some(input.own.code.to_string());
    let table = figures.table(&question).map_err(|source| ReportsError::Figures {
        asking: format!("the areas that {} could be compared with", treated[0].area.name),
        source,
    })?;
    let mut found = Vec::new();
    for row in table.rows.iter().filter(|row| row.value.is_some()) {
        if used.contains(&row.area.code) {
            continue;
        }
        let code = row.area.code.as_str();
        let (months, _) = AreaMonths::ask(figures, &input.measure, code, input.after.to())?;
        if months.sum(input.before).is_ok() && months.sum(input.after).is_ok() {
            found.push(months);
        }
    }
    found.sort_by(|a, b| a.area.code.cmp(&b.area.code));
    Ok(found)
}

/// The candidates whose count before is nearest to that of one of these areas on average, in ratio.
fn nearest(
    areas: &[AreaMonths],
    candidates: &[AreaMonths],
    input: &EvaluationInput,
    without: &[AreaMonths],
) -> Vec<AreaMonths> {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let level = |months: &AreaMonths| (months.sum(input.before).unwrap_or(0) as f64 + 0.5).ln();
    #[expect(clippy::cast_precision_loss, reason = "areas are few")]
    let own = areas.iter().map(level).sum::<f64>() / areas.len() as f64;
    let taken: BTreeSet<&AreaCode> = without.iter().map(|months| &months.area.code).collect();
    let mut free: Vec<&AreaMonths> =
        candidates.iter().filter(|months| !taken.contains(&months.area.code)).collect();
    free.sort_by(|a, b| (level(a) - own).abs().total_cmp(&(level(b) - own).abs()));
    let mut chosen: Vec<AreaMonths> = free.into_iter().take(CHOSEN).cloned().collect();
    chosen.sort_by(|a, b| a.area.name.cmp(&b.area.name).then_with(|| a.area.cmp(&b.area)));
    chosen
}
