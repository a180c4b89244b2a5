//! Where a postcode is: its ward, LSOA, district and police neighbourhood.

use std::collections::BTreeMap;

use figure::{AreaKind, AreaRef, PostcodeAsked, PostcodeQuery};
use geography::Boundaries;
use geometry::{Point, PointIndex};
use lake::PostcodeRow;
use schemars::JsonSchema;
use serde::Serialize;
use sources::Table;

use crate::{Folder, Session, WorkbenchError};

/// How many other postcodes are named.
const NAMED: usize = 3;
/// How far away a current postcode may be from a terminated one, in metres.
const NEARBY: f64 = 2_000.0;

/// An area that a postcode lies in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct WhereArea {
    /// "ward", "LSOA", "district", "police neighbourhood".
    pub what: String,
    /// The set and code year of its outline: "WD24"; empty where the postcode's own publisher names the area.
    pub set: String,
    /// The area; null where the point lies outside those held.
    pub area: Option<AreaRef>,
    /// The name and identifier of an area that has no code of the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// What to say where it lies outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A postcode with its areas.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WherePostcode {
    /// The postcode.
    pub postcode: String,
    /// The month it ended in; null where it stands.
    pub terminated: Option<String>,
    /// Metres east and north on the British National Grid; null where its publisher gives no point.
    pub grid: Option<(f64, f64)>,
    /// Degrees east and north.
    pub lonlat: Option<(f64, f64)>,
    /// The areas it lies in.
    pub areas: Vec<WhereArea>,
    /// How far it is from the one asked for, in metres, where both have a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metres: Option<f64>,
}

/// An area with how many of some postcodes lie in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhereShare {
    /// The area.
    pub area: WhereArea,
    /// How many postcodes.
    pub postcodes: usize,
}

/// Where a postcode is.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Where {
    /// As asked.
    pub asked: String,
    /// As it was read: "BR1 1AA", or the beginning "BR1 1".
    pub read: String,
    /// What was corrected in reading it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
    /// The postcode, where it is held.
    pub found: Option<WherePostcode>,
    /// Why there is no postcode, or why others are named: "not held", "ended in 2009-05".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Postcodes nearest to one that is not held or has ended.
    pub nearest: Vec<WherePostcode>,
    /// Of a beginning: how many postcodes lie in which wards.
    pub wards: Vec<WhereShare>,
    /// Licence lines of what was used.
    pub licences: Vec<String>,
}

/// Where a postcode, or the beginning of one, is.
pub fn where_is(folder: Folder, asked: &str) -> Result<Where, WorkbenchError> {
    located(&Session::open(folder)?, asked)
}

/// Where a postcode, or the beginning of one, is, of what an open session holds.
pub(crate) fn located(session: &Session, asked: &str) -> Result<Where, WorkbenchError> {
    let PostcodeAsked { query, otherwise, corrected } = PostcodeQuery::parse(asked)?;
    let places = Places { session, boundaries: session.figures().boundaries()? };
    let mut answer = Where {
        asked: asked.to_owned(),
        read: query.as_str().to_owned(),
        corrected,
        found: None,
        note: None,
        nearest: Vec::new(),
        wards: Vec::new(),
        licences: session.licences_of(&[Table::Postcodes, Table::Boundaries]),
    };
    match &query {
        PostcodeQuery::Unit(postcode) => {
            places.one(&mut answer, postcode.as_str(), postcode.sector())?;
        }
        beginning => {
            let mut rows = places.beginning_with(beginning)?;
            if let (true, Some(other)) = (rows.is_empty(), &otherwise) {
                rows = places.beginning_with(other)?;
                other.as_str().clone_into(&mut answer.read);
            }
            places.several(&mut answer, &rows);
        }
    }
    Ok(answer)
}

/// Where postcodes and outlines come from.
struct Places<'a> {
    session: &'a Session,
    boundaries: &'a Boundaries,
}

