//! Hot spots on Bromley's LSOAs, and on squares made up.

use document::Block;
use figure::{Period, Provenance};
use geometry::{Bounds, Cell, Crs, Point, Shape, SquareGrid};
use reports::hot_spots::{
    HotSpotHeat, HotSpotMethod, HotSpotRow, HotSpotSettings, HotSpots, HotSpotsInput, HotSpotsOn,
    NamedShape, Place, PlacedCount, find, geojson, page, table,
};
use statistics::multiple::Correction;
use statistics::space::PointPrecision;

use super::bromley::burglary;
use super::invented::{area, measure_summary, month};
use super::reading;

fn row<'a>(found: &'a HotSpots, code: &str) -> &'a HotSpotRow {
    found.rows.iter().find(|row| row.code == code).unwrap()
}

fn close(ours: f64, theirs: f64) {
    assert!((ours - theirs).abs() < 1e-9, "{ours} {theirs}");
}

/// esda 2.9 and libpysal 4.14: `G_Local(y, Queen, star=True, transform='B')` and `Moran(y, Queen, 'B')` on the burglaries of
/// the 12 months to December 2021 and 2018 by published LSOA code, boundaries `london-2011-lsoa-gen20`.
#[test]
fn gi_star_and_moran_agree_with_esda() {
    let Some(input) = burglary(HotSpotsOn::Lsoas, HotSpotMethod::Gi) else { return };
    let found = find(&input).unwrap();
    assert_eq!((found.total, found.rows.len()), (Some(1_485), 197));
    for (code, count, z, p) in [
        ("E01000676", 45, 5.119_524_455_592_624, 3.063_070_488_991_25e-7),
        ("E01000825", 6, 4.902_968_519_634_451, 9.439_911_724_260_564e-7),
        ("E01000675", 40, 3.588_207_050_665_173_5, 0.000_332_959_831_702_208_4),
        ("E01000677", 14, 3.416_578_591_830_537_4, 0.000_634_133_569_436_108_2),
        ("E01000645", 8, -0.636_829_542_702_529_2, 0.524_235_880_571_908_5),
        ("E01000646", 8, 1.499_466_844_598_780_7, 0.133_752_563_781_232_6),
        ("E01000752", 5, -2.441_262_858_044_274, 0.014_635_997_292_475_505),
    ] {
        let row = row(&found, code);
        assert_eq!(row.count, Some(count), "{code}");
        close(row.numbers.z.unwrap(), z);
        close(row.numbers.p_value.unwrap(), p);
    }
    // All 197 at once: a neighbour more or fewer anywhere would show.
    let z = || found.rows.iter().map(|row| row.numbers.z.unwrap());
    close(z().sum(), 11.416_984_582_773_441);
    close(z().map(|z| z * z).sum(), 394.756_511_690_439_4);
    let moran = found.moran.unwrap();
    close(moran.i, 0.218_379_147_056_511_9);
    close(moran.z, 5.392_739_634_510_764_5);
    close(moran.p_value, 6.939_146_524_718_303e-8);
    assert!(moran.permutation_p_value < 0.003);
}

/// Counts by scipy's normal distribution and the step-up rules, on esda's z.
#[test]
fn most_of_what_a_plain_map_calls_hot_is_not_called_with_control() {
    let Some(input) = burglary(HotSpotsOn::Lsoas, HotSpotMethod::Gi) else { return };
    let hot = |correction| {
        let settings = HotSpotSettings { correction, ..HotSpotSettings::default() };
        find(&HotSpotsInput { settings, ..input.clone() }).unwrap().hot
    };
    let all =
        [Correction::None, Correction::BenjaminiHochberg, Correction::BenjaminiYekutieli].map(hot);
    assert_eq!(all, [23, 5, 2]);
}

/// The greatest log likelihood ratio over all circles about the LSOAs' middles that hold a tenth of them, each expected to
/// have the same, by a loop in Python written for this test; and the closed form by hand.
#[test]
fn the_scan_finds_the_circle_that_a_search_of_all_circles_finds() {
    let Some(input) = burglary(HotSpotsOn::Lsoas, HotSpotMethod::Scan) else { return };
    let found = find(&input).unwrap();
    let first = &found.clusters[0];
    close(first.log_likelihood_ratio.unwrap(), 59.047_038_813_113_53);
    assert_eq!(first.places, ["E01000676", "E01000824", "E01000677", "E01000674", "E01000675"]);
    let (count, expected, total) = (120.0_f64, 1_485.0_f64 * 5.0 / 197.0, 1_485.0_f64);
    let rest = total - count;
    let by_hand = count * (count / expected).ln() + rest * (rest / (total - expected)).ln();
    close(first.log_likelihood_ratio.unwrap(), by_hand);
    close(first.relative_risk.unwrap(), (count / expected) / (rest / (total - expected)));
    close(first.expected, expected);
    assert_eq!((first.count, first.p_value), (Some(120), 0.001));
    let inside = found.rows.iter().filter(|row| row.numbers.cluster == Some(1));
    assert!(inside.clone().all(|row| row.hot) && inside.count() == 5);
}

