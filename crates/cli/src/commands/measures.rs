//! `watchward measures`: the catalogue.

use figure::Figures as _;
use workbench::{Folder, Session};

use crate::arguments::Printed;
use crate::commands::Failure;
use crate::output::{self, Cell, Sheet, Side};

/// Prints the catalogue; with the partnership's own measures where there is a folder.
pub fn run(folder: Option<Folder>, printed: &Printed) -> Result<(), Failure> {
    let measures = match folder {
        Some(folder) => Session::open(folder)?.figures().measures(),
        None => workbench::built_in_measures()?,
    };
    if printed.json {
        return output::json(&measures);
    }
    let mut sheet = Sheet::new(&[
        ("Measure", Side::Left),
        ("Title", Side::Left),
        ("Unit", Side::Left),
        ("What is counted", Side::Left),
    ]);
    for measure in measures {
        let counted =
            measure.unavailable.map_or(measure.definition, |why| format!("not available: {why}"));
        sheet.row(vec![
            Cell::text(measure.id.as_str()),
            Cell::text(measure.title),
            Cell::text(measure.unit.0),
            Cell::text(counted),
        ]);
    }
    sheet.print(printed.format)
}
