//! The ranking itself: the types that have a count, their figures by each criterion, and their places.

use std::collections::{BTreeMap, BTreeSet};

use figure::{
    Figure, FigureQuestion, Figures, Interval, MeasureSummary, Period, RankInterval, Reason,
    SourceId,
};
use statistics::areas::{self, Criterion, PriorityItem, PrioritySettings, RankRange, priorities};

use super::criteria::{Known, counted, figure_of, unit};
use super::{
    CriterionName, LeftOut, PriorityRanking, RankedType, RankingCriterion, RankingInput,
    TypeComponent,
};
use crate::ReportsError;

/// A type with its count.
struct Type {
    measure: MeasureSummary,
    figure: Figure,
}

/// Ranks the types of crime of an area. `told` is told after each type that was asked for.
pub fn rank(
    figures: &dyn Figures,
    input: &RankingInput,
    told: &mut dyn FnMut(),
) -> Result<PriorityRanking, ReportsError> {
    let period = Period::rolling_12(input.to);
    let (types, left_out) = types(figures, input, period, told)?;
    let known: Vec<(CriterionName, Vec<Known>)> = CriterionName::ALL
        .into_iter()
        .map(|criterion| {
            let of = |one: &Type| figure_of(criterion, &one.measure, &one.figure, input);
            (criterion, types.iter().map(of).collect())
        })
        .collect();
    let criteria: Vec<RankingCriterion> =
        known.iter().map(|(name, of_types)| used(*name, of_types, input)).collect();
    let items = placed(&known, &criteria)?;
    let mut caveats = BTreeSet::new();
    let mut licences = BTreeSet::new();
    for one in &types {
        caveats.extend(one.figure.provenance.caveats.iter().cloned());
        licences.extend(one.figure.provenance.licence.iter().cloned());
    }
    let mut ranked: Vec<RankedType> = types
        .into_iter()
        .zip(&items)
        .enumerate()
        .map(|(place, (one, item))| ranked(one, item, &known, place))
        .collect();
    ranked.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.title.cmp(&b.title)));
    Ok(PriorityRanking {
        area: input.area.clone(),
        period,
        before: period.just_before(),
        criteria,
        types: ranked,
        left_out,
        method: method(),
        caveats: caveats.into_iter().collect(),
        licences: licences.into_iter().collect(),
    })
}

/// The types that have a count. Types of one source do not overlap, those of two sources do: the source that gives most types
/// is taken, and what only a partnership's own counts give beside it.
fn types(
    figures: &dyn Figures,
    input: &RankingInput,
    period: Period,
    told: &mut dyn FnMut(),
) -> Result<(Vec<Type>, Vec<LeftOut>), ReportsError> {
    let (mut types, mut left_out) = (Vec::new(), Vec::new());
    for measure in figures.measures().into_iter().filter(|measure| measure.crime_type) {
        let area = input.area.code.to_string();
        let question = FigureQuestion::new(measure.id.clone(), area, period);
        let figure = figures.figure(&question).map_err(|source| ReportsError::Figures {
            asking: format!("the figure of {} for {}", measure.id, input.area.name),
            source,
        })?;
        told();
        match counted(&figure) {
            Ok(_) => types.push(Type { measure, figure }),
            Err(reason) => {
                left_out.push(LeftOut { measure: measure.id, title: measure.title, reason });
            }
        }
    }
    let mut sources: BTreeMap<&SourceId, usize> = BTreeMap::new();
    for source in types.iter().filter_map(|one| one.figure.provenance.source.as_ref()) {
        *sources.entry(source).or_default() += 1;
    }
    let most = sources
        .iter()
        .filter(|(source, _)| !is_own(source))
        .max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))
        .map(|(source, _)| (*source).clone());
    let chosen = |one: &Type| {
        let source = one.figure.provenance.source.as_ref();
        source == most.as_ref() || source.is_some_and(is_own)
    };
    let (types, others): (Vec<Type>, Vec<Type>) = types.into_iter().partition(chosen);
    let taken = most.as_ref().map_or("another source", SourceId::as_str);
    left_out.extend(others.into_iter().map(|one| LeftOut {
        measure: one.measure.id,
        title: one.measure.title,
        reason: Reason::new(format!("counted from another source than the types of {taken}")),
    }));
    Ok((types, left_out))
}

