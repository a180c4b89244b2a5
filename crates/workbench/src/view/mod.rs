//! What a site shows: one function a page, each giving a document of the session's data, and the few things that a page lets a
//! reader choose from. Nothing here opens a folder: a session is opened once and asked by many.

mod choices;
mod measure;
mod pages;
mod postcode;
mod ward_map;

use document::{Block, Document, Table};
use figure::{AreaCode, AreaKind, AreaRef, Month, Period, PeriodLength};
use reports::dashboard::Input;

use crate::{Session, WorkbenchError, assess, given};

pub use choices::{MeasureChoice, Places, choices, latest_month, measures_held, places};
pub use measure::{MeasureView, measure};
pub use pages::{MeasuresView, home, measures, methods, register, ward};
pub use postcode::{PostcodeWard, ward_of_postcode};
pub use ward_map::{WardMap, ward_map};

/// The table of this file name in a document: one it shows, or one behind a chart or map of it.
pub fn table_of(document: &Document, file: &str) -> Option<Table> {
    document.all_blocks().into_iter().filter_map(Block::table).find(|table| table.file == file)
}

/// The period of a length that a page is about: the last whole one that ends by `to`.
pub fn period(length: PeriodLength, to: Month) -> Period {
    let mut ends = (0..12).map(|back| to.plus(-back));
    ends.find_map(|to| Period::ending(length, to).ok()).unwrap_or_else(|| Period::rolling_12(to))
}

/// The month that a page ends with: the one chosen, or the newest that most measures have.
fn last_month(session: &Session, chosen: Option<Month>) -> Result<Month, WorkbenchError> {
    chosen.or_else(|| latest_month(session)).ok_or_else(|| {
        WorkbenchError::question(
            "no data with months are held yet; import a publisher's file, or fetch one".to_owned(),
        )
    })
}

/// The area that a page is about: that of the code, or the partnership's own. A code of no area held is an error.
fn area(session: &Session, code: Option<&AreaCode>, to: Month) -> Result<AreaRef, WorkbenchError> {
    match code {
        Some(code) => Ok(session.register().find_at(code.as_str(), to)?.to_ref()),
        None => session.own(),
    }
}

/// What a page on this area and period is made for, with what its map is drawn on.
fn input(session: &Session, area: &AreaRef, period: Period) -> Result<Input, WorkbenchError> {
    let mut input = input_without_ground(session, area, period)?;
    let about = session.about(&district(session, area, period.to())?);
    input.ground = assess::ground(&about, period.to())?;
    Ok(input)
}

/// The same of a page without a map.
fn input_without_ground(
    session: &Session,
    area: &AreaRef,
    period: Period,
) -> Result<Input, WorkbenchError> {
    let district = district(session, area, period.to())?;
    let about = session.about(&district);
    let settings = session.folder().settings();
    let mut input = Input::new(settings.partnership.name.clone(), area.clone(), period);
    input.comparators = given::comparators(&about)?;
    input.named_comparators = given::named_comparators(session);
    input.rag.clone_from(&settings.rag);
    let own = session.own()?;
    // Who is like it, and what a person rated, is said of the partnership's own area.
    if area.code == own.code {
        input.similar.areas.clone_from(&settings.similar.areas);
        input.similar.reason = settings.similar.reason.clone().unwrap_or_default();
        input.overrides.clone_from(&settings.rag_overrides);
    }
    input.events = given::events(session);
    input.demonstration = session.notice().map(str::to_owned);
    input.held = given::held(session);
    Ok(input)
}

/// The district that an area is, or lies in.
fn district(session: &Session, area: &AreaRef, to: Month) -> Result<AreaRef, WorkbenchError> {
    if area.code.kind() != AreaKind::Ward {
        return Ok(area.clone());
    }
    let register = session.register();
    let parent = register
        .parent_at(&area.code, AreaKind::District, to)
        .or_else(|| register.parent(&area.code, AreaKind::District));
    parent.map(geography::Area::to_ref).ok_or_else(|| {
        WorkbenchError::question(format!(
            "the district of {} is not known; import a look-up of wards to districts",
            area.name
        ))
    })
}
