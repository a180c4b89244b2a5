//! Our own documents: every number, word of direction, name and period against the figure that it is bound to.
//!
//! A [`Document`] holds its evidence, so nothing has to be guessed: a number opens to its figure, a table and a chart say what
//! they rest on. What is printed must be how that figure is written; what [`document::words`] writes of the evidence is the
//! measure of every sentence that is made so; of the others each number, name and period must be one of its figures'.
//!
//! A document has no pages. A [`Spot`] of it counts its blocks: `index` is the block from 0 in reading order, appendices last
//! (the title, summary and details stand before them, at 0); `page` is the section, from 1 (the front is 1 too); `line` is the
//! paragraph, list item or row within the block, from 1 (0 for what stands around a table or chart). The quote begins with
//! the section's number.

mod against;
mod bind;
mod evaluated;
mod known;
mod narrative;
mod number;
mod prose;
mod tables;
#[cfg(test)]
mod tests;
mod token;
mod unbound;
mod way;
mod written;

use std::collections::{BTreeSet, HashMap};

use document::{Block, Chart, ChartKind, Document, FigureId, Frame, Narrative, Section, Text};
use figure::Period;

pub use self::against::check_document_against;
use self::known::{Known, Line};
use self::prose::{Around, Counted, Front};
use self::token::{Lexicon, Says};
use self::written::Right;
use crate::checked::check;
use crate::{Checked, Coverage, Finding, Kind, Severity, Spot, Sure};

/// Checks a document against its own evidence.
pub fn check_document(document: &Document) -> Checked {
    Ledger::of(document).check(document)
}

/// Something to look at again in what a person wrote for a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NarrativeFinding {
    /// Where the words are kept: "narrative/performance/burglary.md".
    pub from: String,
    /// What there is to look at.
    pub finding: Finding,
}

/// Checks what people wrote into a report, and nothing else of it: a help to them while they write.
pub fn check_narratives(document: &Document) -> Vec<NarrativeFinding> {
    let narratives = |section: &Section| -> Vec<(String, Narrative)> {
        let of = |block: &Block| match block {
            Block::Narrative(narrative) => Some((section.number.clone(), narrative.clone())),
            _ => None,
        };
        section.blocks.iter().filter_map(of).collect()
    };
    let written: Vec<(String, Narrative)> = document
        .sections
        .iter()
        .chain(&document.appendices)
        .flat_map(every)
        .flat_map(narratives)
        .collect();
    if written.is_empty() {
        return Vec::new();
    }
    let ledger = Ledger::of(document);
    let of = |(number, narrative): (String, Narrative)| {
        let mut reader = Reader::new(&ledger);
        reader.narrative(&number, &narrative);
        let from = narrative.from;
        reader
            .findings
            .into_iter()
            .map(move |finding| NarrativeFinding { from: from.clone(), finding })
    };
    written.into_iter().flat_map(of).collect()
}

/// Checks a paper that a person wrote as a whole, with its figures by reference: a help to them while they write.
pub fn check_paper(document: &Document) -> Vec<Finding> {
    let ledger = Ledger::of(document);
    let mut reader = Reader::new(&ledger);
    for section in document.sections.iter().flat_map(every) {
        let is_words = |block: &&Block| matches!(block, Block::Paragraph(_) | Block::List(_));
        let blocks = section.blocks.iter().filter(is_words).cloned().collect();
        let (id, from) = (section.id.clone(), section.title.clone());
        reader.narrative(&section.number, &Narrative { id, from, blocks, unchecked: Vec::new() });
    }
    reader.findings
}

/// A section with everything below it.
fn every(section: &Section) -> Vec<&Section> {
    std::iter::once(section).chain(section.subsections.iter().flat_map(every)).collect()
}

/// What a document's evidence knows, made ready once for many checks of documents that rest on it.
#[derive(Debug)]
pub struct Ledger {
    known: Vec<Known>,
    places: HashMap<FigureId, usize>,
    months: HashMap<Period, String>,
    /// The periods that there are figures and tables for, the most frequent first.
    periods: Vec<Period>,
    /// Those that they are held against, the most frequent first.
    before: Vec<Period>,
    /// The areas that there are figures and series of.
    areas: BTreeSet<String>,
    lexicon: Lexicon,
    right: Right,
}

/// The longest quote, in letters.
const QUOTE: usize = 160;

