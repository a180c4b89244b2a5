//! A partnership's own counts.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| sources_fuzz::below(
    "own-counts",
    &[sources::OWN_COUNTS_TEMPLATE],
    data
));
