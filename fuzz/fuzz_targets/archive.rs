//! Opening any file: archives, and the recognition of what is in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sources::Kept;

fuzz_target!(|data: &[u8]| {
    let path = std::env::temp_dir().join(format!("watchward-fuzz-{}.zip", std::process::id()));
    if std::fs::write(&path, data).is_err() {
        return;
    }
    if let Ok(found) = sources::open(&path) {
        for (container, entry) in found.entries() {
            let mut kept = Kept::default();
            if let Err(error) = container.read_entry(entry, &mut kept) {
                assert!(!error.to_string().is_empty());
            }
        }
    }
});