#[test]
fn bromley_s_page_says_where_how_sure_and_how_lasting() {
    let Some(input) = burglary(HotSpotsOn::Lsoas, HotSpotMethod::Gi) else { return };
    let found = find(&input).unwrap();
    let share = found.concentration.unwrap();
    assert_eq!((share.places, found.hot), (5, 5));
    close(share.pai, share.count_percent / share.ground_percent);
    // Hot in 2020 and 2018, at least, with the same method.
    assert_eq!(row(&found, "E01000676").heat, HotSpotHeat::Persistent);
    assert_eq!(row(&found, "E01000676").within.as_deref(), Some("Bromley Town"));
    assert_eq!(row(&found, "E01000711").heat, HotSpotHeat::Fading);
    let document = page(&found, "Safer Bromley Partnership", Some("Invented"));
    let said = reading::words(&document);
    for words in [
        "5 of the 197 LSOAs are hot spots",
        "Looked at one by one, 23 would be called hot; chance alone calls about 5 of 197.",
        "street anchors",
        "seed 1",
        "not why",
        "Contains OS data",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for text in reading::texts(&document) {
        let said = text.to_string().to_lowercase();
        for cause in ["because", "due to", "caused", "as a result", "led to", "driven by"] {
            assert!(!said.contains(cause), "\"{cause}\" in: {said}");
        }
    }
    let map = document.all_blocks().into_iter().find_map(|block| match block {
        Block::Map(map) => Some(map.clone()),
        _ => None,
    });
    let map = map.unwrap();
    assert_eq!((map.ground.areas.len(), map.ground.over.len()), (197, 22));
    assert!(!map.ground.outline.is_empty() && map.frame.description.contains("persistent"));
    assert!(document.dangling().is_empty());
}

#[test]
fn cells_hold_every_point_inside_and_count_those_outside() {
    let Some(input) = burglary(HotSpotsOn::Hexagons { metres: 1_000 }, HotSpotMethod::Gi) else {
        return;
    };
    let squares = HotSpotsInput { on: HotSpotsOn::Grid { metres: 1_000 }, ..input.clone() };
    let all: u64 = input.points.iter().map(|point| point.counts[0]).sum();
    for input in [input, squares] {
        let found = find(&input).unwrap();
        assert_eq!(found.total.unwrap() + found.outside, all);
        let said = reading::words(&page(&found, "Safer Bromley Partnership", None));
        assert!(said.contains("whose point lie") && said.contains("where people live and trade"));
        assert!(found.outside > 0 && found.outside < 20, "{}", found.outside);
        assert!(found.rows[0].name.starts_with("TQ ") && found.hot > 0);
        // About 150 km² in cells of 0.87 and 1 km², with those cut by the outline.
        assert!((150..260).contains(&found.rows.len()), "{}", found.rows.len());
    }
}

#[test]
fn the_densest_cells_cover_a_twentieth_of_the_ground_and_the_bandwidth_is_said() {
    let Some(input) = burglary(HotSpotsOn::Grid { metres: 500 }, HotSpotMethod::Kde) else {
        return;
    };
    let found = find(&input).unwrap();
    let share = found.concentration.unwrap();
    assert!(share.ground_percent > 4.5 && share.ground_percent <= 5.0, "{share:?}");
    assert!(share.pai > 1.0);
    let width = figure::write::count(found.bandwidth.unwrap());
    assert!(found.how.iter().any(|how| how.contains(&format!("deviation of {width} m"))));
    assert!(found.rule.starts_with(&format!("Kernel density, bandwidth {width} m")));
    assert!(found.words.iter().any(|words| words.contains("This is no test")));
    let set = HotSpotSettings { bandwidth: Some(300.0), ..HotSpotSettings::default() };
    let narrow = find(&HotSpotsInput { settings: set, ..input }).unwrap();
    assert_eq!(narrow.bandwidth, Some(300.0));
    assert!(narrow.concentration.unwrap().pai > share.pai);
}

/// Squares of 1 km, five in a row, with these counts: `[this period, earlier ones …]`, from the south-west.
fn squares(counts: &[Vec<u64>]) -> HotSpotsInput {
    let bounds = Bounds { west: 540_000.0, south: 165_000.0, east: 544_999.0, north: 169_999.0 };
    let grid = SquareGrid::new(bounds, 1_000.0).unwrap();
    let place = |(at, counts): (usize, &Vec<u64>)| {
        let at = i32::try_from(at).unwrap();
        let cell = Cell { row: 165 + at / 5, column: 540 + at % 5 };
        let code = format!("E010{at:05}");
        Place {
            area: area(&code, &format!("Square {at}")),
            shape: grid.polygon(cell),
            counts: counts.clone(),
            population: None,
        }
    };
    let places: Vec<Place> = counts.iter().enumerate().map(place).collect();
    let year = Period::rolling_12(month("2021-12"));
    let periods = counts.first().map_or(1, Vec::len);
    let earlier = std::iter::successors(year.just_before(), |year| year.just_before());
    HotSpotsInput {
        area: area("E09000006", "Bromley"),
        measure: measure_summary("burglary", "Burglary", "offences"),
        period: year,
        earlier: earlier.take(periods - 1).collect(),
        on: HotSpotsOn::Lsoas,
        method: HotSpotMethod::Gi,
        settings: HotSpotSettings::default(),
        outline: square(540_000.0, 165_000.0, 5_000.0),
        places,
        points: Vec::new(),
        precision: PointPrecision::Snapped,
        without_location: 7,
        over: Vec::new(),
        provenance: Provenance {
            source: None,
            licence: None,
            vintage: None,
            vintages: Vec::new(),
            files: Vec::new(),
            rows_used: 0,
            definition: String::new(),
            query: String::new(),
            caveats: Vec::new(),
        },
        boundary_licences: Vec::new(),
    }
}

fn square(west: f64, south: f64, side: f64) -> Shape {
    let (east, north) = (west + side, south + side);
    let ring = vec![(west, south), (east, south), (east, north), (west, north), (west, south)];
    Shape::from_rings([vec![ring.into()]], &Crs::BritishNationalGrid).unwrap().0
}

/// 25 squares, the corner of four hot.
fn corner(periods: &[u64]) -> Vec<Vec<u64>> {
    let hot = [0, 1, 5, 6];
    (0..25)
        .map(|at| {
            periods.iter().map(|many| if hot.contains(&at) { *many } else { at % 3 }).collect()
        })
        .map(|counts: Vec<u64>| counts)
        .collect()
}

#[test]
fn what_was_hot_before_tells_new_from_persistent_and_fading() {
    let heat = |periods: &[u64]| {
        let found = find(&squares(&corner(periods))).unwrap();
        (row(&found, "E01000000").heat, row(&found, "E01000000").earlier_hot, found)
    };
    let (lasting, times, found) = heat(&[40, 40, 1, 40]);
    assert_eq!((lasting, times, found.hot), (HotSpotHeat::Persistent, 2, 4));
    assert!(found.words.iter().any(|said| said.contains("(2 of 3)")), "{:?}", found.words);
    let share = found.foretold.unwrap();
    assert_eq!((share.places, share.count), (4, 160));
    assert_eq!(heat(&[40, 1]).0, HotSpotHeat::New);
    assert_eq!(heat(&[1, 40]).0, HotSpotHeat::Fading);
    assert_eq!(heat(&[1, 1]).0, HotSpotHeat::Not);
    let (alone, _, found) = heat(&[40]);
    assert_eq!(alone, HotSpotHeat::Hot);
    assert!(found.caveats.iter().any(|said| said.contains("whether a hot spot is new cannot be")));
}

#[test]
fn an_earlier_period_without_counts_says_nothing() {
    let mut counts = corner(&[40, 0, 40]);
    for counts in &mut counts {
        counts[1] = 0;
    }
    let found = find(&squares(&counts)).unwrap();
    assert_eq!(found.earlier, [Period::rolling_12(month("2019-12"))]);
    assert_eq!(row(&found, "E01000000").earlier_hot, 1);
    assert!(found.foretold.is_none(), "not the period just before");
    assert!(found.caveats.iter().any(|said| said.starts_with("1 of the 2 earlier periods")));
}

#[test]
fn the_order_of_places_and_points_does_not_matter() {
    for method in [HotSpotMethod::Gi, HotSpotMethod::Scan] {
        let mut input = squares(&corner(&[40, 1]));
        input.method = method;
        let found = find(&input).unwrap();
        input.places.reverse();
        assert_eq!(find(&input).unwrap(), found);
    }
    let mut input = squares(&[]);
    input.method = HotSpotMethod::Kde;
    input.on = HotSpotsOn::Grid { metres: 500 };
    input.points = (0..60_u32)
        .map(|n| PlacedCount {
            point: Point {
                easting: 540_100.0 + f64::from(n * n % 47) * 90.0,
                northing: 165_100.0 + f64::from(n * n % 31) * 90.0,
            },
            counts: vec![u64::from(n % 4)],
        })
        .collect();
    let found = find(&input).unwrap();
    assert!(found.hot > 0);
    input.points.reverse();
    assert_eq!(find(&input).unwrap(), found);
}

#[test]
fn where_nothing_can_be_said_the_reason_is() {
    let reason = |counts: &[Vec<u64>]| {
        let found = find(&squares(counts)).unwrap();
        assert_eq!(found.hot, 0);
        let document = page(&found, "Safer Bromley Partnership", None);
        assert!(reading::words(&document).contains("[not available]"));
        assert!(geojson(&found).is_ok());
        found.reason.unwrap().0
    };
    assert!(reason(&vec![vec![0]; 9]).contains("none was counted"));
    assert!(reason(&vec![vec![3]; 9]).contains("as many were counted in every place"));
    assert!(reason(&[vec![3]]).contains("only one place"));
}

#[test]
fn an_island_is_judged_by_itself_and_a_centre_of_all_not_at_all() {
    let mut input = squares(&corner(&[40]));
    let mut alone = input.places[0].clone();
    alone.area = area("E01009999", "Island");
    alone.shape = square(600_000.0, 165_000.0, 1_000.0);
    input.places.push(alone);
    let found = find(&input).unwrap();
    let island = row(&found, "E01009999");
    assert!(island.numbers.z.is_some() && island.numbers.permutation_p_value.is_none());
    assert!(found.caveats.iter().any(|said| said.contains("1 LSOA has no neighbour")));
    // In three by three the middle has all as neighbours, and no z.
    let three = [0, 1, 2, 5, 6, 7, 10, 11, 12];
    let mut input = squares(&corner(&[40]));
    input.places = three.map(|at| input.places[at].clone()).to_vec();
    let found = find(&input).unwrap();
    assert_eq!(row(&found, "E01000006").numbers.z, None);
    assert!(!row(&found, "E01000006").hot);
}

#[test]
fn small_counts_are_hidden_with_all_that_would_give_them_away() {
    let mut input = squares(&corner(&[40, 40]));
    input.settings.hide_below = 3;
    let found = find(&input).unwrap();
    assert_eq!(found.hot, 4);
    for row in &found.rows {
        assert!(row.count.is_none_or(|count| count == 0 || count >= 3), "{row:?}");
        assert_eq!(row.suppressed, row.count.is_none());
        assert!(row.numbers.z.is_none() && row.numbers.p_value.is_none());
    }
    assert!(found.rows.iter().any(|row| row.suppressed) && found.foretold.is_none());
    let shown = table(&found);
    assert!(shown.has_suppressed());
    let geojson = geojson(&found).unwrap();
    let hidden = geojson["features"].as_array().unwrap().iter();
    assert!(hidden.clone().any(|f| f["properties"]["count"].is_null()));
    assert!(hidden.clone().all(|f| f["properties"]["z"].is_null()));
}

#[test]
fn the_table_has_every_place_with_its_numbers() {
    let found = find(&squares(&corner(&[40, 40]))).unwrap();
    let every = table(&found);
    assert_eq!(every.rows.len(), 25);
    let heads: Vec<&str> = every.columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(
        heads,
        [
            "LSOA",
            "Code",
            "Hot spot",
            "Count",
            "Expected",
            "z",
            "p",
            "p",
            "p",
            "Hot before",
            "Longitude",
            "Latitude"
        ]
    );
    let first: Vec<&str> = every.rows[0].cells.iter().map(document::Cell::shown).collect();
    assert_eq!(first[2..4], ["persistent hot spot", "40"]);
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["rows"][0]["heat"], "persistent");
    assert_eq!(json["on"], "lsoas");
    assert!(json["rows"][0]["z"].as_f64().unwrap() > 2.0 && json.get("shapes").is_none());
}

