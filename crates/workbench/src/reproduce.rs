//! Every figure of a published board pack beside ours: how the product was held against a real document.

use crate::{Folder, Session, WorkbenchError};

/// The comparison as Markdown: `docs/reproducing-the-pack.md`.
pub fn reproduce(folder: Folder) -> Result<String, WorkbenchError> {
    let session = Session::open(folder)?;
    Ok(reports::reproducing_the_pack::reproduce(session.figures())?.markdown())
}
