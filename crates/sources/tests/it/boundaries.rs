//! Boundaries in every format: the shared files whole, and small ones that are wrong in each way the issue names.

use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use geometry::Shape;
use sources::Kept;

use crate::help::{folder, read_all, reading, said_of, zipped};

/// Each file with its source, its set, how many areas it has, and how many of them were mended.
const FILES: [(&str, &str, &str, usize, usize); 7] = [
    ("boundaries/london_wards_2018.geojson", "boundaries-geojson", "WD18", 657, 11),
    ("boundaries/bromley_wards_2024_bgc.geojson", "boundaries-geojson", "WD24", 22, 0),
    ("boundaries/london_ward.gpkg", "boundaries-geopackage", "WD24", 684, 0),
    ("boundaries/london_lsoa21.gpkg", "boundaries-geopackage", "LSOA21", 4994, 0),
    ("boundaries/london_borough.gpkg", "boundaries-geopackage", "LAD24", 33, 0),
    ("boundaries/lsoa2011_london_gen20", "boundaries-shapefile", "LSOA11", 4835, 0),
    ("boundaries/lad2022_london_gen20", "boundaries-shapefile", "LAD22", 33, 0),
];

fn texts(kept: &Kept, name: &str) -> Vec<String> {
    let mut out = Vec::new();
    for batch in &kept.batches {
        let column = batch.rows.column_by_name(name).unwrap();
        let column = arrow::compute::cast(column, &arrow::datatypes::DataType::Utf8).unwrap();
        out.extend(column.as_string::<i32>().iter().map(|text| text.unwrap_or("").to_owned()));
    }
    out
}

fn shapes(kept: &Kept) -> Vec<Shape> {
    let batches = kept.batches.iter();
    let outlines =
        batches.map(|batch| batch.rows.column_by_name("wkb").unwrap().as_binary::<i32>());
    outlines.flatten().map(|wkb| Shape::from_wkb(wkb.unwrap()).unwrap()).collect()
}

#[test]
fn every_shared_file_is_read_whole() {
    for (name, source, set, areas, repaired) in FILES {
        let Some(path) = shared_data::data(name) else { return };
        let (files, kept) = read_all(&path);
        assert_eq!(files.len(), 1, "{name}: {files:?}");
        assert_eq!(files[0].1, source, "{name}");
        assert_eq!(kept.rejects, [], "{name}");
        assert_eq!(kept.rows(), areas, "{name}");
        assert!(texts(&kept, "area_set").iter().all(|held| held == set), "{name}");
        let mended = texts(&kept, "repair").iter().filter(|repair| !repair.is_empty()).count();
        assert_eq!(mended, repaired, "{name}");
        assert!(kept.notices.is_empty(), "{name}: {:?}", kept.notices);
    }
}

/// Bromley is 150.1 km² to its extent of the realm (ONS, Standard Area Measurements); each drawing of it comes near.
#[test]
fn bromley_is_as_large_in_every_format() {
    for (name, wanted) in [
        ("boundaries/london_borough.gpkg", "E09000006"),
        ("boundaries/lad2022_london_gen20", "E09000006"),
    ] {
        let Some(path) = shared_data::data(name) else { return };
        let (_, kept) = read_all(&path);
        let place = texts(&kept, "area_code").iter().position(|code| code == wanted).unwrap();
        assert_eq!(texts(&kept, "area_name")[place], "Bromley");
        let area = shapes(&kept)[place].area() / 1e6;
        assert!((area - 150.1).abs() < 0.5, "{name}: {area}");
    }
}

/// The police neighbourhoods of Bromley are its 22 wards: their code is the ward's, one with a letter behind it.
#[test]
fn police_neighbourhoods_are_named_by_their_files() {
    let Some(path) = shared_data::data("neighbourhoods") else { return };
    let (files, kept) = read_all(&path);
    assert!(files.iter().all(|file| file.1 == "boundaries-kml"));
    assert_eq!((files.len(), kept.rows()), (22, 22));
    assert_eq!(kept.rejects, []);
    let codes = texts(&kept, "area_code");
    assert!(codes.contains(&"E05013987".to_owned()) && codes.contains(&"E05013991N".to_owned()));
    assert!(texts(&kept, "area_set").iter().all(|set| set == "NPT"));
    let area: f64 = shapes(&kept).iter().map(Shape::area).sum();
    assert!((area / 1e6 - 150.1).abs() < 1.5, "{area}");
}

