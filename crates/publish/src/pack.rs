//! A pack: the agenda of a meeting with its papers, as one PDF and as one page. Both say the same page numbers, which are
//! those that the PDF prints: [`pdf`] gives them, [`page`] is told them.

use std::collections::BTreeMap;

use document::{Pack, PackPaper};
use serde::{Deserialize, Serialize};

use crate::PublishError;
use crate::html::Alternative;

/// A pack as a file for print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// What is printed on which page.
    pub pages: PackPages,
}

/// The printed page numbers of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PackPages {
    /// Those of each paper, by its id.
    pub papers: BTreeMap<String, PaperPages>,
    /// How many pages the pack has.
    pub total: usize,
}

/// The printed numbers of a paper's pages, in their order: "36", "37", or "37a", "37b" for one that came late.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PaperPages(pub Vec<String>);

impl PaperPages {
    /// The number of its first page; empty where it has none.
    pub fn first(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    /// The number of its last page; empty where it has none.
    pub fn last(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// As an agenda says it: "Page 7", "Pages 5 to 14".
    pub fn words(&self) -> String {
        match self.0.as_slice() {
            [] => String::new(),
            [only] => format!("Page {only}"),
            [first, .., last] => format!("Pages {first} to {last}"),
        }
    }
}

/// A pack as a PDF, with the numbers that it prints on its pages.
///
/// It is tagged, has bookmarks, and conforms to PDF/UA-1 (with a date to PDF/A-2a too). One with pages that somebody brought
/// is tagged all the same, but claims neither: what they are made of is not known, and its cover says which pages they are.
///
/// # Errors
/// Where a brought PDF is damaged or locked, where a late paper does not stand after the page that it is to follow, or where
/// the template cannot set the pack.
pub fn pdf(pack: &Pack) -> Result<PackFile, PublishError> {
    crate::pdf::pack::pdf(pack)
}

/// A pack as a page, which says the numbers of the PDF's pages. A brought PDF is led to as the file [`beside`] the page.
pub fn page(pack: &Pack, pages: &PackPages) -> String {
    page_with(pack, pages, &[])
}

/// The same, leading to its other forms.
pub fn page_with(pack: &Pack, pages: &PackPages, others: &[Alternative]) -> String {
    crate::html::pack::page(pack, pages, others)
}

/// Where the page looks for the PDF of a paper that was brought, from where it stands itself: "papers/police-update.pdf".
pub fn beside(paper: &PackPaper) -> String {
    format!("papers/{}.pdf", paper.id)
}

/// What the template of a pack is given, for whoever works on it: the input as JSON, and the files that it names by their
/// paths beside it.
///
/// # Errors
/// Where a brought PDF is damaged or locked.
pub fn template_input(pack: &Pack) -> Result<(String, BTreeMap<String, Vec<u8>>), PublishError> {
    crate::pdf::pack::template_input(pack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_said_as_an_agenda_says_them() {
        let words = |numbers: &[&str]| {
            PaperPages(numbers.iter().map(|number| (*number).to_owned()).collect()).words()
        };
        assert_eq!(words(&["7"]), "Page 7");
        assert_eq!(words(&["5", "6", "7"]), "Pages 5 to 7");
        assert_eq!(words(&["37a", "37b"]), "Pages 37a to 37b");
        assert_eq!(words(&[]), "");
    }
}
