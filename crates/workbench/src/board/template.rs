//! A meeting made from the template: the standing skeleton, the quarter's priority, the minutes of the meeting before, what is
//! outstanding, and the performance item with its figures, frozen as they are now.

use jiff::Timestamp;
use jiff::civil::Date;
use partnership::board::{
    AgendaItem, ItemId, ItemKind, Meeting, MeetingStatus, NewItem, NewMeeting, NewPaper, PaperId,
    PaperSource,
};
use partnership::{Granted, ManageBoard, Store};

use super::names::day_in_words;
use super::papers::{frozen, keep_frozen};
use super::skeleton::skeleton;
use crate::publication::Frozen;
use crate::settings::{Fill, QuarterPriority, StandingItem};
use crate::view::latest_month;
use crate::{PublishOptions, Report, Session, WorkbenchError};

/// Makes a meeting with its agenda and the papers that fill themselves.
pub fn prepare_meeting(
    session: &Session,
    store: &Store,
    may: &Granted<ManageBoard>,
    new: NewMeeting,
    now: Timestamp,
) -> Result<Meeting, WorkbenchError> {
    let before = store
        .meetings(new.board)?
        .into_iter()
        .find(|one| one.said.date < new.date && one.status != MeetingStatus::Cancelled);
    // What takes a while comes first: the records are not kept waiting for figures.
    let performance = performance(session)?;
    store.together(|store| {
        let meeting = store.add_meeting(may, new, now)?;
        let making = Making {
            session,
            store,
            may,
            meeting: &meeting,
            before: before.as_ref(),
            performance: performance.as_ref(),
            now,
        };
        for standing in skeleton(&session.folder().settings().board) {
            making.item(&standing)?;
        }
        Ok(meeting)
    })
}

/// The performance report to the last month that is held, frozen; none where nothing is held yet: then the paper waits for it.
fn performance(session: &Session) -> Result<Option<Frozen>, WorkbenchError> {
    let Some(to) = latest_month(session) else { return Ok(None) };
    let against = session.folder().settings().board.against();
    let options = PublishOptions::of(Report::Performance, to, against);
    frozen(session, &options).map(Some)
}

struct Making<'a> {
    session: &'a Session,
    store: &'a Store,
    may: &'a Granted<ManageBoard>,
    meeting: &'a Meeting,
    before: Option<&'a Meeting>,
    performance: Option<&'a Frozen>,
    now: Timestamp,
}

impl Making<'_> {
    fn item(&self, standing: &StandingItem) -> Result<(), WorkbenchError> {
        let priority = self.priority().filter(|_| standing.fill == Fill::Priority);
        let title = match priority {
            Some(one) => format!("{}: {}", standing.title, one.priority),
            None => standing.title.clone(),
        };
        let presenter = match priority {
            Some(one) if standing.presenter.is_empty() => one.lead.clone(),
            _ => standing.presenter.clone(),
        };
        let kind = match (standing.fill, standing.verbal) {
            (Fill::Priority, _) => ItemKind::Substantive,
            (_, true) => ItemKind::Verbal,
            (Fill::Nothing, _) => ItemKind::Standing,
            _ => ItemKind::Papers,
        };
        let new = NewItem {
            meeting: self.meeting.id,
            under: None,
            title,
            kind,
            context: standing.purpose.clone(),
            presenter,
            exempt: None,
        };
        let item = self.store.add_item(self.may, new.clone(), self.now)?;
        for part in &standing.parts {
            let part = NewItem {
                under: Some(item.id),
                title: part.clone(),
                kind: ItemKind::Standing,
                context: String::new(),
                presenter: String::new(),
                ..new.clone()
            };
            self.store.add_item(self.may, part, self.now)?;
        }
        self.fill(standing.fill, &item)
    }

    fn fill(&self, fill: Fill, item: &AgendaItem) -> Result<(), WorkbenchError> {
        match fill {
            Fill::Minutes => {
                if let Some(before) = self.before {
                    let title = format!("Minutes of {}", day_in_words(before.said.date));
                    self.paper(item.id, &title, PaperSource::Minutes(before.id))?;
                }
            }
            Fill::Matters => {
                self.paper(item.id, "Matters outstanding", PaperSource::Matters)?;
            }
            Fill::Performance => self.performance(item.id)?,
            Fill::Nothing | Fill::Priority => {}
        }
        Ok(())
    }

    fn paper(
        &self,
        item: ItemId,
        title: &str,
        source: PaperSource,
    ) -> Result<PaperId, WorkbenchError> {
        let new = NewPaper {
            meeting: self.meeting.id,
            item: Some(item),
            title: title.to_owned(),
            source,
            exempt: None,
            handling: None,
        };
        Ok(self.store.add_paper(self.may, new, self.now)?.id)
    }

    fn performance(&self, item: ItemId) -> Result<(), WorkbenchError> {
        let paper = self.paper(item, "Crime performance", PaperSource::Report)?;
        match self.performance {
            Some(frozen) => keep_frozen(self.store, self.may, (paper, frozen), self.now),
            None => Ok(()),
        }
    }

    /// The priority of the quarter of the financial year that the meeting is in.
    fn priority(&self) -> Option<&QuarterPriority> {
        let quarter = quarter(self.meeting.said.date);
        let all = &self.session.folder().settings().board.quarters;
        all.iter().find(|one| one.quarter == quarter)
    }
}

/// The quarter of the financial year, 1 from April on.
fn quarter(day: Date) -> u8 {
    match day.month() {
        4..=6 => 1,
        7..=9 => 2,
        10..=12 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_those_of_the_financial_year() {
        let of = |day: &str| quarter(day.parse().unwrap());
        assert_eq!(["2021-03-25", "2021-06-17", "2021-09-30", "2021-12-02"].map(of), [4, 1, 2, 3]);
    }
}