/// A shapefile's files are read from a folder, from an archive, and by the name of the .shp alone; the sum is of all of them.
#[test]
fn a_shapefile_is_read_with_what_stands_beside_it() {
    let Some(path) = shared_data::data("boundaries/lad2022_london_gen20") else { return };
    let name = "london-2021-lad22-gen20";
    let part = |ending: &str| std::fs::read(path.join(format!("{name}.{ending}"))).unwrap();
    let (shp, shx, dbf, prj) = (part("shp"), part("shx"), part("dbf"), part("prj"));
    let all: [(&str, &[u8]); 4] =
        [("a/Lad.SHP", &shp), ("a/lad.dbf", &dbf), ("a/LAD.prj", &prj), ("a/lad.shx", &shx)];
    let zip = zipped(&all);
    let folder = folder(&[("a.zip", &zip), all[0], all[1], all[2], all[3]]);
    let sum = sources::sha256_of_bytes(&[shp.as_slice(), &dbf, &prj].concat());
    for (path, files) in [("a.zip", 4), ("a", 4), ("a/Lad.SHP", 1)] {
        let found = sources::open(&folder.path().join(path)).unwrap();
        assert!(found.problems.is_empty());
        assert_eq!(found.entries().count(), files);
        let (container, entry) =
            found.entries().find(|(_, entry)| entry.source().is_some()).unwrap();
        let beside = found.entries().filter(|(_, entry)| entry.is_ignored()).count();
        assert_eq!(beside, files - 1, "{path}");
        let mut kept = Kept::default();
        assert_eq!(container.read_entry_summed(entry, &mut kept).unwrap(), sum);
        assert_eq!(container.entry_sha256(entry, &mut |_| {}).unwrap(), sum);
        assert_eq!(kept.rows(), 33, "{path}");
    }
    // Without one of them nothing is read, and the message says which.
    for (missing, said) in [(1, "the codes and names"), (2, "the coordinate system")] {
        let left: Vec<(&str, &[u8])> =
            (0..4).filter(|&part| part != missing).map(|part| all[part]).collect();
        let folder = crate::help::folder(&left);
        let found = sources::open(folder.path()).unwrap();
        let (container, entry) =
            found.entries().find(|(_, entry)| entry.source().is_some()).unwrap();
        let error = container.read_entry(entry, &mut Kept::default()).unwrap_err().to_string();
        assert!(error.contains("is missing, and with it") && error.contains(said), "{error}");
    }
    // What is left of a shapefile without its outlines says what it lacks.
    let said = said_of("lad.dbf", &dbf);
    assert!(said.contains("belongs to lad.shp, which is not beside it"), "{said}");
    // Rows and outlines that do not belong together would give areas their neighbours' names.
    let mut fewer = dbf.clone();
    fewer[4] = 32;
    let folder = crate::help::folder(&[("l.shp", &shp), ("l.dbf", &fewer), ("l.prj", &prj)]);
    let found = sources::open(&folder.path().join("l.shp")).unwrap();
    let (container, entry) = found.entries().next().unwrap();
    let error = container.read_entry(entry, &mut Kept::default()).unwrap_err().to_string();
    assert!(error.contains("has 32 rows and the .shp more"), "{error}");
    // Said to be of 4 GiB, it is refused before it is read; cut off, it says where.
    let damaged = |shp: &[u8]| {
        let folder = crate::help::folder(&[("l.shp", shp), ("l.dbf", &dbf), ("l.prj", &prj)]);
        let found = sources::open(&folder.path().join("l.shp")).unwrap();
        let (container, entry) = found.entries().next().unwrap();
        container.read_entry(entry, &mut Kept::default()).unwrap_err().to_string()
    };
    let mut huge = shp.clone();
    huge[24..28].copy_from_slice(&0x7FFF_FFFF_u32.to_be_bytes());
    assert!(damaged(&huge).contains("million vertices; import generalised"), "{}", damaged(&huge));
    let cut = damaged(&shp[..shp.len() - 5]);
    assert!(cut.contains("cut off or damaged at record 33"), "{cut}");
}

