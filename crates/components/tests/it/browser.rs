//! Every part in every state as a browser reads it: axe and the Nu validator find nothing at 320 and 1280 px, light and dark;
//! nothing scrolls sideways; no script fails; no request leaves the folder.

use std::path::Path;

use shared_data::Kind;

use crate::sample;

#[test]
fn a_browser_axe_and_the_nu_validator_find_nothing() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("parts");
    let pages = sample::write(&folder).unwrap();
    shared_data::read_pages(&folder, Kind::Site, &pages);
}
