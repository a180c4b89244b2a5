//! A partnership's own counts, by the template it is given: one row a month, area and measure.

use std::collections::{BTreeSet, HashMap};
use std::io::Read;

use figure::{AreaCode, MeasureId, Month};

use crate::build::{CountsBuilder, Place};
use crate::csv_rows::{Row, Rows};
use crate::text::Encoding;
use crate::{Cadence, FileContext, Peek, Reject, RejectReason, Sink, Source, SourceError, Table};

/// The columns.
pub(crate) const COLUMNS: [&str; 4] = ["month", "area", "measure", "value"];

/// The template: a header to fill in below, a row a month, area and measure. Months are written YYYY-MM; an area is a name
/// or a code; a measure is its short name in the catalogue or in the partnership's own; a value is a whole number.
pub const TEMPLATE: &str = "month,area,measure,value\n";

/// A partnership's own counts.
pub(crate) static SOURCE: Source = Source {
    id: "own-counts",
    title: "The partnership's own counts",
    publisher: "The partnership",
    licence: "The partnership's own data; it decides what may be published.",
    cadence: Cadence::Irregular,
    homepage: "docs/data-register.md#the-partnerships-own-counts-own-counts",
    caveats: &["Counted by the partnership itself. Counts below 5 are not shown."],
    table: Table::Counts,
    suppress_below: 5,
    grouped: false,
    provisional: false,
    downloads: &[],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    COLUMNS.iter().all(|head| peek.header.iter().any(|column| column == head))
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut rows = Rows::new(read, file, Encoding::Utf8)?;
    let mut columns = [0; 4];
    for (place, head) in columns.iter_mut().zip(COLUMNS) {
        *place = rows.column(head)?;
    }
    let mut counts = CountsBuilder::new(&file.label);
    let mut months = BTreeSet::new();
    let mut first: HashMap<(Month, String, String), u64> = HashMap::new();
    while let Some(row) = rows.next(sink)? {
        match own_row(&row, columns) {
            Ok((month, area, measure, value)) => {
                let key = (month, area.to_owned(), measure.to_owned());
                if let Some(line) = first.get(&key) {
                    let reason = format!(
                        "repeats the month, area and measure of line {line}; keep one of them"
                    );
                    sink.reject(row.reject(columns[3], RejectReason::Other(reason)));
                    continue;
                }
                first.insert(key, row.line);
                months.insert(month);
                let coded = area.parse::<AreaCode>().is_ok();
                let place = Place {
                    area_code: coded.then_some(area),
                    area_name: (!coded).then_some(area),
                    category: measure,
                    ..Place::default()
                };
                counts.push(place, std::iter::once((month, value)), sink)?;
            }
            Err(reject) => sink.reject(reject),
        }
    }
    counts.flush(sink)?;
    sink.covers(None, &months.into_iter().collect::<Vec<_>>());
    Ok(())
}

fn own_row<'a>(
    row: &Row<'a>,
    [month, area, measure, value]: [usize; 4],
) -> Result<(Month, &'a str, &'a str, i64), Reject> {
    let date = row
        .required(month)?
        .parse::<Month>()
        .map_err(|_| row.reject(month, RejectReason::NotAMonth))?;
    let area = row.required(area)?;
    let id = row.required(measure)?;
    if id.parse::<MeasureId>().is_err() {
        let reason = "is not a measure's short name; small letters, digits and hyphens are wanted, such as asb-calls";
        return Err(row.reject(measure, RejectReason::Other(reason.to_owned())));
    }
    Ok((date, area, id, row.count(value)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column_text, header, peek, read};

    #[test]
    fn the_template_is_recognised() {
        let heads: Vec<&str> = TEMPLATE.trim().split(',').collect();
        assert!(recognise(&peek(&header(&heads))));
        let kept = read(&SOURCE, "t.csv", TEMPLATE.as_bytes()).unwrap();
        assert_eq!((kept.rows(), kept.rejects.len()), (0, 0));
    }

    #[test]
    fn each_mistake_is_named_with_its_place() {
        let csv = "month,area,measure,value\n2021-02,Bromley,asb-calls,412\n2021-02,E05000107,asb-calls,7\n\
                   Feb 2021,Bromley,asb-calls,1\n2021-03,,asb-calls,1\n2021-03,Bromley,ASB calls,1\n\
                   2021-03,Bromley,asb-calls,\n2021-02,Bromley,asb-calls,413\n2021-03,Bromley,asb-calls,1e3\n";
        let kept = read(&SOURCE, "o.csv", csv.as_bytes()).unwrap();
        assert_eq!(kept.rows(), 2);
        assert_eq!(column_text(&kept, "category"), ["asb-calls", "asb-calls"]);
        assert_eq!(column_text(&kept, "area_name"), ["Bromley", ""]);
        assert_eq!(column_text(&kept, "area_code"), ["", "E05000107"]);
        let said: Vec<String> = kept.rejects.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 6);
        assert_eq!(
            said[0],
            "o.csv, line 4, column \"month\": \"Feb 2021\" is not a month written as YYYY-MM"
        );
        assert_eq!(said[1], "o.csv, line 5, column \"area\": \"\" is empty and must not be");
        assert!(
            said[2].contains(
                "line 6, column \"measure\": \"ASB calls\" is not a measure's short name"
            )
        );
        assert!(said[4].contains(
            "line 8, column \"value\": \"413\" repeats the month, area and measure of line 2"
        ));
        assert!(said[5].contains("line 9, column \"value\": \"1e3\" is not a whole number"));
    }
}
