//! Made-up figures: a small implementation of `Figures` in memory. Counts are given by measure and area, one for every
//! month; months can be missing, counts hidden, populations absent. Its verdict is crude (a tenth more or less), since what
//! is tested is what reports make of a verdict.

use std::collections::{BTreeMap, BTreeSet};

use figure::{
    Against, AreaRef, Comparison, Denominator, Figure, FigureQuestion, Figures, FiguresError,
    GoodDirection, Group, Interval, MeasureId, MeasureSummary, Month, Order, Period, Provenance,
    Rank, Rate, Reason, Series, SeriesMonth, SeriesQuestion, SourceId, Surprise, Table,
    TableQuestion, TableRow, Unit, Verdict, VintageId, standard_ranks,
};

/// Figures in memory.
#[derive(Default)]
pub struct Invented {
    pub measures: Vec<MeasureSummary>,
    pub areas: Vec<AreaRef>,
    pub wards: Vec<AreaRef>,
    pub group: String,
    pub population: BTreeMap<String, u64>,
    /// measure, area code → count of each month.
    pub counts: BTreeMap<(String, String), BTreeMap<Month, f64>>,
    pub missing: BTreeSet<Month>,
    /// measure, area code → how surprising the newest month asked for is, and whether it is called a peak.
    pub surprises: BTreeMap<(String, String), (f64, bool)>,
    pub hide_below: f64,
    pub last_is_provisional: bool,
}

pub fn area(code: &str, name: &str) -> AreaRef {
    AreaRef { code: code.parse().unwrap(), name: name.to_owned() }
}

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub fn measure_summary(id: &str, title: &str, unit: &str) -> MeasureSummary {
    MeasureSummary {
        id: id.parse().unwrap(),
        title: title.to_owned(),
        abbreviation: None,
        aliases: Vec::new(),
        theme: "Made up".to_owned(),
        unit: Unit(unit.to_owned()),
        good: GoodDirection::Lower,
        definition: format!("What is recorded as {}.", title.to_lowercase()),
        caveats: vec![format!("A caveat of {id}.")],
        unavailable: None,
        crime_type: true,
        parts: Vec::new(),
        leaves_out: Vec::new(),
    }
}

impl Invented {
    pub fn measure(&mut self, id: &str, title: &str, unit: &str, unavailable: Option<&str>) {
        let mut summary = measure_summary(id, title, unit);
        summary.unavailable = unavailable.map(str::to_owned);
        self.measures.push(summary);
    }

    /// `each` a month from `from` to `to`.
    pub fn count(&mut self, measure: &str, area: &AreaRef, from: &str, to: &str, each: f64) {
        let months = self.counts.entry((measure.to_owned(), area.code.to_string())).or_default();
        for m in Period::new(month(from), month(to)).unwrap().months() {
            months.insert(m, each);
        }
    }

    fn summary(&self, id: &MeasureId) -> Result<&MeasureSummary, FiguresError> {
        self.measures
            .iter()
            .find(|m| m.id == *id)
            .ok_or_else(|| FiguresError::UnknownMeasure { id: id.to_string(), nearest: Vec::new() })
    }

    fn area(&self, name: &str) -> Result<AreaRef, FiguresError> {
        self.areas
            .iter()
            .chain(&self.wards)
            .find(|a| a.name == name || a.code.as_str() == name)
            .cloned()
            .ok_or_else(|| FiguresError::Area(format!("there is no area \"{name}\"")))
    }

    fn held(&self, measure: &MeasureId, area: &AreaRef, m: Month) -> Option<f64> {
        if self.missing.contains(&m) {
            return None;
        }
        let months = self.counts.get(&(measure.to_string(), area.code.to_string()))?;
        months.get(&m).copied()
    }

    fn sum(&self, measure: &MeasureId, area: &AreaRef, period: Period) -> Result<f64, Reason> {
        if let Some(why) = self.summary(measure).ok().and_then(|m| m.unavailable.clone()) {
            return Err(Reason::new(why));
        }
        let lacking: Vec<String> = period
            .months()
            .filter(|m| self.held(measure, area, *m).is_none())
            .map(|m| m.to_string())
            .collect();
        if lacking.is_empty() {
            Ok(period.months().filter_map(|m| self.held(measure, area, m)).sum())
        } else {
            Err(Reason::new(format!("not available: {} not held", lacking.join(", "))))
        }
    }

