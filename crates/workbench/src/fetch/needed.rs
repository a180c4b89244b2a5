//! What a folder needs: which sources, and whose police force.

use figure::{AreaCode, AreaKind};
use geography::Register;
use lake::Lake;

use crate::session::register;
use crate::{Folder, WorkbenchError};

/// What every area needs: whom rates are counted by, and what lies in what.
const EVERYWHERE: [&str; 3] = ["ons-population", "ons-lookup", "csp-lookup"];

/// The sources that the folder's area needs, by name: in London the Metropolitan Police Service's own counts, elsewhere the
/// archive of data.police.uk.
pub(super) fn sources(folder: &Folder) -> Result<Vec<&'static str>, WorkbenchError> {
    let register = Register::built_in()?;
    let code = code(folder, &register);
    let london = register.london_boroughs().iter().any(|area| Some(area.code()) == code.as_ref());
    let counts: &[&str] = if london { &["mps-borough", "mps-ward"] } else { &["police-uk-street"] };
    Ok(counts.iter().copied().chain(EVERYWHERE).collect())
}

/// The police force that serves the area: as the partnership writes it, else as the register or a look-up held says.
pub(super) fn force(folder: &Folder) -> Result<Option<String>, WorkbenchError> {
    if let Some(force) = &folder.settings().partnership.force {
        return Ok(Some(force.clone()));
    }
    let serves = |register: &Register| {
        let code = code(folder, register)?;
        Some(register.parent(&code, AreaKind::Force)?.name().to_owned())
    };
    match serves(&Register::built_in()?) {
        Some(force) => Ok(Some(force)),
        None => Ok(serves(&register(&Lake::create(folder.lake())?)?)),
    }
}

fn code(folder: &Folder, register: &Register) -> Option<AreaCode> {
    let partnership = &folder.settings().partnership;
    partnership.code.clone().or_else(|| Some(register.find(&partnership.area).ok()?.code().clone()))
}
