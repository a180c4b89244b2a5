//! The PDF of a pack, read back page by page as a careful reader would.

use std::path::{Path, PathBuf};
use std::process::Command;

use document::{Block, Cell, Column, Document, Pack, PackPaper, PaperBody, Row, Section, Table};
use publish::PublishError;
use publish::pack::{PackFile, pdf, template_input};

use crate::pdf::{python, structure};
use crate::sample::pack as sample;

/// The file, left for a look.
pub fn left(name: &str, file: &PackFile) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&place, &file.bytes).unwrap();
    place
}

/// The words of each page, first to last; none without the program that reads them.
pub fn pages(file: &Path, count: usize) -> Option<Vec<String>> {
    let pdftotext = shared_data::program(&["pdftotext"])?;
    let page = |number: usize| {
        let number = number.to_string();
        let out = Command::new(&pdftotext)
            .args(["-raw", "-f", &number, "-l", &number])
            .arg(file)
            .arg("-")
            .output()
            .unwrap();
        String::from_utf8(out.stdout).unwrap().replace('\u{c}', "")
    };
    Some((1..=count).map(page).collect())
}

/// The number that a page prints at its foot.
pub fn printed(page: &str) -> &str {
    let mut feet = page.lines().filter_map(|line| {
        let (_, number) = line.trim().rsplit_once("Page ")?;
        number.starts_with(|c: char| c.is_ascii_digit()).then_some(number)
    });
    feet.next_back().unwrap_or_else(|| panic!("no number at the foot of: {page}"))
}

/// Every page prints its number; the agenda says those on which each paper really stands.
fn agrees(pack: &Pack, name: &str) -> Vec<String> {
    let file = pdf(pack).unwrap();
    let Some(pages) = pages(&left(name, &file), file.pages.total) else { return Vec::new() };
    let numbers: Vec<String> = pages.iter().map(|page| printed(page).to_owned()).collect();
    let spaced = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let agenda_pages = pages.iter().position(|page| page.contains("Item 3: ")).unwrap();
    let agenda = spaced(&pages[1..agenda_pages].join("\n"));
    for paper in &pack.papers {
        let told = &file.pages.papers[&paper.id];
        let stands = stands(paper, &pages, &numbers, agenda_pages);
        assert_eq!(told.0, stands, "{}", paper.id);
        let words = told.words();
        assert!(agenda.contains(&words), "{words} is not in {agenda}");
    }
    numbers
}

/// The printed numbers of the pages whose head, or whose heading, names this paper.
fn stands(paper: &PackPaper, pages: &[String], numbers: &[String], from: usize) -> Vec<String> {
    let names = |page: &String| match &paper.body {
        PaperBody::Set(_) => page.contains(&paper.heading()),
        PaperBody::Pages(pages) => page.contains(&format!("{}, page ", pages.file)),
    };
    let found = pages.iter().zip(numbers).skip(from).filter(|(page, _)| names(page));
    found.map(|(_, number)| number.clone()).collect()
}

#[test]
fn every_page_has_its_number_and_the_agenda_says_them() {
    let pack = sample::pack();
    let numbers = agrees(&pack, "pack.pdf");
    let wanted: Vec<String> = (1..=numbers.len()).map(|number| number.to_string()).collect();
    assert_eq!(numbers, wanted);
}

#[test]
fn a_late_paper_keeps_the_number_of_the_page_that_it_follows() {
    let before = pdf(&sample::pack()).unwrap().pages;
    let last: u32 = before.papers["matters-outstanding"].last().parse().unwrap();
    let pack = sample::with_a_late_paper(last);
    let numbers = agrees(&pack, "pack-late.pdf");
    let after = pdf(&pack).unwrap().pages;
    let late = [format!("{last}a"), format!("{last}b")];
    assert_eq!(after.papers["late-news"].0, late);
    assert_eq!(after.total, before.total + 2);
    // No other page has another number than it had.
    for (id, pages) in &before.papers {
        assert_eq!(&after.papers[id], pages, "{id}");
    }
    if !numbers.is_empty() {
        let place = numbers.iter().position(|number| number == &late[0]).unwrap();
        assert_eq!(numbers[place - 1], last.to_string());
        assert_eq!(numbers[place + 2], (last + 1).to_string());
    }
}