#[test]
fn the_scan_expects_by_residents_where_all_are_known() {
    let mut input = squares(&corner(&[40]));
    input.method = HotSpotMethod::Scan;
    input.settings.largest = 0.5;
    for place in &mut input.places {
        place.population = Some(1_000.0);
    }
    assert_eq!(find(&input).unwrap().hot, 4);
    // Where forty times as many live, as many are expected.
    for at in [0, 1, 5, 6] {
        input.places[at].population = Some(40_000.0);
    }
    let found = find(&input).unwrap();
    assert_eq!(found.clusters, []);
    assert!(found.how.iter().any(|how| how.contains("goes with its residents")));
    input.places[7].population = None;
    let found = find(&input).unwrap();
    assert!(found.how.iter().any(|how| how.contains("Each is expected to have the same")));
    assert_eq!(found.hot, 4);
}

#[test]
fn wards_are_looked_at_as_lsoas_are() {
    let mut input = squares(&corner(&[40, 1]));
    input.on = HotSpotsOn::Wards;
    let found = find(&input).unwrap();
    assert!(found.words[1].starts_with("4 of the 25 wards are hot spots"), "{:?}", found.words);
}

#[test]
fn geojson_has_each_place_in_degrees() {
    let mut input = squares(&corner(&[40, 1]));
    input.over =
        vec![NamedShape { name: "Over".to_owned(), shape: square(539_000.0, 164_000.0, 2_500.0) }];
    let found = find(&input).unwrap();
    let json = geojson(&found).unwrap();
    assert_eq!(json["type"], "FeatureCollection");
    let features = json["features"].as_array().unwrap();
    assert_eq!(features.len(), 25);
    let first = features.iter().find(|feature| feature["id"] == "E01000000").unwrap();
    assert_eq!(first["properties"]["heat"], "new");
    assert_eq!(first["properties"]["within"], "Over");
    assert_eq!(first["properties"]["count"], 40);
    assert_eq!(first["geometry"]["type"], "Polygon");
    let corner = &first["geometry"]["coordinates"][0][0];
    let (longitude, latitude) =
        Point { easting: 540_000.0, northing: 165_000.0 }.to_lonlat().unwrap();
    let corners = first["geometry"]["coordinates"][0].as_array().unwrap();
    assert_eq!(corners.first(), corners.last());
    assert!(
        corners.iter().any(|at| (at[0].as_f64().unwrap() - longitude).abs() < 1e-6
            && (at[1].as_f64().unwrap() - latitude).abs() < 1e-6),
        "{corner}"
    );
}

