//! What the two editions of Metropolitan Police recorded crime share: names first, then one column a month.

use std::io::Read;

use crate::build::{CountsBuilder, Place};
use crate::csv_rows::{Row, Rows};
use crate::text::Encoding;
use crate::{FileContext, Reject, Sink, SourceError, month_columns};

/// The publisher.
pub(crate) const PUBLISHER: &str = "Metropolitan Police Service";
/// The licence line.
pub(crate) const LICENCE: &str = "Contains public sector information licensed under the Open Government Licence v3.0 \
                                  (Metropolitan Police Service).";
/// The page both editions are published on.
pub(crate) const HOMEPAGE: &str = "https://data.london.gov.uk/dataset/recorded_crime_summary";
/// The newest month grows.
pub(crate) const NEWEST_MONTH: &str = "The newest month of an edition is incomplete when published and grows in later ones; earlier months change a \
     little as crimes are reclassified.";
/// A change of recording system.
pub(crate) const CONNECT: &str = "The Metropolitan Police moved its records from CRIS to CONNECT on 27 and 28 February \
                                  2024; counts before and after are not strictly comparable.";
/// A category that ends.
pub(crate) const HISTORICAL_FRAUD: &str = "\"Historical Fraud and Forgery\" holds offences before 2014 and then ends: fraud went to Action Fraud.";
/// Not accredited.
pub(crate) const STATUS: &str = "Police recorded crime is not accredited official statistics; it counts what was reported and recorded.";

/// Reads a wide file whose names are `major`, `minor`, the ward's two where it is by ward, and the borough.
pub(crate) fn read(
    read: &mut dyn Read,
    file: &FileContext,
    sink: &mut dyn Sink,
    by_ward: bool,
) -> Result<(), SourceError> {
    let mut rows = Rows::new(read, file, Encoding::Utf8)?;
    let major = rows.column("MajorText")?;
    let minor = rows.column("MinorText")?;
    let borough = rows.column("LookUp_BoroughName")?;
    let ward =
        if by_ward { Some((rows.column("WardName")?, rows.column("WardCode")?)) } else { None };
    let mut names = vec![major, minor, borough];
    names.extend(ward.into_iter().flat_map(|(name, code)| [name, code]));
    let columns: Vec<usize> = (0..rows.header().len()).filter(|i| !names.contains(i)).collect();
    let heads: Vec<&str> = columns.iter().map(|&i| rows.header()[i].as_str()).collect();
    let months = month_columns::read(&heads).map_err(|problem| rows.layout(1, problem))?;
    sink.covers(None, &months);

    let mut counts = CountsBuilder::new(&file.label);
    let mut values = Vec::with_capacity(columns.len());
    while let Some(row) = rows.next(sink)? {
        match place(&row, major, minor, borough, ward)
            .and_then(|place| cells(&row, &columns, &mut values).map(|()| place))
        {
            Ok(place) => {
                let cells = months.iter().copied().zip(values.iter().copied());
                counts.push(place, cells, sink)?;
            }
            Err(reject) => sink.reject(reject),
        }
    }
    counts.flush(sink)
}

fn place<'a>(
    row: &Row<'a>,
    major: usize,
    minor: usize,
    borough: usize,
    ward: Option<(usize, usize)>,
) -> Result<Place<'a>, Reject> {
    let category = row.required(major)?;
    let subcategory = Some(row.required(minor)?);
    let district = row.required(borough)?;
    Ok(match ward {
        Some((name, code)) => Place {
            area_code: Some(row.area_code(code)?),
            area_name: Some(row.required(name)?),
            parent_name: Some(district),
            category,
            subcategory,
        },
        None => Place {
            area_code: None,
            area_name: Some(district),
            parent_name: None,
            category,
            subcategory,
        },
    })
}

fn cells(row: &Row<'_>, columns: &[usize], values: &mut Vec<i64>) -> Result<(), Reject> {
    values.clear();
    for &column in columns {
        values.push(row.count(column)?);
    }
    Ok(())
}
