//! The PDF, read back as a machine or a careful reader would.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use document::{Block, Cell, Document, DocumentKind, Inline, Section, Text};

use crate::sample::{self, kinds};

/// The sample's PDF, left for a look.
fn file() -> &'static Path {
    static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample.pdf");
        std::fs::write(&file, publish::pdf::pdf(&sample::document()).unwrap()).unwrap();
        file
    });
    &FILE
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = publish::pdf::pdf(&sample::document()).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    assert!(first == publish::pdf::pdf(&sample::document()).unwrap());
}

#[test]
fn a_drawing_without_words_for_those_who_cannot_see_it_is_refused() {
    let mut document = sample::document();
    let wordless = |block: &mut Block| {
        if let Block::Chart(chart) = block {
            chart.frame.title.clear();
            chart.frame.description.clear();
        }
    };
    document.sections[1].blocks.iter_mut().for_each(wordless);
    let refused = publish::pdf::pdf(&document).unwrap_err().to_string();
    assert!(refused.contains("needs-assessment") && refused.contains("alt text"), "{refused}");
    assert!(refused.contains("common/blocks.typ, line"), "{refused}");
}

#[test]
fn a_published_edition_is_for_the_archive_too() {
    let said = |document: &Document| {
        let bytes = publish::pdf::pdf(document).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let [ua, a] = ["<pdfuaid:part>1<", "<pdfaid:part>2<"].map(|part| text.contains(part));
        (ua, a, text.contains("<xmp:CreateDate>2021-06-17"))
    };
    let mut document = sample::document();
    assert_eq!(said(&document), (true, false, false));
    document.edition.status = "Published".to_owned();
    document.edition.date = Some("17 June 2021".to_owned());
    assert_eq!(said(&document), (true, true, true));
}

#[test]
fn what_is_empty_or_odd_is_no_obstacle() {
    let mut document = Document::new("A title ".repeat(20), "P");
    let odd = Text::from("No \u{1f600} here, # nor *there*, $x$ @y <z> \\ \"q\"")
        .with_link("away", "javascript:alert(1)")
        .with_footnote(Text::new())
        .with_reference("nowhere");
    document.sections.push(
        Section::new("empty", "Empty")
            .with(Block::Paragraph(Text::new()))
            .with(Block::List(document::List { ordered: true, items: vec![] }))
            .with(Block::List(document::List { ordered: false, items: vec![Text::new()] }))
            .with(Block::KeyFigures(vec![]))
            .with(Block::SummaryList(vec![]))
            .with(Block::Table(document::Table::new(
                "none",
                "No rows",
                vec![document::Column::words("Town")],
            )))
            .with(Block::Paragraph(odd)),
    );
    document.number();
    for kind in kinds::KINDS {
        document.kind = kind;
        publish::pdf::pdf(&document).unwrap();
    }
}

/// How many pages a PDF says that it has.
fn pages(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let said = text.split_once("<xmpTPg:NPages>").and_then(|(_, after)| after.split_once('<'));
    said.unwrap().0.parse().unwrap()
}

#[test]
fn a_ward_profile_has_two_pages_and_a_summary_one() {
    let pages = |kind| pages(&publish::pdf::pdf(&kinds::of(kind)).unwrap());
    assert_eq!(pages(DocumentKind::WardProfile), 2);
    assert_eq!(pages(DocumentKind::Summary), 1);
    assert!(pages(DocumentKind::Report) > 3);
}

/// The samples in `templates/inputs` are what templates are given today; renew them with `WATCHWARD_UPDATE=1`.
#[test]
fn the_sample_inputs_are_those_of_the_sample_documents() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/inputs");
    let update = std::env::var_os("WATCHWARD_UPDATE").is_some();
    for kind in kinds::KINDS {
        let (data, drawings) = publish::pdf::template_input(&kinds::of(kind)).unwrap();
        let folder = root.join(kind.slug());
        let held = folder.join("data.json");
        if update {
            let _ = std::fs::remove_dir_all(&folder);
            std::fs::create_dir_all(folder.join("drawings")).unwrap();
            std::fs::write(&held, data.clone() + "\n").unwrap();
            for (path, svg) in &drawings {
                std::fs::write(folder.join(path), svg).unwrap();
            }
        }
        let said = std::fs::read_to_string(&held).unwrap_or_default();
        assert!(said.trim_end() == data, "{} is not what the template is given", held.display());
        // How a drawing is drawn is held by tests of its own.
        for path in drawings.keys() {
            assert!(folder.join(path).is_file(), "{path} of {} is missing", kind.slug());
        }
    }
}

