//! Whatever is typed, an answer comes; and built-in areas keep their promises.

use std::sync::LazyLock;

use figure::{AreaCode, AreaKind, Month};
use geography::{GeographyError, LookupPair, Register, Scope};
use proptest::prelude::*;

static REGISTER: LazyLock<Register> = LazyLock::new(|| Register::built_in().unwrap());

fn places() -> usize {
    [AreaKind::Ward, AreaKind::District, AreaKind::Force, AreaKind::Partnership, AreaKind::Region]
        .into_iter()
        .map(|kind| REGISTER.of_kind(kind).count())
        .sum()
}

fn area(place: usize) -> &'static geography::Area {
    [AreaKind::Ward, AreaKind::District, AreaKind::Force, AreaKind::Partnership, AreaKind::Region]
        .into_iter()
        .flat_map(|kind| REGISTER.of_kind(kind))
        .nth(place)
        .unwrap()
}

#[test]
fn an_unknown_name_brings_the_nearest_and_says_where_others_come_from() {
    let error = REGISTER.find("Bromly").unwrap_err();
    let GeographyError::UnknownName { nearest, no_lookup, .. } = &error else { panic!("{error}") };
    assert_eq!(nearest[0], "Bromley");
    assert!(*no_lookup);
    assert!(error.to_string().contains("ONS look-up"), "{error}");
    let error = REGISTER.find_kind("Pange", AreaKind::Ward).unwrap_err().to_string();
    assert!(error.contains("there is no ward \"Pange\"; nearest: Penge"), "{error}");
    let preston = REGISTER.find("Preston").unwrap_err().to_string();
    assert!(preston.contains("import one"), "{preston}");
    let error = REGISTER.find("E07000123").unwrap_err().to_string();
    assert!(error.contains("E07000123") && error.contains("import one"), "{error}");
}

#[test]
fn a_pseudo_borough_is_said_to_be_none() {
    for name in ["London Heathrow and London City Airports", "aviation security (so18)", "Unknown"]
    {
        let error = REGISTER.find(name).unwrap_err();
        assert!(matches!(error, GeographyError::NotAnArea { .. }), "{error}");
        assert!(REGISTER.is_pseudo(name));
    }
    assert!(!REGISTER.is_pseudo("Bromley"));
}

#[test]
fn a_code_of_another_kind_or_place_is_said_to_be_so() {
    let error = REGISTER.find_kind("E05000123", AreaKind::District).unwrap_err().to_string();
    assert_eq!(error, "Penge and Cator, Bromley (E05000123) is not a district");
    let croydon = REGISTER.find("Croydon").unwrap().code();
    let error = REGISTER.find_in("E05000123", croydon).unwrap_err().to_string();
    assert_eq!(error, "Penge and Cator, Bromley (E05000123) is not a part of Croydon");
}

#[test]
fn boroughs_lie_in_their_force_region_and_partnership() {
    let parent = |code: &AreaCode, kind| REGISTER.parent(code, kind).unwrap().code().as_str();
    let bromley = REGISTER.find("Bromley").unwrap().code();
    assert_eq!(parent(bromley, AreaKind::Partnership), "E22000190");
    assert_eq!(parent(bromley, AreaKind::Force), "E23000001");
    assert_eq!(parent(bromley, AreaKind::Region), "E12000007");
    assert_eq!(parent(bromley, AreaKind::Country), "E92000001");
    let city = REGISTER.find("City of London").unwrap().code();
    assert_eq!(parent(city, AreaKind::Force), "E23000034");
    let met = REGISTER.force_of("Metropolitan Police Service").unwrap();
    assert_eq!(REGISTER.children(met.code(), AreaKind::District), REGISTER.london_boroughs());
    let london = REGISTER.find("London").unwrap();
    assert_eq!(REGISTER.children(london.code(), AreaKind::District).len(), 33);
    assert_eq!(REGISTER.children(london.code(), AreaKind::Ward).len(), 44);
}

#[test]
fn an_lsoa_on_a_border_belongs_where_its_largest_part_lies() {
    let pair = |parent: &str, set: &str, share: f64| LookupPair {
        child_code: "E01000001".parse().unwrap(),
        child_name: "Test 001A".to_owned(),
        parent_code: parent.parse().unwrap(),
        parent_name: String::new(),
        child_set: "LSOA11".to_owned(),
        parent_set: set.to_owned(),
        share,
        change: None,
    };
    let pairs = [
        pair("E05000106", "WD18", 0.2),
        pair("E05000107", "WD18", 0.5),
        pair("E05000108", "WD18", 0.3),
    ];
    let register = Register::with_lookups(pairs.clone()).unwrap();
    let lsoa = "E01000001".parse().unwrap();
    let ward = register.parent(&lsoa, AreaKind::Ward).unwrap();
    assert_eq!(ward.name(), "Biggin Hill");
    assert_eq!(register.children(ward.code(), AreaKind::Lsoa).len(), 1);
    assert!(register.children(&"E05000106".parse().unwrap(), AreaKind::Lsoa).is_empty());
    assert_eq!(register.parent(&lsoa, AreaKind::District).unwrap().name(), "Bromley");
    let mut turned = pairs;
    turned.reverse();
    assert_eq!(register, Register::with_lookups(turned).unwrap());
}

proptest! {
    #[test]
    fn whatever_is_asked_there_is_an_answer(asked in "\\PC{0,30}", kind in 0usize..4) {
        let kinds = [None, Some(AreaKind::Ward), Some(AreaKind::Force), Some(AreaKind::District)];
        let at: Month = "2021-02".parse().unwrap();
        let within: AreaCode = "E09000006".parse().unwrap();
        for at in [None, Some(at)] {
            for within in [None, Some(&within)] {
                if let Err(error) = REGISTER.find_with(&asked, Scope { kind: kinds[kind], at, within }) {
                    prop_assert!(!error.to_string().is_empty());
                }
            }
        }
        REGISTER.candidates(&asked);
        REGISTER.is_pseudo(&asked);
        REGISTER.force_of(&asked);
    }

    #[test]
    fn every_spelling_finds_its_own_area_however_it_is_typed(
        place in 0..places(), shout in any::<bool>(), pad in " {0,3}",
    ) {
        let area = area(place);
        for spelling in REGISTER.spellings(area.code()) {
            let typed = if shout { spelling.to_uppercase() } else { spelling.to_lowercase() };
            let typed = format!("{pad}{typed}{pad}");
            let at = area.to().or(area.from()).unwrap_or("2021-02".parse().unwrap());
            let scope = Scope { kind: Some(area.kind()), at: Some(at), within: None };
            prop_assert_eq!(REGISTER.find_with(&typed, scope).unwrap(), area, "{}", typed);
        }
    }

    #[test]
    fn a_letter_left_out_of_a_borough_still_offers_it(place in 0usize..32, letter in 1usize..5) {
        let area = REGISTER.london_boroughs()[place];
        let mut asked = area.name().to_owned();
        asked.remove(letter);
        match REGISTER.find_kind(&asked, AreaKind::District) {
            Ok(found) => prop_assert_eq!(found, area),
            Err(GeographyError::UnknownName { nearest, .. }) => {
                prop_assert!(nearest.iter().any(|name| name == area.name()), "{} {:?}", asked, nearest);
            }
            Err(other) => prop_assert!(false, "{}", other),
        }
    }
}
