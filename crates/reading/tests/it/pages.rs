//! Pages and lines are right: what is typeset with known pages is found on them, line by line.

use std::collections::BTreeMap;

use reading::Reading;

use crate::typeset::pdf;

/// Lines by page, as they are to be set.
type Pages = Vec<Vec<String>>;

/// What stands on each line of each page: pieces beside one another as one text, without spaces.
fn found(reading: &Reading) -> BTreeMap<(u32, u32), String> {
    let mut pieces: BTreeMap<(u32, u32), Vec<String>> = BTreeMap::new();
    for line in reading.lines() {
        pieces.entry((line.page, line.number)).or_default().push(bare(&line.text));
    }
    let mut found = BTreeMap::new();
    for (place, mut texts) in pieces {
        texts.sort();
        found.insert(place, texts.concat());
    }
    found
}

fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The letters of a text, so that pieces in another order are alike.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

/// How many of the lines stand on their page, and on their line of it; the others.
fn held(pages: &Pages, reading: &Reading) -> (usize, Vec<String>) {
    let found = found(reading);
    let mut right = 0;
    let mut wrong = Vec::new();
    for (page, lines) in (1..).zip(pages) {
        let filled = lines.iter().filter(|line| !bare(line).is_empty());
        for (number, line) in (1..).zip(filled) {
            // A line that only rules off has its number, and no words that are kept.
            if bare(line).chars().all(|letter| letter == '_') {
                continue;
            }
            let here = found.get(&(page, number));
            if here.is_some_and(|here| letters(here) == letters(&bare(line))) {
                right += 1;
            } else {
                wrong.push(format!("page {page} line {number}: {line:?} is {here:?}"));
            }
        }
    }
    (right, wrong)
}

#[test]
fn every_line_of_the_pack_stands_on_its_page_and_line() {
    let Some(path) = shared_data::document("safer-bromley-board-pack-2021-06.txt") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<String> = text.lines().map(|line| line.replace(['\r', '\u{c}'], "")).collect();
    let pages: Pages = lines.chunks(48).map(<[String]>::to_vec).collect();
    let Some(bytes) = pdf("pages.fodt", &shared_data::set_in_pages(&pages)) else { return };
    let reading = reading::read(&bytes).unwrap();
    assert_eq!(reading.pages as usize, pages.len());
    let (right, wrong) = held(&pages, &reading);
    println!("{right} lines on {} pages stand where they were set", pages.len());
    assert!(wrong.is_empty(), "{right} right, {} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(right >= 500);
}

/// A caption and a table on every page, its rows with a word, a number with a comma, a share and a name of two words; with all
/// lines drawn, or with level ones alone.
fn page_of_a_table(page: u32) -> (Vec<String>, String) {
    let caption = format!("Table {page}: Offences in the wards of area {page}");
    let mut rows = vec![["Ward", "Offences", "Share", "Kind of offence"].map(str::to_owned)];
    rows.extend((1..=25).map(|row| {
        [
            format!("Ward {row}"),
            format!("{},{:03}", page, row * 37),
            format!("{row}.{page}%"),
            format!("Kind number {}", row * page),
        ]
    }));
    let cells: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|text| crate::docx::p(text)).collect()).collect();
    let cells: Vec<&[String]> = cells.iter().map(Vec::as_slice).collect();
    let mut table = crate::docx::table(&cells);
    if page.is_multiple_of(2) {
        for side in ["left", "right", "insideV"] {
            table = table.replace(
                &format!(r#"<w:{side} w:val="single""#),
                &format!(r#"<w:{side} w:val="nil""#),
            );
        }
    }
    let begins = r"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>";
    let heading = crate::docx::p(&caption);
    let heading = if page > 1 { heading.replacen("<w:p>", begins, 1) } else { heading };
    let lines = std::iter::once(caption).chain(rows.iter().map(|row| row.join(" "))).collect();
    (lines, heading + &table)
}

#[test]
fn every_row_of_tables_stands_on_its_page_and_line() {
    let (pages, bodies): (Pages, Vec<String>) = (1..=20).map(page_of_a_table).unzip();
    let Some(bytes) = pdf("tables.docx", &crate::docx::file(&bodies.concat())) else { return };
    let reading = reading::read(&bytes).unwrap();
    let (right, wrong) = held(&pages, &reading);
    println!("{right} rows on {} pages stand where they were set", pages.len());
    assert!(wrong.is_empty(), "{right} right, {} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(right, 20 * 27);
    let wide = |block: &&reading::document::Block| match &block.kind {
        reading::document::Kind::Table(table) => {
            table.rows.len() == 26 && table.rows.iter().all(|row| row.cells.len() == 4)
        }
        _ => false,
    };
    assert_eq!(reading.blocks.iter().filter(wide).count(), 20, "each is one table of 26 rows");
    let running =
        |block: &&reading::document::Block| block.kind == reading::document::Kind::Running;
    assert_eq!(reading.blocks.iter().filter(running).count(), 0, "captions are no headers");
}
