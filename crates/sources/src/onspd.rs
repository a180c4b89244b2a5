//! The postcode directories of the Office for National Statistics: ONSPD and NSPL, every postcode since 1980 with its areas.
//! Their columns changed names in 2025; both are read, whatever the code years.

use std::io::Read;

use figure::Month;

use crate::area_columns;
use crate::build::{PostcodeRow, PostcodesBuilder};
use crate::csv_rows::{Row, Rows};
use crate::postcode_fields::{area, point, postcode};
use crate::text::Encoding;
use crate::{Cadence, FileContext, Peek, Reject, RejectReason, Sink, Source, SourceError, Table};

/// Columns by which a file is known, as before 2025.
pub(crate) const COLUMNS: [&str; 5] = ["pcds", "doterm", "oseast1m", "osnrth1m", "osgrdind"];

const POSTCODE: [&str; 4] = ["pcds", "pcd8", "pcd", "pcd7"];
const EASTING: [&str; 2] = ["oseast1m", "east1m"];
const NORTHING: [&str; 2] = ["osnrth1m", "north1m"];
const QUALITY: [&str; 2] = ["osgrdind", "gridind"];
const WARD: [&str; 2] = ["osward", "ward"];
const DISTRICT: [&str; 2] = ["oslaua", "laua"];
const LSOA: [&str; 2] = ["lsoa21", "lsoa11"];

/// Points of Northern Ireland are on the Irish grid.
const IRISH_GRID: &str = "BT";

/// Postcodes of the United Kingdom.
pub(crate) static SOURCE: Source = Source {
    id: "onspd",
    title: "ONS Postcode Directory and National Statistics Postcode Lookup",
    publisher: "Office for National Statistics",
    licence: "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data \
              © Crown copyright and database right. Contains Royal Mail data © Royal Mail copyright and database right.",
    cadence: Cadence::Irregular,
    homepage: "https://geoportal.statistics.gov.uk/",
    caveats: &[
        "A postcode's areas are those of one address, the nearest to the middle of its addresses; NSPL's are best fit by \
         output area instead.",
        "Points of Northern Ireland are on the Irish grid and are left out; its postcodes require a licence of their own for \
         any business use.",
        "LSOAs are those of 2021 where the file has them, else of 2011.",
    ],
    table: Table::Postcodes,
    suppress_below: 0,
    // The whole file and its parts by postcode area come in one archive.
    grouped: true,
    provisional: false,
    downloads: &[],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    let has = |heads: &[&str]| place(peek.header, heads).is_some();
    has(&POSTCODE) && has(&["doterm"]) && has(&EASTING) && has(&NORTHING)
}

/// Where the first of these heads stands.
fn place(header: &[String], heads: &[&str]) -> Option<usize> {
    heads.iter().find_map(|head| header.iter().position(|column| column.eq_ignore_ascii_case(head)))
}

/// Where the codes of a kind of area stand: under one of these heads, or in the newest column such as `wd25cd`.
fn area_place(header: &[String], heads: &[&str], kind: &str) -> Option<usize> {
    place(header, heads).or_else(|| {
        let upper: Vec<String> = header.iter().map(|head| head.to_ascii_uppercase()).collect();
        let of_kind = |set: &str| set.trim_end_matches(|c: char| c.is_ascii_digit()) == kind;
        let newest = area_columns::find(&upper).into_iter().rfind(|set| of_kind(&set.set));
        newest.map(|set| set.code)
    })
}

/// Where everything stands.
struct Places {
    postcode: usize,
    terminated: usize,
    point: (usize, usize),
    quality: Option<usize>,
    areas: [Option<usize>; 3],
}

impl Places {
    fn find(rows: &Rows<'_>) -> Result<Self, SourceError> {
        let header = rows.header();
        let wanted = |heads: &[&str]| match place(header, heads) {
            Some(place) => Ok(place),
            None => rows.column(heads[0]),
        };
        Ok(Self {
            postcode: wanted(&POSTCODE)?,
            terminated: wanted(&["doterm"])?,
            point: (wanted(&EASTING)?, wanted(&NORTHING)?),
            quality: place(header, &QUALITY),
            areas: [
                area_place(header, &WARD, "WD"),
                area_place(header, &DISTRICT, "LAD"),
                area_place(header, &LSOA, "LSOA"),
            ],
        })
    }
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut rows = Rows::new(read, file, Encoding::Utf8OrWindows1252)?;
    let places = Places::find(&rows)?;
    let mut table = PostcodesBuilder::new(&file.label);
    while let Some(row) = rows.next(sink)? {
        match postcode_row(&row, &places) {
            Ok(row) => table.push(row),
            Err(reject) => sink.reject(reject),
        }
        table.flush_full(sink)?;
    }
    table.flush(sink)
}

fn postcode_row<'a>(row: &Row<'a>, places: &Places) -> Result<PostcodeRow<'a>, Reject> {
    let postcode = postcode(row, places.postcode)?;
    let terminated = month(row, places.terminated)?;
    let point = if postcode.area() == IRISH_GRID { None } else { point(row, places.point)? };
    let [ward, district, lsoa] = places.areas;
    Ok(PostcodeRow {
        point,
        quality: places.quality.map(|column| quality(row, column)).transpose()?.flatten(),
        terminated,
        areas: [area(row, ward)?, area(row, district)?, area(row, lsoa)?],
        postcode,
    })
}

