//! Changing the texts that figures are made by: what would change is shown, what is not meant stays, and nobody's words are lost.

use std::fs;
use std::path::Path;

use figure::{Rag, RagOverride, RagRule};
use workbench::settings::{ComparatorRule, NamedComparator};
use workbench::texts::{
    Edit, EditError, Groups, Line, MakeError, Names, OwnMeasure, Proposal, TextFile,
    catalogue_entries, counted_sources, preview,
};
use workbench::{Folder, Session, Silent, demonstration, import};

/// The demonstration's folder with its files imported.
fn folder(at: &Path) -> Folder {
    let folder = demonstration::demo(at).unwrap();
    import(&folder, &[], &mut Silent).unwrap();
    folder
}

fn groups(similar: &[&str]) -> Groups {
    Groups {
        rule: ComparatorRule::LondonBoroughs,
        title: None,
        areas: Vec::new(),
        similar: similar.iter().map(|&name| name.to_owned()).collect(),
        reason: Some("Chosen for a test.".to_owned()),
        neighbours: Vec::new(),
    }
}

fn own() -> OwnMeasure {
    OwnMeasure {
        id: "break-ins".to_owned(),
        title: "Break-ins".to_owned(),
        unit: "offences".to_owned(),
        good: "lower".to_owned(),
        definition: "Burglaries of any kind.".to_owned(),
        sources: vec!["mps-borough".to_owned()],
        include: vec!["Burglary".to_owned()],
        exclude: Vec::new(),
    }
}

/// What was changed of a text: the lines that go and those that come.
fn gone_and_new(proposal: &Proposal) -> (Vec<String>, Vec<String>) {
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for line in proposal.lines() {
        match line {
            Line::Gone(line) => gone.push(line),
            Line::New(line) => new.push(line),
            Line::Same(_) => {}
        }
    }
    (gone, new)
}

#[test]
fn an_edit_changes_its_lines_and_no_others() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir.path().join("demo"));
    let session = Session::open(folder).unwrap();
    let of = |edit: &Edit| gone_and_new(&Proposal::of(&session, edit).unwrap());
    let name = session.folder().settings().partnership.name.clone();

    let names = Names { name: "Safer Example".to_owned(), colour: Some("#801650".to_owned()) };
    let (gone, new) = of(&Edit::Names(names));
    assert_eq!(gone, [format!("name = \"{name}\"")]);
    assert_eq!(new, ["name = \"Safer Example\"", "colour = \"#801650\""]);

    let rule = RagRule { green_up_to: 0.0, amber_up_to: 5.5, ..RagRule::default() };
    let edit = Edit::Rule { measure: Some("burglary".parse().unwrap()), rule: Some(rule) };
    let (gone, new) = of(&edit);
    assert_eq!(gone, [""; 0]);
    let wanted = [
        "[rag.measures.burglary]",
        "green-up-to = 0.0",
        "amber-up-to = 5.5",
        "beyond-chance-only = true",
    ];
    assert_eq!(new.iter().filter(|line| !line.is_empty()).collect::<Vec<_>>(), wanted);

    let title = Some("Break-ins".to_owned());
    let (_, new) = of(&Edit::Title { measure: "burglary".parse().unwrap(), title });
    assert!(new.contains(&"[titles]".to_owned()), "{new:?}");
    assert!(new.contains(&"burglary = \"Break-ins\"".to_owned()), "{new:?}");
    // Taking away what is not there changes nothing, and leaves no empty table behind.
    let nothing = Edit::Title { measure: "burglary".parse().unwrap(), title: None };
    assert!(Proposal::of(&session, &nothing).unwrap().is_nothing());

    let period = NamedComparator {
        name: "2018".to_owned(),
        from: "2018-01".parse().unwrap(),
        to: "2018-12".parse().unwrap(),
        reason: "The year before.".to_owned(),
    };
    let (gone, new) = of(&Edit::Period { old: None, new: Some(period) });
    assert_eq!(gone, [""; 0]);
    assert!(new.contains(&"[[comparator]]".to_owned()), "{new:?}");
    assert!(new.contains(&"from = \"2018-01\"".to_owned()), "{new:?}");
}

