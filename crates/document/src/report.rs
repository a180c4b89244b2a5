//! The document itself, and its sections.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{Block, Evidence, FigureId, Text};

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
    /// "2.1"; given by [`Document::number_sections`].
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

    fn numbered(&mut self, number: String) {
        for (i, section) in self.subsections.iter_mut().enumerate() {
            section.numbered(format!("{number}.{}", i + 1));
        }
        self.number = number;
    }
}

/// A report, from its title to where each of its figures came from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
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
    /// Its sections.
    pub sections: Vec<Section>,
    /// The licence line of every publisher whose data it uses.
    pub licences: Vec<String>,
    /// Every figure, table and series it rests on.
    pub evidence: Evidence,
}

impl Document {
    /// An empty document.
    pub fn new(title: impl Into<String>, partnership: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            partnership: partnership.into(),
            summary: Text::new(),
            details: Vec::new(),
            notice: None,
            sections: Vec::new(),
            licences: Vec::new(),
            evidence: Evidence::default(),
        }
    }

    /// Numbers the sections 1, 1.1, 1.1.1 in their order.
    pub fn number_sections(&mut self) {
        for (i, section) in self.sections.iter_mut().enumerate() {
            section.numbered((i + 1).to_string());
        }
    }

    /// Every block, in reading order.
    pub fn all_blocks(&self) -> Vec<&Block> {
        self.sections.iter().flat_map(Section::all_blocks).collect()
    }

    /// Every figure that is spoken of, in order of its name.
    pub fn mentioned(&self) -> BTreeSet<&FigureId> {
        let mut ids = BTreeSet::new();
        ids.extend(self.summary.figures().map(|f| &f.id));
        ids.extend(self.details.iter().flat_map(|d| d.value.figures()).map(|f| &f.id));
        for block in self.all_blocks() {
            block.mentioned(&mut ids);
        }
        ids
    }

    /// The figures that are spoken of but not among the evidence: a mistake of whoever composed the document.
    pub fn dangling(&self) -> Vec<&FigureId> {
        self.mentioned().into_iter().filter(|id| self.evidence.get(id).is_none()).collect()
    }
}
