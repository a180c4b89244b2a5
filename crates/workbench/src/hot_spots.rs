//! Hot spots: where a measure concentrates in the partnership's area.

use std::path::Path;

use figure::{
    AreaCode, AreaKind, AreaRef, Figures as _, FiguresError, Group, MeasureId, MeasureSummary,
    Month, Period, Provenance, Table, TableQuestion,
};
use geography::{Boundaries, BoundarySet, Outline};
use geometry::Shape;
use reports::hot_spots::{
    self, HotSpotMethod, HotSpotSettings, HotSpots, HotSpotsInput, HotSpotsOn, MOST_EARLIER,
    NamedShape, Place, PlacedCount,
};
use statistics::multiple::Correction;
use statistics::space::PointPrecision;

use crate::publication::{self, Written};
use crate::{Folder, Progress, Session, WorkbenchError};

/// What hot spots are looked for in, and how.
#[derive(Debug, Clone)]
pub struct HotSpotOptions {
    /// What is counted.
    pub measure: MeasureId,
    /// The last of the twelve months.
    pub to: Month,
    /// What the ground is divided into.
    pub on: HotSpotsOn,
    /// How they are found.
    pub method: HotSpotMethod,
    /// How Gi* allows for as many tests as places.
    pub correction: Correction,
}

/// Counts by place or point, with where they are from.
struct Counted {
    places: Vec<Place>,
    points: Vec<PlacedCount>,
    periods: Vec<Period>,
    provenance: Provenance,
}

/// Looks for hot spots, and writes the page with its map, the places as GeoJSON and the tables into `out`, where that is given.
pub fn hot_spots(
    folder: Folder,
    options: &HotSpotOptions,
    out: Option<&Path>,
    progress: &mut dyn Progress,
) -> Result<(HotSpots, Option<Written>), WorkbenchError> {
    progress.begin("looking for hot spots", None, false);
    let session = Session::open(folder)?;
    let input = input(&session, options)?;
    let found = hot_spots::find(&input)?;
    progress.end();
    let Some(out) = out else { return Ok((found, None)) };
    let name = &session.folder().settings().partnership.name;
    let page = hot_spots::page(&found, name, session.notice());
    let geojson = hot_spots::geojson(&found)?.to_string() + "\n";
    let written = publication::write(&page, "hot-spots.geojson", &geojson, out)?;
    Ok((found, Some(written)))
}

/// The hot spots of a measure, for another report; none where what is held does not allow them.
pub(crate) fn found(
    session: &Session,
    options: &HotSpotOptions,
) -> Result<Option<HotSpots>, WorkbenchError> {
    match input(session, options) {
        Ok(input) => Ok(Some(hot_spots::find(&input)?)),
        Err(error) if error.is_wrong_use() => Ok(None),
        Err(error) => Err(error),
    }
}

fn input(session: &Session, options: &HotSpotOptions) -> Result<HotSpotsInput, WorkbenchError> {
    let area = session.own()?;
    let boundaries = session.figures().boundaries()?;
    let Some(outline) = boundaries.area(&area.code) else {
        return Err(WorkbenchError::question(format!(
            "no boundary of {} is held; import the boundaries of districts (GeoJSON, shapefile, GeoPackage or KML)",
            area.name
        )));
    };
    let measures = session.figures().measures();
    let Some(measure) = measures.into_iter().find(|known| known.id == options.measure) else {
        return Err(FiguresError::UnknownMeasure {
            id: options.measure.to_string(),
            nearest: Vec::new(),
        }
        .into());
    };
    let periods: Vec<Period> = (0..=i32::try_from(MOST_EARLIER).unwrap_or(0))
        .map(|back| Period::rolling_12(options.to.plus(-12 * back)))
        .collect();
    let wards = wards(session, boundaries, &area.code, options.to);
    let counted = match options.on {
        HotSpotsOn::Wards => in_places(session, &measure, std::slice::from_ref(&wards), &periods)?,
        HotSpotsOn::Lsoas => {
            let sets = lsoas(session, boundaries, &area.code);
            in_places(session, &measure, &sets, &periods)?
        }
        HotSpotsOn::Hexagons { .. } | HotSpotsOn::Grid { .. } => {
            at_points(session, &measure, &outline.shape, &periods)?
        }
    };
    let boundary_licences = session.licences_of(&[sources::Table::Boundaries]);
    let over = match options.on {
        HotSpotsOn::Wards => Vec::new(),
        _ => wards
            .into_iter()
            .map(|ward| NamedShape { name: ward.name, shape: ward.shape })
            .collect(),
    };
    let level = session.folder().settings().figures.level;
    // The borders of the places themselves, so that what is drawn over each other fits.
    let drawn: Vec<&Shape> = match options.on {
        HotSpotsOn::Wards | HotSpotsOn::Lsoas => {
            counted.places.iter().map(|place| &place.shape).collect()
        }
        HotSpotsOn::Hexagons { .. } | HotSpotsOn::Grid { .. } => {
            over.iter().map(|ward| &ward.shape).collect()
        }
    };
    let around = Shape::around(&drawn).unwrap_or_else(|| outline.shape.clone());
    Ok(HotSpotsInput {
        measure,
        period: counted.periods.first().copied().unwrap_or(periods[0]),
        earlier: counted.periods.iter().skip(1).copied().collect(),
        on: options.on,
        method: options.method,
        settings: HotSpotSettings {
            level,
            correction: options.correction,
            ..HotSpotSettings::default()
        },
        outline: around,
        places: counted.places,
        points: counted.points,
        precision: PointPrecision::Snapped,
        without_location: 0,
        over,
        provenance: counted.provenance,
        boundary_licences,
        area,
    })
}