/// The month a postcode ended in; none where it stands.
fn month(row: &Row<'_>, column: usize) -> Result<Option<Month>, Reject> {
    let text = row.get(column);
    if text.is_empty() {
        return Ok(None);
    }
    Month::from_compact(text).map(Some).map_err(|_| {
        let reason = "is not a month written as YYYYMM".to_owned();
        row.reject(column, RejectReason::Other(reason))
    })
}

/// The quality of the point: the directories count from 1 to 9 what Ordnance Survey counts from 10 to 90.
fn quality(row: &Row<'_>, column: usize) -> Result<Option<i32>, Reject> {
    let text = row.get(column);
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(quality @ 1..=9) = text.parse::<i32>() {
        return Ok(Some(quality * 10));
    }
    let reason = "is not a positional quality from 1 to 9".to_owned();
    Err(row.reject(column, RejectReason::Other(reason)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column_text, header, peek, read};

    /// Heads of an edition of ONSPD, of one of NSPL, and of NSPL since 2025, in part.
    const HEADS: [&str; 3] = [
        "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,usertype,oseast1m,osnrth1m,osgrdind,ctry,lsoa01,lsoa11,lsoa21",
        "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,cty,ced,laua,ward,ctry,lsoa11,x",
        "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty25cd,ced25cd,lad25cd,wd25cd,ctry25cd,\
         lsoa21cd,x",
    ];

    #[test]
    fn every_edition_is_known_by_its_columns() {
        for heads in HEADS {
            let fields: Vec<&str> = heads.split(',').collect();
            assert!(recognise(&peek(&header(&fields))), "{heads}");
        }
        assert!(!recognise(&peek(&header(&["pcds", "doterm", "lat", "long"]))));
    }

    /// One value a head; the others are empty.
    fn file(heads: &str, rows: &[&[(&str, &str)]]) -> String {
        let mut text = format!("{heads}\n");
        for row in rows {
            let value =
                |head: &str| row.iter().find(|cell| cell.0 == head).map_or("", |cell| cell.1);
            let cells: Vec<String> =
                heads.split(',').map(|head| format!("\"{}\"", value(head))).collect();
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        text
    }

    #[test]
    fn old_heads_and_new_ones_give_the_same_columns() {
        let old = file(
            HEADS[0],
            &[&[
                ("pcds", "BR1 1AA"),
                ("doterm", "199606"),
                ("oseast1m", "540291"),
                ("osnrth1m", "0169405"),
                ("osgrdind", "1"),
                ("oslaua", "E09000006"),
                ("osward", "E05013991"),
                ("lsoa11", "E01000675"),
                ("lsoa21", "E01000676"),
            ]],
        );
        let new = file(
            HEADS[2],
            &[&[
                ("pcds", "BR1 1AA"),
                ("doterm", "199606"),
                ("east1m", "540291"),
                ("north1m", "0169405"),
                ("gridind", "1"),
                ("lad25cd", "E09000006"),
                ("wd25cd", "E05013991"),
                ("lsoa21cd", "E01000676"),
            ]],
        );
        for text in [old, new] {
            let kept = read(&SOURCE, "o.csv", text.as_bytes()).unwrap();
            assert_eq!(kept.rejects, []);
            for (column, value) in [
                ("postcode", "BR1 1AA"),
                ("easting", "540291.0"),
                ("northing", "169405.0"),
                ("quality", "10"),
                ("terminated", "1996-06"),
                ("ward_code", "E05013991"),
                ("district_code", "E09000006"),
                ("lsoa_code", "E01000676"),
            ] {
                assert_eq!(column_text(&kept, column), [value], "{column}");
            }
        }
    }

    #[test]
    fn what_has_no_point_has_none_and_bad_rows_are_named() {
        let text = file(
            HEADS[1],
            &[
                &[
                    ("pcds", "BT1 1AA"),
                    ("oseast1m", "146000"),
                    ("osnrth1m", "529000"),
                    ("osgrdind", "1"),
                ],
                &[("pcds", "GY1 1AA"), ("osgrdind", "9"), ("laua", "L99999999")],
                &[("pcds", "BR1 1AA"), ("doterm", "1996")],
                &[("pcds", "BR1 1AA"), ("osgrdind", "0")],
                &[("pcds", "BR1 1AA"), ("laua", "00AF")],
            ],
        );
        let kept = read(&SOURCE, "n.csv", text.as_bytes()).unwrap();
        assert_eq!(column_text(&kept, "postcode"), ["BT1 1AA", "GY1 1AA"]);
        assert_eq!(column_text(&kept, "easting"), ["", ""]);
        assert_eq!(column_text(&kept, "terminated"), ["", ""]);
        let said: Vec<String> = kept.rejects.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "n.csv, line 4, column \"doterm\": \"1996\" is not a month written as YYYYMM",
                "n.csv, line 5, column \"osgrdind\": \"0\" is not a positional quality from 1 to 9",
                "n.csv, line 6, column \"laua\": \"00AF\" is not a code of any area",
            ]
        );
    }
}