#[test]
fn letters_go_on_with_a_second_late_paper_and_a_brought_one() {
    let last: u32 =
        pdf(&sample::pack()).unwrap().pages.papers["matters-outstanding"].last().parse().unwrap();
    let mut pack = sample::with_a_late_paper(last);
    let mut brought = sample::brought(&sample::update());
    if let PaperBody::Pages(pages) = &mut brought {
        "Late letter.pdf".clone_into(&mut pages.file);
    }
    let mut second = sample::paper("second", "3", "Second late paper", brought);
    second.late_after = Some(last);
    pack.papers.insert(2, second);
    agrees(&pack, "pack-late-brought.pdf");
    let pages = pdf(&pack).unwrap().pages;
    assert_eq!(pages.papers["second"].first(), format!("{last}c"));
    assert_eq!(pages.papers["crime-assessment"].first(), (last + 1).to_string());
}

#[test]
fn a_late_paper_in_a_wrong_place_is_refused() {
    let said = pdf(&sample::with_a_late_paper(3)).unwrap_err();
    assert!(matches!(said, PublishError::LatePaper { after: 3, .. }), "{said}");
    assert!(said.to_string().contains("Late news"), "{said}");
    // No number is printed twice: another that follows the same page stands with the first.
    let last: u32 =
        pdf(&sample::pack()).unwrap().pages.papers["matters-outstanding"].last().parse().unwrap();
    let mut pack = sample::with_a_late_paper(last);
    let mut apart = pack.papers[1].clone();
    apart.id = "apart".to_owned();
    pack.papers.push(apart);
    let said = pdf(&pack).unwrap_err();
    assert!(matches!(&said, PublishError::LatePaper { after, .. } if *after == last), "{said}");
}

#[test]
fn a_viewer_is_told_the_printed_numbers() {
    let Some(python) = python() else { return };
    let last: u32 =
        pdf(&sample::pack()).unwrap().pages.papers["matters-outstanding"].last().parse().unwrap();
    let file = pdf(&sample::with_a_late_paper(last)).unwrap();
    let place = left("pack-labels.pdf", &file);
    let script = "import sys, pikepdf\npdf = pikepdf.open(sys.argv[1])\nprint(' '.join(page.label for page in pdf.pages))";
    let out = Command::new(python).args(["-c", script]).arg(place).output().unwrap();
    let labels = String::from_utf8(out.stdout).unwrap();
    let labels: Vec<&str> = labels.split_whitespace().collect();
    let [first, second] = [format!("{last}a"), format!("{last}b")];
    let wanted: Vec<String> = (1..=last).map(|n| n.to_string()).chain([first, second]).collect();
    assert_eq!(labels[..wanted.len()], wanted);
    assert_eq!(labels[wanted.len()], (last + 1).to_string());
}

/// Every element tagged or an artifact, headings in order, alternative texts, bookmarks: as `tests/pdf_structure.py` asks. With
/// pages that were brought all but the claim to be PDF/UA-1.
#[test]
fn it_is_tagged_and_claims_the_standard_only_without_brought_pages() {
    let Some(python) = python() else { return };
    let alone = left("pack-alone.pdf", &pdf(&sample::set_alone()).unwrap());
    let (sound, said) = structure(&python, &[&alone]);
    assert!(sound, "{said}");
    let with = left("pack-with.pdf", &pdf(&sample::pack()).unwrap());
    let (sound, said) = structure(&python, &[&with]);
    assert!(!sound);
    let name = format!("{}: ", with.display());
    let problems: Vec<&str> = said.lines().map(|line| line.trim_start_matches(&name)).collect();
    // A viewer is told to show the title only of a file that conforms.
    assert_eq!(problems, ["the title is not displayed", "does not say that it is PDF/UA-1"]);
}