/// Each kind has a structure as the standard asks.
#[test]
fn every_kind_has_a_sound_structure() {
    let Some(python) = python() else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let files = kinds::KINDS.map(|kind| {
        let file = folder.join(format!("sample-{}.pdf", kind.slug()));
        std::fs::write(&file, publish::pdf::pdf(&kinds::of(kind)).unwrap()).unwrap();
        file
    });
    let (sound, said) = structure(&python, &files);
    assert!(sound, "{said}");
}

/// Every element tagged or an artifact, headings in order, header cells with scope, alternative texts, language, title,
/// bookmarks; see `tests/pdf_structure.py`.
#[test]
fn the_structure_is_as_the_standard_asks() {
    let Some(python) = python() else { return };
    let (sound, said) = structure(&python, &[file()]);
    assert!(sound, "{said}");
    let figures = sample::document().figures().len();
    assert!(said.contains(&format!("{figures} Figure")), "{said}");
    for counted in ["5 Table", "4 Note", "17 bookmarks"] {
        assert!(said.contains(counted), "{counted}: {said}");
    }
}

/// The check is worth something only if it fails where it should.
#[test]
fn a_broken_structure_is_found() {
    const BREAK: &[(&str, &str)] = &[
        ("first('/Figure').Alt = ''", "Figure without alternative text"),
        ("del first('/TH').A", "a header cell without scope"),
        ("first('/H1').S = pikepdf.Name.H3", "heading of level 3 after level 0"),
        ("first('/LI').S = pikepdf.Name.LBody", "LBody stands in L"),
        ("del first('/Note')['/ID']", "a note without an id"),
        ("first('/P').S = pikepdf.Name.Paragraph", "Paragraph is no structure type"),
        ("del first('/P')['/K']", "is not in the tree"),
        ("del pdf.Root.Outlines", "no bookmarks"),
        ("del pdf.Root.Lang", "no language"),
        ("del pdf.Root.ViewerPreferences.DisplayDocTitle", "the title is not displayed"),
        ("pdf.Root.MarkInfo.Marked = False", "not marked as tagged"),
        (
            "pdf.pages[2].contents_add(b'BT /F0 9 Tf (x) Tj ET')",
            "Tj paints what is neither tagged nor an artifact",
        ),
    ];
    let Some(python) = python() else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let small = folder.join("small.pdf");
    let document = kinds::of(DocumentKind::NeedsAssessment);
    std::fs::write(&small, publish::pdf::pdf(&document).unwrap()).unwrap();
    let script = "
import sys, pikepdf
def every(kids):
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and '/S' in kid:
            yield kid
            yield from every(kid.get('/K', pikepdf.Array()))
def first(kind):
    return next(e for e in every(pdf.Root.StructTreeRoot.K) if str(e.S) == kind)
for i, how in enumerate(sys.argv[3:]):
    pdf = pikepdf.open(sys.argv[1])
    exec(how)
    pdf.save(f'{sys.argv[2]}/broken-{i}.pdf')
";
    let broken = Command::new(&python)
        .args(["-c", script])
        .args([&small, folder])
        .args(BREAK.iter().map(|(how, _)| how))
        .output()
        .unwrap();
    assert!(broken.status.success(), "{}", String::from_utf8_lossy(&broken.stderr));
    let names: Vec<String> = (0..BREAK.len()).map(|i| format!("broken-{i}.pdf")).collect();
    let files: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let (sound, said) = structure(&python, &files);
    assert!(!sound);
    for ((how, problem), name) in BREAK.iter().zip(names) {
        let found = said.lines().any(|line| line.contains(&name) && line.contains(problem));
        assert!(found, "{how}: {said}");
    }
}

/// What a reader hears is the document, in its order: nothing is lost and nothing is out of place.
#[test]
fn the_text_is_in_the_order_of_the_document() {
    let Some(pdftotext) = shared_data::program(&["pdftotext"]) else { return };
    let out = Command::new(pdftotext).arg("-raw").arg(file()).arg("-").output().unwrap();
    let document = sample::document();
    // Head and foot of each page are no part of the text.
    let marking = document.marking.as_ref().unwrap().words();
    let head = format!("{} \u{2013} {}", document.partnership, document.title);
    let foot = |line: &str| line.starts_with("Draft") && line.contains(" of ");
    let text = String::from_utf8(out.stdout).unwrap().replace('\u{c}', "\n");
    let lines = text.lines().filter(|l| *l != marking && !l.starts_with(&head) && !foot(l));
    let text: String = lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
    let mut from = 0;
    for words in words(&document) {
        let wanted: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let Some(found) = text[from..].find(&wanted) else {
            let next: String = text[from..].chars().take(300).collect();
            panic!("{words:?} is not after {next}");
        };
        from += found + wanted.len();
    }
}