#[test]
fn what_would_change_is_what_changes() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir.path().join("demo"));
    let session = Session::open(folder.clone()).unwrap();
    let rating = RagOverride {
        measure: "burglary".parse().unwrap(),
        rag: Rag::NotRated,
        reason: "Two series are under investigation.".to_owned(),
        by: "community safety manager".to_owned(),
    };
    let edit = Edit::Rating { measure: rating.measure.clone(), given: Some(rating) };
    let proposal = Proposal::of(&session, &edit).unwrap();
    let seen = preview(&session, &[], &proposal).unwrap();
    assert_eq!(seen.pages.len(), 4);
    let rated = seen.differences.iter().find(|one| {
        one.place.contains("Burglary")
            && one.after.as_deref().is_some_and(|t| t.contains("Not rated"))
    });
    assert!(rated.is_some(), "{:#?}", seen.differences);
    // Nothing was done yet.
    assert_eq!(TextFile::Settings.read(&folder).unwrap(), proposal.before);
    proposal.make(&folder).unwrap();
    let again = Folder::open(folder.root()).unwrap();
    assert_eq!(again.settings().rag_overrides[0].rag, Rag::NotRated);
    // Remarks are all there.
    let after = fs::read_to_string(folder.settings_file()).unwrap();
    let remarks = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(remarks(&after), remarks(&proposal.before));
    // Made a second time, it finds another text than it was made from.
    assert!(matches!(proposal.make(&folder), Err(MakeError::ChangedMeanwhile(_))));

    // Taken away again, the text is as it was.
    let session = Session::open(again).unwrap();
    let edit = Edit::Rating { measure: "burglary".parse().unwrap(), given: None };
    let back = Proposal::of(&session, &edit).unwrap();
    assert_eq!(back.after.trim_end(), proposal.before.trim_end());
}

#[test]
fn another_name_for_a_measure_stands_wherever_it_stood() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir.path().join("demo"));
    let session = Session::open(folder).unwrap();
    let title = Some("Break-ins of all kinds".to_owned());
    let edit = Edit::Title { measure: "burglary".parse().unwrap(), title };
    let seen = preview(&session, &[], &Proposal::of(&session, &edit).unwrap()).unwrap();
    let renamed = seen.differences.iter().any(|one| {
        one.before.as_deref() == Some("Burglary")
            && one.after.as_deref() == Some("Break-ins of all kinds")
    });
    assert!(renamed, "{:#?}", seen.differences);
    // Its figures are the same: no number differs.
    let numbers = seen.differences.iter().filter(|one| {
        let number = |text: &Option<String>| {
            text.as_deref().is_some_and(|t| t.chars().all(|c| c.is_ascii_digit() || c == ','))
        };
        number(&one.before) && number(&one.after)
    });
    assert_eq!(numbers.count(), 0, "{:#?}", seen.differences);
}

#[test]
fn the_colour_and_whom_one_is_held_against_are_seen_too() {
    let dir = tempfile::tempdir().unwrap();
    let session = Session::open(folder(&dir.path().join("demo"))).unwrap();
    let see = |edit: Edit| {
        let proposal = Proposal::of(&session, &edit).unwrap();
        preview(&session, &[], &proposal).unwrap().differences
    };
    let name = session.folder().settings().partnership.name.clone();
    let seen = see(Edit::Names(Names { name, colour: Some("#801650".to_owned()) }));
    let [colour] = seen.as_slice() else { panic!("{seen:#?}") };
    assert_eq!((colour.page.as_str(), colour.after.as_deref()), ("Every page", Some("#801650")));
    let seen = see(Edit::Groups(groups(&["Bexley", "Croydon"])));
    assert!(seen.iter().any(|one| one.place.contains("Bexley")), "{seen:#?}");
}

#[test]
fn an_own_measure_is_added_changed_and_taken_away() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir.path().join("demo"));
    let mut session = Session::open(folder.clone()).unwrap();
    let known = counted_sources(&session).unwrap();
    let boroughs = known.iter().find(|source| source.id == "mps-borough").unwrap();
    assert!(boroughs.is_held && boroughs.categories.iter().any(|one| one.starts_with("Burglary")));
    let mut make = |edit: &Edit| {
        let proposal = Proposal::of(&session, edit).unwrap();
        let seen = preview(&session, &[], &proposal).unwrap();
        proposal.make(&folder).unwrap();
        session = Session::open(Folder::open(folder.root()).unwrap()).unwrap();
        let entries = catalogue_entries(&session).unwrap();
        (seen, entries.into_iter().find(|entry| entry.id.as_str() == "break-ins"))
    };
    let (seen, entry) = make(&Edit::OwnMeasure { old: None, new: Some(own()) });
    assert!(seen.differences.iter().any(|one| one.place.contains("Break-ins")), "{seen:#?}");
    let entry = entry.unwrap();
    assert_eq!(entry.own, Some(own()));
    assert_eq!(entry.held, [boroughs.title.as_str()]);
    let changed = OwnMeasure { unit: "break-ins".to_owned(), ..own() };
    let old = Some(entry.id.clone());
    let (_, entry) = make(&Edit::OwnMeasure { old: old.clone(), new: Some(changed.clone()) });
    assert_eq!(entry.unwrap().own, Some(changed));
    let (_, entry) = make(&Edit::OwnMeasure { old, new: None });
    assert!(entry.is_none());
    assert_eq!(fs::read_to_string(folder.root().join("measures.toml")).unwrap().trim(), "");
}