fn is_own(source: &SourceId) -> bool {
    source.as_str() == "own-counts"
}

/// A criterion as it is used: not, where nothing is known by it.
fn used(name: CriterionName, of_types: &[Known], input: &RankingInput) -> RankingCriterion {
    let known = of_types.iter().filter(|known| known.is_ok()).count();
    let weight = if known > 0 { input.weights.of(name) } else { 0.0 };
    let note = match name {
        CriterionName::Harm if input.harm.is_none() => "not used: no harm weights are held; write \
             harm-weights.csv beside watchward.toml"
            .to_owned(),
        CriterionName::Concern if input.concerns.is_empty() => {
            "not used: no survey is entered; add [[concern]] to watchward.toml".to_owned()
        }
        _ if known == 0 => "not used: it is known of no type".to_owned(),
        CriterionName::Concern => {
            let sources: BTreeSet<&str> =
                input.concerns.iter().map(|concern| concern.source.as_str()).collect();
            sources.into_iter().collect::<Vec<_>>().join("; ")
        }
        CriterionName::Harm => {
            input.harm.as_ref().map_or_else(String::new, |table| table.scheme.clone())
        }
        CriterionName::Volume | CriterionName::Trend => "the counts themselves".to_owned(),
    };
    RankingCriterion { name, unit: unit(name, input), weight, known, note }
}

/// Each type's place. Without a criterion that weighs anything, or without types, there is none.
fn placed(
    known: &[(CriterionName, Vec<Known>)],
    criteria: &[RankingCriterion],
) -> Result<Vec<PriorityItem>, ReportsError> {
    let types = known.first().map_or(0, |(_, of_types)| of_types.len());
    if types == 0 {
        return Ok(Vec::new());
    }
    let given: Vec<Vec<Option<areas::Figure>>> = known
        .iter()
        .map(|(_, of_types)| of_types.iter().map(|known| known.as_ref().ok().copied()).collect())
        .collect();
    let given: Vec<Criterion> = criteria
        .iter()
        .zip(&given)
        .map(|(criterion, figures)| Criterion { weight: criterion.weight, figures })
        .collect();
    Ok(priorities(&given, &PrioritySettings::default())?)
}

fn ranked(
    one: Type,
    item: &PriorityItem,
    known: &[(CriterionName, Vec<Known>)],
    place: usize,
) -> RankedType {
    let components = known
        .iter()
        .zip(&item.components)
        .map(|((criterion, of_types), part)| {
            let known = &of_types[place];
            let figure = known.as_ref().ok();
            TypeComponent {
                criterion: *criterion,
                value: figure.map(|figure| figure.value),
                ci95: figure.map(|figure| Interval { lower: figure.lower, upper: figure.upper }),
                scaled: part.scaled,
                adds: part.contribution,
                rank: part.rank,
                reason: known.as_ref().err().cloned(),
            }
        })
        .collect();
    let range = |range: RankRange| RankInterval { from: range.best, to: range.worst };
    RankedType {
        measure: one.measure.id,
        title: one.measure.title,
        good: one.measure.good,
        rank: item.rank,
        score: item.score,
        places: range(item.by_both),
        places_by_weights: range(item.by_weights),
        places_by_figures: range(item.by_figures),
        first: item.first,
        components,
        rank_without: item.rank_without.clone(),
        figure: one.figure,
    }
}

fn method() -> String {
    let settings = PrioritySettings::default();
    format!(
        "each criterion scaled from 0 (the least of all types) to 1 (the greatest), weighted mean of those known; places in \
         95% of {} draws of weights (Dirichlet, concentration {}) and of figures within their 95% limits (OECD and JRC 2008)",
        settings.draws, settings.concentration
    )
}
