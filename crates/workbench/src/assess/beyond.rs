//! What the folder and the lake hold besides counts: similar areas, rules of ratings, weights, deprivation, size, hot spots.

use std::collections::{BTreeMap, BTreeSet};

use figure::{AreaCode, AreaKind, Figures as _, MeasureId, Month};
use lake::IndicatorRow;
use reports::hot_spots::{HotSpotMethod, HotSpotsOn};
use reports::needs_assessment::{Indicator, Input};
use statistics::multiple::Correction;

use crate::{HotSpotOptions, Session, WorkbenchError, deprivation, hot_spots, priorities};

/// The land area of districts.
const HECTARES: &str = "Total Area Hectares (ONS MYE)";
/// The measures that hot spots are looked for in: for each the first that wards have counts of.
const MAPPED: [&[&str]; 2] = [&["tno", "street-all-crime"], &["burglary", "street-burglary"]];

/// Adds it to the input.
pub fn fill(session: &Session, to: Month, input: &mut Input) -> Result<(), WorkbenchError> {
    let settings = session.folder().settings();
    if session.is_about_own_area() {
        input.similar.areas.clone_from(&settings.similar.areas);
        input.similar.reason = settings.similar.reason.clone().unwrap_or_default();
    }
    input.rag.clone_from(&settings.rag);
    let known = session.figures().measures();
    input.ranking = priorities::ranking(session, &known)?;
    let deciles = deprivation::deciles(session)?;
    input.deprivation = deprivation::of(session, deciles, &input.area, to);
    input.indicators.extend(size(session)?);
    input.indicators.extend(most_deprived(session, deciles));
    if input.ground.is_some() {
        for candidates in MAPPED {
            let ids = candidates.iter().filter_map(|id| id.parse::<MeasureId>().ok());
            for measure in ids.filter(|id| known.iter().any(|known| known.id == *id)) {
                let options = HotSpotOptions {
                    measure,
                    to,
                    on: HotSpotsOn::Wards,
                    method: HotSpotMethod::Gi,
                    correction: Correction::BenjaminiHochberg,
                };
                // Counts that are missing or hidden make no map; the next measure may.
                if let Some(found) = hot_spots::found(session, &options)? {
                    input.hot_spots.push(found);
                    break;
                }
            }
        }
    }
    Ok(())
}

/// The share of each district's small areas that are in the most deprived fifth of the country.
fn most_deprived(
    session: &Session,
    deciles: &BTreeMap<AreaCode, IndicatorRow>,
) -> Option<Indicator> {
    let mut districts: BTreeMap<AreaCode, (f64, f64)> = BTreeMap::new();
    for (lsoa, row) in deciles {
        let parent = session.register().parent(lsoa, AreaKind::District);
        let Some((district, decile)) = parent.zip(deprivation::decile(row)) else { continue };
        let counted = districts.entry(district.code().clone()).or_default();
        counted.0 += f64::from(u8::from(decile <= 2));
        counted.1 += 1.0;
    }
    (!districts.is_empty()).then(|| Indicator {
        title: "Deprivation".to_owned(),
        unit: "% of LSOAs in the most deprived fifth of the country".to_owned(),
        source: "Index of Multiple Deprivation 2019".to_owned(),
        note: String::new(),
        values: districts
            .into_iter()
            .map(|(code, (most, all))| (code.to_string(), most / all * 100.0))
            .collect(),
    })
}

/// The size of districts in hectares.
fn size(session: &Session) -> Result<Option<Indicator>, WorkbenchError> {
    let rows = deprivation::newest(session, HECTARES)?;
    let districts: BTreeSet<&AreaCode> =
        rows.keys().filter(|code| code.kind() == AreaKind::District).collect();
    let source = |row: &IndicatorRow| {
        let held = session.lake().vintages().iter().find(|record| record.id == row.vintage);
        held.map_or_else(String::new, |record| record.publisher.clone())
    };
    Ok((!districts.is_empty()).then(|| Indicator {
        title: "Size".to_owned(),
        unit: "hectares".to_owned(),
        source: rows.values().next().map(source).unwrap_or_default(),
        note: String::new(),
        values: districts
            .iter()
            .filter_map(|code| Some((code.to_string(), rows.get(code)?.value)))
            .collect(),
    }))
}