#[test]
fn what_cannot_be_used_is_told_with_its_key_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir.path().join("demo"));
    let session = Session::open(folder.clone()).unwrap();
    let before = TextFile::Settings.read(&folder).unwrap();
    let names = |colour: &str| {
        let colour = Some(colour.to_owned());
        Edit::Names(Names { name: "x".to_owned(), colour })
    };
    let with = |edit: Edit| match Proposal::of(&session, &edit) {
        Err(EditError::Answer { key, problem }) => format!("{key}: {problem}"),
        other => panic!("{other:?}"),
    };
    assert!(with(names("red")).starts_with("colour: “red” is no colour"));
    assert!(with(names("#ffd700")).starts_with("colour: white words on #ffd700"));
    let empty = Edit::Names(Names { name: " ".to_owned(), colour: None });
    assert!(with(empty).starts_with("name: is empty"));
    let said = with(Edit::Groups(groups(&["Bexly"])));
    assert!(said.starts_with("similar: ") && said.contains("Bexley"), "{said}");
    let twice = with(Edit::Groups(groups(&["Bexley", "Bexley"])));
    assert!(twice.contains("names \"Bexley\" twice"), "{twice}");
    let duplicate = OwnMeasure { id: "burglary".to_owned(), ..own() };
    let duplicate = Edit::OwnMeasure { old: None, new: Some(duplicate) };
    assert!(matches!(Proposal::of(&session, &duplicate), Err(EditError::Text(_))));
    let whole = |text: &str| Edit::Whole {
        file: TextFile::Settings,
        base: before.clone(),
        text: text.to_owned(),
    };
    let slip = whole(&before.replace("level =", "levl ="));
    let Err(EditError::Text(said)) = Proposal::of(&session, &slip) else { panic!() };
    assert!(said.contains("watchward.toml, line") && said.contains("levl"), "{said}");
    // A measure that there is not is found when what would change is looked at.
    let unknown = whole(&format!("{before}\n[titles]\nburglry = \"x\"\n"));
    let proposal = Proposal::of(&session, &unknown).unwrap();
    let said = preview(&session, &[], &proposal).unwrap_err().to_string();
    assert!(said.contains("burglry") && said.contains("nearest: burglary"), "{said}");
    assert_eq!(TextFile::Settings.read(&folder).unwrap(), before);
}

#[test]
fn two_who_change_a_text_at_once_both_keep_their_words() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir.path().join("demo"));
    let session = Session::open(folder.clone()).unwrap();
    let base = TextFile::Settings.read(&folder).unwrap();
    // One of them changes the level while the other has the text open.
    let theirs = base.replace("level = 0.05", "level = 0.01");
    assert_ne!(theirs, base);
    fs::write(folder.settings_file(), &theirs).unwrap();
    // A browser sends both signs at the ends of lines.
    let text = format!("# A remark of mine.\n{base}").replace('\n', "\r\n");
    let file = TextFile::Settings;
    let mine = Edit::Whole { file, base: base.replace('\n', "\r\n"), text };
    let proposal = Proposal::of(&session, &mine).unwrap();
    assert!(proposal.is_merged);
    assert!(
        proposal.after.contains("level = 0.01") && proposal.after.contains("# A remark of mine.")
    );
    assert!(!proposal.after.contains('\r'));
    // The same line cannot be two things.
    let text = base.replace("level = 0.05", "level = 0.02");
    let mine = Edit::Whole { file, base, text };
    assert!(matches!(Proposal::of(&session, &mine), Err(EditError::Conflict)));
}
