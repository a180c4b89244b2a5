//! Readers end in rows, rejects or an error, whatever the bytes are.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use sources::{Beside, FileContext, Kept, Source};

const HEADERS: [&str; 12] = [
    "MajorText,MinorText,LookUp_BoroughName,202101,202102\n",
    "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202101\n",
    "month,area,measure,value\n",
    "LAD11CD,LAD11NM,Persons_All-Ages,Males_0-15\n",
    "Code,Name,Geography,All ages,0,1,90+\n",
    "DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER_NAME,C_AGE_NAME,OBS_VALUE\n",
    "LSOA11CD,LSOA21CD,CHGIND,LAD22CD,share\n",
    "Ward name,Old code,New code,Crime rate - 2014/15\n",
    "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Local Authority District name (2019),Score\n",
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome \
     category,Context\n",
    "pcds,doterm,oseast1m,osnrth1m,osgrdind,oslaua,osward,lsoa21\n",
    "\"BR1 1AB\",10,540260,169398,\"E92000001\",\"\",\"\",\"\",\"E09000006\",\"E05000109\"\n",
];

/// Nothing; two beginnings of archives; an interface's answer; an old workbook; boundaries in four formats.
const STARTS: [&[u8]; 9] = [
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"[{",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    b"{\"type\":\"FeatureCollection\",\"features\":[",
    b"<kml><Placemark><Polygon>",
    b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20",
    b"\0\0\x27\x0A\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x40\xE8\x03\0\0\x05\0\0\0",
];

fn read(source: &Source, bytes: &[u8]) -> Kept {
    let mut file = FileContext::new("mid-2019.csv");
    file.beside = beside();
    let mut kept = Kept::default();
    let mut bytes = bytes;
    // An error is as good an end as any; its message must hold.
    if let Err(error) = (source.read)(&mut bytes, &file, &mut kept) {
        assert!(!error.to_string().is_empty());
    }
    for reject in &kept.rejects {
        assert!(reject.value.chars().count() <= 80, "{reject}");
    }
    kept
}

/// A table of one row and a coordinate system, so that the outlines of a shapefile are looked at.
fn beside() -> Vec<Beside> {
    let mut dbf = vec![3, 122, 1, 1, 1, 0, 0, 0, 65, 0, 11, 0];
    dbf.resize(32, 0);
    dbf.extend(b"LAD22CD\0\0\0\0C\0\0\0\0\x0A");
    dbf.resize(64, 0);
    dbf.extend(b"\r E09000006 ");
    let prj = b"GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],\
                PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    vec![Beside { ending: "dbf", bytes: dbf }, Beside { ending: "prj", bytes: prj.to_vec() }]
}

fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("E09000006".to_owned()),
        Just("2021-02".to_owned()),
        "-?[0-9]{0,20}",
        "[ -~]{0,12}",
        "\\PC{0,6}",
        Just("\"open".to_owned()),
        Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn arbitrary_bytes(bytes in vec(any::<u8>(), 0..600)) {
        for source in sources::all() {
            read(source, &bytes);
        }
    }

    #[test]
    fn arbitrary_bytes_behind_known_beginnings(
        start in 0..STARTS.len(),
        bytes in vec(any::<u8>(), 0..400),
    ) {
        for source in sources::all() {
            read(source, &[STARTS[start], &bytes].concat());
        }
    }

    #[test]
    fn arbitrary_rows_below_known_headers(
        header in 0..HEADERS.len(),
        rows in vec(vec(field(), 0..14), 0..12),
        crlf in any::<bool>(),
    ) {
        let mut text = HEADERS[header].to_owned();
        for row in rows {
            write!(text, "{}{}", row.join(","), if crlf { "\r\n" } else { "\n" }).unwrap();
        }
        for source in sources::all() {
            read(source, text.as_bytes());
        }
    }

    #[test]
    fn arbitrary_files_are_opened(
        start in 0..STARTS.len(),
        bytes in vec(any::<u8>(), 0..400),
    ) {
        let folder = crate::help::folder(&[("any.csv", &[STARTS[start], &bytes].concat())]);
        let found = sources::open(folder.path()).unwrap();
        prop_assert_eq!(found.containers.len() + found.problems.len(), 1);
    }
}
