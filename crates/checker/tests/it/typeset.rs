//! Typeset with known pages and read back: every finding stands on the page and the line of its figure.

use std::path::Path;

use checker::{Finding, check};
use reading::Reading;

/// Pages of lines as a PDF that is read; none where `LibreOffice` is not installed.
fn typeset(name: &str, pages: &[Vec<String>]) -> Option<Reading> {
    let file = shared_data::set_in_pages(pages);
    let folder = shared_data::convert(Path::new(env!("CARGO_TARGET_TMPDIR")), name, &file, "pdf")?;
    let bytes = std::fs::read(folder.join(name).with_extension("pdf")).unwrap();
    let reading = reading::read(&bytes).unwrap();
    assert_eq!(reading.pages as usize, pages.len());
    Some(reading)
}

/// Where a line of a page stands: blank lines are not counted.
fn place(pages: &[Vec<String>], page: usize, at: usize) -> (Option<u32>, u32) {
    let filled = pages[page][..=at].iter().filter(|line| !line.trim().is_empty()).count();
    (Some(u32::try_from(page + 1).unwrap()), u32::try_from(filled).unwrap())
}

#[test]
fn findings_stand_on_their_pages_and_lines() {
    // A line that repeats on the pages, numbers aside, would be a header.
    let of = [
        "noise", "parking", "dogs", "litter", "smoke", "boats", "horses", "drones", "fires",
        "traffic",
    ];
    let verbs = ["fell", "dropped", "decreased"];
    let page = |number: usize| -> Vec<String> {
        let (thing, verb) = (of[number % of.len()], verbs[number / of.len() % verbs.len()]);
        let mut lines: Vec<String> = (0..number % 7)
            .map(|line| format!("Patrols went on in week {line} as they were planned."))
            .collect();
        lines.push(String::new());
        lines.push(format!(
            "Calls about {thing} {verb} by 12% from {} to {}.",
            4_000 + number,
            1_000 + number
        ));
        lines.push(String::new());
        lines.push("The next meeting hears more of this.".to_owned());
        lines
    };
    let pages: Vec<Vec<String>> = (1..=30).map(page).collect();
    let Some(reading) = typeset("known.fodt", &pages) else { return };
    let found: Vec<(Option<u32>, u32)> =
        check(&reading).findings.iter().map(|finding| (finding.at.page, finding.at.line)).collect();
    let wanted: Vec<(Option<u32>, u32)> = pages
        .iter()
        .enumerate()
        .map(|(at, lines)| {
            place(&pages, at, lines.iter().position(|line| line.contains("12%")).unwrap())
        })
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn the_pack_says_the_same_as_a_pdf() {
    let Some(path) = shared_data::document("safer-bromley-board-pack-2021-06.txt") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<String> = text.lines().map(|line| line.replace(['\r', '\u{c}'], "")).collect();
    let pages: Vec<Vec<String>> = lines.chunks(48).map(<[String]>::to_vec).collect();
    let Some(reading) = typeset("pack.fodt", &pages) else { return };
    let from_text = check(&reading::read(text.as_bytes()).unwrap()).findings;
    let from_pdf = check(&reading).findings;
    let spot = |finding: &Finding| {
        let at = usize::try_from(finding.at.line - 1).unwrap();
        place(&pages, at / 48, at % 48)
    };
    let same = |one: &&Finding| {
        from_pdf.iter().any(|other| {
            other.kind == one.kind
                && other.says == one.says
                && (other.at.page, other.at.line) == spot(one)
        })
    };
    let (kept, lost): (Vec<&Finding>, Vec<&Finding>) = from_text.iter().partition(same);
    for finding in &lost {
        println!("lost: {} {} {}", finding.at.line, finding.kind, finding.says);
    }
    println!(
        "{} of {} findings of the text stand on their page and line in the PDF, of {} there",
        kept.len(),
        from_text.len(),
        from_pdf.len()
    );
    assert!(kept.len() * 10 >= from_text.len() * 9, "{} of {}", kept.len(), from_text.len());
    // A finding's figure stands on its line.
    let all: Vec<_> = reading.lines().collect();
    for finding in &from_pdf {
        let line = all[finding.at.index];
        assert_eq!((Some(line.page), line.number), (finding.at.page, finding.at.line));
        assert!(!line.text.get(finding.at.range.clone()).unwrap_or("").is_empty(), "{finding:?}");
    }
}
