//! The data register in `docs/` is what the sources say.

use std::path::Path;

#[test]
fn the_data_register_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/data-register.md");
    let text = sources::register_markdown();
    if std::env::var_os("WATCHWARD_BLESS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(held == text, "docs/data-register.md is not current; run cargo xtask bless");
}
