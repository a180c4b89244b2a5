//! Figures for this crate's tests. Numbers are those of the demonstration: burglary in Bromley, 12 months to
//! February 2021, from the Metropolitan Police Service's published counts.

use figure::{
    AreaRef, Comparison, Denominator, Figure, FileUsed, Interval, Month, Order, Period, Provenance,
    Rank, Rate, Series, SeriesMethods, SeriesMonth, SourceId, Table, TableRow, Unit, Verdict,
    VintageId,
};

pub(crate) fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub(crate) fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn area(code: &str, name: &str) -> AreaRef {
    AreaRef { code: code.parse().unwrap(), name: name.to_owned() }
}

fn provenance() -> Provenance {
    let vintage = VintageId::new("mps-borough-2021-11-1f3a90c2");
    Provenance {
        source: Some(SourceId::new("mps-borough")),
        licence: Some(
            "Contains public sector information licensed under the Open Government Licence v3.0"
                .to_owned(),
        ),
        vintage: Some(vintage.clone()),
        vintages: vec![vintage],
        files: vec![FileUsed { name: "borough.csv".to_owned(), sha256: "1f3a90c2".to_owned() }],
        rows_used: 24,
        definition: "Offences recorded as burglary".to_owned(),
        query: "SELECT sum(count) FROM counts".to_owned(),
        caveats: vec![],
    }
}

/// Burglary in Bromley, 12 months to February 2021, against the 12 months before.
pub(crate) fn burglary() -> Figure {
    Figure {
        measure: "burglary".parse().unwrap(),
        title: "Burglary".to_owned(),
        area: area("E09000006", "Bromley"),
        period: period("2020-03..2021-02"),
        value: Some(1474.0),
        unit: Unit("offences".to_owned()),
        ci95: Some(Interval { lower: 1399.7, upper: 1551.2 }),
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
            period: period("2019-03..2020-02"),
            value: Some(2738.0),
            change: Some(-1264.0),
            change_percent: Some(-46.165),
            p_value: Some(0.0),
            verdict: Some(Verdict::Lower),
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
        provenance: provenance(),
    }
}

/// A count so small that it is hidden; the value is given here to show that it is not printed even then.
pub(crate) fn small() -> Figure {
    let mut figure = burglary();
    figure.period = Period::month(month("2021-02"));
    figure.value = Some(3.0);
    figure.suppressed = true;
    figure.rate = None;
    figure.comparison = None;
    figure.rank = None;
    figure
}

/// The top of the wards by theft or taking of a motor vehicle, with a tie and a ward without a value.
pub(crate) fn wards() -> Table {
    let row = |code: &str, name: &str, value: Option<f64>, rank: Option<usize>| TableRow {
        value,
        share: value.map(|v| v / 927.0 * 100.0),
        rank,
        ..TableRow::unknown(area(code, name))
    };
    Table {
        measure: "tomv".parse().unwrap(),
        title: "Theft or taking of a motor vehicle".to_owned(),
        unit: Unit("offences".to_owned()),
        period: period("2020-03..2021-02"),
        against: None,
        group: "wards".to_owned(),
        order: Order::HighestCount,
        total: Some(927.0),
        total_of: "Bromley".to_owned(),
        rows: vec![
            row("E05000109", "Bromley Town", Some(81.0), Some(1)),
            row("E05000114", "Cray Valley East", Some(79.0), Some(2)),
            row("E05000124", "Penge and Cator", Some(79.0), Some(2)),
            row("E05000122", "Orpington", Some(68.0), Some(4)),
            row("E05000118", "Darwin", None, None),
        ],
        method: None,
        provisional: false,
        reason: None,
        provenance: provenance(),
    }
}

/// Burglary in Bromley month by month, the last of them February 2021 and provisional.
pub(crate) fn months_of_burglary(values: &[Option<f64>]) -> Series {
    let last = month("2021-02");
    let count = i32::try_from(values.len()).unwrap();
    Series {
        measure: "burglary".parse().unwrap(),
        title: "Burglary".to_owned(),
        unit: Unit("offences".to_owned()),
        area: area("E09000006", "Bromley"),
        months: (1 - count..=0)
            .zip(values)
            .map(|(back, &value)| SeriesMonth {
                month: last.plus(back),
                value,
                provisional: back == 0,
                ..SeriesMonth::unknown(last)
            })
            .collect(),
        methods: SeriesMethods::default(),
        joined: None,
        reason: None,
        provenance: provenance(),
    }
}
