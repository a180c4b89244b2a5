//! What a pack holds, kept whole: the agenda and every paper as it was on the day, so that the pack comes out the same whatever is
//! written later. A public pack is made of what is public; what is not never gets into it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use partnership::Store;
use partnership::board::{
    AgendaItem, Exempt, ItemKind, Meeting, MeetingId, Pack, PackPart, Paper, PaperField, PaperId,
    PaperSource,
};
use reports::board::{HeadLine, Matters, MinutesText, PaperText};
use serde::{Deserialize, Serialize};

use super::matters::matters_outstanding;
use super::minutes::{WITHOUT_THE_PUBLIC, held, minutes_of};
use super::names::day_in_words;
use crate::publication::{Basis, Frozen};
use crate::{Session, WorkbenchError};

/// What a pack holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackContents {
    /// Whose it is.
    pub partnership: String,
    /// The board.
    pub board: String,
    /// Who may read it.
    pub part: PackPart,
    /// The day of the meeting.
    pub date: Date,
    /// What the cover says of the meeting.
    pub details: Vec<HeadLine>,
    /// What the cover says besides, a paragraph each.
    pub cover: Vec<String>,
    /// What every page must say first.
    pub notice: Option<String>,
    /// The day of publication; none for a draft.
    pub published: Option<Date>,
    /// The agenda.
    pub agenda: Vec<AgendaContents>,
    /// The papers, in the order of the agenda.
    pub(super) papers: Vec<PaperContents>,
    /// What figures that written papers refer to are made from.
    pub(super) basis: Basis,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaContents {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Who presents it.
    pub presenter: String,
    /// Whether it is spoken.
    pub is_verbal: bool,
    /// The paragraph of Schedule 12A by which it is heard without the public.
    pub paragraph: Option<u8>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PaperContents {
    /// Its id in the records.
    pub id: PaperId,
    /// The number of its item.
    pub item: String,
    /// Its title.
    pub title: String,
    /// The page that it follows where it came late.
    pub late_after: Option<u32>,
    /// How it is to be handled.
    pub handling: Option<String>,
    /// What it says.
    pub body: BodyContents,
}

/// What a paper says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum BodyContents {
    /// Its text.
    Written(PaperText),
    /// A file, by name and SHA-256.
    Brought(String, String),
    /// Figures, frozen.
    Report(Box<Frozen>),
    /// Minutes.
    Minutes(MinutesText),
    /// What is outstanding.
    Matters(Matters),
}

/// Of which part a paper is: its own word, or that of its item.
pub(super) fn exempt_of<'a>(paper: &'a Paper, agenda: &'a [AgendaItem]) -> Option<&'a Exempt> {
    let item = agenda.iter().find(|item| Some(item.id) == paper.said.item);
    paper.said.exempt.as_ref().or_else(|| item.and_then(|item| item.said.exempt.as_ref()))
}

/// What the pack of a meeting holds now.
pub(super) fn contents(
    session: &Session,
    store: &Store,
    (meeting, part): (MeetingId, PackPart),
    published: Option<Date>,
) -> Result<PackContents, WorkbenchError> {
    let meeting = store.meeting(meeting)?;
    let board = store.board(meeting.said.board)?.said.name;
    let settings = session.folder().settings();
    let agenda = store.agenda(meeting.id)?;
    let packs = store.packs(meeting.id)?;
    let before = packs.iter().find(|pack| pack.said.part == part);
    let wanted = |paper: &Paper| {
        let is_exempt = exempt_of(paper, &agenda).is_some();
        is_exempt == (part == PackPart::Exempt)
    };
    let making =
        Making { store, partnership: settings.partnership.name.clone(), meeting: &meeting, part };
    let mut papers = Vec::new();
    for paper in store.papers(meeting.id)?.iter().filter(|paper| wanted(paper)) {
        let Some(item) = agenda.iter().find(|item| Some(item.id) == paper.said.item) else {
            continue;
        };
        papers.push(making.paper(paper, item)?);
    }
    if let Some(before) = before {
        late(&mut papers, before);
    }
    Ok(PackContents {
        details: details(&meeting),
        partnership: making.partnership.clone(),
        board,
        part,
        date: meeting.said.date,
        cover: settings.board.cover.clone(),
        notice: session.notice().map(str::to_owned),
        published,
        agenda: agenda.iter().map(|item| agenda_item(item, part)).collect(),
        papers,
        basis: Basis::now(session)?,
    })
}

