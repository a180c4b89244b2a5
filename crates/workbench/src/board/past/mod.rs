//! Past minutes: read from a file into a list of what could be kept, which a person confirms.
//!
//! [`read`] proposes, [`look`] holds a proposal against the records, [`keep`] stores what was confirmed, all of it or nothing; the
//! trail says of each record on which page and line of which file it was read. Nothing is stored unseen: what somebody has to settle
//! first, such as a person who is present and sends apologies, keeps everything from being stored until it is.
//!
//! A proposal that waits is a file below `drafts/minutes`, not a row: it is no record of the partnership's, so no trail should hold
//! the names in it, and it is gone for good when it is discarded, or after [`DRAFT_DAYS`] days. It holds what was proposed and nothing else of the document.

mod choice;
mod drafts;
mod error;
mod known;
mod look;
mod propose;
mod proposed;
mod store;
#[cfg(test)]
mod tests;
mod whose;
mod words;

pub use choice::{Choice, Chosen};
pub use drafts::{DRAFT_DAYS, discard, draft, drafts, forget};
pub use error::PastError;
pub use look::{Look, Open, State, look};
pub use proposed::{Of, PastFinding, PastMinutes, Place, Proposed, What, When, Whose};
pub use store::{Kept, keep};

use jiff::Timestamp;
use reading::minutes;
use sources::sha256_of_bytes;

use crate::{Folder, WorkbenchError};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = reading::document::LARGEST;

/// How many signs of a file's hash name the proposal that was read from it.
const ID: usize = 12;

/// Reads minutes from a file of this name, and keeps the proposal as a draft. The same file is the same draft.
///
/// # Errors
/// Where the file cannot be read: it is protected, damaged, too large, or a scan without text.
pub fn read(
    folder: &Folder,
    name: &str,
    bytes: &[u8],
    now: Timestamp,
) -> Result<PastMinutes, WorkbenchError> {
    let reading = reading::read(bytes)?;
    let proposal = minutes::read(&reading);
    let (proposed, findings) = propose::propose(&reading, &proposal);
    let id = sha256_of_bytes(bytes).chars().take(ID).collect();
    let minutes = PastMinutes {
        id,
        file: name.to_owned(),
        pages: reading.pages,
        read: now,
        proposed,
        findings,
        remarks: reading.remarks,
    };
    drafts::write(folder, &minutes)?;
    Ok(minutes)
}
