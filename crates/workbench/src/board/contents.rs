//! What a pack holds, kept whole: the agenda and every paper as it was on the day, so that the pack comes out the same whatever is
//! written later. A public pack is made of what is public; what is not never gets into it.

use jiff::civil::Date;
use partnership::Store;
use partnership::board::{
    AgendaItem, Exempt, ItemKind, Meeting, MeetingId, PackPart, Paper, PaperField, PaperId,
    PaperSource,
};
use reports::board::{HeadLine, Matters, MinutesText, PaperText};
use serde::{Deserialize, Serialize};

use super::late::{kept, with_late};
use super::matters::{Scope, matters_outstanding};
use super::minutes::{WITHOUT_THE_PUBLIC, held, minutes_of};
use super::names::day_in_words;
use super::packs::contents_of;
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

impl BodyContents {
    /// Whether it has nothing to tell.
    fn is_empty(&self) -> bool {
        match self {
            Self::Minutes(minutes) => minutes.items.is_empty(),
            Self::Matters(matters) => matters.matters.is_empty(),
            _ => false,
        }
    }
}

/// Of which part a paper is: its own word, or that of its item.
pub(super) fn exempt_of<'a>(paper: &'a Paper, agenda: &'a [AgendaItem]) -> Option<&'a Exempt> {
    let item = agenda.iter().find(|item| Some(item.id) == paper.said.item);
    paper.said.exempt.as_ref().or_else(|| item.and_then(|item| item.said.exempt.as_ref()))
}

/// What the pack of a meeting holds now. What a pack before it held stands in it as it did; papers that came since are late.
pub(super) fn contents(
    session: &Session,
    store: &Store,
    (meeting, part): (MeetingId, PackPart),
    published: Option<Date>,
) -> Result<PackContents, WorkbenchError> {
    let meeting = store.meeting(meeting)?;
    let board = store.board(meeting.said.board)?.said.name;
    let settings = session.folder().settings();
    let (agenda, all) = (store.agenda(meeting.id)?, store.papers(meeting.id)?);
    let before = match store.packs(meeting.id)?.into_iter().find(|pack| pack.said.part == part) {
        Some(pack) => {
            let held = contents_of(session.folder(), store, &pack.said.name)?;
            Some((pack, held))
        }
        None => None,
    };
    let making = Making::new(session, store, &meeting, part);
    let is_held = |id: PaperId| {
        before.as_ref().is_some_and(|(_, held)| held.papers.iter().any(|one| one.id == id))
    };
    let mut papers = Vec::new();
    for paper in all.iter().filter(|paper| !is_held(paper.id)) {
        let Some(item) = agenda.iter().find(|item| Some(item.id) == paper.said.item) else {
            continue;
        };
        if !making.takes(paper, &agenda) {
            continue;
        }
        let is_exempt = exempt_of(paper, &agenda).is_some();
        let paper = making.paper(paper, item)?;
        if !paper.body.is_empty() || is_exempt || part == PackPart::Public {
            papers.push(paper);
        }
    }
    let basis = match before {
        Some((pack, held)) => {
            papers = with_late(&pack, kept(held.papers, &all, &agenda), papers, &agenda);
            held.basis
        }
        None => Basis::now(session)?,
    };
    // How to attend is told to the public.
    let cover = if part == PackPart::Public { settings.board.cover.clone() } else { Vec::new() };
    Ok(PackContents {
        details: details(&meeting),
        partnership: making.partnership.clone(),
        board,
        part,
        date: meeting.said.date,
        cover,
        notice: session.notice().map(str::to_owned),
        published,
        agenda: agenda.iter().map(|item| agenda_item((item, &agenda), &all, part)).collect(),
        papers,
        basis,
    })
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

fn agenda_item(
    (item, agenda): (&AgendaItem, &[AgendaItem]),
    papers: &[Paper],
    part: PackPart,
) -> AgendaContents {
    let of_item: Vec<&Paper> =
        papers.iter().filter(|paper| paper.said.item == Some(item.id)).collect();
    let of_paper = of_item.iter().find_map(|paper| exempt_of(paper, agenda));
    // An item in the open that has a paper of Part 2 is heard without the public too.
    let exempt = item.said.exempt.as_ref().or(of_paper);
    let paragraph = exempt.map(|exempt| exempt.paragraph);
    if item.said.exempt.is_some() && part == PackPart::Public {
        return AgendaContents {
            number: item.number.clone(),
            title: WITHOUT_THE_PUBLIC.to_owned(),
            purpose: String::new(),
            presenter: String::new(),
            is_verbal: false,
            paragraph,
        };
    }
    let why = exempt.filter(|_| part == PackPart::Exempt);
    let why = why.map(|exempt| format!("Why it is kept from the public: {}", exempt.reason));
    let purpose = [Some(item.said.context.clone()), why].into_iter().flatten();
    let purpose: Vec<String> = purpose.filter(|words| !words.is_empty()).collect();
    AgendaContents {
        number: item.number.clone(),
        title: item.said.title.clone(),
        purpose: purpose.join(" "),
        presenter: item.said.presenter.clone(),
        is_verbal: item.said.kind == ItemKind::Verbal && of_item.is_empty(),
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

impl<'a> Making<'a> {
    /// What the papers of a part are made with.
    pub fn new(session: &Session, store: &'a Store, meeting: &'a Meeting, part: PackPart) -> Self {
        let partnership = session.folder().settings().partnership.name.clone();
        Self { store, partnership, meeting, part }
    }

    /// Whether a paper stands in this part: what is exempt in Part 2 alone.
    pub fn takes(&self, paper: &Paper, agenda: &[AgendaItem]) -> bool {
        match exempt_of(paper, agenda) {
            Some(_) => self.part == PackPart::Exempt,
            None => self.tells_more(paper),
        }
    }

    /// Whether a paper that is not exempt can tell more in this part: minutes and what is outstanding have what was heard without the
    /// public in the pack of Part 2.
    fn tells_more(&self, paper: &Paper) -> bool {
        let has_both = matches!(paper.said.source, PaperSource::Minutes(_) | PaperSource::Matters);
        self.part == PackPart::Public || has_both
    }

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
        let scope = match self.part {
            PackPart::Public => Scope::Public,
            PackPart::Exempt => Scope::Exempt,
        };
        Ok(match &paper.said.source {
            PaperSource::Written => BodyContents::Written(self.written(paper)?),
            PaperSource::Brought(file) => {
                BodyContents::Brought(file.name.clone(), file.sha256.clone())
            }
            PaperSource::Minutes(of) => {
                BodyContents::Minutes(minutes_of(store, partnership, *of, scope)?)
            }
            PaperSource::Matters => {
                let at = (self.meeting.said.board, self.meeting.said.date);
                BodyContents::Matters(matters_outstanding(store, partnership, at, scope)?)
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
