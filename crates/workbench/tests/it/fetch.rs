//! Fetching into a partnership's folder, from a server on this machine that serves the publishers' layouts.

#[path = "../../../sources/tests/it/fetch/server.rs"]
mod server;

use std::fs;
use std::io::{Cursor, Write as _};
use std::time::{Duration, SystemTime};

use sources::fetch::{Clock, Fetcher, Policy};
use tempfile::TempDir;
use workbench::init::InitOptions;
use workbench::{FetchOptions, FetchOutcome, FetchReport, Folder, Outcome, Silent};
use zip::write::SimpleFileOptions;

use server::{Answer, Asked, Server};

pub(crate) const BOROUGHS: &str = "MajorText,MinorText,LookUp_BoroughName,202101,202102\r\n\
    Burglary,Burglary - Residential,Bromley,90,91\r\nBurglary,Burglary - Residential,Bexley,70,71\r\n";
const WARDS: &str = "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202101,202102\r\n\
    Burglary,Burglary - Residential,Bromley Town,E05000109,Bromley,9,8\r\n";
const POPULATION: &str = "DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER_NAME,C_AGE_NAME,OBS_VALUE\n\
    2020,Bromley,E09000006,Total,All Ages,332752\n";
const LOOKUP: &str = "LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW,ObjectId\n\
    E01000001,City of London 001A,E01000001,City of London 001A,U,E09000001,City of London,,1\n";
const PARTNERSHIPS: &str = "LAD22CD,LAD22NM,CSP22CD,CSP22NM,PFA22CD,PFA22NM,ObjectId\n\
    E07000123,Preston,E22000158,Preston,E23000003,Lancashire,1\n";
const STREET: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,\
    Last outcome category,Context";

/// Waits without waiting.
#[derive(Debug)]
struct Impatient;

impl Clock for Impatient {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&mut self, _time: Duration) {}
}

fn fetch(folder: &Folder, options: &FetchOptions) -> FetchReport {
    let mut fetcher = Fetcher::with_clock(Policy::default(), Box::new(Impatient));
    workbench::fetch_with(folder, options, &mut fetcher, &mut Silent).unwrap()
}

/// A new partnership's folder whose sources are downloaded from this server.
fn folder(dir: &TempDir, area: &str, server: &Server, addresses: &[(&str, &str)]) -> Folder {
    let root = dir.path().join("partnership");
    let options = InitOptions { area: area.into(), ..InitOptions::default() };
    let made = workbench::make_folder(&root, &options).unwrap();
    let file = made.folder.settings_file();
    let mut text = fs::read_to_string(&file).unwrap();
    for (id, path) in addresses {
        text = format!("{text}\n[sources.{id}]\naddress = \"{}\"\n", server.at(path));
    }
    fs::write(&file, text).unwrap();
    Folder::open(&root).unwrap()
}

fn outcomes(report: &FetchReport) -> Vec<(&str, FetchOutcome)> {
    report.downloads.iter().map(|one| (one.source.as_str(), one.outcome)).collect()
}

fn street(month: &str, rows: u32) -> String {
    let crimes = (0..rows).map(|row| {
        format!(
            "\r\n{row:064x},{month},Lancashire Constabulary,Lancashire Constabulary,-2.7,53.76,On or near High Street,\
             E01025296,Preston 017A,Burglary,Under investigation,"
        )
    });
    std::iter::once(STREET.to_owned()).chain(crimes).collect()
}

