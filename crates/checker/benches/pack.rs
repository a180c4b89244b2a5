//! How long it takes to read a document and to check its figures: a board pack of a hundred pages, and long documents that
//! are made here, half and whole, so that work that grows faster than the document shows.
//!
//! `cargo bench -p checker --bench pack`. The pack is of the shared data (`WATCHWARD_SHARED` names the folder); without it
//! its figure is left out. Issue 8 asks for less than two seconds.

use std::fmt::Write as _;

use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The pack, as a person has it.
#[divan::bench(sample_count = 20)]
fn board_pack(bencher: Bencher) {
    let path = shared_data::document("safer-bromley-board-pack-2021-06.txt");
    let Some(bytes) = path.and_then(|path| std::fs::read(path).ok()) else { return };
    bencher.bench(|| checked(black_box(&bytes)));
}

/// Lines of a report, of so many kilobytes.
#[divan::bench(sample_count = 3, args = [128, 256, 512, 1024])]
fn report_lines(bencher: Bencher, kilobytes: usize) {
    let text = report(kilobytes << 10);
    bencher.bench(|| checked(black_box(text.as_bytes())));
}

/// A table of so many rows.
#[divan::bench(sample_count = 3, args = [1_250, 2_500, 5_000])]
fn table(bencher: Bencher, rows: usize) {
    let text = rows_of(rows);
    bencher.bench(|| checked(black_box(text.as_bytes())));
}

/// How many findings there are; none in what cannot be read.
fn checked(bytes: &[u8]) -> usize {
    reading::read(bytes).map_or(0, |reading| checker::check(&reading).findings.len())
}

/// Sentences, titles and small tables of an invented report, again and again with other figures.
fn report(bytes: usize) -> String {
    let measures = ["Burglary", "Robbery", "Theft from vehicles", "Anti-social behaviour"];
    let places = ["Northgate", "Southmoor", "Eastcliff", "Westlea", "Midbrook"];
    let mut text = String::new();
    let mut at = 0_usize;
    while text.len() < bytes {
        let (measure, place) = (measures[at % 4], places[at % 5]);
        let (before, now) = (1_000 + at * 37 % 900, 900 + at * 53 % 1_100);
        let _ = write!(
            text,
            "{}.{} {measure} in {place}\n\n{measure} in {place} changed by {}%, from {before} to {now} offences in the 12 months\n\
             to March {}. {place} ranked {} of 32 boroughs, with a rate of {}.{} per 1,000 people. Of {now}\n\
             offences, {} ({}%) were solved, and more than half of the three wards, North, South and East, had\n\
             fewer than in Quarter {} of 2020/21. The meeting of Monday 14 May 2021 noted it; see page {}.\n\n\
             Table {}: {measure} by ward, per 1,000\n\nWard        2019    2020    Change\n\
             North        {before}     {now}     {}%\nSouth         {}      {}      9%\nTotal        {}     {}     12%\n\n",
            1 + at / 20,
            1 + at % 20,
            at % 40,
            2010 + at % 14,
            1 + at % 32,
            at % 70,
            at % 10,
            now / 4,
            20 + at % 10,
            1 + at % 4,
            1 + at % 99,
            at + 1,
            at % 30,
            before / 2,
            now / 2,
            before + before / 2,
            now + now / 2,
        );
        at += 1;
    }
    text
}

/// Wards with their ranks, people, offences, rates, changes and shares.
fn rows_of(rows: usize) -> String {
    let mut text = String::from(
        "Table 1: Burglary by ward, rate per 1,000\n\nRank   Ward   Population   Offences   Rate   Change %   Share %\n",
    );
    for at in 1..=rows {
        let (people, offences) = (8_000 + at * 71 % 9_000, 40 + at * 13 % 500);
        let _ = writeln!(
            text,
            "{at}   Ward {}{}   {people}   {offences}   {}.{}   {}%   0.{}%",
            char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)),
            "abcdefghij".get(at % 10..).unwrap_or(""),
            offences * 1_000 / people,
            offences * 10_000 / people % 10,
            at % 60,
            1 + at % 9,
        );
    }
    text
}