    fn provenance(&self, measure: &MeasureId) -> Provenance {
        let known = self.counts.keys().any(|(m, _)| m == measure.as_str());
        let vintage = VintageId::new("made-up-2021-02-00000000");
        Provenance {
            source: known.then(|| SourceId::new("made-up")),
            licence: known.then(|| "Made up for a test".to_owned()),
            vintage: known.then(|| vintage.clone()),
            vintages: if known { vec![vintage] } else { Vec::new() },
            files: Vec::new(),
            rows_used: 1,
            definition: String::new(),
            query: String::new(),
            caveats: Vec::new(),
        }
    }

    fn per_1000(&self, area: &AreaRef, value: f64) -> Option<f64> {
        let people = *self.population.get(area.code.as_str())?;
        Some(value * 1000.0 / f64::from(u32::try_from(people).unwrap()))
    }
}

impl Figures for Invented {
    fn figure(&self, q: &FigureQuestion) -> Result<Figure, FiguresError> {
        let (summary, area) = (self.summary(&q.measure)?, self.area(&q.area)?);
        let told = self.sum(&q.measure, &area, q.period);
        let suppressed = told.as_ref().is_ok_and(|v| *v < self.hide_below);
        let value = told.as_ref().ok().copied().filter(|_| !suppressed);
        let period = before_of(q.period, &q.against)?;
        let before = self.sum(&q.measure, &area, period);
        let change = value.zip(before.as_ref().ok()).map(|(now, then)| now - then);
        let percent =
            before.as_ref().ok().filter(|b| **b > 0.0).zip(change).map(|(b, c)| c / b * 100.0);
        let rate = value.and_then(|v| Some((v, self.per_1000(&area, v)?))).map(|(v, rate)| Rate {
            value: rate,
            per: 1000,
            ci95: Interval { lower: rate * 0.9, upper: rate * 1.1 },
            denominator: Denominator {
                title: "Resident population, mid-2019".to_owned(),
                value: self.population[area.code.as_str()],
                reference_date: "2019-06-30".to_owned(),
                source: SourceId::new("made-up-population"),
                vintage: VintageId::new(format!("made-up-population-{}", v > 0.0)),
                caveats: vec![],
            },
        });
        let table = self.wards.iter().all(|w| w.code != area.code).then(|| {
            let mut t = TableQuestion::new(q.measure.clone(), Group::Comparators, q.period);
            t.against.clone_from(&q.against);
            self.table(&t)
        });
        let rank = table.transpose()?.and_then(|t| {
            let row = t.rows.iter().find(|r| r.area.code == area.code)?;
            let of = t.rows.iter().filter(|r| r.rank.is_some()).count();
            Some(Rank { position: row.rank?, of, order: t.order, group: t.group })
        });
        Ok(Figure {
            measure: q.measure.clone(),
            title: summary.title.clone(),
            period: q.period,
            value,
            unit: summary.unit.clone(),
            ci95: value.map(|value| Interval {
                lower: (value - 2.0 * value.sqrt()).max(0.0),
                upper: value + 2.0 * value.sqrt() + 3.0,
            }),
            provisional: self.last_is_provisional && value.is_some(),
            suppressed,
            reason: told.as_ref().err().cloned(),
            rate_reason: rate.is_none().then(|| Reason::new("not available: no population held")),
            rank: rank.filter(|_| rate.is_some()),
            rate,
            comparison: Some(Comparison {
                period,
                value: before.as_ref().ok().copied(),
                change,
                change_percent: percent,
                p_value: change.map(|_| 0.5),
                verdict: change.map(|c| verdict(c, *before.as_ref().unwrap())),
                method: change.map(|_| "made-up test".to_owned()),
                chosen_because: None,
                reason: before.err(),
            }),
            rank_reason: None,
            area,
            provenance: self.provenance(&q.measure),
        })
    }

