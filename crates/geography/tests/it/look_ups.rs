//! England and Wales from the shared look-ups.

use figure::{AreaCode, AreaKind, Month};
use geography::{GeographyError, Register};

use crate::files::{every_pair, register};

fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn preston_has_its_lsoas_force_and_neighbours() {
    let Some(register) = register() else { return };
    // Wards of Telford and of Brent are called Preston too; a district stands before them.
    let preston = register.find("Preston").unwrap();
    assert_eq!(preston.code(), &code("E07000123"));
    let force = register.parent(preston.code(), AreaKind::Force).unwrap();
    assert_eq!((force.code(), force.name()), (&code("E23000003"), "Lancashire"));
    assert_eq!(register.force_of("Lancashire Constabulary"), Some(force));
    assert_eq!(register.find("Lancashire").unwrap(), force);
    let districts = register.children(force.code(), AreaKind::District);
    assert_eq!(districts.len(), 14);
    assert!(districts.contains(&preston));
    let lsoas = register.children(preston.code(), AreaKind::Lsoa);
    // lsoa11_lsoa21_lad22_EW.csv: 86 codes of 2011 and 87 of 2021, 85 of them the same.
    assert_eq!(lsoas.len(), 88);
    for lsoa in &lsoas {
        assert_eq!(register.parent(lsoa.code(), AreaKind::District), Some(preston));
        assert_eq!(register.parent(lsoa.code(), AreaKind::Force), Some(force));
    }
    assert_eq!(register.children(preston.code(), AreaKind::Ward).len(), 16);
    assert_eq!(register.find_in("Ashton", preston.code()).unwrap().name(), "Ashton");
}

#[test]
fn every_lsoa_lies_in_one_district_and_every_district_in_one_force() {
    let Some(register) = register() else { return };
    let mut lsoas = 0;
    for lsoa in register.of_kind(AreaKind::Lsoa) {
        assert!(register.parent(lsoa.code(), AreaKind::District).is_some(), "{}", lsoa.code());
        lsoas += 1;
    }
    assert!(lsoas > 35_672, "{lsoas}");
    for district in register.of_kind(AreaKind::District) {
        let force = register.parent(district.code(), AreaKind::Force);
        assert!(force.is_some(), "{} {}", district.code(), district.name());
    }
    assert_eq!(register.of_kind(AreaKind::Force).count(), 43);
}

#[test]
fn districts_made_since_2019_have_a_force() {
    let Some(register) = register() else { return };
    for (district, force) in [
        ("Cumberland", "Cumbria"),
        ("Westmorland and Furness", "Cumbria"),
        ("Bournemouth, Christchurch and Poole", "Dorset"),
        ("West Northamptonshire", "Northamptonshire"),
        ("Buckinghamshire", "Thames Valley"),
        ("East Suffolk", "Suffolk"),
    ] {
        let found = register.find(district).unwrap();
        let parent = register.parent(found.code(), AreaKind::Force).unwrap();
        assert_eq!(parent.name(), force, "{district}");
    }
    let cumbria = register.force_of("Cumbria Constabulary").unwrap();
    let names = |at: &str| -> Vec<&str> {
        let districts = register.children_at(cumbria.code(), AreaKind::District, month(at));
        districts.into_iter().map(geography::Area::name).collect()
    };
    assert_eq!(
        names("2023-03"),
        ["Allerdale", "Barrow-in-Furness", "Carlisle", "Copeland", "Eden", "South Lakeland"]
    );
    assert_eq!(names("2023-04"), ["Cumberland", "Westmorland and Furness"]);
    let carlisle = register.find("Carlisle 001A").unwrap();
    let then = register.parent_at(carlisle.code(), AreaKind::District, month("2018-10")).unwrap();
    assert_eq!(then.name(), "Carlisle");
    let now = register.parent(carlisle.code(), AreaKind::District).unwrap();
    assert_eq!(now.name(), "Cumberland");
}

