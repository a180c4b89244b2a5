//! Fields that files of postcodes share.

use figure::Postcode;

use crate::csv_rows::Row;
use crate::{Reject, RejectReason};

/// The furthest east and north that Great Britain reaches, in metres of its grid.
const FURTHEST: (f64, f64) = (700_000.0, 1_300_000.0);

/// The postcode in this column.
pub(crate) fn postcode(row: &Row<'_>, column: usize) -> Result<Postcode, Reject> {
    let text = row.required(column)?;
    Postcode::parse(text).map_err(|_| {
        let reason = "is not a postcode, such as BR1 1AA".to_owned();
        row.reject(column, RejectReason::Other(reason))
    })
}

/// Easting and northing in these columns; none where they are empty or nought, as publishers write that there are none.
pub(crate) fn point(
    row: &Row<'_>,
    (easting, northing): (usize, usize),
) -> Result<Option<(f64, f64)>, Reject> {
    let metres = |column: usize| -> Result<Option<f64>, Reject> {
        let text = row.get(column);
        if text.is_empty() {
            return Ok(None);
        }
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(Some(value)),
            _ => Err(row.reject(column, RejectReason::Other("is not in metres".to_owned()))),
        }
    };
    match (metres(easting)?, metres(northing)?) {
        (Some(x), _) if !(0.0..=FURTHEST.0).contains(&x) => {
            Err(row.reject(easting, RejectReason::OutsideCountry))
        }
        (_, Some(y)) if !(0.0..=FURTHEST.1).contains(&y) => {
            Err(row.reject(northing, RejectReason::OutsideCountry))
        }
        (Some(x), Some(y)) if x > 0.0 || y > 0.0 => Ok(Some((x, y))),
        _ => Ok(None),
    }
}

/// The code of an area in this column; none where it is empty.
pub(crate) fn area<'a>(row: &Row<'a>, column: Option<usize>) -> Result<Option<&'a str>, Reject> {
    match column {
        Some(column) if !row.get(column).is_empty() => row.area_code(column).map(Some),
        _ => Ok(None),
    }
}