impl Places<'_> {
    /// Each postcode once, from the newest vintage that has it.
    fn held(&self, beginning: &str) -> Result<Vec<PostcodeRow>, WorkbenchError> {
        let mut rows = BTreeMap::new();
        for row in self.session.lake().postcodes(beginning)? {
            rows.entry(row.postcode.clone()).or_insert(row);
        }
        Ok(rows.into_values().collect())
    }

    fn beginning_with(&self, query: &PostcodeQuery) -> Result<Vec<PostcodeRow>, WorkbenchError> {
        let rows = self.held(query.as_str())?;
        let holds = |row: &PostcodeRow| row.postcode.parse().is_ok_and(|code| query.holds(&code));
        Ok(rows.into_iter().filter(holds).collect())
    }

    /// One postcode; what is nearest where it is not held or has ended.
    fn one(&self, answer: &mut Where, postcode: &str, sector: &str) -> Result<(), WorkbenchError> {
        let outward = sector.split(' ').next().unwrap_or(sector);
        let around = self.held(outward)?;
        let found = around.iter().find(|row| row.postcode == postcode);
        let vintages = self.session.lake().vintages();
        let holds_any = vintages.iter().any(|held| held.table == Table::Postcodes);
        let current: Vec<&PostcodeRow> = around
            .iter()
            .filter(|row| row.terminated.is_none() && row.postcode != postcode)
            .collect();
        match found {
            Some(row) if row.terminated.is_some() || row.point.is_none() => {
                answer.note = Some(match &row.terminated {
                    Some(month) => format!("it ended in {month}; the nearest that stand are named"),
                    None => {
                        "its publisher gives it no point; others of its sector are named".to_owned()
                    }
                });
                answer.nearest = match row.point {
                    Some(point) => self.by_distance(point, &current),
                    None => self.by_name(postcode, sector, &current),
                };
            }
            Some(_) => {}
            None => {
                answer.note = Some(if holds_any {
                    "it is not held; the nearest by name are named".to_owned()
                } else {
                    "no postcodes are held; import Code-Point Open or the ONS Postcode Directory"
                        .to_owned()
                });
                answer.nearest = self.by_name(postcode, sector, &current);
            }
        }
        answer.found = found.map(|row| self.place(row, None));
        Ok(())
    }

    /// A beginning: how many postcodes lie where.
    fn several(&self, answer: &mut Where, rows: &[PostcodeRow]) {
        let current: Vec<&PostcodeRow> =
            rows.iter().filter(|row| row.terminated.is_none()).collect();
        if current.is_empty() {
            answer.note = Some("no postcode that is held begins so".to_owned());
            return;
        }
        answer.note = Some(format!("{} postcodes begin so", current.len()));
        let mut wards: BTreeMap<WhereArea, usize> = BTreeMap::new();
        for row in current {
            let ward = self.areas(row).into_iter().find(|area| area.what == AreaKind::Ward.word());
            if let Some(ward) = ward {
                *wards.entry(ward).or_default() += 1;
            }
        }
        answer.wards =
            wards.into_iter().map(|(area, postcodes)| WhereShare { area, postcodes }).collect();
        answer
            .wards
            .sort_by(|a, b| b.postcodes.cmp(&a.postcodes).then_with(|| a.area.cmp(&b.area)));
    }

    fn by_distance(&self, point: (f64, f64), rows: &[&PostcodeRow]) -> Vec<WherePostcode> {
        let here = Point { easting: point.0, northing: point.1 };
        let with_point: Vec<(&PostcodeRow, Point)> = rows
            .iter()
            .filter_map(|row| {
                let (easting, northing) = row.point?;
                Some((*row, Point { easting, northing }))
            })
            .collect();
        let points: Vec<Point> = with_point.iter().map(|(_, point)| *point).collect();
        let mut near = PointIndex::new(&points).within(here, NEARBY);
        near.sort_by(|&a, &b| here.distance(points[a]).total_cmp(&here.distance(points[b])));
        near.into_iter()
            .take(NAMED)
            .map(|place| self.place(with_point[place].0, Some(here.distance(points[place]))))
            .collect()
    }

    /// Of its sector, or else its district, those beside it in the order of the alphabet.
    fn by_name(&self, postcode: &str, sector: &str, rows: &[&PostcodeRow]) -> Vec<WherePostcode> {
        let in_sector: Vec<&PostcodeRow> =
            rows.iter().filter(|row| row.postcode.starts_with(sector)).copied().collect();
        let rows = if in_sector.is_empty() { rows.to_vec() } else { in_sector };
        let at = rows.partition_point(|row| row.postcode.as_str() < postcode);
        let from = at.saturating_sub(NAMED / 2 + 1).min(rows.len().saturating_sub(NAMED));
        rows.into_iter().skip(from).take(NAMED).map(|row| self.place(row, None)).collect()
    }

    fn place(&self, row: &PostcodeRow, metres: Option<f64>) -> WherePostcode {
        let point = row.point.map(|(easting, northing)| Point { easting, northing });
        WherePostcode {
            postcode: row.postcode.clone(),
            terminated: row.terminated.clone(),
            grid: row.point,
            lonlat: point.and_then(|point| point.to_lonlat().ok()),
            areas: self.areas(row),
            metres,
        }
    }

    /// The areas of every set held, by the point; those that its publisher names where no outline is held.
    fn areas(&self, row: &PostcodeRow) -> Vec<WhereArea> {
        let point = row.point.map(|(easting, northing)| Point { easting, northing });
        let published = [
            (AreaKind::Ward, &row.ward_code),
            (AreaKind::Lsoa, &row.lsoa_code),
            (AreaKind::District, &row.district_code),
        ];
        let mut areas = Vec::new();
        for (kind, code) in published {
            let sets = self.boundaries.of_kind(kind);
            if let (false, Some(point)) = (sets.is_empty(), point) {
                areas.extend(sets.into_iter().map(|set| self.in_set(kind.word(), set, point)));
            } else if let Some(code) = code.as_ref().and_then(|code| code.parse().ok()) {
                let known = self.session.register().area(&code);
                let name = known.map_or_else(|| code.to_string(), |area| area.name().to_owned());
                areas.push(WhereArea {
                    what: kind.word().to_owned(),
                    set: String::new(),
                    area: Some(AreaRef { code, name }),
                    named: None,
                    note: None,
                });
            }
        }
        if let Some((set, point)) = self.boundaries.neighbourhoods().zip(point) {
            areas.push(self.in_set("police neighbourhood", set, point));
        }
        for set in self.boundaries.own_sets() {
            let found = point.and_then(|point| set.locate(point));
            areas.extend(found.map(|outline| WhereArea {
                what: "area without a code".to_owned(),
                set: set.name().to_owned(),
                area: None,
                named: Some(format!("{} ({})", outline.name, outline.id)),
                note: None,
            }));
        }
        areas
    }

    fn in_set(&self, what: &str, set: &geography::BoundarySet, point: Point) -> WhereArea {
        let found = set.locate(point);
        // A name of the register before one of the outlines, which may have none.
        let named = |outline: &geography::Outline| {
            let known = self.session.register().area(&outline.code);
            let name = known.map_or_else(|| outline.name.clone(), |area| area.name().to_owned());
            AreaRef { code: outline.code.clone(), name }
        };
        WhereArea {
            what: what.to_owned(),
            set: set.name().to_owned(),
            area: found.map(named),
            named: None,
            note: found.is_none().then(|| "outside the areas held".to_owned()),
        }
    }
}
