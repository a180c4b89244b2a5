//! PDF: set by Typst from the templates in `templates/`, one a kind of document, with the program's own typeface.
//!
//! Each file is tagged and made to PDF/UA-1, which Typst enforces: every element tagged or an artifact, headings in order,
//! alternative text on every drawing. A document that breaks it is an error, not a file. A published edition, which has a
//! date, is PDF/A-2a too; a draft has no date, without which PDF/A cannot be had, as the same inputs are to give the same
//! bytes. PDF/A-1 and PDF/A-4 cannot be had together with PDF/UA-1, as they are of other versions of PDF.
//!
//! What a template is given is an [`input::Input`]: the document in the few shapes that print needs, and its charts and maps
//! as drawings. The same document gives the same bytes.

mod input;
mod typeface;
mod world;

use std::collections::BTreeMap;

use document::{Document, DocumentKind};
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::world::World;
use crate::PublishError;

/// What an edition conforms to.
fn standards(dated: bool) -> &'static [PdfStandard] {
    if dated { &[PdfStandard::Ua_1, PdfStandard::A_2a] } else { &[PdfStandard::Ua_1] }
}

/// A document as a PDF.
///
/// # Errors
/// Where the template cannot set it or it would not conform to PDF/UA-1, such as a chart without a description.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PublishError> {
    let (input, drawings) = input::of(document);
    let data = serde_json::to_vec(&input).map_err(|source| PublishError::Json {
        what: format!("the template's input for \u{201c}{}\u{201d}", document.title),
        source,
    })?;
    let standards = standards(input.is_dated());
    set(document.kind, &document.title, standards, data, drawings)
}

/// What a template makes of its input.
fn set(
    kind: DocumentKind,
    title: &str,
    standards: &[PdfStandard],
    data: Vec<u8>,
    drawings: BTreeMap<String, String>,
) -> Result<Vec<u8>, PublishError> {
    let failed =
        |why: String| PublishError::Pdf { title: title.to_owned(), template: kind.slug(), why };
    let standards = PdfStandards::new(standards).map_err(|e| failed(e.message().to_string()))?;
    let world = World::new(kind, data, drawings).map_err(failed)?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let pages = output.map_err(|problems| failed(said(&world, &problems)))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Watchward".to_owned())),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    let bytes =
        typst_pdf::pdf(&pages, &options).map_err(|problems| failed(said(&world, &problems)));
    // What Typst remembers of this document is of no use to the next.
    comemo::evict(0);
    bytes
}

/// What is wrong, each with its place in a template, and how to mend it.
fn said(world: &World, problems: &[SourceDiagnostic]) -> String {
    let each = problems.iter().take(5).map(|problem| {
        let place = world.place(problem).map(|place| format!(" ({place})")).unwrap_or_default();
        let hints = problem.hints.iter().map(|hint| format!("; {}", hint.v));
        format!("{}{place}{}", problem.message, hints.collect::<String>())
    });
    let mut said: Vec<String> = each.collect();
    if problems.len() > said.len() {
        said.push(format!("and {} more problems", problems.len() - said.len()));
    }
    said.join("; ")
}
