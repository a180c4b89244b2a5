//! Figures made from a few words: burglary in Bromley to February 2021, but for what a case says.

use figure::{
    AreaRef, Comparison, Denominator, Figure, Interval, Order, Period, Provenance, Rank, Rate,
    Reason, SourceId, Unit, Verdict, VintageId,
};

/// A figure from `key=value` fields separated by "; ".
pub fn figure(fields: &str) -> Figure {
    let mut figure = base(1474.0, 2738.0, 0.0, Verdict::Lower);
    for field in fields.split("; ").filter(|f| !f.is_empty()) {
        let (key, value) = field.split_once('=').unwrap_or((field, ""));
        let number = || value.parse::<f64>().unwrap();
        match key {
            "title" => figure.title = value.to_owned(),
            "unit" => figure.unit = Unit(value.to_owned()),
            "area" => figure.area.name = value.to_owned(),
            "period" => figure.period = value.parse().unwrap(),
            "value" => figure.value = Some(number()),
            "missing" => {
                figure.value = None;
                figure.reason = Some(Reason::new(value));
            }
            "hidden" => figure.suppressed = true,
            "provisional" => figure.provisional = true,
            "alone" => figure.comparison = None,
            "before" => figure.comparison.as_mut().unwrap().value = Some(number()),
            "against" => figure.comparison.as_mut().unwrap().period = value.parse().unwrap(),
            "not-held" => {
                let c = figure.comparison.as_mut().unwrap();
                c.value = None;
                c.reason = Some(Reason::new(value));
            }
            "p" => figure.comparison.as_mut().unwrap().p_value = Some(number()),
            "method" => figure.comparison.as_mut().unwrap().method = Some(value.to_owned()),
            "verdict" => {
                figure.comparison.as_mut().unwrap().verdict = match value {
                    "higher" => Some(Verdict::Higher),
                    "lower" => Some(Verdict::Lower),
                    "chance" => Some(Verdict::WithinChance),
                    _ => None,
                };
            }
            "rate" => {
                let rate = figure.rate.as_mut().unwrap();
                rate.value = number();
                rate.ci95 = Interval { lower: number() * 0.9, upper: number() * 1.1 };
            }
            "no-rate" => {
                figure.rate = None;
                figure.rate_reason = (!value.is_empty()).then(|| Reason::new(value));
            }
            "rank" => {
                let (position, of) = value.split_once('/').unwrap();
                let rank = figure.rank.as_mut().unwrap();
                (rank.position, rank.of) = (position.parse().unwrap(), of.parse().unwrap());
            }
            "order" => {
                figure.rank.as_mut().unwrap().order = match value {
                    "lowest-rate" => Order::LowestRate,
                    "highest-rate" => Order::HighestRate,
                    "lowest-count" => Order::LowestCount,
                    _ => Order::HighestCount,
                };
            }
            "no-rank" => {
                figure.rank = None;
                figure.rank_reason = (!value.is_empty()).then(|| Reason::new(value));
            }
            other => panic!("{other} is no field of a figure"),
        }
    }
    compared(&mut figure);
    figure
}

/// Works out the change from both values.
fn compared(figure: &mut Figure) {
    let now = figure.value;
    if let Some(c) = &mut figure.comparison {
        let both = now.zip(c.value);
        c.change = both.map(|(now, before)| now - before);
        c.change_percent = both
            .filter(|(_, before)| *before > 0.0)
            .map(|(now, before)| (now - before) / before * 100.0);
    }
}

/// Burglary in Bromley with these numbers.
pub fn base(value: f64, before: f64, p: f64, verdict: Verdict) -> Figure {
    let period: Period = "2020-03..2021-02".parse().unwrap();
    let mut figure = Figure {
        measure: "burglary".parse().unwrap(),
        title: "Burglary".to_owned(),
        area: AreaRef { code: "E09000006".parse().unwrap(), name: "Bromley".to_owned() },
        period,
        value: Some(value),
        unit: Unit("offences".to_owned()),
        ci95: None,
        provisional: false,
        suppressed: false,
        reason: None,
        rate: Some(Rate {
            value: 4.4353,
            per: 1000,
            ci95: Interval { lower: 4.2117, upper: 4.6676 },
            denominator: Denominator {
                title: "Resident population, mid-2019".to_owned(),
                value: 332_336,
                reference_date: "2019-06-30".to_owned(),
                source: SourceId::new("ons-population"),
                vintage: VintageId::new("ons-population-2019-06-00000000"),
                caveats: vec![],
            },
        }),
        rate_reason: None,
        comparison: Some(Comparison {
            period: period.just_before().unwrap(),
            value: Some(before),
            change: None,
            change_percent: None,
            p_value: Some(p),
            verdict: Some(verdict),
            method: Some("score test".to_owned()),
            chosen_because: None,
            reason: None,
        }),
        rank: Some(Rank {
            position: 6,
            of: 32,
            order: Order::LowestRate,
            group: "London boroughs".to_owned(),
        }),
        rank_reason: None,
        provenance: Provenance {
            source: None,
            licence: None,
            vintage: None,
            vintages: vec![],
            files: vec![],
            rows_used: 0,
            definition: String::new(),
            query: String::new(),
            caveats: vec![],
        },
    };
    compared(&mut figure);
    figure
}
