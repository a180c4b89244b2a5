//! A whole meeting's cycle in a browser: by pointer, by keyboard alone and without script.

use std::fs;
use std::path::Path;

use crate::site::Served;
use crate::street::Partnership;

#[test]
fn a_meeting_goes_from_its_agenda_to_its_closed_actions() {
    let partnership = Partnership::new("Bromley");
    let added =
        ["user", "add", "ann@example.org", "--name", "Ann Example", "--role", "coordinator"];
    let said = partnership.run(&added);
    let invitation =
        said.lines().map(str::trim).find(|line| line.starts_with("/invitation/")).unwrap();
    let served = Served::folder(&partnership.root());
    let scratch = partnership.dir.path().join("npm");
    fs::create_dir(&scratch).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/board.mjs");
    let arguments = [served.address.as_str().into(), invitation.into()];
    let packages = shared_data::browser_packages();
    let Some(said) = shared_data::in_browser(&scratch, &packages, &script, &arguments) else {
        return;
    };
    assert!(said.as_ref().is_ok_and(|said| said.contains(" 0 faults")), "{said:#?}");
}
