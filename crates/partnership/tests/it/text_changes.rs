//! Changes of the texts that figures are made by.

use partnership::{EditSettings, Operate, TextChange, TextError};

use crate::World;

const FILE: &str = "watchward.toml";

#[test]
fn a_change_is_made_and_told_or_neither() {
    let world = World::new();
    let may = World::may::<EditSettings>();
    let because = may.clone().because("The board agreed in March.").unwrap();
    let mut file = String::from("level = 0.05\n");
    let made = world.store.change_text(
        &because,
        (FILE, "level = 0.05\n", "level = 0.01\n"),
        world.now,
        || {
            file = "level = 0.01\n".to_owned();
            Ok::<(), String>(())
        },
    );
    assert!(made.is_ok() && file == "level = 0.01\n");
    let full = world.store.change_text(&may, (FILE, "a", "b"), world.now, || Err("disk full"));
    assert!(matches!(full, Err(TextError::File("disk full"))));
    let changes = world.store.text_changes(&may, 10).unwrap();
    let [change] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!((change.file.as_str(), change.before.as_str()), (FILE, "level = 0.05\n"));
    assert_eq!(change.after, "level = 0.01\n");
    assert_eq!(change.why.as_deref(), Some("The board agreed in March."));
    assert_eq!(&world.store.text_change(&may, change.number).unwrap(), change);
    assert!(world.store.text_change(&may, change.number + 1).is_err());
    let trail = world.store.audit(&World::may::<Operate>(), None, 10).unwrap();
    assert_eq!(trail.iter().filter(|entry| TextChange::is(entry)).count(), 1);
}