/// What the document says, in its order; footnotes and pages of references left out, as they stand elsewhere.
fn words(document: &Document) -> Vec<String> {
    let mut said = vec![document.title.clone()];
    said.extend(of_text(&document.summary));
    for detail in &document.details {
        said.push(detail.name.clone());
        said.extend(of_text(&detail.value));
    }
    said.push("Contents".to_owned());
    said.extend(document.sections.iter().map(|s| format!("{} {}", s.number, s.title)));
    said.extend(document.figures().into_iter().map(document::Frame::heading));
    let blocks = document.all_blocks();
    said.extend(blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table.heading()),
        _ => None,
    }));
    for section in document.sections.iter().chain(&document.appendices) {
        of_section(section, &mut said);
    }
    for term in &document.glossary {
        said.push(format!("{}: {}", term.short, term.long));
    }
    said.extend(document.licences.clone());
    said
}

fn of_section(section: &Section, said: &mut Vec<String>) {
    said.push(format!("{} {}", section.number, section.title));
    section.blocks.iter().for_each(|block| of_block(block, said));
    section.subsections.iter().for_each(|inner| of_section(inner, said));
}

fn of_block(block: &Block, said: &mut Vec<String>) {
    match block {
        Block::Table(table) => {
            said.push(table.heading());
            said.extend(table.columns.iter().map(|column| column.title.clone()));
            for row in &table.rows {
                said.extend(row.cells.iter().map(|cell: &Cell| cell.shown().to_owned()));
            }
            said.extend(table.notes.clone());
        }
        Block::Note(note) => {
            said.push(note.title.clone());
            said.extend(of_text(&note.body));
        }
        Block::KeyFigures(figures) => {
            for figure in figures {
                said.extend([figure.value.text.clone(), figure.label.clone()]);
                said.extend(of_text(&figure.sentence));
            }
        }
        Block::Checklist(list) => {
            for item in &list.items {
                said.push(item.asked.clone());
                said.extend(of_text(&item.found));
            }
        }
        Block::SummaryList(details) => {
            for detail in details {
                said.push(detail.name.clone());
                said.extend(of_text(&detail.value));
            }
        }
        Block::NotAvailable(missing) => said.push(missing.what.clone()),
        Block::Narrative(narrative) => {
            narrative.blocks.iter().for_each(|inner| of_block(inner, said));
        }
        block => {
            if let Some(frame) = block.frame() {
                said.push(frame.heading());
                said.push(frame.source.clone());
            }
            said.extend(block.texts().into_iter().flat_map(of_text));
        }
    }
}

fn of_text(text: &Text) -> Vec<String> {
    let mut said = vec![String::new()];
    for piece in &text.0 {
        if let Some(last) = said.last_mut() {
            last.push_str(piece.words());
        }
        let is_broken = match piece {
            Inline::Footnote(_) => true,
            Inline::Reference(reference) => reference.page,
            _ => false,
        };
        if is_broken {
            said.push(String::new());
        }
    }
    said
}

/// veraPDF knows more of the standard than our own check; it is asked where it is installed.
#[test]
fn verapdf_agrees_where_it_is_installed() {
    let Some(verapdf) = on_path("verapdf") else {
        eprintln!("veraPDF is not installed; nothing was asked of it");
        return;
    };
    let out = Command::new(verapdf).args(["--flavour", "ua1"]).arg(file()).output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(said.contains("isCompliant=\"true\""), "{said}");
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The first Python on the path with pikepdf; none, with a note, where there is none.
pub fn python() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let has = |python: &PathBuf| {
        let asked = Command::new(python).args(["-c", "import pikepdf"]).output();
        asked.is_ok_and(|out| out.status.success())
    };
    let all = std::env::split_paths(&path).map(|folder| folder.join("python3"));
    let found = all.filter(|file| file.is_file()).find(has);
    if found.is_none() {
        shared_data::skip("pikepdf", "no python3 on the path has pikepdf");
    }
    found
}

/// Whether the structure of these is sound, and what is said of them.
pub fn structure(python: &Path, pdfs: &[impl AsRef<std::ffi::OsStr>]) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf_structure.py");
    let out = Command::new(python).arg(script).args(pdfs).output().unwrap();
    let said = [out.stdout, out.stderr].concat();
    (out.status.success(), String::from_utf8_lossy(&said).into_owned())
}
