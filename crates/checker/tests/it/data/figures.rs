//! Invented figures: boroughs on an estuary, the wards of one of them, and two vintages of their counts.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use figure::{
    Against, AreaKind, AreaRef, Comparison, Denominator, Figure, FigureQuestion, Figures,
    FiguresError, GoodDirection, Group, Interval, MeasureId, MeasureSummary, Month, Order, Period,
    Provenance, Rank, Rate, Reason, Series, SeriesQuestion, SourceId, Table, TableQuestion,
    TableRow, Unit, VintageId, standard_ranks,
};

/// The newest vintage.
pub const NEW: &str = "made-up-2021-06";

/// An earlier one, with fewer offences in its last months.
pub const OLD: &str = "made-up-2021-03";

/// Boroughs and their codes.
const BOROUGHS: [(&str, &str); 12] = [
    ("E09900001", "Riverside"),
    ("E09900002", "Hillford"),
    ("E09900003", "Marsh Green"),
    ("E09900004", "Saltney"),
    ("E09900005", "Oxbow"),
    ("E09900006", "Kingsweir"),
    ("E09900007", "Fenwick"),
    ("E09900008", "Harbourne"),
    ("E09900009", "Tollgate"),
    ("E09900010", "Wharfedge"),
    ("E09900011", "Sandbank"),
    ("E09900012", "Causeway"),
];

/// The wards of Riverside.
const WARDS: [(&str, &str); 4] = [
    ("E05900001", "Quay"),
    ("E05900002", "Old Town"),
    ("E05900003", "Mill Lane"),
    ("E05900004", "Pond Street"),
];

/// Measures that are counted, each with a month's usual count in a borough.
const COUNTED: [(&str, f64); 5] = [
    ("burglary-residential", 131.0),
    ("burglary-business", 57.0),
    ("robbery", 83.0),
    ("shoplifting", 171.0),
    ("asb", 411.0),
];

/// Whoever answers with them.
pub struct Invented;

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn id(text: &str) -> MeasureId {
    text.parse().unwrap()
}

