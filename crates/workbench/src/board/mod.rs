//! The board's formal life as use cases: a meeting made from its template, papers and what they lack, minutes and matters
//! outstanding as documents, and packs, which are frozen when they are published.
//!
//! | room | what |
//! | --- | --- |
//! | `desk` | the folder's records, opened at the console |
//! | `skeleton`, `template` | what stands on every agenda; a meeting made of it |
//! | `names` | who and when, in words |
//! | [`past`] | past minutes, read from a file and kept as somebody confirms them |
//! | `papers` | a paper brought, or made from figures, minutes or what is outstanding |
//! | `minutes`, `matters` | records as they stand in documents |
//! | `check` | what a meeting lacks before its pack can be published |
//! | `figures` | what the figures of its papers contradict, which stops nothing and is seen first |
//! | `contents`, `late`, `compose`, `packs` | what a pack holds, the one before it with what came late; the pack as a document; published, held against what was published |
//! | `calendar`, `oparl` | meetings for calendars, invitations to them, and meetings in `OParl`'s shape |
//! | `reminders` | the actions of which somebody is reminded |

mod calendar;
mod check;
mod compose;
mod contents;
mod desk;
mod figures;
mod late;
mod matters;
mod minutes;
mod names;
mod oparl;
mod pack_record;
mod packs;
mod papers;
pub mod past;
mod reminders;
mod skeleton;
mod template;

pub use calendar::{MeetingInvitation, board_calendar, meeting_invitation};
pub use check::{Finding, Lack, Weight, findings, paper_findings};
pub use contents::{AgendaContents, PackContents};
pub use desk::Desk;
pub use figures::{FigureNote, PackFigures, PaperFigures, pack_figures, paper_figures_page};
pub use matters::{Scope, matters_outstanding};
pub use minutes::minutes_of;
pub use names::Names;
pub use oparl::{OParl, oparl};
pub use pack_record::{PackCheck, PackData, PackFile, PackRecord, PaperData, PublishedPack};
pub(crate) use packs::altered as altered_packs;
pub use packs::{Prepared, pack_data, prepare_pack, publish_pack, published_pack, verify_pack};
pub use papers::{bring_paper, made_from, make_paper, paper_document, report_of};
pub use reminders::{Reminder, Reminders, SOON_DAYS, reminders};
pub use template::prepare_meeting;