/// A collection of these features.
fn geojson(features: &[&str]) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

/// A feature of this code and name, drawn as this kind of geometry.
fn feature(code: &str, name: &str, kind: &str, coordinates: &str) -> String {
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"WD24CD\":\"{code}\",\"WD24NM\":\"{name}\"}},\"geometry\":{{\"type\":\"{kind}\",\
         \"coordinates\":{coordinates}}}}}"
    )
}

const SQUARE: &str = "[[[0.00,51.39],[0.03,51.39],[0.03,51.41],[0.00,51.41],[0.00,51.39]]]";

#[test]
fn features_that_are_wrong_are_named_and_the_others_kept() {
    let good = feature("E05013987", "Good", "Polygon", SQUARE);
    let bow = "[[[0.00,51.39],[0.03,51.41],[0.03,51.39],[0.00,51.41],[0.00,51.39]]]";
    let text = geojson(&[
        &good,
        &feature("", "Nameless", "Polygon", SQUARE),
        &feature("E0501398", "Short", "Polygon", SQUARE),
        &feature("E05013988", "Station", "Point", "[0.01,51.4]"),
        &feature("E05013989", "Bow", "Polygon", bow),
        &feature("E05013990", "Letters", "Polygon", "[[[\"x\",51.39],[0.03,51.41],[0.03,51.39]]]"),
        &feature("E05013992", "Flat", "Polygon", "[[0.00,51.39],[0.03,51.41]]"),
        "{\"type\":\"Feature\",\"properties\":{\"WD24CD\":\"E05013993\"},\"geometry\":null}",
    ]);
    let kept = reading("w.geojson", text.as_bytes()).unwrap();
    assert_eq!(texts(&kept, "area_name"), ["Good"]);
    let said: Vec<String> = kept.rejects.iter().map(ToString::to_string).collect();
    let starts = [
        "w.geojson, line 2, column \"WD24CD\": \"Nameless\" has no code",
        "w.geojson, line 3, column \"WD24CD\": \"E0501398\" is not a code of any area",
        "w.geojson, line 4: \"Station (E05013988)\" is a Point where a polygon is wanted",
        "w.geojson, line 5: \"Bow (E05013989)\" the outer ring of polygon 1 crosses itself",
        "w.geojson, line 6: \"Letters (E05013990)\" vertex 1 of the outer ring of polygon 1 is NaN",
        "w.geojson, line 7: \"Flat (E05013992)\" has coordinates that are not nested",
        "w.geojson, line 8: \"E05013993\" has no geometry",
    ];
    for (said, start) in said.iter().zip(starts) {
        assert!(said.starts_with(start), "{said}");
    }
    assert_eq!(said.len(), starts.len());
}

#[test]
fn what_can_be_mended_is_and_is_said() {
    let open = "[[[0.00,51.39],[0.00,51.41],[0.03,51.41],[0.03,51.39]]]";
    let text = geojson(&[&feature("E05013987", "Open", "Polygon", open)]);
    let kept = reading("w.geojson", text.as_bytes()).unwrap();
    let repair = &texts(&kept, "repair")[0];
    assert!(repair.contains("closed"), "{repair}");
    let vertices = kept.batches[0].rows.column_by_name("vertices").unwrap();
    assert_eq!(vertices.as_primitive::<Int64Type>().values(), &[4]);
}

#[test]
fn a_file_of_another_place_is_refused_whole() {
    let said = |code: &str, coordinates: &str| {
        let text = geojson(&[&feature(code, "A", "Polygon", coordinates)]);
        reading("w.geojson", text.as_bytes()).unwrap_err()
    };
    let swapped = said("E05013987", "[[[51.39,0.01],[51.41,0.01],[51.41,0.03],[51.39,0.01]]]");
    assert!(swapped.contains("swapped"), "{swapped}");
    let berlin = said("E05013987", "[[[13.3,52.4],[13.5,52.4],[13.5,52.6],[13.3,52.4]]]");
    assert!(berlin.contains("of another place"), "{berlin}");
    let grid =
        said("E05013987", "[[[540000,169000],[541000,169000],[541000,170000],[540000,169000]]]");
    assert!(grid.contains("British National Grid"), "{grid}");
}

