//! A document set by Typst: its pages, and the file that they make.

use document::DocumentKind;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::world::{Drawings, World};
use crate::PublishError;

/// What a template made of its input.
pub(super) struct Setting<'a> {
    kind: DocumentKind,
    title: &'a str,
    world: World,
    pages: PagedDocument,
}

impl<'a> Setting<'a> {
    /// The template of this kind with this input and the drawings that the input names.
    pub(super) fn new(
        kind: DocumentKind,
        title: &'a str,
        data: Vec<u8>,
        drawings: &Drawings,
    ) -> Result<Self, PublishError> {
        let world = World::new(kind, data, drawings).map_err(|why| failed(kind, title, why))?;
        let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
        match output {
            Ok(pages) => Ok(Self { kind, title, world, pages }),
            Err(problems) => Err(failed(kind, title, said(&world, &problems))),
        }
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.pages.pages().len()
    }

    /// The file, conforming to these standards.
    pub(super) fn bytes(&self, standards: &[PdfStandard]) -> Result<Vec<u8>, PublishError> {
        let failed = |why: String| failed(self.kind, self.title, why);
        let standards =
            PdfStandards::new(standards).map_err(|e| failed(e.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some("Watchward".to_owned())),
            timestamp: None,
            page_ranges: None,
            standards,
            tagged: true,
            pretty: false,
        };
        typst_pdf::pdf(&self.pages, &options)
            .map_err(|problems| failed(said(&self.world, &problems)))
    }
}

fn failed(kind: DocumentKind, title: &str, why: String) -> PublishError {
    PublishError::Pdf { title: title.to_owned(), template: kind.slug(), why }
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
