//! Numbers: sections 1, 1.1; appendices A, A.1; tables and figures in the order they are read. Given once, after a document is
//! composed, and cross-references get their words from them, so that no number is typed and none can be wrong.

use std::collections::BTreeMap;

use crate::{Block, Document, Section, glossary};

impl Document {
    /// Numbers sections, appendices, tables and figures in their order, gives every cross-reference its words, and keeps of
    /// the glossary what is used. A table that has a number already keeps it.
    pub fn number(&mut self) {
        for (i, section) in self.sections.iter_mut().enumerate() {
            section.numbered((i + 1).to_string());
        }
        for (i, section) in self.appendices.iter_mut().enumerate() {
            section.numbered(letter(i));
        }
        self.number_blocks();
        self.settle();
    }

    /// What [`number`](Self::number) does but the numbers: a short document, or a page of a site, has none. Its
    /// cross-references say the title of what they lead to.
    pub fn settle(&mut self) {
        let labels = self.labels();
        let label = |to: &str| labels.get(to).cloned();
        self.summary.refer(&label);
        for detail in &mut self.details {
            detail.value.refer(&label);
        }
        for block in self.blocks_mut() {
            for text in block.texts_mut() {
                text.refer(&label);
            }
        }
        let used = glossary::used(self);
        self.glossary.retain(|term| used.contains(&term.short));
        self.glossary.sort_by_key(|term| term.short.to_lowercase());
    }

    /// The cross-references that lead nowhere: a mistake of whoever composed the document.
    pub fn dangling_references(&self) -> Vec<&str> {
        let labels = self.labels();
        let texts = self.all_blocks().into_iter().flat_map(Block::texts);
        let details = self.details.iter().map(|d| &d.value);
        texts
            .chain(details)
            .chain([&self.summary])
            .flat_map(crate::Text::references)
            .map(|reference| reference.to.as_str())
            .filter(|to| !labels.contains_key(*to))
            .collect()
    }

    fn blocks_mut(&mut self) -> Vec<&mut Block> {
        self.sections.iter_mut().chain(&mut self.appendices).flat_map(Section::blocks_mut).collect()
    }

    fn number_blocks(&mut self) {
        let (mut tables, mut figures) = (0, 0);
        for block in self.blocks_mut() {
            if let Block::Table(table) = block {
                tables += 1;
                if table.number.is_empty() {
                    table.number = format!("Table {tables}");
                }
            } else if let Some(frame) = block.frame_mut() {
                figures += 1;
                frame.number = format!("Figure {figures}");
            }
        }
    }

    /// What each id that can be led to is called in a cross-reference: "section 2", "Table 1"; its title where it has no
    /// number.
    pub fn labels(&self) -> BTreeMap<String, String> {
        let mut labels = BTreeMap::new();
        for section in &self.sections {
            label_sections(section, "section", &mut labels);
        }
        for section in &self.appendices {
            label_sections(section, "appendix", &mut labels);
        }
        let called = |number: &str, title: &str| {
            if number.is_empty() { quoted(title) } else { number.to_owned() }
        };
        for block in self.all_blocks() {
            if let Block::Table(table) = block {
                labels.insert(table.id.clone(), called(&table.number, &table.caption));
            } else if let Some(frame) = block.frame() {
                labels.insert(frame.id.clone(), called(&frame.number, &frame.title));
            }
        }
        labels
    }
}

fn quoted(title: &str) -> String {
    format!("\u{201c}{title}\u{201d}")
}

fn label_sections(section: &Section, word: &str, labels: &mut BTreeMap<String, String>) {
    let label = match section.number.as_str() {
        "" => quoted(&section.title),
        number => format!("{word} {number}"),
    };
    labels.insert(section.id.clone(), label);
    for inner in &section.subsections {
        label_sections(inner, word, labels);
    }
}

/// "A" to "Z", then "AA".
fn letter(place: usize) -> String {
    let last = char::from(b'A' + u8::try_from(place % 26).unwrap_or(0));
    if place < 26 { last.to_string() } else { format!("{}{last}", letter(place / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Column, Table, Term, Text};

    #[test]
    fn references_say_the_number_of_what_they_lead_to() {
        let mut document = Document::new("t", "p");
        let words =
            Text::from("See ").with_reference("by-ward").with(" and ").with_reference("caveats");
        let table = Table::new("by-ward", "TNO by ward", vec![Column::words("Ward")]);
        document
            .sections
            .push(Section::new("a", "A").with(Block::Paragraph(words)).with(Block::Table(table)));
        document.appendices.push(Section::new("caveats", "Caveats"));
        document.glossary =
            vec![Term::new("VWI", "violence with injury"), Term::new("TNO", "total")];
        document.number();
        assert_eq!(document.all_blocks()[0].texts()[0].to_string(), "See Table 1 and appendix A");
        assert!(document.dangling_references().is_empty());
        assert_eq!(document.glossary, [Term::new("TNO", "total")]);
        document.summary = Text::new().with_reference("nowhere");
        document.number();
        assert_eq!(document.dangling_references(), ["nowhere"]);
    }

    #[test]
    fn appendices_are_lettered() {
        assert_eq!([0, 25, 26, 27].map(letter), ["A", "Z", "AA", "AB"]);
    }
}