#[test]
fn months_of_districts_agree_with_the_sets_that_name_them() {
    let Some(pairs) = every_pair() else { return };
    let register = register().unwrap();
    for (set, at) in [("LAD17", "2017-12"), ("LAD22", "2022-12"), ("LAD24", "2024-12")] {
        let named: std::collections::BTreeSet<&AreaCode> = pairs
            .iter()
            .filter(|pair| pair.parent_set == set)
            .map(|pair| &pair.parent_code)
            .chain(pairs.iter().filter(|pair| pair.child_set == set).map(|pair| &pair.child_code))
            .collect();
        assert!(named.len() > 300);
        for district in register.of_kind(AreaKind::District) {
            let stood = district.stood_in(month(at));
            assert_eq!(stood, named.contains(district.code()), "{set} {}", district.name());
        }
    }
}

#[test]
fn an_lsoa_on_the_border_of_two_districts_lies_in_the_one_it_is_named_after() {
    let Some(register) = register() else { return };
    // The four of 2011 whose successors of 2021 lie in two districts (lsoa11_lsoa21_lad22_EW.csv).
    for lsoa in ["E01023508", "E01008187", "E01027506", "E01023964"] {
        let lsoa = register.area(&code(lsoa)).unwrap();
        let district = register.parent(lsoa.code(), AreaKind::District).unwrap();
        assert!(lsoa.name().starts_with(district.name()), "{lsoa:?} {district:?}");
        let lying: Vec<_> = register
            .of_kind(AreaKind::District)
            .filter(|other| register.children(other.code(), AreaKind::Lsoa).contains(&lsoa))
            .collect();
        assert_eq!(lying, [district]);
    }
}

#[test]
fn a_name_of_several_wards_wants_its_district() {
    let Some(register) = register() else { return };
    let Err(GeographyError::Ambiguous { choices, .. }) = register.find("Abbey") else {
        panic!("{:?}", register.find("Abbey"));
    };
    assert!(choices.len() > 2);
    let district = choices.iter().find(|choice| choice.district.as_deref() == Some("Merton"));
    let abbey = &district.unwrap().code;
    for asked in ["Abbey, Merton", "Abbey (Merton)", "Merton - Abbey", abbey.as_str()] {
        assert_eq!(register.find(asked).unwrap().code(), abbey, "{asked}");
    }
    let merton = register.find("Merton").unwrap();
    assert_eq!(register.find_in("abbey", merton.code()).unwrap().code(), abbey);
    assert!(register.find_in("Penge", merton.code()).is_err());
}

#[test]
fn former_names_and_turned_names_are_found() {
    let Some(register) = register() else { return };
    let folkestone = register.find("Shepway").unwrap();
    assert_eq!(folkestone.name(), "Folkestone and Hythe");
    for name in ["Bristol", "City of Bristol", "Bristol, City of"] {
        assert_eq!(register.find(name).unwrap().code(), &code("E06000023"), "{name}");
    }
    assert_eq!(register.find("London").unwrap().code(), &code("E12000007"));
    assert_eq!(register.find("City of London").unwrap().code(), &code("E09000001"));
    assert_eq!(register.find("Preston City Council").unwrap().code(), &code("E07000123"));
}

#[test]
fn every_spelling_finds_its_own_area() {
    let Some(register) = register() else { return };
    let large = [AreaKind::District, AreaKind::Force, AreaKind::Partnership, AreaKind::Ward];
    for area in large.into_iter().flat_map(|kind| register.of_kind(kind)) {
        for spelling in register.spellings(area.code()) {
            assert!(register.candidates(&spelling).contains(&area), "{spelling}: {}", area.code());
        }
    }
}

#[test]
fn neither_the_order_of_rows_nor_of_look_ups_matters() {
    let Some(pairs) = every_pair() else { return };
    let backwards = Register::with_lookups(pairs.into_iter().rev()).unwrap();
    assert!(register().unwrap() == &backwards);
}