/// The wards of the area that stood in a month, as far as their outlines are held, with the register's names.
fn wards(
    session: &Session,
    boundaries: &Boundaries,
    area: &AreaCode,
    month: Month,
) -> Vec<Outline> {
    let register = session.register();
    let stood = register.children_at(area, AreaKind::Ward, month);
    stood
        .into_iter()
        .filter_map(|ward| {
            let outline = boundaries.area(ward.code())?;
            Some(Outline { name: ward.name().to_owned(), ..outline.clone() })
        })
        .collect()
}

/// The LSOAs of the area, of each set that is held.
fn lsoas(session: &Session, boundaries: &Boundaries, area: &AreaCode) -> Vec<Vec<Outline>> {
    let known = session.register().children(area, AreaKind::Lsoa);
    let of = |set: &BoundarySet| -> Vec<Outline> {
        known.iter().filter_map(|lsoa| set.area(lsoa.code()).cloned()).collect()
    };
    boundaries.of_kind(AreaKind::Lsoa).into_iter().map(of).filter(|set| !set.is_empty()).collect()
}

/// Counts by place: of the set in which most is counted, since a file counts by the codes of one year. The newest of equals.
fn in_places(
    session: &Session,
    measure: &MeasureSummary,
    sets: &[Vec<Outline>],
    periods: &[Period],
) -> Result<Counted, WorkbenchError> {
    let mut why = "no outlines of them are held; import their boundaries".to_owned();
    let mut best: Option<(u64, Counted)> = None;
    for set in sets.iter().filter(|set| !set.is_empty()) {
        match in_set(session, measure, set, periods)? {
            Ok(counted) => {
                let all = counted.places.iter().map(|place| place.counts[0]).sum();
                if best.as_ref().is_none_or(|(most, _)| all > *most) {
                    best = Some((all, counted));
                }
            }
            Err(reason) => why = reason,
        }
    }
    best.map(|(_, counted)| counted).ok_or_else(|| {
        let what = format!("{} cannot be mapped so: {why}", measure.title);
        WorkbenchError::question(what)
    })
}

/// Counts by the places of one set, in the first period and as many of the next as are known whole; or why there are none.
fn in_set(
    session: &Session,
    measure: &MeasureSummary,
    set: &[Outline],
    periods: &[Period],
) -> Result<Result<Counted, String>, WorkbenchError> {
    let codes: Vec<String> = set.iter().map(|one| one.code.to_string()).collect();
    let mut tables = Vec::new();
    for period in periods {
        let question = TableQuestion::new(measure.id.clone(), Group::List(codes.clone()), *period);
        let table = session.figures().table(&question)?;
        if let Some(row) = table.rows.iter().find(|row| row.value.is_none()) {
            if tables.is_empty() {
                let reason = row.reason.as_ref().or(table.reason.as_ref());
                let said = reason.map_or("it is hidden", |reason| reason.0.as_str());
                return Ok(Err(format!("{}: {said}", row.area.name)));
            }
            break;
        }
        tables.push(table);
    }
    let count = |table: &Table, code: &AreaCode| {
        let row = table.rows.iter().find(|row| &row.area.code == code);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count is a whole number from nought"
        )]
        let count = row.and_then(|row| row.value).unwrap_or(0.0) as u64;
        count
    };
    let Some(first) = tables.first() else { return Ok(Err("no period is asked for".to_owned())) };
    let places = set.iter().map(|one| Place {
        area: AreaRef { code: one.code.clone(), name: one.name.clone() },
        shape: one.shape.clone(),
        counts: tables.iter().map(|table| count(table, &one.code)).collect(),
        population: None,
    });
    Ok(Ok(Counted {
        places: places.collect(),
        points: Vec::new(),
        periods: tables.iter().map(|table| table.period).collect(),
        provenance: first.provenance.clone(),
    }))
}

/// Counts at published points.
fn at_points(
    session: &Session,
    measure: &MeasureSummary,
    outline: &Shape,
    periods: &[Period],
) -> Result<Counted, WorkbenchError> {
    let own = session.own_area();
    let found = session.figures().events(&measure.id, own, outline.bounds(), periods)?;
    let found = found.map_err(|reason| WorkbenchError::question(reason.to_string()))?;
    let points = found.points.into_iter().map(|(point, counts)| PlacedCount { point, counts });
    Ok(Counted {
        places: Vec::new(),
        points: points.collect(),
        periods: found.periods,
        provenance: found.provenance,
    })
}
