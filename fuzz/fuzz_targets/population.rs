//! Mid-year populations in their three layouts.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| sources_fuzz::below(
    "ons-population",
    &[
        "LAD11CD,LAD11NM,Persons_All-Ages,Males_0-15\n",
        "Code,Name,Geography,All ages,0,1,90+\n",
        "DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER_NAME,C_AGE_NAME,OBS_VALUE\n",
    ],
    data
));
