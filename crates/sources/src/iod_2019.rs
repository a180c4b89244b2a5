//! English Indices of Deprivation 2019, as the CSV of all scores, ranks and deciles, and as the published workbook.

use std::io::{Cursor, Read};

use figure::AreaCode;

use crate::build::IndicatorsBuilder;
use crate::csv_rows::Rows;
use crate::text::Encoding;
use crate::workbook::{self, Workbook};
use crate::{Cadence, FileContext, Peek, Reject, RejectReason, Sink, Source, SourceError, Table};

/// The columns before the indicators.
pub(crate) const COLUMNS: [&str; 4] = [
    "LSOA code (2011)",
    "LSOA name (2011)",
    "Local Authority District code (2019)",
    "Local Authority District name (2019)",
];

const PERIOD: &str = "2019";

/// Indices of Deprivation 2019.
pub(crate) static SOURCE: Source = Source {
    id: "iod-2019",
    title: "English Indices of Deprivation 2019",
    publisher: "Ministry of Housing, Communities and Local Government",
    licence: "Contains public sector information licensed under the Open Government Licence v3.0 (MHCLG).",
    cadence: Cadence::Irregular,
    homepage: "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2019",
    caveats: &[
        "Deprivation of an area is not that of everyone who lives in it; ranks compare areas, they do not measure how far \
         apart they are.",
        "By LSOA of 2011; most indicators describe 2015/16.",
    ],
    table: Table::Indicators,
    suppress_below: 0,
    grouped: false,
    provisional: false,
    downloads: &[],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    let heads = COLUMNS.iter().all(|head| peek.header.iter().any(|column| column == head));
    let sheets = peek.sheets.iter().any(|sheet| sheet.replace(' ', "") == "IMD2019");
    heads || sheets
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut start = [0; 8];
    let mut got = 0;
    while got < start.len() {
        match read.read(&mut start[got..]) {
            Ok(0) => break,
            Ok(more) => got += more,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(source) => return Err(SourceError::Io { file: file.label.clone(), source }),
        }
    }
    let start = &start[..got];
    let mut whole = Cursor::new(start).chain(read);
    if workbook::is_packed(start) {
        read_workbook(&mut whole, file, sink)
    } else {
        read_csv(&mut whole, file, sink)
    }
}

fn read_csv(
    read: &mut dyn Read,
    file: &FileContext,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let mut rows = Rows::new(read, file, Encoding::Utf8)?;
    let code = rows.column(COLUMNS[0])?;
    let name = rows.column(COLUMNS[1])?;
    let indicators = indicators(rows.header());
    let mut table = IndicatorsBuilder::new(&file.label);
    while let Some(row) = rows.next(sink)? {
        let values: Result<Vec<Option<f64>>, Reject> = indicators
            .iter()
            .map(|(column, _)| {
                number(row.get(*column)).map_err(|reason| row.reject(*column, reason))
            })
            .collect();
        match row.area_code(code).and_then(|code| Ok((code, values?))) {
            Ok((code, values)) => {
                for ((_, head), value) in indicators.iter().zip(values) {
                    if let Some(value) = value {
                        table.push((code, row.get(name)), head, Some(PERIOD), value);
                    }
                }
            }
            Err(reject) => sink.reject(reject),
        }
        table.flush_full(sink)?;
    }
    table.flush(sink)
}

/// Every sheet whose first line begins with an area's code; notes and empty lines are passed over.
fn read_workbook(
    read: &mut dyn Read,
    file: &FileContext,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let mut book = Workbook::read(read, &file.label)?;
    let mut table = IndicatorsBuilder::new(&file.label);
    let mut found = false;
    for sheet in book.names() {
        let rows = book.rows(&sheet, &file.label)?;
        let Some((head, rows)) = rows.split_first() else { continue };
        let header: Vec<String> = head.iter().map(workbook::text).collect();
        if !matches!(header.first().map(String::as_str), Some(first) if first == COLUMNS[0] || first == COLUMNS[2])
        {
            continue;
        }
        found = true;
        let label = format!("{} [{sheet}]", file.label);
        let indicators = indicators(&header);
        for (line, row) in (2..).zip(rows) {
            let cells: Vec<String> = row.iter().map(workbook::text).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            match sheet_row(&cells, &header, &indicators, &label, line) {
                Ok(values) => {
                    for (head, value) in values {
                        table.push((&cells[0], &cells[1]), head, Some(PERIOD), value);
                    }
                }
                Err(reject) => sink.reject(reject),
            }
            table.flush_full(sink)?;
        }
    }
    if !found {
        return Err(SourceError::Layout {
            file: file.label.clone(),
            line: 1,
            problem: format!("no sheet of the workbook begins with \"{}\"", COLUMNS[0]),
        });
    }
    table.flush(sink)
}

fn sheet_row<'h>(
    cells: &[String],
    header: &[String],
    indicators: &'h [(usize, String)],
    label: &str,
    line: u64,
) -> Result<Vec<(&'h str, f64)>, Reject> {
    let cell = |column: usize| cells.get(column).map_or("", String::as_str);
    let reject = |column: usize, reason: RejectReason| {
        Reject::new(label, line, header.get(column).cloned(), cell(column), reason)
    };
    if cell(0).parse::<AreaCode>().is_err() || cells.len() < 2 {
        return Err(reject(0, RejectReason::UnknownCode));
    }
    let mut values = Vec::with_capacity(indicators.len());
    for (column, head) in indicators {
        if let Some(value) = number(cell(*column)).map_err(|reason| reject(*column, reason))? {
            values.push((head.as_str(), value));
        }
    }
    Ok(values)
}

/// The columns that are not the area's own.
fn indicators(header: &[String]) -> Vec<(usize, String)> {
    header
        .iter()
        .enumerate()
        .filter(|(_, head)| !head.is_empty() && !COLUMNS.contains(&head.as_str()))
        .map(|(column, head)| (column, head.clone()))
        .collect()
}

/// A number; none where the cell is empty.
pub(crate) fn number(text: &str) -> Result<Option<f64>, RejectReason> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(Some(value)),
        _ => Err(RejectReason::Other("is not a number".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column_f64, column_text, read};

    #[test]
    fn each_indicator_is_a_row() {
        let csv = format!(
            "{},IMD Score,\"Education, Skills and Training Score\"\n\
             E01000676,Bromley 008B,E09000006,Bromley,6.208,\n\
             E01000677,Bromley 018C,E09000006,Bromley,high,1\n",
            COLUMNS.join(",")
        );
        let kept = read(&SOURCE, "imd.csv", csv.as_bytes()).unwrap();
        assert_eq!(column_f64(&kept, "value"), [6.208]);
        assert_eq!(column_text(&kept, "indicator"), ["IMD Score"]);
        assert_eq!(
            kept.rejects[0].to_string(),
            "imd.csv, line 3, column \"IMD Score\": \"high\" is not a number"
        );
    }

    #[test]
    fn bytes_that_only_begin_like_a_workbook_are_refused() {
        let error = read(&SOURCE, "imd.xlsx", b"PK\x03\x04 and no more").unwrap_err().to_string();
        assert!(error.starts_with("imd.xlsx is a damaged workbook"), "{error}");
    }
}
