//! A page while it is written: its document, the footnotes of the section that is being written, and at which places each
//! figure has been spoken of so far, so that its record can lead back to them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use document::{Document, FigureId};
use markup::{Element, el};

use super::embed::{Addresses, Alone};

/// Where a reader is: the words for it and its address on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// "section 2.1", "Table 3".
    pub(super) label: String,
    /// Its id.
    pub(super) id: String,
}

/// A page that is being written, top to bottom.
pub(super) struct Writing<'a> {
    /// What is written.
    pub(super) document: &'a Document,
    /// Where what belongs to it is found.
    pub(super) addresses: &'a dyn Addresses,
    /// Whether it stands alone, with every record in it; else it is part of a page of a site.
    pub(super) alone: bool,
    /// Whether each section ends with the way back to a list of contents.
    pub(super) has_contents: bool,
    /// The level of its title.
    level: usize,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// How many footnotes there have been.
    notes: usize,
    /// Those that are yet to be set.
    pending: Vec<(usize, Element)>,
    here: Option<Place>,
    used: BTreeMap<FigureId, Vec<Place>>,
    /// The records that tables and charts lead to, each by its place among all.
    led_to: BTreeSet<usize>,
    /// The record that said each caveat first.
    caveats: BTreeMap<String, usize>,
}

impl<'a> Writing<'a> {
    /// Nothing written yet.
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            addresses: &Alone,
            alone: true,
            has_contents: true,
            level: 1,
            state: RefCell::default(),
        }
    }

    /// Nothing written yet, of a document that stands with others on one page, with every record in it.
    pub(super) fn of_pack(
        document: &'a Document,
        level: usize,
        addresses: &'a dyn Addresses,
    ) -> Self {
        Self {
            document,
            addresses,
            alone: true,
            has_contents: false,
            level,
            state: RefCell::default(),
        }
    }

    /// Nothing written yet, of a part of a page whose title is of this level.
    pub(super) fn of_site(
        document: &'a Document,
        level: usize,
        addresses: &'a dyn Addresses,
    ) -> Self {
        Self {
            document,
            addresses,
            alone: false,
            has_contents: false,
            level,
            state: RefCell::default(),
        }
    }

    /// An empty heading, so many levels below the title.
    pub(super) fn heading(&self, below: usize) -> Element {
        el(match self.level + below {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        })
    }

    /// Writes something that stands at this place, then goes back to where it was.
    pub(super) fn at(&self, place: Place, write: impl FnOnce() -> Element) -> Element {
        let before = self.state.borrow_mut().here.replace(place);
        let written = write();
        self.state.borrow_mut().here = before;
        written
    }

    /// Notes that this figure is spoken of here.
    pub(super) fn speaks_of(&self, id: &FigureId) {
        let mut state = self.state.borrow_mut();
        let Some(here) = state.here.clone() else { return };
        let places = state.used.entry(id.clone()).or_default();
        if !places.contains(&here) {
            places.push(here);
        }
    }

    /// Notes that a table or chart leads to the record at this place among all.
    pub(super) fn leads_to(&self, record: usize) {
        self.state.borrow_mut().led_to.insert(record);
    }

    /// Whether a table or chart leads to the record at this place among all.
    pub(super) fn is_led_to(&self, record: usize) -> bool {
        self.state.borrow().led_to.contains(&record)
    }

    /// Of what is to be borne in mind of a record: the records that said a part of it before, and what none has said.
    pub(super) fn bear_in_mind(
        &self,
        record: usize,
        caveats: &[String],
    ) -> (BTreeSet<usize>, Vec<String>) {
        let mut state = self.state.borrow_mut();
        let (mut before, mut own) = (BTreeSet::new(), Vec::new());
        for caveat in caveats {
            match *state.caveats.entry(caveat.clone()).or_insert(record) {
                other if other == record => own.push(caveat.clone()),
                other => drop(before.insert(other)),
            }
        }
        (before, own)
    }

    /// The places at which this figure is spoken of, first to last.
    pub(super) fn places(&self, id: &FigureId) -> Vec<Place> {
        self.state.borrow().used.get(id).cloned().unwrap_or_default()
    }

    /// The number of a new footnote.
    pub(super) fn next_note(&self) -> usize {
        let mut state = self.state.borrow_mut();
        state.notes += 1;
        state.notes
    }

    /// Keeps what a footnote says until its section ends.
    pub(super) fn note(&self, number: usize, remark: Element) {
        self.state.borrow_mut().pending.push((number, remark));
    }

    /// The footnotes since the last ones were set, each with a way back; nothing where there are none.
    pub(super) fn footnotes(&self) -> Option<Element> {
        let mut pending = std::mem::take(&mut self.state.borrow_mut().pending);
        pending.sort_by_key(|(number, _)| *number);
        let first = pending.first()?.0;
        let items = pending.into_iter().map(|(number, remark)| {
            let back = el("a")
                .class("back")
                .attr("href", format!("#note-{number}-mark"))
                .attr("aria-label", format!("Back to footnote {number} in the text"))
                .text("\u{21a9}\u{fe0e}");
            el("li").attr("id", format!("note-{number}")).child(remark).text(" ").child(back)
        });
        let list = el("ol").attr("start", first.to_string()).children(items);
        Some(
            el("div")
                .class("footnotes")
                .attr("role", "group")
                .attr("aria-label", format!("Footnotes from {first}"))
                .child(list),
        )
    }
}
