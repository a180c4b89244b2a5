//! The ward of a postcode.

use figure::{AreaKind, AreaRef, Month};

use crate::{Session, WhereArea, WherePostcode, WorkbenchError, where_is};

/// The ward that a postcode lies in, or why there is none to name.
#[derive(Debug, Clone, PartialEq)]
pub struct PostcodeWard {
    /// As it was read: "BR1 1AA", or the beginning "BR1 1".
    pub read: String,
    /// What was corrected in reading it.
    pub corrected: Option<String>,
    /// The ward; none where it is not known, or where a beginning lies in several.
    pub ward: Option<AreaRef>,
    /// Of a beginning: the wards that it lies in, that with most postcodes first.
    pub wards: Vec<AreaRef>,
    /// What to tell the reader: that it is not held, or has ended.
    pub note: Option<String>,
    /// Licence lines of what was used.
    pub licences: Vec<String>,
}

/// The ward of a postcode or of the beginning of one, as wards stood in this month.
///
/// # Errors
/// Where the text is no postcode.
pub fn ward_of_postcode(
    session: &Session,
    asked: &str,
    to: Month,
) -> Result<PostcodeWard, WorkbenchError> {
    let found = where_is::located(session, asked)?;
    let stands = |area: &WhereArea| {
        let area = area.area.as_ref().filter(|_| area.what == AreaKind::Ward.word())?;
        session.register().area(&area.code).filter(|known| known.stood_in(to)).map(|_| area.clone())
    };
    let of = |postcode: &WherePostcode| postcode.areas.iter().find_map(stands);
    let ward = found.found.as_ref().and_then(of);
    let mut wards: Vec<AreaRef> = Vec::new();
    for area in found.wards.iter().filter_map(|share| stands(&share.area)) {
        if !wards.contains(&area) {
            wards.push(area);
        }
    }
    let only = if let [one] = wards.as_slice() { Some(one.clone()) } else { None };
    Ok(PostcodeWard {
        read: found.read,
        corrected: found.corrected,
        ward: ward.or(only),
        wards,
        note: found.note,
        licences: found.licences,
    })
}
