//! Pages as a browser reads them: axe finds nothing at 320 and 1200 px, light and dark, opened and closed; the Nu validator
//! finds nothing in markup and style; no request leaves a page; nothing scrolls sideways.
//!
//! What reads them is `tests/browser`; its packages are installed as its lock file has them, into a folder of the target.

use std::path::{Path, PathBuf};
use std::process::Command;

use document::{Block, Document, Section};
use publish::html::{Alternative, page, page_with};

use crate::{embedded, sample};

/// The pages that are read: the sample with everything on it, alone and as part of a page, and one with nothing but words.
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
    let needed = [&["node"][..], &["npm"], &["java"], &["chromium", "google-chrome", "chrome"]];
    let found: Vec<Option<PathBuf>> = needed.iter().map(|n| shared_data::program(n)).collect();
    let [Some(node), Some(npm), Some(_), Some(chromium)] = &found[..] else { return };

    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        std::fs::copy(scripts.join(name), folder.join(name)).unwrap();
    }
    let installed = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--prefer-offline"])
        .current_dir(&folder)
        .output()
        .unwrap();
    if !installed.status.success() {
        let why = String::from_utf8_lossy(&installed.stderr);
        return shared_data::skip("npm ci", &format!("npm cannot install what reads pages: {why}"));
    }

    let read = Command::new(node)
        .arg(scripts.join("check.mjs"))
        .arg(&folder)
        .args(pages(&folder))
        .env("WATCHWARD_CHROMIUM", chromium)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&read.stdout);
    let why = String::from_utf8_lossy(&read.stderr);
    assert!(read.status.success(), "{said}{why}");
    assert!(said.contains("3 pages read, 0 faults"), "{said}");
}
