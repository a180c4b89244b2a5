//! Metropolitan Police files with month columns.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    sources_fuzz::below(
        "mps-ward",
        &["MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202101,202102\n"],
        data,
    );
    sources_fuzz::below(
        "mps-borough",
        &[
            "MajorText,MinorText,LookUp_BoroughName,202101,202102\n",
            "MajorText,MinorText,LookUp_BoroughName,",
        ],
        data,
    );
});
