//! What maps of wards are drawn on, from the outlines held.

use document::map::{self, Inset, MapArea};
use figure::{AreaKind, Month};
use geography::Outline;
use geometry::{Shape, outline, simplify};
use reports::needs_assessment::Ground;
use sources::Table;

use crate::{Session, WorkbenchError};

/// How far a drawn line may lie from the true one, in metres: less than its width on a printed page.
const TOLERANCE: f64 = 30.0;
/// The same in the small map of the region.
const IN_INSET: f64 = 250.0;
/// How far around the area its neighbours are drawn, in metres.
const AROUND: f64 = 1_500.0;

/// The own area's wards of a month, each with its outline as held; none where not every ward's outline is.
fn wards(
    session: &Session,
    to: Month,
) -> Result<Option<Vec<(&geography::Area, &Outline)>>, WorkbenchError> {
    let own = session.own()?;
    let boundaries = session.figures().boundaries()?;
    let wards = session.register().children_at(&own.code, AreaKind::Ward, to);
    let known: Option<Vec<_>> = wards
        .into_iter()
        .map(|ward| boundaries.area(ward.code()).map(|outline| (ward, outline)))
        .collect();
    Ok(known.filter(|known| !known.is_empty()))
}

/// The wards as they are drawn.
fn areas(known: &[(&geography::Area, &Outline)], drawn: &[Shape]) -> Vec<MapArea> {
    let area = |((ward, _), shape): (&(&geography::Area, &Outline), &Shape)| MapArea {
        code: ward.code().to_string(),
        name: ward.name().to_owned(),
        rings: shape.rings(),
        ..MapArea::default()
    };
    known.iter().zip(drawn).map(area).collect()
}

fn drawn(known: &[(&geography::Area, &Outline)]) -> Result<Vec<Shape>, WorkbenchError> {
    let shapes: Vec<&Shape> = known.iter().map(|(_, outline)| &outline.shape).collect();
    Ok(simplify(&shapes, TOLERANCE)?)
}

/// The own area's wards of a month alone, as they are drawn; none where not every ward's outline is held.
pub fn ward_areas(session: &Session, to: Month) -> Result<Option<Vec<MapArea>>, WorkbenchError> {
    let Some(known) = wards(session, to)? else { return Ok(None) };
    Ok(Some(areas(&known, &drawn(&known)?)))
}

/// The own area's wards of a month with its outline and its neighbours; none where not every ward's outline is held.
pub fn ground(session: &Session, to: Month) -> Result<Option<Ground>, WorkbenchError> {
    let own = session.own()?;
    let boundaries = session.figures().boundaries()?;
    let Some(known) = wards(session, to)? else { return Ok(None) };
    let bounds = known.iter().map(|(_, ward)| ward.shape.bounds()).reduce(geometry::Bounds::joined);
    let near = |shape: &Shape| {
        bounds.is_some_and(|mut bounds| {
            bounds.west -= AROUND;
            bounds.south -= AROUND;
            bounds.east += AROUND;
            bounds.north += AROUND;
            bounds.meets(&shape.bounds())
        })
    };
    let districts = boundaries.of_kind(AreaKind::District);
    let around: Vec<&Outline> = districts
        .first()
        .into_iter()
        .flat_map(|set| set.areas())
        .filter(|district| district.code != own.code && near(&district.shape))
        .collect();
    let drawn = drawn(&known)?;
    let mut ground = map::Ground::new("Ward", areas(&known, &drawn));
    ground.outline = outline(&drawn.iter().collect::<Vec<_>>());
    let others: Vec<&Shape> = around.iter().map(|district| &district.shape).collect();
    ground.around = around
        .iter()
        .zip(simplify(&others, 2.0 * TOLERANCE)?)
        .map(|(district, shape)| map::Outline { name: district.name.clone(), rings: shape.rings() })
        .collect();
    ground.inset = inset(session, &ground.outline)?;
    let licences = session.licences_of(&[Table::Boundaries]);
    Ok(Some(Ground { wards: ground, licences }))
}

/// The own area among the districts of its police force area; none where their outlines are not held.
fn inset(session: &Session, own: &[map::Ring]) -> Result<Option<Inset>, WorkbenchError> {
    let area = session.own()?;
    let register = session.register();
    let Some(force) = register.parent(&area.code, AreaKind::Force) else { return Ok(None) };
    let sets = session.figures().boundaries()?.of_kind(AreaKind::District);
    let beside: Vec<&Outline> = sets
        .first()
        .into_iter()
        .flat_map(|set| set.areas())
        .filter(|district| {
            let of = register.parent(&district.code, AreaKind::Force);
            of.is_some_and(|of| of.code() == force.code())
        })
        .collect();
    if beside.len() < 2 {
        return Ok(None);
    }
    let shapes: Vec<&Shape> = beside.iter().map(|district| &district.shape).collect();
    let drawn = simplify(&shapes, IN_INSET)?;
    let outline = |(district, shape): (&&Outline, &Shape)| map::Outline {
        name: district.name.clone(),
        rings: shape.rings(),
    };
    Ok(Some(Inset {
        title: format!("{} in its police force area", area.name),
        region: beside.iter().zip(&drawn).map(outline).collect(),
        own: own.to_vec(),
    }))
}