pub(crate) fn archive() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (month, rows) in [("2021-01", 300), ("2021-02", 200)] {
        let name = format!("{month}/{month}-lancashire-street.csv");
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(street(month, rows).as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn london(before: usize, asked: &Asked) -> Answer {
    let file = match asked.path.as_str() {
        "/b.csv" => BOROUGHS,
        "/w.csv" => WARDS,
        "/lookup?format=csv" => LOOKUP,
        "/csp.csv" => PARTNERSHIPS,
        // It comes out while the others are downloaded.
        _ if before > 4 => POPULATION,
        _ => return Answer::status(404),
    };
    let answer = Answer::file(asked, file.as_bytes(), "\"february\"");
    // The very first download is cut off on its way.
    if before == 0 { answer.cut(40) } else { answer }
}

#[test]
fn what_a_london_borough_needs_is_downloaded_and_imported() {
    let server = Server::start(london);
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(
        &dir,
        "Bromley",
        &server,
        &[
            ("mps-borough", "/b.csv"),
            ("mps-ward", "/w.csv"),
            ("ons-population", "/population.csv?token=hush"),
            ("ons-lookup", "/lookup?format=csv"),
            ("csp-lookup", "/csp.csv"),
        ],
    );
    let report = fetch(&folder, &FetchOptions::default());
    assert_eq!(
        outcomes(&report),
        [
            ("mps-borough", FetchOutcome::Resumed),
            ("mps-ward", FetchOutcome::Downloaded),
            ("ons-population", FetchOutcome::Failed),
            ("ons-lookup", FetchOutcome::Downloaded),
            ("csp-lookup", FetchOutcome::Downloaded),
        ]
    );
    let why = report.downloads[2].why.as_deref().unwrap();
    assert!(why.contains("HTTP 404") && why.contains("[sources.ons-population] address"), "{why}");
    assert!(!serde_json::to_string(&report).unwrap().contains("hush"));
    // One that fails does not keep the others out.
    let import = report.import.as_ref().unwrap();
    let held: Vec<(&str, Outcome)> =
        import.imported.iter().map(|came| (came.source.as_str(), came.outcome)).collect();
    assert_eq!(
        held,
        ["csp-lookup", "mps-borough", "mps-ward", "ons-lookup"].map(|id| (id, Outcome::Added))
    );
    assert!(import.failed.is_empty() && import.unrecognised.is_empty(), "{import:?}");
    let first = &report.downloads[0];
    assert_eq!(
        first.sha256,
        Some(sources::sha256(&folder.inbox().join("mps-borough/b.csv"), &mut |_| {}).unwrap())
    );

    // Nothing has changed: nothing is downloaded, and nothing imported twice.
    let sources = vec!["mps-borough".into(), "ons-population".into()];
    let again = fetch(&folder, &FetchOptions { sources, ..FetchOptions::default() });
    let wanted =
        [("mps-borough", FetchOutcome::Unchanged), ("ons-population", FetchOutcome::Downloaded)];
    assert_eq!(outcomes(&again), wanted);
    let held: Vec<Outcome> =
        again.import.unwrap().imported.iter().map(|came| came.outcome).collect();
    assert_eq!(held, [Outcome::AlreadyHeld, Outcome::Added]);
    // A later import of the inbox finds the same files, and does not stumble over what downloads leave beside them.
    let plain = workbench::import(&folder, &[], &mut Silent).unwrap();
    assert!(plain.imported.iter().all(|came| came.outcome == Outcome::AlreadyHeld), "{plain:?}");
    assert_eq!(plain.imported.len(), 5);
    assert!(plain.failed.is_empty() && plain.unrecognised.is_empty(), "{plain:?}");
}

#[test]
fn elsewhere_the_newest_archive_that_is_out_is_taken() {
    // The editions of the last two months are not out yet.
    let server = Server::start(|before, asked| match before {
        0 | 1 => Answer::status(404),
        _ => Answer::file(asked, &archive(), "\"a\""),
    });
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(
        &dir,
        "Preston",
        &server,
        &[("police-uk-street", "/archive/{to}.zip"), ("police-uk-outcomes", "/archive/{to}.zip")],
    );
    let options = FetchOptions {
        sources: vec!["police-uk-street".into(), "police-uk-outcomes".into()],
        ..FetchOptions::default()
    };
    let report = fetch(&folder, &options);
    // Both sources lie in the same archive, which comes once.
    assert_eq!(outcomes(&report), [("police-uk-street", FetchOutcome::Downloaded)]);
    let paths: Vec<String> = server.asked().into_iter().map(|asked| asked.path).collect();
    assert_eq!(paths.len(), 3);
    assert!(paths[0] > paths[1] && paths[1] > paths[2], "{paths:?}");
    assert_eq!(paths[2], format!("/archive/{}", report.downloads[0].file));
    let import = report.import.unwrap();
    assert_eq!(import.imported.len(), 1, "{import:?}");
    assert_eq!(
        (import.imported[0].source.as_str(), import.imported[0].rows),
        ("police-uk-street", 500)
    );
}

#[test]
fn editions_are_not_looked_for_for_ever() {
    let server = Server::start(|_, _| Answer::status(404));
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir, "Preston", &server, &[("police-uk-street", "/archive/{to}.zip")]);
    let sources = vec!["police-uk-street".into()];
    let report = fetch(&folder, &FetchOptions { sources, ..FetchOptions::default() });
    assert_eq!((report.failed(), report.import.is_none()), (1, true));
    assert_eq!(server.asked().len(), 6);
    let why = report.downloads[0].why.as_deref().unwrap();
    assert!(
        why.contains(&server.asked()[0].path)
            && why.ends_with("(the 5 editions before it do not lie there either)"),
        "{why}"
    );
}

#[test]
fn the_months_of_a_force_are_one_vintage() {
    let server = Server::start(|_, asked| match asked.path.as_str() {
        "/lancashire/2021-01-lancashire-street.csv" => Answer::body(street("2021-01", 30)),
        "/lancashire/2021-02-lancashire-street.csv" => Answer::body(street("2021-02", 20)),
        _ => Answer::status(404),
    });
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(
        &dir,
        "Preston",
        &server,
        &[("police-uk-street", "/{force}/{month}-{force}-street.csv"), ("csp-lookup", "/csp.csv")],
    );
    let options = FetchOptions {
        sources: vec!["police-uk-street".into()],
        from: Some("2021-01".parse().unwrap()),
        to: Some("2021-02".parse().unwrap()),
    };
    let mut fetcher = Fetcher::new(Policy::default());
    // Nobody has said yet which force serves Preston.
    let error = workbench::fetch_with(&folder, &options, &mut fetcher, &mut Silent).unwrap_err();
    assert!(error.is_wrong_use() && error.to_string().contains("[partnership]: force"), "{error}");
    let file = dir.path().join("csp.csv");
    fs::write(&file, PARTNERSHIPS).unwrap();
    workbench::import(&folder, &[file], &mut Silent).unwrap();

    let report = fetch(&folder, &options);
    assert_eq!(outcomes(&report), [("police-uk-street", FetchOutcome::Downloaded); 2]);
    let import = report.import.unwrap();
    assert_eq!(import.imported.len(), 1, "{import:?}");
    assert_eq!(import.imported[0].rows, 50);
    assert_eq!((import.imported[0].from, import.imported[0].to), (options.from, options.to));
}

#[test]
fn a_file_of_another_layout_is_told() {
    let server = Server::start(|_, _| Answer::body("Year,Borough,Offences\n2021,Bromley,3\n"));
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir, "Bromley", &server, &[("mps-borough", "/b.csv")]);
    let report = fetch(
        &folder,
        &FetchOptions { sources: vec!["mps-borough".into()], ..FetchOptions::default() },
    );
    assert_eq!((report.failed(), report.unrecognised()), (0, 1));
    assert!(report.import.unwrap().imported.is_empty());
}

