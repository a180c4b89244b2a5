//! What the folder and the lake hold besides counts: similar areas, rules of ratings, weights, deprivation, size, hot spots.

use std::collections::{BTreeMap, BTreeSet};

use figure::{AreaCode, AreaKind, Figures as _, MeasureId, Month};
use lake::{IndicatorRow, IndicatorsQuery};
use reports::hot_spots::{HotSpotMethod, HotSpotsOn};
use reports::needs_assessment::{Deprivation, Indicator, Input, SmallArea};
use reports::priority_ranking::{Concern, RankingWeights};
use statistics::multiple::Correction;

use crate::{HotSpotOptions, Session, WorkbenchError, harm_weights, hot_spots};

/// The index, as its publisher heads the column.
const DECILE: &str =
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)";
/// The land area of districts.
const HECTARES: &str = "Total Area Hectares (ONS MYE)";
/// The measures that hot spots are looked for in: for each the first that wards have counts of.
const MAPPED: [&[&str]; 2] = [&["tno", "street-all-crime"], &["burglary", "street-burglary"]];

/// Adds it to the input.
pub fn fill(session: &Session, to: Month, input: &mut Input) -> Result<(), WorkbenchError> {
    let settings = session.folder().settings();
    input.similar.areas.clone_from(&settings.similar.areas);
    input.similar.reason = settings.similar.reason.clone().unwrap_or_default();
    input.rag.clone_from(&settings.rag);
    let known = session.figures().measures();
    input.ranking.harm = harm_weights::read(session.folder(), &known)?;
    input.ranking.concerns = settings.concerns.iter().map(Concern::from).collect();
    input.ranking.weights = RankingWeights {
        volume: settings.ranking.volume,
        harm: settings.ranking.harm,
        trend: settings.ranking.trend,
        concern: settings.ranking.concern,
    };
    let deciles = newest(session, DECILE)?;
    input.deprivation = deprivation(session, &deciles, input, to);
    input.indicators.extend(size(session)?);
    input.indicators.extend(most_deprived(session, &deciles));
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

/// An indicator of every area, from the newest vintage that has it for the area; of several periods the last.
fn newest(
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

/// The deciles of the own area's small areas; none where none is held.
fn deprivation(
    session: &Session,
    deciles: &BTreeMap<AreaCode, IndicatorRow>,
    input: &Input,
    to: Month,
) -> Option<Deprivation> {
    let register = session.register();
    let inside = register.children(&input.area.code, AreaKind::Lsoa);
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
    let source = sources::by_id(record.source.as_str());
    Some(Deprivation {
        title: "Index of Multiple Deprivation 2019".to_owned(),
        one: "LSOA".to_owned(),
        publisher: record.publisher.clone(),
        licence: record.licence.clone(),
        vintage,
        caveats: source
            .map(|source| source.caveats.iter().map(|caveat| (*caveat).to_owned()).collect())
            .unwrap_or_default(),
        small_areas,
    })
}

/// The tenth of the country that a small area is in.
fn decile(row: &IndicatorRow) -> Option<u8> {
    (1..=10).find(|decile| (f64::from(*decile) - row.value).abs() < 0.5)
}

/// The share of each district's small areas that are in the most deprived fifth of the country.
fn most_deprived(
    session: &Session,
    deciles: &BTreeMap<AreaCode, IndicatorRow>,
) -> Option<Indicator> {
    let mut districts: BTreeMap<AreaCode, (f64, f64)> = BTreeMap::new();
    for (lsoa, row) in deciles {
        let parent = session.register().parent(lsoa, AreaKind::District);
        let Some((district, decile)) = parent.zip(decile(row)) else { continue };
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
    let rows = newest(session, HECTARES)?;
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
