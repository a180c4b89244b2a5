//! A pack: the agenda of a meeting with its papers, as one document with continuous page numbers.

use crate::{Block, Detail, Document, Edition, Marking, Text};

/// Who may read a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackPart {
    /// Everybody: Part 1 alone.
    Public,
    /// Members of the board: the papers of Part 2.
    Exempt,
}

impl PackPart {
    /// What the cover calls it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Public => "Part 1 \u{2013} public",
            Self::Exempt => "Part 2 \u{2013} exempt, not for publication",
        }
    }
}

/// The agenda of a meeting with its papers.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Its title: "Safer Exampletown Partnership Board, 17 June 2021".
    pub title: String,
    /// Whose it is: "Safer Exampletown Partnership".
    pub partnership: String,
    /// Who may read it.
    pub part: PackPart,
    /// What every page must say first, such as that this is a demonstration.
    pub notice: Option<Text>,
    /// How it is to be handled; none for a pack anyone may read.
    pub marking: Option<Marking>,
    /// What the cover says of the meeting: date, time, place, contact.
    pub details: Vec<Detail>,
    /// What the cover says besides, a paragraph each: how to attend, how to ask a question.
    pub cover: Vec<Text>,
    /// Which edition it is.
    pub edition: Edition,
    /// The agenda, in its order.
    pub agenda: Vec<AgendaEntry>,
    /// The papers, in the order of the agenda.
    pub papers: Vec<PackPaper>,
    /// The licence line of every publisher whose data it uses.
    pub licences: Vec<String>,
}

impl Pack {
    /// What it is, in a sentence.
    pub fn description(&self) -> String {
        let whose = self.partnership.trim_end_matches('.');
        format!("{}: agenda and papers of the {whose}.", self.part.words())
    }

    /// The papers of an item of its agenda.
    pub fn papers_of(&self, entry: &AgendaEntry) -> Vec<&PackPaper> {
        self.papers.iter().filter(|paper| paper.item == entry.number).collect()
    }

    /// What is said of an item that has no paper in this pack, in the place of its pages.
    pub fn without_paper(&self, entry: &AgendaEntry) -> &'static str {
        match (self.part, entry.is_verbal, entry.excluded.is_some()) {
            (_, true, _) => "Spoken update",
            (PackPart::Public, false, true) => "Not for publication",
            (PackPart::Public, false, false) | (PackPart::Exempt, false, true) => "No paper",
            (PackPart::Exempt, false, false) => "See Part 1",
        }
    }

    /// The licence lines of the pack and of the documents set in it, each once.
    pub fn all_licences(&self) -> Vec<&str> {
        let mut lines: Vec<&str> = Vec::new();
        let of_papers = self.papers.iter().flat_map(PackPaper::licences);
        for line in self.licences.iter().chain(of_papers) {
            if !lines.contains(&line.as_str()) {
                lines.push(line);
            }
        }
        lines
    }
}

/// An item of the agenda as a reader is shown it.
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaEntry {
    /// Its number: "4", "4a".
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it is for; empty for nothing.
    pub purpose: Text,
    /// Who presents it; empty for nobody named.
    pub presenter: String,
    /// Whether it is spoken, without a paper.
    pub is_verbal: bool,
    /// The words of the resolution by which the public is excluded, where it is heard without them.
    pub excluded: Option<Text>,
}

/// A paper of a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct PackPaper {
    /// Its name in an address after `#`, unique in the pack: lower-case letters, digits and hyphens.
    pub id: String,
    /// The number of the item that it belongs to: "5a".
    pub item: String,
    /// Its title.
    pub title: String,
    /// Where it came after the pack was published: the page that it follows, whose number it keeps with a letter (37a, 37b).
    pub late_after: Option<u32>,
    /// What it says.
    pub body: PaperBody,
}

impl PackPaper {
    /// Its heading: "Item 5a: Burglary".
    pub fn heading(&self) -> String {
        if self.item.is_empty() {
            self.title.clone()
        } else {
            format!("Item {}: {}", self.item, self.title)
        }
    }

    /// The licence lines of the document that it is.
    fn licences(&self) -> &[String] {
        match &self.body {
            PaperBody::Set(document) => &document.licences,
            PaperBody::Pages(_) => &[],
        }
    }
}

/// What a paper says.
#[derive(Debug, Clone, PartialEq)]
pub enum PaperBody {
    /// Written here, made from figures, or read from a Word file: set with the pack.
    Set(Box<Document>),
    /// Brought as a PDF: its pages as they are.
    Pages(Box<BroughtPages>),
}

/// A PDF that somebody brought.
#[derive(Debug, Clone, PartialEq)]
pub struct BroughtPages {
    /// Its file's name.
    pub file: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What was read of each page, for whoever cannot see it; empty where nothing could be read.
    pub pages: Vec<Vec<Block>>,
}