/// A paper that a pack before this one did not hold came late: it follows the last page of the paper before it, or of those that
/// were there when it came.
fn late(papers: &mut [PaperContents], before: &Pack) {
    let pages: BTreeMap<PaperId, &str> =
        before.said.pages.iter().map(|pages| (pages.paper, pages.last.as_str())).collect();
    let first = before.said.pages.first().map(|pages| pages.first.as_str());
    // Before the first paper stand cover and agenda.
    let mut last = first.and_then(page).map_or(1, |first| first.saturating_sub(1).max(1));
    for paper in papers.iter_mut() {
        match pages.get(&paper.id) {
            // It was late then; it stays so.
            Some(label) if label.ends_with(|c: char| c.is_ascii_alphabetic()) => {
                paper.late_after = page(label);
            }
            Some(label) => last = page(label).unwrap_or(last),
            None => paper.late_after = Some(last),
        }
    }
    // Of those that follow one page, those that stood there come first: their letters stay theirs.
    let place = |paper: &PaperContents| {
        before.said.pages.iter().position(|one| one.paper == paper.id).unwrap_or(usize::MAX)
    };
    let together = |a: &PaperContents, b: &PaperContents| {
        a.late_after.is_some() && a.late_after == b.late_after
    };
    papers.chunk_by_mut(together).for_each(|run| run.sort_by_key(place));
}

/// The number of a page, without its letter.
fn page(label: &str) -> Option<u32> {
    label.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}

fn line(name: &str, words: impl Into<String>) -> HeadLine {
    HeadLine { name: name.to_owned(), words: words.into() }
}

fn details(meeting: &Meeting) -> Vec<HeadLine> {
    let mut details = vec![
        line("Date", day_in_words(meeting.said.date)),
        line("Time", meeting.said.time.strftime("%-I.%M %P").to_string()),
    ];
    let place = held(meeting);
    if !place.is_empty() {
        details.push(line("Place", place));
    }
    if !meeting.said.contact.is_empty() {
        details.push(line("Contact", meeting.said.contact.as_str()));
    }
    details
}

fn agenda_item(item: &AgendaItem, part: PackPart) -> AgendaContents {
    let paragraph = item.said.exempt.as_ref().map(|exempt| exempt.paragraph);
    if paragraph.is_some() && part == PackPart::Public {
        return AgendaContents {
            number: item.number.clone(),
            title: WITHOUT_THE_PUBLIC.to_owned(),
            purpose: String::new(),
            presenter: String::new(),
            is_verbal: false,
            paragraph,
        };
    }
    AgendaContents {
        number: item.number.clone(),
        title: item.said.title.clone(),
        purpose: item.said.context.clone(),
        presenter: item.said.presenter.clone(),
        is_verbal: item.said.kind == ItemKind::Verbal,
        paragraph,
    }
}

/// What the papers of a pack are made with.
pub(super) struct Making<'a> {
    pub store: &'a Store,
    pub partnership: String,
    pub meeting: &'a Meeting,
    pub part: PackPart,
}

