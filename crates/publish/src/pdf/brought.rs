//! PDFs that somebody brought to a pack: opened before they are set, so that one that cannot be is named.

use document::{BroughtPages, Pack, PaperBody};
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf, PdfVersion};
use std::sync::Arc;
use typst::foundations::Bytes;

use crate::PublishError;

/// A PDF that can be set.
pub(super) struct Brought<'a> {
    /// What the caller knows of it.
    pub(super) read: &'a BroughtPages,
    /// Where the template finds it.
    pub(super) path: String,
    /// Its bytes.
    pub(super) bytes: Bytes,
    /// The height of each page for its width.
    pub(super) ratios: Vec<f32>,
    /// Whether it is of a version of PDF that only PDF 2.0 can hold.
    pub(super) is_of_pdf_2: bool,
}

/// The brought papers of a pack, in their order.
pub(super) fn all(pack: &Pack) -> Result<Vec<Brought<'_>>, PublishError> {
    let brought = pack.papers.iter().filter_map(|paper| match &paper.body {
        PaperBody::Pages(pages) => Some(&**pages),
        PaperBody::Set(_) => None,
    });
    brought.zip(1..).map(|(pages, number)| open(pages, number)).collect()
}

fn open(read: &BroughtPages, number: usize) -> Result<Brought<'_>, PublishError> {
    let refused = |why| PublishError::Brought { file: read.file.clone(), why };
    let bytes = Bytes::new(read.bytes.clone());
    let pdf = Pdf::new(Arc::new(bytes.clone())).map_err(|problem| match problem {
        LoadPdfError::Decryption(_) => {
            refused("it is locked with a password; save it without one and bring it again")
        }
        LoadPdfError::Invalid => {
            refused("it is damaged or is no PDF; open it, save it as a PDF again and bring that")
        }
    })?;
    let ratio = |(width, height): (f32, f32)| {
        if width > 0.0 && height > 0.0 { height / width } else { f32::sqrt(2.0) }
    };
    let ratios: Vec<f32> = pdf.pages().iter().map(|page| ratio(page.render_dimensions())).collect();
    if ratios.is_empty() {
        return Err(refused("it has no pages; bring the file that has them"));
    }
    Ok(Brought {
        read,
        path: format!("brought/{number}.pdf"),
        bytes,
        ratios,
        is_of_pdf_2: pdf.version() > PdfVersion::Pdf17,
    })
}
