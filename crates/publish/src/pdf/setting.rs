//! A document set by Typst: its pages, and the file that they make.

use serde::de::DeserializeOwned;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Content, Label, Selector, Smart, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::model::{Numbering, NumberingPattern};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::world::{Beside, World};
use crate::PublishError;

/// What a template made of its input.
pub(super) struct Setting<'a> {
    template: &'static str,
    title: &'a str,
    world: World,
    pages: PagedDocument,
}

impl<'a> Setting<'a> {
    /// The template of this name with this input and the files that the input names.
    pub(super) fn new(
        template: &'static str,
        title: &'a str,
        data: Vec<u8>,
        beside: &Beside,
    ) -> Result<Self, PublishError> {
        let world =
            World::new(template, data, beside).map_err(|why| failed(template, title, why))?;
        let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
        match output {
            Ok(pages) => Ok(Self { template, title, world, pages }),
            Err(problems) => Err(failed(template, title, said(&world, &problems))),
        }
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.pages.pages().len()
    }

    /// What the template says under this name, which it says once.
    pub(super) fn said<T: DeserializeOwned>(&self, name: &str) -> Result<T, PublishError> {
        let found = self.marked(name);
        let value = found.first().ok_or_else(|| self.failed(format!("it says no {name}")))?;
        let said = serde_json::to_value(value).and_then(serde_json::from_value);
        said.map_err(|e| self.failed(format!("what it says as {name} cannot be read: {e}")))
    }

    /// The words that the template says under this name, page by page.
    pub(super) fn all_said(&self, name: &str) -> Vec<String> {
        let words = self.marked(name).into_iter().map(|value| match value {
            Value::Str(words) => words.to_string(),
            _ => String::new(),
        });
        words.collect()
    }

    fn marked(&self, name: &str) -> Vec<Value> {
        let Some(label) = Label::new(PicoStr::intern(name)) else { return Vec::new() };
        let value = |found: Content| {
            found.to_packed::<MetadataElem>().map(|metadata| metadata.value.clone())
        };
        self.pages
            .introspector()
            .query(&Selector::Label(label))
            .into_iter()
            .filter_map(value)
            .collect()
    }

    /// Tells a viewer which number each page has, "37a" too, so that whoever asks for a page is shown that one.
    pub(super) fn label(&mut self, numbers: &[String]) {
        let mut pages = self.pages.pages().to_vec();
        for (page, words) in pages.iter_mut().zip(numbers) {
            let digits = words.trim_end_matches(|c: char| !c.is_ascii_digit());
            let (Ok(number), Ok(mut pattern)) = (digits.parse(), "1.".parse::<NumberingPattern>())
            else {
                continue;
            };
            // What follows the number is no letter to count by.
            pattern.suffix = words[digits.len()..].into();
            page.number = number;
            page.numbering = Some(Numbering::Pattern(pattern));
        }
        let info = std::mem::take(self.pages.info_mut());
        self.pages = PagedDocument::new(pages.into_iter().collect(), info);
    }

    /// What is wrong with it.
    pub(super) fn failed(&self, why: String) -> PublishError {
        failed(self.template, self.title, why)
    }

    /// The file, conforming to these standards.
    pub(super) fn bytes(&self, standards: &[PdfStandard]) -> Result<Vec<u8>, PublishError> {
        let standards =
            PdfStandards::new(standards).map_err(|e| self.failed(e.message().to_string()))?;
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
            .map_err(|problems| self.failed(said(&self.world, &problems)))
    }
}

fn failed(template: &'static str, title: &str, why: String) -> PublishError {
    PublishError::Pdf { title: title.to_owned(), template, why }
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
