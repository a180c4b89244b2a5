//! Look-ups between areas.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| sources_fuzz::below(
    "ons-lookup",
    &[
        "LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM\n",
        "LSOA11CD,WD18CD,LAD11CD,share\n",
        "LAD17CD,LAD17NM,CSP17CD,CSP17NM\n",
    ],
    data
));
