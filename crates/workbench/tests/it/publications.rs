//! Reports, their editions and what is said of another area, on the demonstration's invented data.

use std::fs;
use std::path::Path;

use figure::Against;
use tempfile::TempDir;
use workbench::{Folder, Form, PublishOptions, Report, Silent, demonstration};

/// The demonstration with its data imported, in a folder that is gone when the test is.
fn demo() -> (TempDir, Folder) {
    let dir = tempfile::tempdir().unwrap();
    let folder = demonstration::demo(&dir.path().join("demo")).unwrap();
    let report = workbench::import(&folder, &[], &mut Silent).unwrap();
    assert!(report.failed.is_empty(), "{:?}", report.failed);
    (dir, folder)
}

fn options(report: Report) -> PublishOptions {
    PublishOptions {
        report,
        to: demonstration::to(),
        against: Against::Previous,
        area: None,
        every_area: false,
        forms: vec![Form::Html, Form::Json],
        out: None,
        published: None,
    }
}

/// The page of the report about this area, or about the partnership's own.
fn page(folder: &Folder, report: Report, area: Option<&str>, out: &Path) -> String {
    let area = area.map(str::to_owned);
    let options = PublishOptions { area, out: Some(out.to_owned()), ..options(report) };
    let folder = Folder::open(folder.root()).unwrap();
    workbench::publish(folder, &options, &mut Silent).unwrap();
    fs::read_to_string(out.join("index.html")).unwrap()
}

/// Publishes the performance report; the edition's name.
fn published(folder: &Folder) -> String {
    let options = PublishOptions {
        forms: vec![Form::Json],
        published: Some("2021-06-17".to_owned()),
        ..options(Report::Performance)
    };
    let written = workbench::publish(folder.clone(), &options, &mut Silent).unwrap();
    written[0].edition.clone().unwrap()
}

#[test]
fn nothing_has_changed_where_nothing_came_in() {
    let (_dir, folder) = demo();
    let name = published(&folder);
    let changed = workbench::changes(&folder, &name, None).unwrap();
    assert!(changed.compared > 100, "{}", changed.compared);
    assert_eq!(changed.figures, []);
}