#[test]
fn a_file_without_a_boundary_is_an_error() {
    let error = |text: &str| reading("w.geojson", text.as_bytes()).unwrap_err();
    assert!(error(&geojson(&[])).contains("it has no features"));
    let point = feature("E05013988", "Station", "Point", "[0.01,51.4]");
    let said = error(&geojson(&[&point]));
    assert!(
        said.contains("of its 1 features none can be read") && said.contains("Station"),
        "{said}"
    );
    let half = geojson(&[&feature("E05013987", "A", "Polygon", SQUARE)]);
    let said = error(&half[..half.len() - 20]);
    assert!(said.contains("is not GeoJSON from beginning to end"), "{said}");
    let crs = "{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"EPSG:4277\"}},\"features\":[]}";
    assert!(error(crs).contains("cannot be placed"), "{}", error(crs));
}

#[test]
fn the_coordinate_system_counts_where_it_is_named() {
    let square =
        "[[[540000,169000],[541000,169000],[541000,170000],[540000,170000],[540000,169000]]]";
    let one = feature("E05013987", "A", "Polygon", square);
    let crs =
        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::27700\"}}";
    let before = format!("{{\"type\":\"FeatureCollection\",{crs},\"features\":[{one},{one}]}}");
    let kept = reading("w.geojson", before.as_bytes()).unwrap();
    assert!((shapes(&kept)[0].area() - 1e6).abs() < 1e-3);
    assert!(kept.notices[0].contains("1 features repeat the code"), "{:?}", kept.notices);
    let behind = format!("{{\"features\":[{one}],\"type\":\"FeatureCollection\",{crs}}}");
    let said = reading("w.geojson", behind.as_bytes()).unwrap_err();
    assert!(said.contains("behind its features"), "{said}");
}

#[test]
fn a_database_that_is_no_geopackage_or_not_closed_is_refused() {
    let Some(path) = shared_data::data("boundaries/london_borough.gpkg") else { return };
    let bytes = std::fs::read(path).unwrap();
    let said = reading("b.gpkg", &bytes[..4096]).unwrap_err();
    assert!(said.contains("is not a GeoPackage that can be read"), "{said}");
    let folder = folder(&[("b.gpkg", &bytes), ("b.gpkg-wal", b"changes")]);
    let found = sources::open(&folder.path().join("b.gpkg")).unwrap();
    let (container, entry) = found.entries().next().unwrap();
    let error = container.read_entry(entry, &mut Kept::default()).unwrap_err().to_string();
    assert!(error.contains("changes that were not yet written into it"), "{error}");
}

#[test]
fn placemarks_without_a_code_are_named() {
    let polygon = "<Polygon><outerBoundaryIs><LinearRing><coordinates>0.00,51.39 0.03,51.39 0.03,51.41 0.00,51.39</coordinates>\
                   </LinearRing></outerBoundaryIs></Polygon>";
    let one = |name: &str| format!("<Placemark><name>{name}</name>{polygon}</Placemark>");
    let kml = |inside: &str| {
        format!(
            "<kml xmlns=\"http://earth.google.com/kml/2.1\"><Document>{inside}</Document></kml>"
        )
    };
    let kept = reading("SN1.kml", kml(&one("South")).as_bytes()).unwrap();
    assert_eq!(
        (texts(&kept, "area_code"), texts(&kept, "area_name")),
        (vec!["SN1".to_owned()], vec!["South".to_owned()])
    );
    let two = [one("South"), one("North"), one("E05013991N")].concat();
    let kept = reading("areas.kml", kml(&two).as_bytes()).unwrap();
    assert_eq!(texts(&kept, "area_code"), ["E05013991N"]);
    let named: Vec<&str> = kept.rejects.iter().map(|reject| reject.value.as_str()).collect();
    assert_eq!(named, ["South", "North"]);
    let said = said_of("page.htm", b"<html><body>Maps</body></html>");
    assert!(said.contains("is not data that is read here"), "{said}");
}
