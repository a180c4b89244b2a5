//! Annotations on series.

use figure::{AreaCode, MeasureId};
use partnership::{Annotate, AnnotationKind, Note, StoreError};

use crate::World;

fn note(words: &str, measures: &[&str], area: Option<&str>) -> Note {
    Note {
        first: "2020-03".parse().unwrap(),
        last: Some("2020-06".parse().unwrap()),
        kind: AnnotationKind::Restrictions,
        words: words.to_owned(),
        measures: measures.iter().map(|id| id.parse().unwrap()).collect(),
        area: area.map(|code| code.parse().unwrap()),
    }
}

#[test]
fn a_chart_shows_what_is_of_its_measure_and_area() {
    let world = World::new();
    let may = World::may::<Annotate>();
    let add = |note| world.store.annotate(&may, note, world.now).unwrap();
    add(note("everything, everywhere", &[], None));
    add(note("burglary and robbery, everywhere", &["burglary", "robbery"], None));
    add(note("everything in Bromley", &[], Some("E09000006")));
    add(note("robbery in a ward", &["robbery"], Some("E05013987")));
    let words = |measure: &str, areas: &[&str]| -> Vec<String> {
        let measure: MeasureId = measure.parse().unwrap();
        let areas: Vec<AreaCode> = areas.iter().map(|code| code.parse().unwrap()).collect();
        let areas: Vec<&AreaCode> = areas.iter().collect();
        let found = world.store.annotations_for(&measure, &areas).unwrap();
        found.into_iter().rev().map(|annotation| annotation.note.words).collect()
    };
    let (all, two) = ("everything, everywhere", "burglary and robbery, everywhere");
    assert_eq!(words("burglary", &["E09000007"]), [all, two]);
    assert_eq!(words("tno", &["E09000006"]), [all, "everything in Bromley"]);
    let ward = ["E05013987", "E09000006"];
    assert_eq!(words("robbery", &ward), [all, two, "everything in Bromley", "robbery in a ward"]);
    assert_eq!(words("robbery", &[]), [all, two]);
    assert_eq!(world.store.annotations().unwrap().len(), 4);
}

#[test]
fn it_is_edited_removed_and_restored_and_the_trail_has_all_of_it() {
    let world = World::new();
    let may = World::may::<Annotate>();
    let (store, now) = (&world.store, world.now);
    let first = note("First lockdown", &["burglary", "tno"], None);
    let added = store.annotate(&may, first.clone(), now).unwrap();
    assert_eq!(added.note, first);
    let mut second = note("The first lockdown\n\nShops closed", &["burglary"], Some("E09000006"));
    second.last = None;
    let edited = store.edit_annotation(&may, added.id, second.clone(), now).unwrap();
    assert_eq!(edited.note, second);
    let entry = world.last_entry();
    assert_eq!(entry.before.unwrap()["words"], "First lockdown");
    assert_eq!(entry.after.unwrap()["measures"], serde_json::json!(["burglary"]));

    for _ in 0..2 {
        assert!(store.remove_annotation(&may, added.id, now).unwrap().is_removed);
    }
    assert!(store.annotations().unwrap().is_empty());
    let entries = world.last_entry().number;
    let restored = store.restore_annotation(&may, added.id, now).unwrap();
    assert_eq!(restored, edited);
    assert_eq!(store.annotations().unwrap(), [edited]);
    assert_eq!(world.last_entry().number, entries + 1);
    assert_eq!(world.last_entry().what, "annotation.restore");
}

#[test]
fn what_cannot_be_taken_is_told_by_its_field() {
    let world = World::new();
    let may = World::may::<Annotate>();
    let field = |note| match world.store.annotate(&may, note, world.now) {
        Err(StoreError::Invalid { field, .. }) => field,
        other => panic!("{other:?}"),
    };
    let backwards = Note { last: Some("2020-02".parse().unwrap()), ..note("x", &[], None) };
    assert_eq!(field(backwards), "last");
    assert_eq!(field(note(" \n ", &[], None)), "words");
    assert_eq!(field(note(&"x".repeat(2_001), &[], None)), "words");
    let gone = world.store.remove_annotation(&may, "7".parse().unwrap(), world.now);
    assert!(matches!(gone, Err(StoreError::NotFound("annotation"))));
}
