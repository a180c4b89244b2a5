//! The document itself, and its sections.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{Block, Evidence, FigureId, Frame, Marking, Term, Text};

/// One line of what a document says of itself: "Period: 12 months to February 2021", "Status: draft".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// What is said: "Period".
    pub name: String,
    /// How it stands: "12 months to February 2021".
    pub value: Text,
}

impl Detail {
    /// A line from its name and value.
    pub fn new(name: impl Into<String>, value: impl Into<Text>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// A section: a heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// Its name in an address after `#`, unique in the document: lower-case letters, digits and hyphens.
    pub id: String,
    /// "2.1"; given by [`Document::number`].
    pub number: String,
    /// Its heading, in sentence case.
    pub title: String,
    /// What it says before its subsections.
    pub blocks: Vec<Block>,
    /// Its subsections.
    pub subsections: Vec<Section>,
}

impl Section {
    /// An empty section.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            number: String::new(),
            title: title.into(),
            blocks: Vec::new(),
            subsections: Vec::new(),
        }
    }

    /// With this block at its end.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// With this subsection at its end.
    #[must_use]
    pub fn with_subsection(mut self, section: Self) -> Self {
        self.subsections.push(section);
        self
    }

    /// Its blocks and those of its subsections, in reading order.
    pub fn all_blocks(&self) -> Vec<&Block> {
        let mut blocks: Vec<&Block> = self.blocks.iter().collect();
        for section in &self.subsections {
            blocks.extend(section.all_blocks());
        }
        blocks
    }

    /// Its blocks and those of its subsections, in reading order, to be given their numbers.
    pub(crate) fn blocks_mut(&mut self) -> Vec<&mut Block> {
        let mut blocks: Vec<&mut Block> = self.blocks.iter_mut().collect();
        for section in &mut self.subsections {
            blocks.extend(section.blocks_mut());
        }
        blocks
    }

    pub(crate) fn numbered(&mut self, number: String) {
        for (i, section) in self.subsections.iter_mut().enumerate() {
            section.numbered(format!("{number}.{}", i + 1));
        }
        self.number = number;
    }
}

/// Which report it is; a form may give each a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// A report without a shape of its own.
    #[default]
    Report,
    /// The yearly evidence document.
    NeedsAssessment,
    /// How crime goes, against a comparator, with a rating by rule.
    Performance,
    /// Two pages on one ward.
    WardProfile,
    /// One page for the public.
    Summary,
}

impl DocumentKind {
    /// Its name in file names: "needs-assessment".
    pub fn slug(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::NeedsAssessment => "needs-assessment",
            Self::Performance => "performance",
            Self::WardProfile => "ward-profile",
            Self::Summary => "summary",
        }
    }

    /// Whether it is long enough for a cover, contents and a list of figures.
    pub fn is_long(self) -> bool {
        !matches!(self, Self::WardProfile | Self::Summary)
    }
}

/// Which edition of a document it is: what its cover says besides the title.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Edition {
    /// "Draft", "Published"; empty where it says nothing.
    pub status: String,
    /// When it was published: "17 June 2021"; none for a draft, so that the same inputs give the same bytes.
    pub date: Option<String>,
    /// SHA-256 over what it was made from (the vintages and settings), in hexadecimal: the name of its inputs.
    pub inputs: Option<String>,
}

/// A report, from its title to where each of its figures came from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Which report it is.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// Whose it is: "Safer Bromley Partnership".
    pub partnership: String,
    /// What it is, in a sentence or two.
    pub summary: Text,
    /// What it says of itself: period, status, dates, vintages.
    pub details: Vec<Detail>,
    /// What every page must say first, such as that this is a demonstration.
    pub notice: Option<Text>,
    /// How it is to be handled; none for a document anyone may read.
    pub marking: Option<Marking>,
    /// Which edition it is.
    pub edition: Edition,
    /// Its sections.
    pub sections: Vec<Section>,
    /// What stands after them, lettered: assumptions and caveats, checklists.
    pub appendices: Vec<Section>,
    /// The abbreviations it uses, with what they stand for; [`Document::number`] keeps those that are used.
    pub glossary: Vec<Term>,
    /// The licence line of every publisher whose data it uses.
    pub licences: Vec<String>,
    /// Every figure, table and series it rests on.
    pub evidence: Evidence,
}

impl Document {
    /// An empty document.
    pub fn new(title: impl Into<String>, partnership: impl Into<String>) -> Self {
        Self {
            kind: DocumentKind::default(),
            title: title.into(),
            partnership: partnership.into(),
            summary: Text::new(),
            details: Vec::new(),
            notice: None,
            marking: None,
            edition: Edition::default(),
            sections: Vec::new(),
            appendices: Vec::new(),
            glossary: Vec::new(),
            licences: Vec::new(),
            evidence: Evidence::default(),
        }
    }

    /// Every block, in reading order, appendices last.
    pub fn all_blocks(&self) -> Vec<&Block> {
        self.sections.iter().chain(&self.appendices).flat_map(Section::all_blocks).collect()
    }

    /// Every chart and map with its number and finding, in reading order: the list of figures.
    pub fn figures(&self) -> Vec<&Frame> {
        self.all_blocks().into_iter().filter_map(Block::frame).collect()
    }

    /// Every figure that is spoken of, in order of its name.
    pub fn mentioned(&self) -> BTreeSet<&FigureId> {
        let mut ids = BTreeSet::new();
        ids.extend(self.summary.figures().into_iter().map(|f| &f.id));
        ids.extend(self.details.iter().flat_map(|d| d.value.figures()).map(|f| &f.id));
        for block in self.all_blocks() {
            block.mentioned(&mut ids);
        }
        ids
    }

    /// Of this evidence, what the document speaks of.
    pub fn resting_on(&self, evidence: &Evidence) -> Evidence {
        evidence.only(&self.mentioned())
    }

    /// The figures that are spoken of but not among the evidence: a mistake of whoever composed the document.
    pub fn dangling(&self) -> Vec<&FigureId> {
        self.mentioned().into_iter().filter(|id| self.evidence.get(id).is_none()).collect()
    }
}