#[test]
fn peoples_words_and_ratings_are_of_their_own_area_alone() {
    let (dir, folder) = demo();
    let write = |path: &str, text: &str| {
        let path = folder.root().join("narrative").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("performance/burglary.md", "We fitted locks in Penge.");
    write("summary/what-we-do.md", "We fitted locks in Penge.");
    let mut settings = fs::read_to_string(folder.settings_file()).unwrap();
    settings += "\n[[rag-override]]\nmeasure = \"burglary\"\nrag = \"amber\"\nreason = \"Two series are investigated.\"\n\
                 by = \"the analyst\"\n";
    fs::write(folder.settings_file(), settings).unwrap();

    let out = dir.path().join("own");
    let own = page(&folder, Report::Performance, None, &out);
    assert!(own.contains("locks in Penge") && own.contains("Two series are investigated"));
    assert!(page(&folder, Report::Summary, None, &out).contains("locks in Penge"));
    // The own area named is the own area.
    assert!(page(&folder, Report::Summary, Some("Bromley"), &out).contains("locks in Penge"));

    let out = dir.path().join("croydon");
    for report in [Report::Performance, Report::Summary] {
        let other = page(&folder, report, Some("Croydon"), &out);
        assert!(other.contains("Croydon"));
        for words in ["locks in Penge", "Two series are investigated", "own words"] {
            assert!(!other.contains(words), "Croydon's report says of Bromley: {words}");
        }
    }
    let every = PublishOptions {
        every_area: true,
        forms: vec![Form::Html],
        out: Some(dir.path().join("every")),
        ..options(Report::Performance)
    };
    let folder = Folder::open(folder.root()).unwrap();
    let written = workbench::publish(folder, &every, &mut Silent).unwrap();
    let with_words = written.iter().filter(|one| {
        let page = fs::read_to_string(&one.page).unwrap();
        page.contains("locks in Penge") || page.contains("Two series are investigated")
    });
    let with_words: Vec<_> = with_words.map(|one| one.folder.file_name().unwrap()).collect();
    assert_eq!(with_words, ["bromley"], "of {} reports", written.len());
}

#[test]
fn what_the_settings_say_of_the_own_area_is_said_of_no_other() {
    let (dir, folder) = demo();
    let mut settings = fs::read_to_string(folder.settings_file()).unwrap();
    assert!(settings.contains("A local volume priority agreed for 2020/21."));
    let answers = "[assessment]\ncommunity-views = \"Residents of Penge were asked.\"\n";
    settings = match settings.split_once("[assessment]\n") {
        Some((before, after)) => format!("{before}{answers}{after}"),
        None => format!("{settings}\n{answers}"),
    };
    fs::write(folder.settings_file(), settings).unwrap();
    let said = ["A local volume priority agreed for 2020/21.", "Residents of Penge were asked."];
    let out = dir.path().join("out");
    let own = page(&folder, Report::NeedsAssessment, None, &out);
    let other = page(&folder, Report::NeedsAssessment, Some("Croydon"), &out);
    for words in said {
        assert!(own.contains(words) && !other.contains(words), "{words}");
    }
}

#[test]
fn what_an_edition_was_made_from_is_not_deleted_unasked() {
    let (_dir, folder) = demo();
    let name = published(&folder);
    let held = workbench::held(&folder).unwrap();
    let vintage =
        &held.tables.iter().find(|held| held.source.as_str() == "mps-ward").unwrap().vintage;

    let refused = workbench::purge(&folder, Some(vintage), false).unwrap_err().to_string();
    for words in [vintage.as_str(), &name, "--even-published"] {
        assert!(refused.contains(words), "{refused}");
    }
    let after = workbench::held(&folder).unwrap();
    assert_eq!(after, held, "a refusal changes nothing, and drops nothing");
    // Dropped, it is in no figure, and the edition is built from it all the same.
    workbench::drop_vintage(&folder, vintage).unwrap();
    assert!(workbench::purge(&folder, None, false).is_err());
    let check = workbench::verify(&folder, &name).unwrap();
    assert!(check.is_as_published() && check.can_be_built(), "{check:?}");

    let gone = workbench::purge(&folder, None, true).unwrap();
    assert_eq!(gone.len(), 1);
    assert_eq!((&gone[0].vintage, &gone[0].editions), (vintage, &vec![name.clone()]));
    let check = workbench::verify(&folder, &name).unwrap();
    assert!(check.is_as_published() && !check.can_be_built(), "{check:?}");
    assert_eq!(&check.missing[0].id, vintage);
    let file = folder.published().join(&name).join("figures.json");
    fs::write(&file, fs::read_to_string(&file).unwrap() + " ").unwrap();
    let check = workbench::verify(&folder, &name).unwrap();
    assert_eq!(check.altered, ["figures.json"]);
    assert_eq!(check.missing.len(), 1, "both are said");

    // Nothing was made from what is dropped now, and that needs no asking.
    fs::remove_dir_all(folder.published().join(&name)).unwrap();
    let other = workbench::held(&folder).unwrap().tables[0].vintage.clone();
    assert_eq!(workbench::purge(&folder, Some(&other), false).unwrap()[0].editions, [""; 0]);
}

#[test]
fn a_measure_that_there_is_not_stops_a_report() {
    let (_dir, folder) = demo();
    let mut settings = fs::read_to_string(folder.settings_file()).unwrap();
    settings +=
        "\n[[performance.group]]\ntitle = \"Volume crime\"\nmeasures = [\"burglry\", \"tomv\"]\n";
    fs::write(folder.settings_file(), &settings).unwrap();
    let line = settings.lines().count();
    let folder = Folder::open(folder.root()).unwrap();
    let error = workbench::publish(folder, &options(Report::Performance), &mut Silent).unwrap_err();
    let wanted = format!(
        "watchward.toml, line {line}, key \"measures\": there is no measure \"burglry\"; nearest: burglary"
    );
    assert!(error.to_string().starts_with(&wanted), "{error}");
}
