//! Maps as they are drawn.

use document::map::MapKind;
use document::{Cell, Map};
use publish::chart::{Size, map_series_svg, map_svg};

use crate::sample;
use crate::structure::Node;

const SIZES: [Size; 3] = [Size::Phone, Size::Column, Size::Page];

fn maps() -> [Map; 3] {
    [sample::rates_map(), sample::counts_map(), sample::hot_map()]
}

/// Every map at every size, as markup.
fn drawn() -> Vec<String> {
    let each = SIZES.into_iter().flat_map(|size| {
        let maps = maps().map(|map| map_svg(&map, size));
        maps.into_iter().chain([map_series_svg(&sample::map_series(), size)])
    });
    each.collect()
}

fn of_class<'a>(node: &'a Node, class: &str) -> Vec<&'a Node> {
    let has = |n: &&Node| n.attribute("class").split(' ').any(|c| c == class);
    node.all().into_iter().filter(has).collect()
}

/// Everything that is written in it.
fn words(node: &Node) -> String {
    let words: Vec<&str> = node.named("text").iter().map(|t| t.text.trim()).collect();
    words.join(" ")
}

/// Where a group was moved to.
fn moved(node: &Node) -> Option<(f64, f64)> {
    let place = node.attribute("transform").strip_prefix("translate(")?.strip_suffix(')')?;
    let (x, y) = place.split_once(' ')?;
    Some((x.parse().unwrap(), y.parse().unwrap()))
}

#[test]
fn rates_as_they_are_drawn() {
    insta::assert_snapshot!("map_rates", map_svg(&sample::rates_map(), Size::Column));
}

#[test]
fn counts_as_they_are_drawn() {
    insta::assert_snapshot!("map_counts", map_svg(&sample::counts_map(), Size::Page));
}

#[test]
fn hot_spots_as_they_are_drawn() {
    insta::assert_snapshot!("map_hot", map_svg(&sample::hot_map(), Size::Phone));
}

#[test]
fn maps_side_by_side_as_they_are_drawn() {
    insta::assert_snapshot!("map_series", map_series_svg(&sample::map_series(), Size::Column));
}

#[test]
fn every_map_has_title_source_legend_scale_and_north() {
    for markup in drawn() {
        let root = Node::read(&markup);
        let drawing = root.named("svg")[0];
        assert_eq!(drawing.attribute("role"), "img");
        let words = words(drawing);
        for wanted in ["North", "km", "Source: own-counts", "[x] no data"] {
            assert!(words.contains(wanted), "{wanted}: {words}");
        }
        // A hot spot is drawn as one even where its number is hidden.
        let has_kinds = words.contains("persistent: hot now and before");
        assert!(words.contains("[c] not shown") || has_kinds, "{words}");
        assert!(drawing.named("title")[0].text.len() > 10);
        assert!(drawing.named("desc")[0].text.len() > 20);
    }
}

#[test]
fn every_area_can_be_identified_and_asked() {
    for markup in maps().iter().flat_map(|map| SIZES.map(|size| map_svg(map, size))) {
        let root = Node::read(&markup);
        let areas = of_class(&root, "area");
        assert_eq!(areas.len(), 12);
        let words = words(&root);
        for (area, on_map) in areas.iter().zip(sample::ground().areas) {
            assert_eq!(area.attribute("data-code"), on_map.code);
            let title = &area.named("title")[0].text;
            assert!(title.starts_with(&format!("{}: ", on_map.name)), "{title}");
            let hidden = ["Hollins", "Inverley"].contains(&on_map.name.as_str());
            assert_eq!(area.attribute("data-value").is_empty(), hidden, "{title}");
            // On the map, whole or broken into lines, or in the key.
            assert!(words.contains(&on_map.name), "{}: {words}", on_map.name);
        }
    }
}

#[test]
fn hidden_is_not_drawn_as_missing_is_nor_said() {
    for map in maps() {
        let root = Node::read(&map_svg(&map, Size::Column));
        let areas = of_class(&root, "area");
        let fill = |name: &str| {
            let found = areas.iter().find(|a| a.text.starts_with(name)).unwrap();
            let path = found.named("path")[0];
            (found.text.clone(), path.attribute("fill").to_owned())
        };
        let missing = fill("Inverley");
        assert!(missing.0.contains("no data") && missing.1.ends_with("-missing)"), "{missing:?}");
        let hidden = fill("Hollins");
        assert!(hidden.0.contains("not shown, as the number is small"), "{hidden:?}");
        if !matches!(map.kind, MapKind::HotSpots(_)) {
            assert!(hidden.1.ends_with("-hidden)"), "{hidden:?}");
        }
    }
}

