//! Public meeting data in `OParl`'s shape (`OParl` 1.1, <https://dev.oparl.org>): the partnership as a body, its boards as organisations,
//! meetings whose pack is public with their agenda, papers and files. People are left out: minutes name them where it matters.

use partnership::Store;
use partnership::board::{Board, BoardKind, Meeting, MeetingStatus, Pack, PackPart};
use serde_json::{Value, json};

use super::contents::AgendaContents;
use super::minutes::held;
use super::pack_record::PaperData;
use super::packs::pack_data;
use crate::{Folder, WorkbenchError};

/// Where `OParl`'s own types are described.
const SCHEMA: &str = "https://schema.oparl.org/1.1";

/// `OParl`'s objects by their addresses.
#[derive(Debug)]
pub struct OParl<'a> {
    folder: &'a Folder,
    store: &'a Store,
    /// The address that all others begin with: `https://example.org/oparl`.
    base: String,
    /// The address of the site: `https://example.org`.
    site: String,
}

/// The public meeting data of a partnership; `site` is the address of its site, without a slash at the end.
pub fn oparl<'a>(folder: &'a Folder, store: &'a Store, site: &str) -> OParl<'a> {
    let site = site.trim_end_matches('/').to_owned();
    OParl { folder, store, base: format!("{site}/oparl"), site }
}

/// The public pack of a meeting that holds most.
pub(super) fn public_pack(
    store: &Store,
    meeting: &Meeting,
) -> Result<Option<Pack>, WorkbenchError> {
    let packs = store.packs(meeting.id)?;
    Ok(packs.into_iter().find(|pack| pack.said.part == PackPart::Public))
}

