//! The points of single events, held against the areas they were published with and the outlines that are held.

use std::collections::{BTreeMap, HashMap};

use figure::{AreaCode, AreaKind, SourceId, VintageId};
use geography::{Boundaries, BoundarySet};
use geometry::Bounds;
use lake::{PointCell, PointsQuery, VintageRecord};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Folder, Progress, Session, WorkbenchError};

/// What became of the points of one vintage.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PointsHeld {
    /// The source.
    pub source: SourceId,
    /// The vintage.
    pub vintage: VintageId,
    /// Its rows.
    pub rows: u64,
    /// Rows whose point lies in the part of the country that outlines are held of.
    pub near: u64,
    /// Rows with a point elsewhere, or none.
    pub elsewhere: u64,
    /// Rows whose point lies in the area they were published with.
    pub agree: u64,
    /// Rows whose point lies in another area of the same set.
    pub disagree: u64,
    /// Rows whose point lies outside every area of the set that their published area is of.
    pub outside: u64,
    /// Rows published without an area, or with one whose outline is not held.
    pub not_compared: u64,
    /// How many rows lie in some area of each set: "WD24".
    pub inside: BTreeMap<String, u64>,
    /// The published areas with most rows that disagree, each with the area that most of their points lie in.
    pub worst: Vec<Disagreement>,
}

/// Rows that were published with one area and whose points lie in another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Disagreement {
    /// As published.
    pub published: AreaCode,
    /// Where the points lie.
    pub lies_in: AreaCode,
    /// How many rows.
    pub rows: u64,
}

/// How many disagreements are named.
const NAMED: usize = 10;

/// Holds the points of every vintage of single events against the outlines held.
pub fn points(
    folder: Folder,
    progress: &mut dyn Progress,
) -> Result<Vec<PointsHeld>, WorkbenchError> {
    let session = Session::open(folder)?;
    let boundaries = session.figures().boundaries()?;
    if boundaries.is_empty() {
        let what =
            "no boundaries are held to place points in; import those of wards and LSOAs first";
        return Err(WorkbenchError::NothingToImport(what.to_owned()));
    }
    let bounds = boundaries.sets().iter().fold(Bounds::EMPTY, |all, set| all.joined(set.bounds()));
    let events: Vec<&VintageRecord> =
        session.lake().vintages().iter().filter(|held| held.table.is_events()).collect();
    progress.begin("placing points", u64::try_from(events.len()).ok(), false);
    let mut all = Vec::with_capacity(events.len());
    for record in events {
        let cells = session.lake().points(&PointsQuery {
            vintage: record.id.clone(),
            period: None,
            categories: Vec::new(),
            left_out: Vec::new(),
            within: measures::degrees(bounds),
        })?;
        all.push(hold(record, boundaries, &cells));
        progress.advance(1);
    }
    progress.end();
    Ok(all)
}

fn hold(record: &VintageRecord, boundaries: &Boundaries, cells: &[PointCell]) -> PointsHeld {
    let mut held = PointsHeld {
        source: record.source.clone(),
        vintage: record.id.clone(),
        rows: record.rows,
        near: 0,
        elsewhere: 0,
        agree: 0,
        disagree: 0,
        outside: 0,
        not_compared: 0,
        inside: BTreeMap::new(),
        worst: Vec::new(),
    };
    let (points, places) = measures::distinct_points(cells);
    let located: Vec<Vec<Option<usize>>> =
        boundaries.sets().iter().map(|set| set.locate_all(&points)).collect();
    let mut set_of: HashMap<&str, Option<(usize, AreaCode)>> = HashMap::new();
    let mut differ: BTreeMap<(AreaCode, AreaCode), u64> = BTreeMap::new();
    for (cell, place) in cells.iter().zip(places) {
        let Some(place) = place else { continue };
        held.near += cell.count;
        for (set, located) in boundaries.sets().iter().zip(&located) {
            if located[place].is_some() {
                *held.inside.entry(set.name().to_owned()).or_default() += cell.count;
            }
        }
        let published = cell.area_code.as_deref().and_then(|code| {
            set_of.entry(code).or_insert_with(|| set_with(boundaries.sets(), code)).clone()
        });
        let Some((set, code)) = published else {
            held.not_compared += cell.count;
            continue;
        };
        match located[set][place].and_then(|area| boundaries.sets()[set].areas().get(area)) {
            Some(area) if area.code == code => held.agree += cell.count,
            Some(area) => {
                held.disagree += cell.count;
                *differ.entry((code, area.code.clone())).or_default() += cell.count;
            }
            None => held.outside += cell.count,
        }
    }
    held.elsewhere = held.rows.saturating_sub(held.near);
    held.worst = differ
        .into_iter()
        .map(|((published, lies_in), rows)| Disagreement { published, lies_in, rows })
        .collect();
    held.worst.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.published.cmp(&b.published)));
    held.worst.truncate(NAMED);
    held
}

/// The set that holds the outline of a published code, by its place, and the code.
fn set_with(sets: &[BoundarySet], code: &str) -> Option<(usize, AreaCode)> {
    let code: AreaCode = code.parse().ok()?;
    let holds = |set: &BoundarySet| set.kind() != AreaKind::Other && set.area(&code).is_some();
    sets.iter().position(holds).map(|place| (place, code))
}