#[test]
fn counts_are_circles_and_never_fills() {
    let root = Node::read(&map_svg(&sample::counts_map(), Size::Column));
    for area in of_class(&root, "area") {
        let class = area.named("path")[0].attribute("class");
        assert!(class.is_empty() || class == "f-paper", "{class}");
    }
    let radii: Vec<f64> = of_class(&root, "pin")
        .iter()
        .flat_map(|pin| pin.named("circle"))
        .map(|c| c.attribute("r").parse().unwrap())
        .collect();
    assert_eq!(radii.len(), 10, "one for each count");
    assert!(radii.is_sorted_by(|a, b| a >= b), "large ones lie under small ones: {radii:?}");
}

#[test]
fn each_kind_of_hot_spot_has_its_letter_and_its_own_fill() {
    let root = Node::read(&map_svg(&sample::hot_map(), Size::Column));
    let letters = |letter: &str| {
        let names = of_class(&root, "names");
        names[0].named("text").iter().filter(|t| t.text == letter).count()
    };
    let of_kind =
        |kind: &str| of_class(&root, "area").iter().filter(|a| a.text.contains(kind)).count();
    for (letter, kind) in [("P", "persistent hot spot"), ("N", "new hot spot"), ("F", "fading hot")]
    {
        assert!(of_kind(kind) > 0);
        assert_eq!(letters(letter), of_kind(kind), "{kind}");
    }
}

#[test]
fn what_is_written_on_a_map_stays_on_it() {
    for markup in drawn() {
        let root = Node::read(&markup);
        for view in of_class(&root, "view") {
            let size = |name: &str| view.attribute(name).parse::<f64>().unwrap();
            let pins = of_class(view, "pin");
            for (x, y) in pins.into_iter().filter_map(moved) {
                assert!((0.0..=size("width")).contains(&x), "{x} of {}", size("width"));
                assert!((0.0..=size("height")).contains(&y), "{y} of {}", size("height"));
            }
        }
        let size = root.named("svg")[0].attribute("font-size").parse::<f64>().unwrap();
        let own = |n: &Node| n.attributes.get("font-size").map_or(size, |s| s.parse().unwrap());
        assert!(root.all().into_iter().all(|n| own(n) >= 12.0));
    }
}

#[test]
fn a_map_of_nothing_and_shapes_that_are_none_are_borne() {
    for map in maps() {
        let mut empty = map.clone();
        empty.ground.areas.clear();
        empty.ground.outline.clear();
        empty.ground.around.clear();
        empty.ground.inset = None;
        let mut odd = map;
        odd.ground.areas[0].rings = vec![vec![(f64::NAN, 1.0), (f64::INFINITY, 2.0)], vec![]];
        odd.ground.areas[1].rings = vec![];
        odd.ground.areas[2].rings = vec![vec![(531_000.0, 169_000.0)]];
        odd.ground.areas[3].rings = vec![vec![(531_000.0, 169_000.0), (532_000.0, 169_000.0)]];
        odd.frame.title = "<b> & \"quotes\"".to_owned();
        for map in [empty, odd] {
            for size in SIZES {
                let markup = map_svg(&map, size);
                assert!(!markup.contains("NaN") && !markup.contains("inf"), "{markup}");
                Node::read(&markup);
            }
        }
    }
    let mut maps = sample::map_series();
    maps.panels.clear();
    let markup = map_series_svg(&maps, Size::Column);
    assert!(!markup.contains("NaN"), "{markup}");
    Node::read(&markup);
}

#[test]
fn the_order_of_readings_does_not_matter_and_a_stray_one_is_not_drawn() {
    let map = sample::rates_map();
    let mut stray = map.clone();
    if let MapKind::Choropleth(rates) = &mut stray.kind {
        rates.values.insert("E99999999".to_owned(), Cell::rate(99.9));
    }
    assert_eq!(map_svg(&stray, Size::Column), map_svg(&map, Size::Column));
}

#[test]
fn names_of_shapes_over_small_areas_take_the_place_of_theirs() {
    let mut map = sample::rates_map();
    map.ground.over = vec![map.ground.around[0].clone()];
    map.ground.over[0].rings = map.ground.outline.clone();
    map.ground.over[0].name = "Midshire".to_owned();
    let root = Node::read(&map_svg(&map, Size::Column));
    assert_eq!(words(of_class(&root, "names")[0]), "Midshire");
}