impl OParl<'_> {
    /// What answers at all, and in which version.
    pub fn system(&self) -> Value {
        let name = &self.folder.settings().partnership.name;
        json!({
            "id": self.base,
            "type": format!("{SCHEMA}/System"),
            "oparlVersion": format!("{SCHEMA}/"),
            "name": name,
            "body": format!("{}/bodies", self.base),
            "vendor": "https://github.com/watchward/watchward",
            "product": "https://github.com/watchward/watchward",
        })
    }

    /// The one body, the partnership, in a list.
    pub fn bodies(&self) -> Value {
        self.listed("bodies", &[self.body()])
    }

    /// The partnership.
    pub fn body(&self) -> Value {
        let base = &self.base;
        json!({
            "id": format!("{base}/body"),
            "type": format!("{SCHEMA}/Body"),
            "system": base,
            "name": self.folder.settings().partnership.name,
            "organization": format!("{base}/organizations"),
            "person": format!("{base}/people"),
            "meeting": format!("{base}/meetings"),
            "paper": format!("{base}/papers"),
            "legislativeTerm": [],
        })
    }

    /// People are not given.
    pub fn people(&self) -> Value {
        self.listed("people", &[])
    }

    /// The boards that meet in public.
    pub fn organizations(&self) -> Result<Value, WorkbenchError> {
        let boards = self.boards()?;
        let all: Vec<Value> = boards.iter().map(|board| self.organization(board)).collect();
        Ok(self.listed("organizations", &all))
    }

    /// The meetings whose pack is public.
    pub fn meetings(&self) -> Result<Value, WorkbenchError> {
        let mut all = Vec::new();
        for (meeting, pack) in self.public_meetings()? {
            all.push(self.meeting(&meeting, &pack)?);
        }
        Ok(self.listed("meetings", &all))
    }

    /// The papers of all public packs.
    pub fn papers(&self) -> Result<Value, WorkbenchError> {
        let mut all = Vec::new();
        for (_, pack) in self.public_meetings()? {
            all.extend(self.papers_of(&pack)?);
        }
        Ok(self.listed("papers", &all))
    }

    fn boards(&self) -> Result<Vec<Board>, WorkbenchError> {
        let boards = self.store.boards()?;
        Ok(boards.into_iter().filter(|board| board.said.kind == BoardKind::Board).collect())
    }

    fn public_meetings(&self) -> Result<Vec<(Meeting, Pack)>, WorkbenchError> {
        let mut all = Vec::new();
        for board in self.boards()? {
            for meeting in self.store.meetings(board.id)? {
                if let Some(pack) = public_pack(self.store, &meeting)? {
                    all.push((meeting, pack));
                }
            }
        }
        Ok(all)
    }

    /// A list of one page, as `OParl` gives lists.
    fn listed(&self, path: &str, data: &[Value]) -> Value {
        let (count, first) = (data.len(), format!("{}/{path}", self.base));
        json!({
            "data": data,
            "pagination": { "totalElements": count, "elementsPerPage": count.max(1), "currentPage": 1, "totalPages": 1 },
            "links": { "first": first, "last": first },
        })
    }

    fn organization(&self, board: &Board) -> Value {
        json!({
            "id": format!("{}/organizations#{}", self.base, board.id),
            "type": format!("{SCHEMA}/Organization"),
            "body": format!("{}/body", self.base),
            "name": board.said.name,
            "organizationType": "Gremium",
            "classification": "Board",
        })
    }

    fn meeting(&self, meeting: &Meeting, pack: &Pack) -> Result<Value, WorkbenchError> {
        let said = &meeting.said;
        let data = pack_data(self.folder, self.store, &pack.said.name)?;
        let id = format!("{}/meetings#{}", self.base, meeting.id);
        let item = |(at, item): (usize, &AgendaContents)| {
            let number = &item.number;
            json!({
                "id": format!("{id}-item-{number}"),
                "type": format!("{SCHEMA}/AgendaItem"),
                "meeting": id,
                "number": number,
                "order": at,
                "name": item.title,
                "public": item.paragraph.is_none(),
            })
        };
        let begins = said.date.to_datetime(said.time);
        let start = begins.in_tz("Europe/London").ok().map(|at| at.timestamp().to_string());
        let state = match meeting.status {
            MeetingStatus::Draft | MeetingStatus::Published => "scheduled",
            MeetingStatus::Held | MeetingStatus::MinutesDraft | MeetingStatus::MinutesAgreed => {
                "conducted"
            }
            MeetingStatus::Cancelled => "cancelled",
        };
        let place = held(meeting);
        Ok(json!({
            "id": id,
            "type": format!("{SCHEMA}/Meeting"),
            "name": format!("{}, {}", data.board, super::names::day_in_words(said.date)),
            "meetingState": state,
            "cancelled": meeting.status == MeetingStatus::Cancelled,
            "start": start,
            "location": { "id": format!("{id}-place"), "type": format!("{SCHEMA}/Location"), "description": place },
            "organization": [format!("{}/organizations#{}", self.base, said.board)],
            "agendaItem": data.agenda.iter().enumerate().map(item).collect::<Vec<_>>(),
            "invitation": self.file(pack, "pack.pdf", "application/pdf"),
            "web": format!("{}/meetings/{}", self.site, pack.said.name),
        }))
    }

    fn papers_of(&self, pack: &Pack) -> Result<Vec<Value>, WorkbenchError> {
        let data = pack_data(self.folder, self.store, &pack.said.name)?;
        let paper = |paper: &PaperData| {
            let id = paper.id;
            let main = match &paper.file {
                Some(file) => self.file(pack, file, "application/octet-stream"),
                None => self.file(pack, "pack.pdf", "application/pdf"),
            };
            json!({
                "id": format!("{}/papers#{id}", self.base),
                "type": format!("{SCHEMA}/Paper"),
                "body": format!("{}/body", self.base),
                "name": paper.title,
                "date": pack.said.published,
                "mainFile": main,
                "web": format!("{}/meetings/{}#paper-{id}", self.site, pack.said.name),
            })
        };
        Ok(data.papers.iter().map(paper).collect())
    }

    fn file(&self, pack: &Pack, name: &str, media_type: &str) -> Value {
        let address = format!("{}/meetings/{}/{name}", self.site, pack.said.name);
        json!({
            "id": address,
            "type": format!("{SCHEMA}/File"),
            "fileName": name.rsplit('/').next().unwrap_or(name),
            "mimeType": media_type,
            "accessUrl": address,
        })
    }
}
