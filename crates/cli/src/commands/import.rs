//! `watchward import`: what came in, what was left out, and why.

use workbench::{Came, Folder, ImportReport, Outcome};

use crate::arguments::{Import, Printed};
use crate::commands::Failure;
use crate::output::{self, Cell, Format, Sheet, Side};
use crate::progress::Bars;

/// Imports and says what came of it.
pub fn run(folder: &Folder, import: &Import) -> Result<(), Failure> {
    let report = workbench::import(folder, &import.paths, &mut Bars::default())?;
    show(&report, &import.printed)
}

/// Prints a report. Something that could not be read is a failure, after everything else has been said.
pub fn show(report: &ImportReport, printed: &Printed) -> Result<(), Failure> {
    if printed.json {
        output::json(report)?;
    } else if printed.format == Format::Text {
        output::say(&words(report))?;
    } else {
        sheet(report).print(printed.format)?;
    }
    match report.failed.len() {
        0 => Ok(()),
        1 => Err(Failure::Reported("one file could not be imported; nothing of it is held".into())),
        n => Err(Failure::Reported(format!(
            "{n} files could not be imported; nothing of them is held"
        ))),
    }
}

fn sheet(report: &ImportReport) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("File", Side::Left),
        ("Source", Side::Left),
        ("Outcome", Side::Left),
        ("Vintage", Side::Left),
        ("From", Side::Left),
        ("To", Side::Left),
        ("Rows", Side::Right),
        ("Rejects", Side::Right),
        ("Duplicates", Side::Right),
        ("Why not", Side::Left),
    ]);
    let month = |month: Option<figure::Month>| month.map_or_else(String::new, |m| m.to_string());
    for came in &report.imported {
        sheet.row(vec![
            Cell::text(&came.file),
            Cell::text(came.source.as_str()),
            Cell::text(came.outcome.word()),
            Cell::text(came.vintage.as_str()),
            Cell::text(month(came.from)),
            Cell::text(month(came.to)),
            Cell::whole(came.rows),
            Cell::whole(came.rejects),
            Cell::whole(came.duplicates),
            Cell::default(),
        ]);
    }
    for (what, list) in [("not recognised", &report.unrecognised), ("failed", &report.failed)] {
        for left in list {
            let mut cells = vec![Cell::text(&left.file), Cell::default(), Cell::text(what)];
            cells.resize(9, Cell::default());
            cells.push(Cell::text(&left.why));
            sheet.row(cells);
        }
    }
    sheet
}

fn words(report: &ImportReport) -> String {
    let mut lines: Vec<String> = report.imported.iter().flat_map(words_of).collect();
    for left in &report.unrecognised {
        lines.push(format!("? {}: not recognised; {}", left.file, left.why));
    }
    for left in &report.failed {
        lines.push(format!("! {}: {}", left.file, left.why));
    }
    if report.ignored > 0 {
        let ignored = Cell::whole(report.ignored as u64);
        lines.push(format!("{} other files that hold no data were passed over", ignored.shown()));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// What became of one publication, a line each.
fn words_of(came: &Came) -> Vec<String> {
    let months = match (came.from, came.to) {
        (Some(from), Some(to)) if from == to => format!(", {}", from.label()),
        (Some(from), Some(to)) => format!(", {} to {}", from.label(), to.label()),
        _ => String::new(),
    };
    let opening = match came.outcome {
        Outcome::AlreadyHeld => {
            return vec![format!(
                "= {}: already held as {}; nothing changed",
                came.file, came.vintage
            )];
        }
        Outcome::Restored => format!("+ {}: taken back", came.file),
        Outcome::Added => format!("+ {}: {}{months}", came.file, came.title),
    };
    let mut counts = vec![format!("{} rows kept", Cell::whole(came.rows).shown())];
    for (count, what) in [
        (came.rejects, "rejected"),
        (came.duplicates, "duplicates set apart"),
        (came.repeated_identifiers, "kept with an ID that stands on another row"),
        (came.indistinguishable, "equal rows without an ID kept: they cannot be told apart"),
        (came.without_location, "without a location"),
    ] {
        if count > 0 {
            counts.push(format!("{} {what}", Cell::whole(count).shown()));
        }
    }
    let mut lines = vec![
        opening,
        format!("    {}", counts.join(", ")),
        format!("    vintage {}", came.vintage),
    ];
    lines.extend(came.notices.iter().map(|notice| format!("    note: {notice}")));
    lines.extend(came.first_rejects.iter().map(|reject| format!("    rejected: {reject}")));
    let more = came.rejects.saturating_sub(came.first_rejects.len() as u64);
    if more > 0 {
        lines.push(format!(
            "    and {} more; all of them: watchward data --rejects {}",
            Cell::whole(more).shown(),
            came.vintage
        ));
    }
    lines
}
