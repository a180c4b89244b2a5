//! The demonstration's board: what it is told in `data/demonstration-board.toml`, put into the records the way that people put it
//! there. Two meetings were held; the pack of the next one is published, once with a late paper.

mod records;
mod told;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use partnership::board::{
    Exempt, ItemId, ItemKind, MeetingId, NewItem, NewMeeting, NewPaper, PackPart, PaperSource,
};

use self::records::Records;
use self::told::{Next, Told, Written};
use crate::board::{Desk, PublishedPack, make_paper, prepare_meeting, publish_pack};
use crate::{FolderError, PublishOptions, Report, Session, WorkbenchError};

/// What the board did.
const TOLD: &str = include_str!("../../../data/demonstration-board.toml");

/// Noon of a day, when the demonstration's people do what they do.
fn noon(day: Date) -> Timestamp {
    let noon = day.to_datetime(jiff::civil::Time::constant(12, 0, 0, 0));
    TimeZone::UTC.to_timestamp(noon).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Puts the board's records into the demonstration's folder and publishes the pack of its next meeting: the public one, that of
/// Part 2, and the public one again with the late paper.
pub(crate) fn meet(session: &Session) -> Result<Vec<PublishedPack>, WorkbenchError> {
    let path = session.folder().records();
    let told: Told = toml::from_str(TOLD).map_err(|error| FolderError::Read {
        path,
        source: std::io::Error::new(std::io::ErrorKind::InvalidData, error),
    })?;
    let desk = Desk::open(session.folder())?;
    let mut records = Records::new(&desk, &told)?;
    for meeting in &told.meetings {
        records.meeting(meeting)?;
    }
    let next = &told.next;
    let now = noon(next.published);
    let plan = NewMeeting {
        board: records.board,
        date: next.date,
        time: next.time,
        place: next.place.clone(),
        mode: next.mode,
        contact: next.contact.clone(),
    };
    let meeting = prepare_meeting(session, &desk.store, &desk.may, plan, now)?.id;
    records.meet_next(meeting, now)?;
    papers(session, &desk, next, meeting)?;
    let publish = |part, day: Date| {
        publish_pack(session, &desk.store, &desk.may, (meeting, part, day), None, noon(day))
    };
    let mut packs = vec![publish(PackPart::Public, next.published)?];
    packs.push(publish(PackPart::Exempt, next.published)?);
    paper(&desk, meeting, &next.late_paper, None, noon(next.late))?;
    packs.push(publish(PackPart::Public, next.late)?);
    Ok(packs)
}

/// The papers that people add to those that make themselves.
fn papers(
    session: &Session,
    desk: &Desk,
    next: &Next,
    meeting: MeetingId,
) -> Result<(), WorkbenchError> {
    let now = noon(next.published);
    paper(desk, meeting, &next.written, None, now)?;
    let item = item_of(desk, meeting, "Key issues and themes")?;
    let new = NewPaper {
        meeting,
        item: Some(item),
        title: "Crime in one page".to_owned(),
        source: PaperSource::Report,
        exempt: None,
        handling: None,
    };
    let summary = desk.store.add_paper(&desk.may, new, now)?;
    let options = PublishOptions::of(Report::Summary, super::to(), figure::Against::Previous);
    make_paper(session, &desk.store, &desk.may, (summary.id, &options), now)?;
    let kept = &next.exempt;
    let exempt = Exempt {
        paragraph: kept.paragraph.unwrap_or(1),
        reason: kept.reason.clone().unwrap_or_default(),
    };
    let part = NewItem {
        meeting,
        under: Some(item_of(desk, meeting, &kept.item)?),
        title: kept.part.clone().unwrap_or_default(),
        kind: ItemKind::Papers,
        context: String::new(),
        presenter: String::new(),
        exempt: Some(exempt),
    };
    let item = desk.store.add_item(&desk.may, part, now)?.id;
    paper(desk, meeting, kept, Some(item), now)
}

/// A paper that is written: under the item that it names, or this one.
fn paper(
    desk: &Desk,
    meeting: MeetingId,
    told: &Written,
    item: Option<ItemId>,
    now: Timestamp,
) -> Result<(), WorkbenchError> {
    let item = match item {
        Some(item) => item,
        None => item_of(desk, meeting, &told.item)?,
    };
    let new = NewPaper {
        meeting,
        item: Some(item),
        title: told.title.clone(),
        source: PaperSource::Written,
        exempt: None,
        handling: told.handling.clone(),
    };
    let Desk { store, may } = desk;
    let paper = store.add_paper(may, new, now)?.id;
    let fields = told.fields.iter().map(|one| (one.field, one.words.clone())).collect();
    store.head_paper(may, paper, &fields, now)?;
    store.save_paper(may, (paper, 0), &told.text, now)?;
    Ok(())
}

/// The item of the agenda whose title begins so.
fn item_of(desk: &Desk, meeting: MeetingId, title: &str) -> Result<ItemId, WorkbenchError> {
    let agenda = desk.store.agenda(meeting)?;
    let found = agenda.into_iter().find(|item| item.said.title.starts_with(title));
    found.map(|item| item.id).ok_or_else(|| {
        WorkbenchError::question(format!(
            "the demonstration\u{2019}s agenda has no item \u{201c}{title}\u{201d}"
        ))
    })
}
