//! The interface's answers in JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| sources_fuzz::below(
    "police-uk-api",
    &["[{\"category\":\"burglary\",\"month\":\"2021-02\",\"id\":1,\"location\":"],
    data
));
