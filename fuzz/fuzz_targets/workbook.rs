//! Deprivation: the workbook, and the CSV.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| sources_fuzz::below(
    "iod-2019",
    &[
        "PK\u{3}\u{4}",
        "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Local Authority District name (2019),A\n",
    ],
    data
));
