//! A series of a new ward, joined with what the wards it was made of had before it.

use std::collections::BTreeMap;

use figure::{
    AreaKind, Figures as _, FiguresError, Interval, Month, Period, Series, SeriesMonth,
    SeriesQuestion,
};

use crate::{Session, WorkbenchError, convert};

/// An old ward's months, with the share of it that the new ward takes.
struct Part {
    share: f64,
    months: BTreeMap<Month, f64>,
}

/// The months of a ward, and before its first the shares of the wards it was made of: estimates by population, each with what
/// it is at least and at most. A series that needs no joining is answered as it is; one that cannot be joined says why.
pub fn joined_series(
    session: &Session,
    question: &SeriesQuestion,
) -> Result<Series, WorkbenchError> {
    let mut series = session.figures().series(question)?;
    if series.area.code.kind() != AreaKind::Ward {
        series.joined = Some("Only wards are joined: other areas kept their borders.".to_owned());
        return Ok(series);
    }
    let held = |month: &SeriesMonth| month.value.is_some() || month.suppressed;
    let Some(first) = series.months.iter().find(|month| held(month)).map(|month| month.month)
    else {
        return Ok(series);
    };
    let pairs = crate::session::lookups(session.lake())?;
    let (conversion, old) = match convert::wards(session, &pairs) {
        Ok(found) => found,
        Err(why) => {
            series.joined = Some(format!("Not joined: {why}."));
            return Ok(series);
        }
    };
    if old.contains(&series.area.code) {
        series.joined = Some(format!(
            "Not joined: {} is one of the wards of {} itself. Name a ward of {} by its code.",
            series.area.code,
            conversion.from_set(),
            conversion.to_set()
        ));
        return Ok(series);
    }
    let mut parts = Vec::new();
    for ward in old {
        let shares = conversion.shares(&ward).iter().filter(|share| share.to == series.area.code);
        let share: f64 = shares.map(|share| share.share).sum();
        if share > 0.0 {
            let months = months(session, question, ward.as_str(), first)?;
            parts.push(Part { share, months });
        }
    }
    let Some(from) = parts.iter().filter_map(|part| part.months.keys().next()).max().copied()
    else {
        series.joined = Some(format!(
            "Not joined: nothing is held of the wards of {} that it was made of.",
            conversion.from_set()
        ));
        return Ok(series);
    };
    let from = question.from.map_or(from, |asked| asked.max(from));
    series.months.retain(|month| month.month >= first);
    let before = Period::new(from, first.plus(-1)).ok();
    let estimated: Vec<SeriesMonth> =
        before.into_iter().flat_map(Period::months).map(|month| estimate(&parts, month)).collect();
    let known: f64 = estimated.iter().filter_map(|month| month.value).sum();
    series.joined = Some(format!(
        "Joined at {}: the {} months before it are shared out from {} wards of {} by population. Of these months every count \
         is an estimate ({} in all); no rolling year is made of them.",
        first.label(),
        estimated.len(),
        parts.len(),
        conversion.from_set(),
        figure::write::count(known)
    ));
    series.months.splice(0..0, estimated);
    Ok(series)
}

/// What is known of an old ward before a month.
fn months(
    session: &Session,
    question: &SeriesQuestion,
    ward: &str,
    before: Month,
) -> Result<BTreeMap<Month, f64>, FiguresError> {
    let question = SeriesQuestion {
        area: ward.to_owned(),
        from: None,
        to: Some(before.plus(-1)),
        ..question.clone()
    };
    let series = session.figures().series(&question)?;
    let known = series.months.into_iter().filter_map(|month| Some((month.month, month.value?)));
    Ok(known.collect())
}

/// The shares of a month; nothing where one of the old wards has none.
fn estimate(parts: &[Part], month: Month) -> SeriesMonth {
    let counts: Option<Vec<(f64, f64)>> =
        parts.iter().map(|part| Some((part.share, *part.months.get(&month)?))).collect();
    let Some(counts) = counts else { return SeriesMonth::unknown(month) };
    let whole = |share: f64| share >= 1.0 - 1e-9;
    SeriesMonth {
        value: Some(counts.iter().map(|(share, count)| share * count).sum()),
        estimated: Some(Interval {
            lower: counts.iter().filter(|(share, _)| whole(*share)).map(|(_, count)| count).sum(),
            upper: counts.iter().map(|(_, count)| count).sum(),
        }),
        ..SeriesMonth::unknown(month)
    }
}