impl Ledger {
    /// What this document rests on.
    pub fn of(document: &Document) -> Self {
        let known = known::known(&document.evidence);
        let mut lexicon = Lexicon::default();
        let mut months = HashMap::new();
        let (mut periods, mut before) = (Vec::new(), Vec::new());
        let mut areas = BTreeSet::new();
        for known in &known {
            known.nouns.iter().for_each(|noun| lexicon.add(noun, Says::Measure));
            for line in &known.lines {
                if line.is_total && line.area == "sum of the rows" {
                    continue;
                }
                lexicon.add(&line.area, Says::Place);
                if line.is_month {
                    months.entry(line.period).or_insert_with(|| line.period.to_string());
                }
            }
            // Of a table the last line, which is over all: the district whose wards they are.
            let own = if known.lines.last().is_some_and(|line| line.is_total) {
                known.lines.last()
            } else {
                known.lines.first()
            };
            areas.extend(own.map(|line| line.area.clone()));
            if let Some(line) = known.lines.iter().find(|line| !line.is_month) {
                periods.push(line.period);
                before.extend(line.before);
            }
        }
        let (periods, before) = (by_frequency(&periods), by_frequency(&before));
        let right = Right::of(&document.evidence, &lexicon);
        let places = known.iter().enumerate().map(|(at, known)| (known.id.clone(), at)).collect();
        Self { known, places, months, periods, before, areas, lexicon, right }
    }

    /// Checks a document that rests on it.
    pub fn check(&self, document: &Document) -> Checked {
        let mut reader = Reader::new(self);
        reader.front(document);
        for section in document.sections.iter().chain(&document.appendices) {
            reader.section(section);
            reader.page += 1;
        }
        let contradict =
            reader.findings.iter().filter(|f| f.severity == Severity::Contradiction).count();
        let Counted { claims, checked } = reader.counted;
        Checked { findings: reader.findings, coverage: Coverage { claims, checked, contradict } }
    }

    fn get(&self, id: &FigureId) -> Option<&Known> {
        self.place(id).map(|(_, known)| known)
    }

    fn place(&self, id: &FigureId) -> Option<(usize, &Known)> {
        let at = *self.places.get(id)?;
        self.known.get(at).map(|known| (at, known))
    }

    fn month(&self, line: &Line) -> &str {
        self.months.get(&line.period).map_or("", String::as_str)
    }
}

/// Each period once, the most frequent first; of those as frequent, the latest.
fn by_frequency(periods: &[Period]) -> Vec<Period> {
    let mut counted: HashMap<Period, usize> = HashMap::new();
    for period in periods {
        *counted.entry(*period).or_default() += 1;
    }
    let mut found: Vec<(usize, Period)> =
        counted.into_iter().map(|(period, n)| (n, period)).collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, period)| period).collect()
}

/// Goes through a document in reading order.
struct Reader<'a> {
    ledger: &'a Ledger,
    findings: Vec<Finding>,
    counted: Counted,
    index: usize,
    page: u32,
}

impl<'a> Reader<'a> {
    fn new(ledger: &'a Ledger) -> Self {
        Self { ledger, findings: Vec::new(), counted: Counted::default(), index: 0, page: 1 }
    }

    fn front(&mut self, document: &Document) {
        let title = Text::from(document.title.as_str());
        self.text("", 1, &title, Around { front: Some(Front::Own), ..Around::default() });
        let front = document.summary.figures().is_empty().then_some(Front::Own);
        self.text("", 1, &document.summary, Around { front, ..Around::default() });
        for detail in &document.details {
            let name = detail.name.to_lowercase();
            let front = match name.as_str() {
                _ if name.contains("compared") || name.contains("before") => Front::Before,
                _ => Front::Own,
            };
            self.text("", 1, &detail.value, Around { front: Some(front), ..Around::default() });
        }
    }

    fn section(&mut self, section: &Section) {
        let ids: Vec<&FigureId> = mentioned(section);
        self.heading(section, &ids);
        for block in &section.blocks {
            self.block(&section.number, block);
            self.index += 1;
        }
        for inner in &section.subsections {
            self.section(inner);
        }
    }

    /// A heading that is the name of a measure or a place must be that of its figures.
    fn heading(&mut self, section: &Section, ids: &[&FigureId]) {
        let title = &section.title;
        let tokens = self.ledger.lexicon.tokens(title);
        let names: Vec<_> = tokens.iter().filter(|t| t.range == (0..title.len())).collect();
        if ids.is_empty() || names.is_empty() {
            return;
        }
        let around = Around { of: ids, ..Around::default() };
        self.text(&section.number, 0, &Text::from(title.as_str()), around);
    }