    fn table(&self, q: &TableQuestion) -> Result<Table, FiguresError> {
        let summary = self.summary(&q.measure)?;
        let (areas, group) = match &q.group {
            Group::Wards if self.wards.is_empty() => {
                return Err(FiguresError::Group("not available: no wards are held".to_owned()));
            }
            Group::Wards => (self.wards.clone(), "wards".to_owned()),
            Group::List(names) => {
                let found: Result<Vec<_>, _> = names.iter().map(|n| self.area(n)).collect();
                (found?, "the areas asked for".to_owned())
            }
            _ => (self.areas.clone(), self.group.clone()),
        };
        let default =
            if matches!(q.group, Group::Wards) { Order::HighestCount } else { Order::LowestRate };
        let order = q.order.unwrap_or(default);
        let against = before_of(q.period, &q.against)?;
        let total = if matches!(q.group, Group::Wards) {
            self.sum(&q.measure, &self.areas[0], q.period).ok()
        } else {
            None
        };
        let told: Vec<Result<f64, Reason>> =
            areas.iter().map(|a| self.sum(&q.measure, a, q.period)).collect();
        let by = |values: &[Option<f64>]| -> Vec<Option<usize>> {
            let keys: Vec<Option<f64>> = values
                .iter()
                .zip(&areas)
                .map(|(v, a)| if order.by_rate() { self.per_1000(a, (*v)?) } else { *v })
                .collect();
            standard_ranks(&keys, order.ascending())
        };
        let now: Vec<Option<f64>> = told.iter().map(|t| t.as_ref().ok().copied()).collect();
        let then: Vec<Option<f64>> =
            areas.iter().map(|a| self.sum(&q.measure, a, against).ok()).collect();
        let (ranks, ranks_then) = (by(&now), by(&then));
        let mut rows: Vec<TableRow> = areas
            .iter()
            .enumerate()
            .map(|(i, a)| {
                let suppressed = now[i].is_some_and(|v| v < self.hide_below);
                let value = now[i].filter(|_| !suppressed);
                TableRow {
                    value,
                    share: value.zip(total).map(|(v, t)| v / t * 100.0),
                    rate: value.and_then(|v| self.per_1000(a, v)),
                    rank: ranks[i].filter(|_| !suppressed),
                    position_change: ranks[i].zip(ranks_then[i]).map(|(now, then)| {
                        i64::try_from(then).unwrap() - i64::try_from(now).unwrap()
                    }),
                    comparator: then[i],
                    verdict: value.zip(then[i]).map(|(now, then)| verdict(now - then, then)),
                    comparator_rate: then[i].and_then(|v| self.per_1000(a, v)),
                    suppressed,
                    reason: told[i].as_ref().err().cloned(),
                    ..TableRow::unknown(a.clone())
                }
            })
            .collect();
        rows.sort_by_key(|r| (r.rank.unwrap_or(usize::MAX), r.area.name.clone()));
        Ok(Table {
            measure: q.measure.clone(),
            title: summary.title.clone(),
            unit: summary.unit.clone(),
            period: q.period,
            against: Some(against),
            group,
            order,
            total,
            total_of: self.areas[0].name.clone(),
            rows,
            method: None,
            provisional: self.last_is_provisional,
            reason: self
                .population
                .is_empty()
                .then(|| Reason::new("not available: no population held")),
            provenance: self.provenance(&q.measure),
        })
    }

    fn series(&self, q: &SeriesQuestion) -> Result<Series, FiguresError> {
        let (summary, area) = (self.summary(&q.measure)?, self.area(&q.area)?);
        let key = (q.measure.to_string(), area.code.to_string());
        let first = self.counts.get(&key).and_then(|months| months.keys().next().copied());
        let to = q.to.unwrap();
        let from = q.from.or(first).unwrap_or(to);
        let months = Period::new(from, to).unwrap().months().map(|m| {
            let held = self.held(&q.measure, &area, m);
            let told = self.surprises.get(&key).filter(|_| m == to);
            SeriesMonth {
                month: m,
                value: held.filter(|value| *value >= self.hide_below),
                suppressed: held.is_some_and(|value| value < self.hide_below),
                rolling_12: self.sum(&q.measure, &area, Period::rolling_12(m)).ok(),
                provisional: self.last_is_provisional && m == to,
                peak: told.is_some_and(|told| told.1),
                surprise: told.map(|told| Surprise {
                    expected: 10.0,
                    p_value: told.0,
                    seasonal: true,
                }),
                ..SeriesMonth::unknown(m)
            }
        });
        Ok(Series {
            measure: q.measure.clone(),
            title: summary.title.clone(),
            unit: summary.unit.clone(),
            months: months.collect(),
            methods: figure::SeriesMethods::default(),
            joined: None,
            reason: summary.unavailable.clone().map(Reason::new),
            provenance: self.provenance(&q.measure),
            area,
        })
    }

    fn measures(&self) -> Vec<MeasureSummary> {
        self.measures.clone()
    }
}

/// A tenth more or less is a change.
fn verdict(change: f64, before: f64) -> Verdict {
    match change {
        c if c > before * 0.1 => Verdict::Higher,
        c if c < -before * 0.1 => Verdict::Lower,
        _ => Verdict::WithinChance,
    }
}

fn before_of(period: Period, against: &Against) -> Result<Period, FiguresError> {
    match against {
        Against::Previous => Ok(period.just_before().unwrap()),
        Against::Period(other) => Ok(*other),
        Against::Named(name) if name == "2019" => {
            Ok(Period::new(month("2019-01"), month("2019-12")).unwrap())
        }
        Against::Named(name) => {
            Err(FiguresError::UnknownComparator { name: name.clone(), nearest: Vec::new() })
        }
    }
}