/// A number that looks like chance and is always the same.
fn noise(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

fn area(asked: &str) -> Result<AreaRef, FiguresError> {
    let all = BOROUGHS.iter().chain(&WARDS);
    let asked = asked.strip_suffix(", Riverside").unwrap_or(asked);
    let found = all.clone().find(|(code, name)| *code == asked || name.eq_ignore_ascii_case(asked));
    let (code, name) =
        found.ok_or_else(|| FiguresError::Area(format!("there is no area \"{asked}\"")))?;
    Ok(AreaRef { code: code.parse().unwrap(), name: (*name).to_owned() })
}

thread_local! {
    /// What was counted, once it was made up.
    static MADE_UP: RefCell<HashMap<(String, Month), Option<f64>>> = RefCell::default();
}

/// What was counted in one month; none where it is not held.
fn cell(vintage: &str, measure: &str, code: &str, at: Month) -> Option<f64> {
    let key = ([vintage, measure, code].join(" "), at);
    let known = MADE_UP.with_borrow(|made_up| made_up.get(&key).copied());
    known.unwrap_or_else(|| {
        let made_up = make_up(vintage, measure, code, at);
        MADE_UP.with_borrow_mut(|known| known.insert(key, made_up));
        made_up
    })
}

fn make_up(vintage: &str, measure: &str, code: &str, at: Month) -> Option<f64> {
    let last = if vintage == OLD { month("2021-03") } else { month("2021-06") };
    if at < month("2016-01") || at > last {
        return None;
    }
    let sum = |parts: &[&str]| parts.iter().map(|part| cell(vintage, part, code, at)).sum();
    match measure {
        "burglary" => return sum(&["burglary-residential", "burglary-business"]),
        "tno" => return sum(&["burglary", "robbery", "shoplifting"]),
        _ => {}
    }
    let (_, usual) = COUNTED.iter().find(|(known, _)| *known == measure)?;
    if code == BOROUGHS[0].0 {
        // What no ward has is counted for the borough alone.
        let wards: Option<f64> =
            WARDS.iter().map(|(ward, _)| cell(vintage, measure, ward, at)).sum();
        let nowhere = noise(&format!("{measure} nowhere {at}")) % 7 + 1;
        return wards.map(|wards| wards + f64::from(u32::try_from(nowhere).unwrap()));
    }
    let share = if code.starts_with("E05") { 0.25 } else { 1.0 };
    let draw = noise(&format!("{measure} {code} {at}")) % 1000;
    let level = noise(&format!("{measure} {code}")) % 1000;
    let of = |draw: u64| f64::from(u32::try_from(draw).unwrap()) / 1000.0;
    let full = (usual * share * (0.5 + of(level)) * (0.7 + 0.6 * of(draw))).round();
    // The last three months of the earlier vintage were not complete.
    let incomplete = vintage == OLD && at > month("2020-12");
    Some(if incomplete { (full * 0.93).floor() } else { full })
}

/// How many there were.
pub fn count_in(vintage: &str, measure: &str, place: &str, period: Period) -> Option<f64> {
    let code = area(place).unwrap().code;
    period.months().map(|at| cell(vintage, measure, code.as_str(), at)).sum()
}

/// How many there were by the newest vintage.
pub fn count(measure: &str, place: &str, span: &str) -> f64 {
    count_in(NEW, measure, place, period(span)).unwrap()
}

/// The residents of an area in a year.
pub fn people(place: &str, year: i32) -> f64 {
    let code = area(place).unwrap().code;
    let base = 40_000 + noise(code.as_str()) % 60_000;
    let base = f64::from(u32::try_from(base).unwrap());
    (base * (1.0 + 0.013 * f64::from(year - 2019))).round()
}

fn rate_of(count: f64, place: &str, period: Period, asked: Option<i32>) -> Rate {
    let year = asked.unwrap_or_else(|| period.middle_year());
    let people = people(place, year);
    let value = 1000.0 * count / people;
    Rate {
        value,
        per: 1000,
        ci95: Interval { lower: value, upper: value },
        denominator: Denominator {
            title: format!("Resident population, mid-{year}"),
            value: format!("{people}").parse().unwrap(),
            reference_date: format!("{year}-06-30"),
            source: SourceId::new("made-up"),
            vintage: VintageId::new("people"),
            caveats: Vec::new(),
        },
    }
}

fn provenance(vintage: &str) -> Provenance {
    Provenance {
        source: Some(SourceId::new("made-up")),
        licence: None,
        vintage: Some(VintageId::new(vintage)),
        vintages: vec![VintageId::new(vintage)],
        files: Vec::new(),
        rows_used: 0,
        definition: String::new(),
        query: String::new(),
        caveats: Vec::new(),
    }
}

fn members(
    group: &Group,
    of: &AreaRef,
) -> Option<(&'static str, &'static [(&'static str, &'static str)])> {
    let ward = of.code.kind() == AreaKind::Ward;
    match group {
        Group::Comparators => Some(("Estuary boroughs", &BOROUGHS)),
        Group::Wards if ward || of.name == "Riverside" => Some(("wards of Riverside", &WARDS)),
        _ => None,
    }
}

fn other(against: &Against, period: Period) -> Period {
    match against {
        Against::Period(other) => *other,
        _ => period.just_before().unwrap(),
    }
}

fn rank(question: &FigureQuestion, of: &AreaRef, vintage: &str) -> Option<Rank> {
    let (name, members) = members(question.group.as_ref()?, of)?;
    let place = members.iter().position(|(code, _)| *code == of.code.as_str())?;
    let order = question.order.unwrap_or(Order::LowestRate);
    let value = |(_, name): &(&str, &str)| {
        let count = count_in(vintage, question.measure.as_str(), name, question.period)?;
        Some(if order.by_rate() {
            rate_of(count, name, question.period, None).value
        } else {
            count
        })
    };
    let values: Vec<Option<f64>> = members.iter().map(value).collect();
    let position = standard_ranks(&values, order.ascending())[place]?;
    Some(Rank { position, of: members.len(), order, group: name.to_owned() })
}

impl Figures for Invented {
    fn figure(&self, question: &FigureQuestion) -> Result<Figure, FiguresError> {
        let area = area(&question.area)?;
        let measures = self.measures();
        let measure = measures.iter().find(|one| one.id == question.measure).unwrap();
        let vintage = question.vintage.as_ref().map_or(NEW, VintageId::as_str);
        let counted = |period| count_in(vintage, measure.id.as_str(), &area.name, period);
        let value = counted(question.period);
        if let (Some(group), AreaKind::District) = (&question.group, area.code.kind())
            && members(group, &area).is_none()
        {
            return Err(FiguresError::Group("no such group".to_owned()));
        }
        let base = other(&question.against, question.period);
        let why =
            measure.unavailable.clone().unwrap_or_else(|| "not available: not held".to_owned());
        Ok(Figure {
            measure: measure.id.clone(),
            title: measure.title.clone(),
            period: question.period,
            value,
            unit: measure.unit.clone(),
            ci95: None,
            provisional: false,
            suppressed: false,
            reason: value.is_none().then(|| Reason::new(why)),
            rate: value.map(|v| rate_of(v, &area.name, question.period, question.population)),
            rate_reason: None,
            comparison: Some(Comparison {
                period: base,
                value: counted(base),
                change: None,
                change_percent: None,
                p_value: None,
                verdict: None,
                method: None,
                chosen_because: None,
                reason: None,
            }),
            rank: value.and_then(|_| rank(question, &area, vintage)),
            rank_reason: None,
            provenance: provenance(vintage),
            area,
        })
    }

    fn table(&self, question: &TableQuestion) -> Result<Table, FiguresError> {
        let of = area(question.of.as_deref().unwrap_or("Riverside"))?;
        let group = members(&question.group, &of);
        let (name, members) =
            group.ok_or_else(|| FiguresError::Group("no such group".to_owned()))?;
        let measure = question.measure.as_str();
        let base = other(&question.against, question.period);
        let row = |(_, name): &(&str, &str)| {
            let value = count_in(NEW, measure, name, question.period);
            TableRow {
                value,
                rate: value.map(|v| rate_of(v, name, question.period, None).value),
                comparator: count_in(NEW, measure, name, base),
                ..TableRow::unknown(area(name).unwrap())
            }
        };
        let wards = members.len() == WARDS.len();
        Ok(Table {
            measure: question.measure.clone(),
            title: String::new(),
            unit: Unit("offences".to_owned()),
            period: question.period,
            against: Some(base),
            group: name.to_owned(),
            order: Order::HighestCount,
            total: None,
            total_of: if wards { "Riverside" } else { "sum of the rows" }.to_owned(),
            rows: members.iter().map(row).collect(),
            method: None,
            provisional: false,
            reason: None,
            provenance: provenance(NEW),
        })
    }

    fn series(&self, question: &SeriesQuestion) -> Result<Series, FiguresError> {
        Err(FiguresError::Area(format!("no series of {}", question.area)))
    }

    fn measures(&self) -> Vec<MeasureSummary> {
        let summary = |name: &str, title: &str, aliases: &[&str]| MeasureSummary {
            id: id(name),
            title: title.to_owned(),
            abbreviation: None,
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            theme: String::new(),
            unit: Unit(if name == "asb" { "incidents" } else { "offences" }.to_owned()),
            good: GoodDirection::Lower,
            definition: String::new(),
            caveats: Vec::new(),
            unavailable: None,
            crime_type: true,
            parts: Vec::new(),
            leaves_out: Vec::new(),
        };
        let mut all: BTreeMap<&str, MeasureSummary> = [
            ("tno", "Total notifiable offences", &["TNO", "All recorded crime"][..]),
            ("burglary", "Burglary", &[]),
            ("burglary-residential", "Residential burglary", &["Burglary (residential)"]),
            ("burglary-business", "Burglary of businesses", &["Business burglary"]),
            ("robbery", "Robbery", &[]),
            ("shoplifting", "Shoplifting", &[]),
            ("asb", "Anti-social behaviour incidents", &["ASB", "Anti-social behaviour"]),
            ("vwi", "Violence with injury", &["VWI"]),
            ("vwi-non-da", "Non-domestic violence with injury", &["NDVWI"]),
            ("hate", "Hate crime", &["Hate"]),
            ("hate-own", "Hate offences", &["Hate"]),
        ]
        .into_iter()
        .map(|(name, title, aliases)| (name, summary(name, title, aliases)))
        .collect();
        let ids = |names: &[&str]| names.iter().map(|name| id(name)).collect::<Vec<_>>();
        let burglary = all.get_mut("burglary").unwrap();
        burglary.parts = ids(&["burglary-residential", "burglary-business"]);
        let tno = all.get_mut("tno").unwrap();
        tno.parts = ids(&[
            "burglary",
            "burglary-residential",
            "burglary-business",
            "robbery",
            "shoplifting",
        ]);
        tno.leaves_out = ids(&["asb"]);
        let unavailable = Some("not available: no flag is published".to_owned());
        all.get_mut("vwi-non-da").unwrap().unavailable = unavailable;
        all.into_values().collect()
    }
}