    fn block(&mut self, number: &str, block: &Block) {
        match block {
            Block::Paragraph(text) => self.text(number, 1, text, Around::default()),
            Block::List(_) | Block::Note(_) | Block::Checklist(_) | Block::SummaryList(_) => {
                for (line, text) in (1..).zip(block.texts()) {
                    self.text(number, line, text, Around::default());
                }
            }
            Block::KeyFigures(figures) => {
                for (line, figure) in (1..).zip(figures) {
                    let ids = [&figure.value.id];
                    let around = Around { of: &ids, ..Around::default() };
                    let large = Text::new()
                        .with_number(figure.value.text.as_str(), &figure.value.id)
                        .with(format!(" {}", figure.label));
                    self.text(number, line, &large, around);
                    self.text(number, line, &figure.sentence, around);
                }
            }
            Block::Narrative(narrative) => self.narrative(number, narrative),
            Block::NotAvailable(_) => {}
            Block::Table(table) => self.table(number, table, &[]),
            Block::Chart(_) | Block::TileMap(_) | Block::Map(_) | Block::MapSeries(_) => {
                if let (Some(frame), Some(table)) = (block.frame(), block.table()) {
                    self.frame(number, block, frame);
                    let mut bare = table;
                    bare.caption.clear();
                    bare.subtitle.clear();
                    self.table(number, &bare, &[]);
                }
            }
        }
    }

    /// What a person wrote: its figures by reference, its numbers typed by hand, and by the rules for any document.
    fn narrative(&mut self, number: &str, narrative: &Narrative) {
        let texts: Vec<&Text> = narrative.blocks.iter().flat_map(Block::texts).collect();
        let around = Around { by_hand: true, ..Around::default() };
        for (line, text) in (1..).zip(&texts) {
            self.text(number, line, text, around);
        }
        let plain: Vec<String> = texts.iter().map(ToString::to_string).collect();
        let Some(reading) = narrative::as_reading(&plain) else { return };
        for found in check(&reading).findings {
            // Texts stand on every other line.
            let line = found.at.line.div_ceil(2);
            let at =
                Spot { line, ..self.spot(number, line, found.at.range.clone(), &found.at.quote) };
            if !self.findings.iter().any(|known| {
                known.at.line == line && known.says == found.says && known.at.index == at.index
            }) {
                self.findings.push(Finding { at, against: Vec::new(), ..found });
            }
        }
    }

    fn frame(&mut self, number: &str, block: &Block, frame: &Frame) {
        let ids: Vec<&FigureId> = frame.from.iter().collect();
        let lines = ids.iter().filter_map(|id| self.ledger.get(id)?.lines.first());
        let mut names: Vec<&str> =
            lines.flat_map(|line| [line.measure.as_str(), line.area.as_str()]).collect();
        names.sort_unstable();
        names.dedup();
        let right = Right::of_block(block, &names, &self.ledger.lexicon);
        let around = Around { of: &ids, right: Some(&right), ..Around::default() };
        for words in [&frame.title, &frame.subtitle] {
            let around = Around { is_caption: true, ..around };
            self.text(number, 0, &Text::from(words.as_str()), around);
        }
        self.text(number, 0, &Text::from(frame.description.as_str()), around);
        if let Block::Chart(Chart { kind: ChartKind::Multiples(chart), .. }) = block {
            for panel in &chart.panels {
                let note = Text::from(format!("{}: {}", panel.name, panel.note));
                self.text(number, 0, &note, around);
            }
        }
    }

    fn table(&mut self, number: &str, table: &document::Table, more: &[&FigureId]) {
        let cells = table.rows.iter().flat_map(|row| &row.cells).filter_map(document::Cell::from);
        let mut ids: Vec<&FigureId> =
            table.from.iter().chain(cells).chain(more.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        for fault in tables::check(self.ledger, table, &ids, &mut self.counted) {
            let start = fault.quote.find(&fault.says).unwrap_or(0);
            let range = start..(start + fault.says.len()).min(fault.quote.len());
            let line = u32::try_from(fault.row).unwrap_or(u32::MAX);
            let at = self.spot(number, line, range, &fault.quote);
            self.findings.push(finding(fault.kind, at, fault.says, fault.should, fault.working));
        }
    }

    fn text(&mut self, number: &str, line: u32, text: &Text, around: Around) {
        for fault in prose::check(self.ledger, text, around, &mut self.counted) {
            let says = fault.sentence[fault.range.clone()].to_owned();
            let at = self.spot(number, line, fault.range, &fault.sentence);
            self.findings.push(finding(fault.kind, at, says, fault.should, fault.working));
        }
    }

    fn spot(&self, number: &str, line: u32, range: std::ops::Range<usize>, words: &str) -> Spot {
        let words: String = words.chars().take(QUOTE).collect();
        let quote = if number.is_empty() { words } else { format!("{number}: {words}") };
        Spot { index: self.index, page: Some(self.page), line, range, quote }
    }
}

fn finding(kind: Kind, at: Spot, says: String, should: Option<String>, working: String) -> Finding {
    Finding {
        kind,
        severity: Severity::Contradiction,
        sure: Sure::Certain,
        at,
        says,
        should,
        working,
        against: Vec::new(),
    }
}

/// The evidence that a section speaks of.
fn mentioned(section: &Section) -> Vec<&FigureId> {
    let mut ids: Vec<&FigureId> = Vec::new();
    for block in section.all_blocks() {
        ids.extend(block.figures());
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}