#[test]
fn questions_that_nothing_can_answer_are_refused() {
    let good = squares(&corner(&[40, 1]));
    let refused = |change: fn(&mut HotSpotsInput)| {
        let mut input = good.clone();
        change(&mut input);
        find(&input).unwrap_err().to_string()
    };
    for (change, words) in [
        (
            (|input| input.on = HotSpotsOn::Grid { metres: 100 }) as fn(&mut HotSpotsInput),
            "street anchors",
        ),
        (|input| input.method = HotSpotMethod::Kde, "a grid of cells, not on LSOAs"),
        (|input| input.places.clear(), "import their boundaries"),
        (|input| input.places.push(input.places[0].clone()), "E01000000 is there twice"),
        (|input| input.settings.level = 0.0, "between 0 and 1"),
        (|input| input.places[3].counts.push(1), "3 counts where there are 2 periods"),
        (|input| input.earlier[0] = input.period, "do not overlap"),
        (|input| input.earlier = vec![input.earlier[0]; 5], "4 at most"),
        (|input| input.on = HotSpotsOn::Hexagons { metres: 0 }, "too small"),
    ] {
        let error = refused(change);
        assert!(error.contains(words), "{words}: {error}");
    }
    // Points as they are may go into smaller cells, as far as a grid goes.
    let exact = |metres| {
        let mut input = good.clone();
        (input.precision, input.on) = (PointPrecision::Exact, HotSpotsOn::Grid { metres });
        input.places.clear();
        let point = Point { easting: 542_000.0, northing: 167_000.0 };
        input.points = vec![PlacedCount { point, counts: vec![9, 0] }];
        find(&input).map(|found| found.rows.len()).map_err(|error| error.to_string())
    };
    assert_eq!(exact(100), Ok(2_500));
    assert!(exact(1).unwrap_err().contains("size of a cell"));
}
