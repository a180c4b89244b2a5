//! Documents of every format, and minutes read from them.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// Beginnings by which formats are recognised.
const STARTS: [&[u8]; 5] = [
    b"",
    b"%PDF-1.7\n",
    b"# Minutes\n\n",
    b"<!doctype html>",
    b"Present:\n\n1   TITLE\n\nRESOLVED that ",
];

fuzz_target!(|data: &[u8]| {
    let Some((&choice, rest)) = data.split_first() else { return };
    let start = STARTS[usize::from(choice) % STARTS.len()];
    match reading::read(&[start, rest].concat()) {
        Ok(reading) => drop(reading::minutes::read(&reading)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
