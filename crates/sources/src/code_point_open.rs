//! Code-Point Open: every current postcode of Great Britain with its point, ward and district, one file a postcode area.
//! The files come without a header; its columns stand in another file of the publisher's.

use std::io::Read;

use figure::Postcode;

use crate::build::{PostcodeRow, PostcodesBuilder};
use crate::csv_rows::{Row, Rows};
use crate::postcode_fields::{area, point, postcode};
use crate::text::Encoding;
use crate::{Cadence, FileContext, Peek, Reject, RejectReason, Sink, Source, SourceError, Table};

/// The columns, as the publisher heads them elsewhere.
pub(crate) const COLUMNS: [&str; 10] = [
    "Postcode",
    "Positional_quality_indicator",
    "Eastings",
    "Northings",
    "Country_code",
    "NHS_regional_HA_code",
    "NHS_HA_code",
    "Admin_county_code",
    "Admin_district_code",
    "Admin_ward_code",
];
/// The same, as the publisher abbreviates them.
const SHORT: [&str; 10] = ["PC", "PQ", "EA", "NO", "CY", "RH", "LH", "CC", "DC", "WC"];

/// Positional qualities; 90 is a postcode without a point.
const QUALITIES: [&str; 7] = ["10", "20", "30", "40", "50", "60", "90"];
const WITHOUT_POINT: i32 = 90;

/// Postcodes of Great Britain.
pub(crate) static SOURCE: Source = Source {
    id: "code-point-open",
    title: "Code-Point Open",
    publisher: "Ordnance Survey",
    licence: "Contains OS data © Crown copyright and database right. Contains Royal Mail data © Royal Mail copyright and \
              database right. Contains National Statistics data © Crown copyright and database right.",
    cadence: Cadence::Irregular,
    homepage: "https://www.ordnancesurvey.co.uk/products/code-point-open",
    caveats: &[
        "A postcode's point is that of the address nearest to the middle of its addresses: addresses of a postcode on a \
         border may lie in another ward.",
        "Current postcodes of Great Britain only: terminated ones are not in it, and Northern Ireland is not.",
    ],
    table: Table::Postcodes,
    suppress_below: 0,
    grouped: true,
    provisional: false,
    downloads: &[],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    let first = peek.header;
    is_row(first) || is_heads(first) && lines(peek).any(|fields| is_row(&fields))
}

/// Whether a file is the publisher's list of columns, which comes with the postcodes.
pub(crate) fn only_names_columns(peek: &Peek<'_>) -> bool {
    is_heads(peek.header)
}

/// The first few lines, as the fields between commas.
fn lines<'a>(peek: &Peek<'a>) -> impl Iterator<Item = Vec<String>> + 'a {
    let fields =
        |line: &str| line.split(',').map(|f| f.trim_matches([' ', '"']).to_owned()).collect();
    peek.start.lines().take(3).map(fields)
}

fn is_heads(fields: &[String]) -> bool {
    fields == COLUMNS || fields == SHORT
}

/// Whether fields have the shape of a row: a postcode, a quality, two coordinates and codes of areas.
fn is_row(fields: &[String]) -> bool {
    let [code, quality, easting, northing, country, ..] = fields else { return false };
    let metres = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    fields.len() == COLUMNS.len()
        && QUALITIES.contains(&quality.as_str())
        && metres(easting)
        && metres(northing)
        && country.len() == 9
        && Postcode::parse(code).is_ok()
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut rows = Rows::without_header(read, file, Encoding::Utf8, &COLUMNS)?;
    let mut table = PostcodesBuilder::new(&file.label);
    while let Some(row) = rows.next(sink)? {
        // Where somebody put the heads above, abbreviated or in full or both.
        if row.line <= 2 && [COLUMNS[0], SHORT[0]].contains(&row.get(0)) {
            continue;
        }
        match postcode_row(&row) {
            Ok(row) => table.push(row),
            Err(reject) => sink.reject(reject),
        }
        table.flush_full(sink)?;
    }
    table.flush(sink)
}

fn postcode_row<'a>(row: &Row<'a>) -> Result<PostcodeRow<'a>, Reject> {
    let postcode = postcode(row, 0)?;
    let quality = match row.get(1).parse::<i32>() {
        Ok(quality) if (10..=90).contains(&quality) => quality,
        _ => {
            let reason = "is not a positional quality from 10 to 90".to_owned();
            return Err(row.reject(1, RejectReason::Other(reason)));
        }
    };
    let point = point(row, (2, 3))?.filter(|_| quality != WITHOUT_POINT);
    let areas = [area(row, Some(9))?, area(row, Some(8))?, None];
    Ok(PostcodeRow { postcode, point, quality: Some(quality), terminated: None, areas })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column_text, header, peek, read};

    const ROWS: &str = "\"BR1 1AB\",10,540260,169398,\"E92000001\",\"E19000003\",\"E18000007\",\"\",\"E09000006\",\
                        \"E05000109\"\n\
                        \"BR119AA\",90,0,0,\"E92000001\",\"E19000003\",\"E18000007\",\"\",\"\",\"\"\n\
                        \"BR1 1A\",10,540260,169398,\"E92000001\",\"\",\"\",\"\",\"E09000006\",\"E05000109\"\n\
                        \"BR1 1AD\",10,5402600,169398,\"E92000001\",\"\",\"\",\"\",\"E09000006\",\"E05000109\"\n";

    fn heads() -> String {
        format!("{}\r\n{}\r\n", SHORT.join(","), COLUMNS.join(","))
    }

    #[test]
    fn rows_are_known_by_their_shape_with_heads_or_without() {
        let row = |first: &str| {
            let row = [first, "10", "540260", "169398", "E92000001", "", "", "", "", ""];
            recognise(&peek(&header(&row)))
        };
        assert!(row("BR1 1AB"));
        assert!(!row("BR1 1A"));
        let known = |start: &str| {
            recognise(&Peek {
                name: "x.csv",
                bytes: &[],
                start,
                header: &header(&SHORT),
                sheets: &[],
            })
        };
        assert!(known(&format!("{}{ROWS}", heads())));
        assert!(!known(&heads()), "the list of columns holds no postcode");
    }

    #[test]
    fn a_postcode_without_a_point_has_none_and_bad_rows_are_named() {
        for (heads, lines) in [(String::new(), 0), (heads(), 2)] {
            let kept = read(&SOURCE, "br.csv", format!("{heads}{ROWS}").as_bytes()).unwrap();
            assert_eq!(column_text(&kept, "postcode"), ["BR1 1AB", "BR11 9AA"]);
            assert_eq!(column_text(&kept, "easting"), ["540260.0", ""]);
            assert_eq!(column_text(&kept, "quality"), ["10", "90"]);
            assert_eq!(column_text(&kept, "ward_code"), ["E05000109", ""]);
            let said: Vec<String> = kept.rejects.iter().map(ToString::to_string).collect();
            let (third, fourth) = (lines + 3, lines + 4);
            assert_eq!(
                said,
                [
                    format!(
                        "br.csv, line {third}, column \"Postcode\": \"BR1 1A\" is not a postcode, such as BR1 1AA"
                    ),
                    format!(
                        "br.csv, line {fourth}, column \"Eastings\": \"5402600\" lies outside the United Kingdom"
                    ),
                ]
            );
        }
    }
}
