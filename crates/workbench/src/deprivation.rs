//! How deprived small areas are, from the index that is held.

use std::collections::BTreeMap;

use figure::{AreaCode, AreaKind, AreaRef, Month};
use lake::{IndicatorRow, IndicatorsQuery};
use reports::needs_assessment::{Deprivation, SmallArea};

use crate::{Session, WorkbenchError, given};

/// The index, as its publisher heads the column.
const DECILE: &str =
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)";

/// The tenth of the country of every small area held; read once a session.
pub(crate) fn deciles(
    session: &Session,
) -> Result<&BTreeMap<AreaCode, IndicatorRow>, WorkbenchError> {
    let kept = session.deciles();
    if let Some(known) = kept.get() {
        return Ok(known);
    }
    let read = newest(session, DECILE)?;
    Ok(kept.get_or_init(|| read))
}

/// An indicator of every area, from the newest vintage that has it for the area; of several periods the last.
pub(crate) fn newest(
    session: &Session,
    indicator: &str,
) -> Result<BTreeMap<AreaCode, IndicatorRow>, WorkbenchError> {
    let query =
        IndicatorsQuery { indicator: Some(indicator.to_owned()), ..IndicatorsQuery::default() };
    let mut found: BTreeMap<AreaCode, IndicatorRow> = BTreeMap::new();
    for row in session.lake().indicators(&query)? {
        let Ok(code) = row.area_code.parse::<AreaCode>() else { continue };
        match found.get(&code) {
            Some(known) if known.vintage != row.vintage || known.period >= row.period => {}
            _ => {
                found.insert(code, row);
            }
        }
    }
    Ok(found)
}

/// How an area's small areas stand; none where none is held.
pub(crate) fn of(
    session: &Session,
    deciles: &BTreeMap<AreaCode, IndicatorRow>,
    area: &AreaRef,
    to: Month,
) -> Option<Deprivation> {
    let register = session.register();
    let inside = register.children(&area.code, AreaKind::Lsoa);
    let mut vintage = None;
    let small_areas: Vec<SmallArea> = inside
        .into_iter()
        .filter_map(|lsoa| {
            let row = deciles.get(lsoa.code())?;
            vintage.get_or_insert_with(|| row.vintage.clone());
            let ward = register.parent_at(lsoa.code(), AreaKind::Ward, to);
            Some(SmallArea { ward: ward.map(geography::Area::to_ref), decile: decile(row)? })
        })
        .collect();
    let vintage = vintage.filter(|_| !small_areas.is_empty())?;
    let record = session.lake().vintages().iter().find(|record| record.id == vintage)?;
    Some(Deprivation {
        title: "Index of Multiple Deprivation 2019".to_owned(),
        one: "LSOA".to_owned(),
        publisher: record.publisher.clone(),
        licence: record.licence.clone(),
        vintage,
        caveats: given::caveats(record),
        small_areas,
    })
}

/// The tenth of the country that a small area is in.
pub(crate) fn decile(row: &IndicatorRow) -> Option<u8> {
    (1..=10).find(|decile| (f64::from(*decile) - row.value).abs() < 0.5)
}
