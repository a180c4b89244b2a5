//! PDF: set by Typst from the templates in `templates/`, one a kind of document, with the program's own typeface.
//!
//! Each file is tagged and made to PDF/UA-1, which Typst enforces: every element tagged or an artifact, headings in order,
//! alternative text on every drawing. A document that breaks it is an error, not a file. A published edition, which has a
//! date, is PDF/A-2a too; a draft has no date, without which PDF/A cannot be had, as the same inputs are to give the same
//! bytes. PDF/A-1 and PDF/A-4 cannot be had together with PDF/UA-1, as they are of other versions of PDF.
//!
//! What a template is given is its input: the document in the few shapes that print needs, and its charts and maps
//! as drawings. The same document gives the same bytes.

mod brought;
mod input;
pub(crate) mod pack;
mod setting;
mod typeface;
mod world;

use std::collections::BTreeMap;

use document::{Document, DocumentKind};
use typst::foundations::Bytes;
use typst_pdf::PdfStandard;

use self::setting::Setting;
use self::world::Beside;
use crate::PublishError;

/// What an edition conforms to.
fn standards(dated: bool) -> &'static [PdfStandard] {
    if dated { &[PdfStandard::Ua_1, PdfStandard::A_2a] } else { &[PdfStandard::Ua_1] }
}

/// On how many pages a document of this kind is to stand; none where it may be as long as it is.
fn most_pages(kind: DocumentKind) -> Option<usize> {
    match kind {
        DocumentKind::WardProfile => Some(2),
        DocumentKind::Summary => Some(1),
        DocumentKind::Report | DocumentKind::NeedsAssessment | DocumentKind::Performance => None,
    }
}

/// What the template of a document is given, for whoever works on templates: the input as JSON, and its drawings by their
/// paths beside it. `templates/inputs` has a sample of each kind.
///
/// # Errors
/// Where a value cannot be written as JSON.
pub fn template_input(
    document: &Document,
) -> Result<(String, BTreeMap<String, String>), PublishError> {
    let (input, drawings) = input::of(document);
    Ok((written(&input, &document.title, serde_json::to_string_pretty)?, drawings))
}

/// The input as JSON.
fn written<I, T>(
    input: &I,
    title: &str,
    write: impl Fn(&I) -> Result<T, serde_json::Error>,
) -> Result<T, PublishError> {
    write(input).map_err(|source| PublishError::Json {
        what: format!("the template\u{2019}s input for \u{201c}{title}\u{201d}"),
        source,
    })
}

/// A document as a PDF. A ward profile is set as tightly as its two pages ask, a summary as its one; what does not fit even
/// so runs on, as no word may be lost.
///
/// # Errors
/// Where the template cannot set it or it would not conform to PDF/UA-1, such as a chart without a description.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PublishError> {
    let (mut input, drawings) = input::of(document);
    let drawings = drawings.into_iter().map(|(path, svg)| (path, Bytes::new(svg.into_bytes())));
    let drawings: Beside = drawings.collect();
    let (kind, title) = (document.kind, document.title.as_str());
    let bytes = loop {
        let data = written(&input, title, serde_json::to_vec)?;
        let setting = Setting::new(kind.slug(), title, data, &drawings)?;
        let is_too_long = most_pages(kind).is_some_and(|most| setting.pages() > most);
        if !(is_too_long && input.tighten()) {
            break setting.bytes(standards(input.is_dated()));
        }
    };
    // What Typst remembers of this document is of no use to the next.
    comemo::evict(0);
    bytes
}