impl Making<'_> {
    /// A paper as it stands in the pack.
    pub fn paper(&self, paper: &Paper, item: &AgendaItem) -> Result<PaperContents, WorkbenchError> {
        Ok(PaperContents {
            id: paper.id,
            item: item.number.clone(),
            title: paper.said.title.clone(),
            late_after: None,
            handling: paper.said.handling.clone(),
            body: self.body(paper)?,
        })
    }

    pub(super) fn body(&self, paper: &Paper) -> Result<BodyContents, WorkbenchError> {
        let (store, partnership) = (self.store, self.partnership.as_str());
        let is_public = self.part == PackPart::Public;
        Ok(match &paper.said.source {
            PaperSource::Written => BodyContents::Written(self.written(paper)?),
            PaperSource::Brought(file) => {
                BodyContents::Brought(file.name.clone(), file.sha256.clone())
            }
            PaperSource::Minutes(of) => {
                BodyContents::Minutes(minutes_of(store, partnership, *of, is_public)?)
            }
            PaperSource::Matters => {
                let at = (self.meeting.said.board, self.meeting.said.date);
                BodyContents::Matters(matters_outstanding(store, partnership, at, is_public)?)
            }
            PaperSource::Report => {
                let frozen = store.paper_text(paper.id)?.map(|version| version.text);
                let frozen = frozen.ok_or_else(|| {
                    let title = &paper.said.title;
                    WorkbenchError::question(format!(
                        "\u{201c}{title}\u{201d} was not made yet; make it from the figures first"
                    ))
                })?;
                let path = format!("paper {}", paper.id).into();
                let frozen = serde_json::from_str(&frozen);
                BodyContents::Report(
                    frozen.map_err(|source| WorkbenchError::Record { path, source })?,
                )
            }
        })
    }

    fn written(&self, paper: &Paper) -> Result<PaperText, WorkbenchError> {
        let field = |field| paper.fields.get(&field).cloned().unwrap_or_default();
        let lines = |fields: &[PaperField]| {
            let line = |one: &PaperField| {
                let words = paper.fields.get(one)?.clone();
                Some(HeadLine { name: field_name(*one).to_owned(), words })
            };
            fields.iter().filter_map(line).collect::<Vec<_>>()
        };
        let part = match self.part {
            PackPart::Public => "Part 1: public",
            PackPart::Exempt => "Part 2: exempt, not for publication",
        };
        let mut head = lines(&[PaperField::ReportNumber]);
        head.push(line("Part", part));
        head.extend(lines(&[PaperField::DecisionMaker]));
        head.push(line("Date", day_in_words(self.meeting.said.date)));
        head.extend(lines(&[
            PaperField::DecisionType,
            PaperField::ContactOfficer,
            PaperField::ChiefOfficer,
            PaperField::Wards,
        ]));
        let text = self.store.paper_text(paper.id)?.map(|version| version.text);
        Ok(PaperText {
            title: paper.said.title.clone(),
            partnership: self.partnership.clone(),
            head,
            reason: field(PaperField::Reason),
            recommendation: field(PaperField::Recommendation),
            markdown: text.unwrap_or_default(),
            besides: lines(&[
                PaperField::Policy,
                PaperField::Financial,
                PaperField::Staff,
                PaperField::Legal,
                PaperField::Impact,
                PaperField::WardViews,
                PaperField::NotApplicable,
                PaperField::Background,
            ]),
            path: format!("paper {}", paper.id),
        })
    }
}

/// What a line of a paper's head is called.
pub(super) fn field_name(field: PaperField) -> &'static str {
    match field {
        PaperField::ReportNumber => "Report number",
        PaperField::DecisionMaker => "Decision maker",
        PaperField::DecisionType => "Decision type",
        PaperField::ContactOfficer => "Contact officer",
        PaperField::ChiefOfficer => "Chief officer",
        PaperField::Wards => "Wards",
        PaperField::Reason => "Reason for report",
        PaperField::Recommendation => "Recommendation",
        PaperField::Policy => "Policy",
        PaperField::Financial => "Financial",
        PaperField::Staff => "Staff",
        PaperField::Legal => "Legal",
        PaperField::Impact => "Impact",
        PaperField::WardViews => "Ward councillors\u{2019} views",
        PaperField::NotApplicable => "Sections that do not apply",
        PaperField::Background => "Background documents",
    }
}
