//! Every name and code that stands for an area in the publishers' files resolves.

use std::collections::BTreeSet;

use figure::AreaKind;
use geography::Register;

use crate::files::rows;

const BOROUGHS: [&str; 3] = [
    "mps/borough_201004_202111.csv",
    "mps/borough_201806_202005.csv",
    "mps/borough_202112_202311.csv",
];

const WARDS: [&str; 3] =
    ["mps/ward_202001_202112.csv", "mps/ward_202009_202208.csv", "mps/ward_202112_202311.csv"];

#[test]
fn the_boroughs_of_the_metropolitan_police_service_are_the_comparator_group() {
    let register = Register::built_in().unwrap();
    let group: BTreeSet<_> = register.london_boroughs().iter().map(|area| area.code()).collect();
    assert_eq!(group.len(), 32);
    for name in BOROUGHS.into_iter().chain(WARDS) {
        let Some(rows) = rows(name, &["LookUp_BoroughName"]) else { return };
        let names: BTreeSet<String> = rows.into_iter().flatten().collect();
        let found: BTreeSet<_> = names
            .iter()
            .filter(|name| !register.is_pseudo(name))
            .map(|name| register.resolve(None, Some(name), AreaKind::District).unwrap().code())
            .collect();
        assert_eq!(found, group, "{name}");
    }
}

#[test]
fn bromleys_wards_are_those_of_the_ward_files() {
    let register = Register::built_in().unwrap();
    let bromley = register.find("Bromley").unwrap();
    for (file, month) in [(WARDS[0], "2021-12"), (WARDS[1], "2021-02"), (WARDS[2], "2022-05")] {
        let Some(rows) = rows(file, &["LookUp_BoroughName", "WardCode", "WardName"]) else {
            return;
        };
        let month = month.parse().unwrap();
        let mut wards = BTreeSet::new();
        for row in rows.iter().filter(|row| row[0] == "Bromley") {
            let ward = register.resolve(Some(&row[1]), Some(&row[2]), AreaKind::Ward).unwrap();
            assert_eq!(ward, register.find_at(&row[2], month).unwrap());
            assert_eq!(register.parent(ward.code(), AreaKind::District), Some(bromley));
            assert!(register.spellings(ward.code()).contains(&row[2]));
            wards.insert(ward.code());
        }
        let known = register.children_at(bromley.code(), AreaKind::Ward, month);
        let known: BTreeSet<_> = known.into_iter().map(geography::Area::code).collect();
        assert_eq!(wards, known, "{file}");
        assert_eq!(wards.len(), 22);
    }
}

#[test]
fn the_names_of_the_packs_tables_are_found() {
    let register = Register::built_in().unwrap();
    // Safer Bromley board pack, June 2021: Tables 2 to 11 and the maps' side tables.
    for (name, code) in [
        ("Richmond", "E09000027"),
        ("Kingston", "E09000021"),
        ("Barking", "E09000002"),
        ("Waltham", "E09000031"),
        ("Hammersmith", "E09000013"),
        ("Kensington", "E09000020"),
        ("Tower Hamlets", "E09000030"),
        ("Westminster", "E09000033"),
        ("City of Westminster", "E09000033"),
        ("Penge Cator", "E05000123"),
        ("Penge & Cator", "E05000123"),
        ("Kelsey Eden Park", "E05000120"),
        ("Cristal Palace", "E05000116"),
        ("Cray valley West", "E05000115"),
        ("Chelsfield & Pratts Bottom", "E05000110"),
        ("Plaistow Sundridge", "E05000125"),
        ("Mottingham Chislehurst North", "E05000121"),
        ("Bromley Common Keston", "E05000108"),
        ("Bromley Town Centre", "E05000109"),
    ] {
        let found = register.find_at(name, "2021-02".parse().unwrap()).unwrap();
        assert_eq!(found.code().as_str(), code, "{name}");
    }
}

#[test]
fn the_forces_of_the_police_uk_archive_are_found() {
    let Some(register) = crate::files::register() else { return };
    // "Reported by" in all-forces-2018-10-to-2019-02.zip and the names of its files.
    for (name, code) in [
        ("Avon and Somerset Constabulary", "E23000036"),
        ("avon-and-somerset", "E23000036"),
        ("Bedfordshire Police", "E23000026"),
        ("Cambridgeshire Constabulary", "E23000023"),
        ("Cheshire Constabulary", "E23000006"),
        ("City of London Police", "E23000034"),
        ("city-of-london", "E23000034"),
        ("Cleveland Police", "E23000013"),
        ("Cumbria Constabulary", "E23000002"),
        ("Derbyshire Constabulary", "E23000018"),
        ("Devon & Cornwall Police", "E23000035"),
        ("devon-and-cornwall", "E23000035"),
        ("Dorset Police", "E23000039"),
        ("Durham Constabulary", "E23000008"),
        ("Dyfed-Powys Police", "W15000004"),
        ("Essex Police", "E23000028"),
        ("Gloucestershire Constabulary", "E23000037"),
        ("Greater Manchester Police", "E23000005"),
        ("Gwent Police", "W15000002"),
        ("Hampshire Constabulary", "E23000030"),
        ("Hampshire and Isle of Wight Constabulary", "E23000030"),
        ("Hertfordshire Constabulary", "E23000027"),
        ("Humberside Police", "E23000012"),
        ("Kent Police", "E23000032"),
        ("Lancashire Constabulary", "E23000003"),
        ("Leicestershire Police", "E23000021"),
        ("Lincolnshire Police", "E23000020"),
        ("Merseyside Police", "E23000004"),
        ("Metropolitan Police Service", "E23000001"),
        ("metropolitan", "E23000001"),
        ("Norfolk Constabulary", "E23000024"),
        ("North Wales Police", "W15000001"),
        ("North Yorkshire Police", "E23000009"),
        ("Northamptonshire Police", "E23000022"),
        ("Northumbria Police", "E23000007"),
        ("Nottinghamshire Police", "E23000019"),
        ("South Wales Police", "W15000003"),
        ("South Yorkshire Police", "E23000011"),
        ("Staffordshire Police", "E23000015"),
        ("Suffolk Constabulary", "E23000025"),
        ("Surrey Police", "E23000031"),
        ("Sussex Police", "E23000033"),
        ("Thames Valley Police", "E23000029"),
        ("Warwickshire Police", "E23000017"),
        ("West Mercia Police", "E23000016"),
        ("West Midlands Police", "E23000014"),
        ("West Yorkshire Police", "E23000010"),
        ("Wiltshire Police", "E23000038"),
    ] {
        let force = register.force_of(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(force.code().as_str(), code, "{name}");
    }
    for name in ["British Transport Police", "btp", "Police Service of Northern Ireland"] {
        assert!(register.force_of(name).is_none() && register.is_pseudo(name), "{name}");
    }
}

#[test]
fn ward_and_borough_codes_of_the_populations_and_profiles_are_known() {
    let register = Register::built_in().unwrap();
    let Some(rows) =
        rows("population/gla_housing_density_ward.csv", &["Code", "Borough", "Ward_Name"])
    else {
        return;
    };
    let mut wards = 0;
    for row in rows.iter().filter(|row| row[1] == "Bromley") {
        let ward = register.resolve(Some(&row[0]), None, AreaKind::Ward).unwrap();
        // The form of gla_ward_profiles.csv.
        let profile = format!("{} - {}", row[1], row[2]);
        assert_eq!(register.find_at(&profile, "2015-06".parse().unwrap()).unwrap(), ward);
        wards += 1;
    }
    assert!(wards >= 22);
}