#[test]
fn a_dated_pack_is_for_the_archive_unless_pages_were_brought() {
    let claims = |pack: &Pack| {
        let bytes = pdf(pack).unwrap().bytes;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        ["<pdfuaid:part>1<", "<pdfaid:part>2<"].map(|claim| text.contains(claim))
    };
    let dated = |mut pack: Pack| {
        pack.edition.date = Some("9 June 2021".to_owned());
        pack
    };
    assert_eq!(claims(&sample::set_alone()), [true, false]);
    assert_eq!(claims(&dated(sample::set_alone())), [true, true]);
    assert_eq!(claims(&dated(sample::pack())), [false, false]);
}

#[test]
fn bookmarks_lead_to_the_agenda_each_paper_and_its_sections() {
    let Some(python) = python() else { return };
    let place = left("pack-bookmarks.pdf", &pdf(&sample::pack()).unwrap());
    let script = "
import sys, pikepdf
def told(items, level):
    for item in items:
        print('  ' * level + item.title)
        told(item.children, level + 1)
pdf = pikepdf.open(sys.argv[1])
with pdf.open_outline() as outline:
    told(outline.root, 0)
";
    let out = Command::new(python).args(["-c", script]).arg(place).output().unwrap();
    let told = String::from_utf8(out.stdout).unwrap();
    let first: Vec<&str> = told.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(
        first,
        [
            "Agenda",
            "Item 3: Matters outstanding",
            "Item 4: Needs assessment",
            "Item 5: Police update",
            "Licences of the data",
        ]
    );
    assert!(
        told.contains("Item 3: Matters outstanding\n  1 Overview\n  2 What is open\n"),
        "{told}"
    );
}

#[test]
fn a_reference_stays_within_its_paper_and_says_the_printed_page() {
    let last: u32 =
        pdf(&sample::pack()).unwrap().pages.papers["matters-outstanding"].last().parse().unwrap();
    let mut pack = sample::with_a_late_paper(last);
    // The paper with the reference comes late itself, so that the page it says has a letter.
    let PaperBody::Set(written) = pack.papers[0].body.clone() else { panic!("it is set") };
    pack.papers[1].body = PaperBody::Set(written);
    let file = pdf(&pack).unwrap();
    let Some(pages) = pages(&left("pack-reference.pdf", &file), file.pages.total) else { return };
    let said: Vec<&str> = pages
        .iter()
        .flat_map(|page| page.lines())
        .filter_map(|line| line.split_once("stand in Table 1, page ")?.1.split('.').next())
        .filter(|page| page.chars().all(char::is_alphanumeric))
        .collect();
    let first = said.first().unwrap();
    assert!(first.parse::<u32>().is_ok_and(|page| page <= last), "{said:?}");
    assert!(
        said.iter().any(|page| page.starts_with(&last.to_string()) && page.len() > 1),
        "{said:?}"
    );
    for page in said {
        let place = pages.iter().find(|words| printed(words) == page).unwrap();
        assert!(place.contains("Actions that are open"), "page {page}");
    }
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    assert!(pdf(&sample::pack()).unwrap() == pdf(&sample::pack()).unwrap());
}

#[test]
fn what_stands_in_one_pack_never_stands_in_another() {
    let marker = "Quernmarker";
    let mut exempt = sample::set_alone();
    exempt.part = document::PackPart::Exempt;
    exempt.marking = Some(document::Marking { handling: "Members of the board only".to_owned() });
    exempt.papers[0].title = marker.to_owned();
    let has = |pack: &Pack, name: &str| {
        let file = pdf(pack).unwrap();
        let pages = pages(&left(name, &file), file.pages.total);
        pages.map(|pages| pages.concat().contains(marker))
    };
    let Some(found) = has(&exempt, "pack-exempt.pdf") else { return };
    assert!(found);
    assert_eq!(has(&sample::set_alone(), "pack-public.pdf"), Some(false));
}

