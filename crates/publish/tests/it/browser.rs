//! Pages as a browser reads them: axe finds nothing at 320 and 1200 px, light and dark, opened and closed; the Nu validator
//! finds nothing in markup and style; no request leaves a page; nothing scrolls sideways.

use std::path::{Path, PathBuf};

use document::{Block, Document, Section};
use publish::html::{Alternative, page, page_with};
use shared_data::Kind;

use crate::{embedded, findings, pack_page, sample};

/// The pages that are read: the sample with everything on it, alone and as part of a page, one with nothing but
/// words, a pack, and a document with what a check found in it.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let pdf = Alternative {
        name: "PDF".to_owned(),
        file: "needs-assessment.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
    };
    let mut plain = Document::new("A plain report", "Safer Exampletown Partnership");
    plain.sections.push(Section::new("one", "One").with(Block::paragraph("Words alone.")));
    plain.number();
    let pages = [
        ("everything.html", page_with(&sample::document(), &[pdf])),
        ("plain.html", page(&plain)),
        ("embedded.html", embedded::shell(&sample::document())),
        ("pack.html", pack_page::markup()),
        ("findings.html", findings::html::markup()),
    ];
    let write = |(name, markup): (&str, String)| {
        let file = folder.join(name);
        std::fs::write(&file, markup).unwrap();
        file
    };
    pages.into_iter().map(write).collect()
}

#[test]
fn a_browser_axe_and_the_nu_validator_find_nothing() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&folder).unwrap();
    shared_data::read_pages(&folder, Kind::Alone, &pages(&folder));
}