#[test]
fn a_slip_is_told_before_anything_is_downloaded() {
    let server = Server::start(|_, _| Answer::status(404));
    let dir = tempfile::tempdir().unwrap();
    let made = folder(&dir, "Bromley", &server, &[("mps-borough", "/b.csv")]);
    let mut fetcher = Fetcher::new(Policy::default());
    let mut message = |folder: &Folder, options: &FetchOptions| {
        let error = workbench::fetch_with(folder, options, &mut fetcher, &mut Silent).unwrap_err();
        assert!(error.is_wrong_use(), "{error}");
        error.to_string()
    };
    let named = |name: &str| FetchOptions {
        sources: vec!["mps-borough".into(), name.into()],
        ..FetchOptions::default()
    };
    assert!(
        message(&made, &named("mps")).contains("no source \"mps\"; those there are: mps-ward,")
    );
    assert!(message(&made, &named("own-counts")).contains("own-counts has no address"));
    assert!(server.asked().is_empty());

    let list = workbench::addresses(&made).unwrap();
    let needed: Vec<&str> =
        list.iter().filter(|row| row.needed).map(|row| row.source.as_str()).collect();
    assert_eq!(needed, ["mps-ward", "mps-borough", "ons-population", "csp-lookup", "ons-lookup"]);
    let own: Vec<_> =
        list.iter().filter(|row| row.overridden).map(|row| row.address.clone().unwrap()).collect();
    assert_eq!(own, [server.at("/b.csv")]);
}