#[test]
fn a_marking_stands_at_the_head_and_foot_of_every_page() {
    let mut pack = sample::pack();
    pack.part = document::PackPart::Exempt;
    pack.marking = Some(document::Marking { handling: "Members of the board only".to_owned() });
    let file = pdf(&pack).unwrap();
    let Some(pages) = pages(&left("pack-marked.pdf", &file), file.pages.total) else { return };
    assert!(pages[0].contains("Part 2 \u{2013} exempt, not for publication"));
    for page in pages {
        assert_eq!(
            page.matches("OFFICIAL-SENSITIVE: Members of the board only").count(),
            2,
            "{page}"
        );
    }
}

#[test]
fn the_exempt_pack_leads_to_the_papers_of_the_other() {
    let mut pack = sample::set_alone();
    pack.part = document::PackPart::Exempt;
    let secret = sample::paper(
        "review",
        "7",
        "A domestic homicide review",
        sample::brought(&sample::update()),
    );
    pack.papers = vec![secret];
    let file = pdf(&pack).unwrap();
    let Some(pages) = pages(&left("pack-review.pdf", &file), file.pages.total) else { return };
    let words = file.pages.papers["review"].words();
    for wanted in ["See Part 1", "Spoken update", "No paper", &words] {
        assert!(pages[1].contains(wanted), "{wanted}: {}", pages[1]);
    }
    assert!(!pages[1].contains("Not for publication"));
}

/// Charts in parts and tables that need a sheet on its side keep the order of the pages, and the tags are as they should be.
#[test]
fn a_paper_with_every_kind_of_block_stands_in_its_place() {
    let mut whole = crate::sample::document();
    whole.marking = None;
    let columns = (1..=14).map(|n| Column::numbers(format!("Column {n} of many"), "per 1,000"));
    let mut wide = Table::new("wide", "A table on its side", columns.collect());
    wide.rows.push(Row::plain((1..=14).map(|n| Cell::count(f64::from(n))).collect()));
    let mut first = Document::new("Wide", "P");
    first.sections = vec![Section::new("wide-one", "Wide").with(Block::Table(wide))];
    first.number();
    let mut pack = sample::set_alone();
    pack.papers[0].body = PaperBody::Set(Box::new(first));
    pack.papers[1].body = PaperBody::Set(Box::new(whole));
    agrees(&pack, "pack-whole.pdf");
    let Some(python) = python() else { return };
    let (sound, said) = structure(&python, &[left("pack-whole.pdf", &pdf(&pack).unwrap())]);
    assert!(sound, "{said}");
}

#[test]
fn an_empty_pack_is_cover_and_agenda() {
    let mut pack = sample::pack();
    pack.papers.clear();
    pack.licences.clear();
    assert_eq!(pdf(&pack).unwrap().pages.total, 2);
    pack.agenda.clear();
    pack.cover.clear();
    pack.details.clear();
    pack.notice = None;
    assert_eq!(pdf(&pack).unwrap().pages.total, 2);
}

/// The sample in `templates/inputs/pack` is what the template is given today; renew it with `WATCHWARD_UPDATE=1`.
#[test]
fn the_sample_input_is_that_of_the_sample_pack() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/inputs/pack");
    let (data, files) = template_input(&sample::pack()).unwrap();
    let held = folder.join("data.json");
    if std::env::var_os("WATCHWARD_UPDATE").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        for (path, bytes) in &files {
            let place = folder.join(path);
            std::fs::create_dir_all(place.parent().unwrap()).unwrap();
            std::fs::write(place, bytes).unwrap();
        }
        std::fs::write(&held, data.clone() + "\n").unwrap();
    }
    let said = std::fs::read_to_string(&held).unwrap_or_default();
    assert!(said.trim_end() == data, "{} is not what the template is given", held.display());
    for path in files.keys() {
        assert!(folder.join(path).is_file(), "{path} is missing");
    }
}
