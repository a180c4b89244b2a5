//! `watchward data`: what is held, what was revised, what was left out; dropping a vintage and taking it back.

use figure::write;
use workbench::{Folder, HeldVintage, Purged};

use crate::arguments::{Data, DataChange, Printed};
use crate::commands::Failure;
use crate::output::{self, Cell, Format, Sheet, Side};
use crate::progress::Bars;

/// Prints what is held, or changes it.
pub fn run(folder: &Folder, data: Data) -> Result<(), Failure> {
    match data {
        Data { change: Some(change), .. } => alter(folder, change),
        Data { revisions: true, printed, .. } => revisions(folder, &printed),
        Data { rejects: Some(vintage), printed, .. } => rejects(folder, &vintage.0, &printed),
        Data { files: true, printed, .. } => files(folder, &printed),
        Data { points: true, printed, .. } => points(folder, &printed),
        Data { printed, .. } => list(folder, &printed),
    }
}

fn alter(folder: &Folder, change: DataChange) -> Result<(), Failure> {
    match change {
        DataChange::Drop { vintage: None, purge: false, .. } => {
            return Err(Failure::Usage(
                "name the vintage to drop, as watchward data lists it; or --purge".to_owned(),
            ));
        }
        DataChange::Drop { vintage, purge: true, even_published } => {
            let vintage = vintage.map(|vintage| vintage.0);
            for gone in workbench::purge(folder, vintage.as_ref(), even_published)? {
                output::say(&deleted(&gone))?;
            }
        }
        DataChange::Drop { vintage: Some(vintage), purge: false, .. } => {
            workbench::drop_vintage(folder, &vintage.0)?;
            let undo = format!("watchward data restore {}", vintage.0);
            output::say(&format!("Dropped {}. Take it back with: {undo}\n", vintage.0))?;
        }
        DataChange::Restore { vintage } => {
            workbench::restore(folder, &vintage.0)?;
            output::say(&format!("{} is held again.\n", vintage.0))?;
        }
    }
    Ok(())
}

fn deleted(gone: &Purged) -> String {
    let mut said = format!("Deleted {} for good.", gone.vintage);
    if !gone.editions.is_empty() {
        said += " Until its files are imported again, these editions cannot be built again: ";
        said += &gone.editions.join(", ");
        said.push('.');
    }
    said + "\n"
}

fn list(folder: &Folder, printed: &Printed) -> Result<(), Failure> {
    let held = workbench::held(folder)?;
    if printed.json {
        return output::json(&held);
    }
    if held.tables.is_empty() && printed.format == Format::Text {
        return output::say(&format!(
            "Nothing is held yet. Drop publishers' files into {} and run: watchward import\n",
            folder.inbox().display()
        ));
    }
    let mut sheet = Sheet::new(&[
        ("Source", Side::Left),
        ("Table", Side::Left),
        ("Vintage", Side::Left),
        ("From", Side::Left),
        ("To", Side::Left),
        ("Rows", Side::Right),
        ("Rejects", Side::Right),
        ("Duplicates", Side::Right),
        ("Same ID", Side::Right),
        ("Indistinguishable", Side::Right),
        ("No location %", Side::Right),
        ("Age", Side::Left),
        ("Missing months", Side::Left),
    ]);
    for vintage in &held.tables {
        sheet.row(vec![
            Cell::text(vintage.source.as_str()),
            Cell::text(&vintage.table),
            Cell::text(vintage.vintage.as_str()),
            Cell::text(vintage.from.map_or_else(String::new, |month| month.to_string())),
            Cell::text(vintage.to.map_or_else(String::new, |month| month.to_string())),
            Cell::whole(vintage.rows),
            Cell::whole(vintage.rejects),
            Cell::whole(vintage.duplicates),
            Cell::whole(vintage.repeated_identifiers),
            Cell::whole(vintage.indistinguishable),
            Cell::number(vintage.without_location, |share| write::decimal(share, 1)),
            Cell::text(age(vintage)),
            Cell::text(missing(vintage)),
        ]);
    }
    sheet.print(printed.format)
}

fn points(folder: &Folder, printed: &Printed) -> Result<(), Failure> {
    let held = workbench::points(folder.clone(), &mut Bars::default())?;
    if printed.json {
        return output::json(&held);
    }
    let mut sheet = Sheet::new(&[
        ("Source", Side::Left),
        ("Vintage", Side::Left),
        ("Rows", Side::Right),
        ("Near", Side::Right),
        ("Agree", Side::Right),
        ("Disagree", Side::Right),
        ("Outside", Side::Right),
        ("Not compared", Side::Right),
        ("Elsewhere or no point", Side::Right),
        ("Inside", Side::Left),
    ]);
    for one in &held {
        let inside: Vec<String> =
            one.inside.iter().map(|(set, rows)| format!("{set} {rows}")).collect();
        sheet.row(vec![
            Cell::text(one.source.as_str()),
            Cell::text(one.vintage.as_str()),
            Cell::whole(one.rows),
            Cell::whole(one.near),
            Cell::whole(one.agree),
            Cell::whole(one.disagree),
            Cell::whole(one.outside),
            Cell::whole(one.not_compared),
            Cell::whole(one.elsewhere),
            Cell::text(inside.join(", ")),
        ]);
    }
    sheet.print(printed.format)?;
    if printed.format == Format::Text {
        output::say(
            "\nAgree: the point lies in the area it was published with. Outlines that are generalised put points near a border on\n\
             its other side.\n",
        )?;
    }
    Ok(())
}

fn age(vintage: &HeldVintage) -> String {
    match (vintage.dropped, vintage.months_old, vintage.stale) {
        (true, _, _) => "dropped".to_owned(),
        (_, Some(months), true) => format!("{months} months, newer likely"),
        (_, Some(months), false) => format!("{months} months"),
        (_, None, _) => String::new(),
    }
}

/// "Lancashire Constabulary: 2020-06, 2020-08"; parts beyond the third are counted.
fn missing(vintage: &HeldVintage) -> String {
    let mut parts: Vec<String> = vintage
        .missing_months
        .iter()
        .take(3)
        .map(|missing| {
            let months: Vec<String> = missing.months.iter().map(ToString::to_string).collect();
            let months = months.join(", ");
            missing.part.as_ref().map_or_else(|| months.clone(), |part| format!("{part}: {months}"))
        })
        .collect();
    if vintage.missing_months.len() > 3 {
        parts.push(format!("and {} more", vintage.missing_months.len() - 3));
    }
    parts.join("; ")
}

fn revisions(folder: &Folder, printed: &Printed) -> Result<(), Failure> {
    let revisions = workbench::revisions(folder)?;
    if printed.json {
        return output::json(&revisions);
    }
    let mut sheet = Sheet::new(&[
        ("Source", Side::Left),
        ("Month", Side::Left),
        ("Category", Side::Left),
        ("Then", Side::Right),
        ("Now", Side::Right),
        ("Difference", Side::Right),
        ("Earlier vintage", Side::Left),
        ("Later vintage", Side::Left),
    ]);
    for (source, revision) in &revisions {
        #[expect(clippy::cast_precision_loss, reason = "counts of crimes are far below 2^53")]
        let difference = revision.difference() as f64;
        sheet.row(vec![
            Cell::text(source.as_str()),
            Cell::text(revision.month.to_string()),
            Cell::text(&revision.category),
            Cell::whole(revision.then),
            Cell::whole(revision.now),
            Cell::number(Some(difference), write::change),
            Cell::text(revision.earlier.as_str()),
            Cell::text(revision.later.as_str()),
        ]);
    }
    sheet.print(printed.format)
}

fn rejects(folder: &Folder, id: &figure::VintageId, printed: &Printed) -> Result<(), Failure> {
    let rejects = workbench::rejects(folder, id)?;
    if printed.json {
        return output::json(&rejects);
    }
    let mut sheet = Sheet::new(&[
        ("File", Side::Left),
        ("Line", Side::Right),
        ("Column", Side::Left),
        ("Value", Side::Left),
        ("Why", Side::Left),
    ]);
    for reject in &rejects {
        sheet.row(vec![
            Cell::text(&reject.file),
            Cell::text(reject.line.to_string()),
            Cell::text(reject.column.clone().unwrap_or_default()),
            Cell::text(&reject.value),
            Cell::text(reject.reason.to_string()),
        ]);
    }
    sheet.print(printed.format)
}

fn files(folder: &Folder, printed: &Printed) -> Result<(), Failure> {
    let entries = workbench::entries(folder)?;
    if printed.json {
        return output::json(&entries);
    }
    let mut sheet = Sheet::new(&[
        ("Vintage", Side::Left),
        ("File", Side::Left),
        ("Rows in", Side::Right),
        ("Kept", Side::Right),
        ("Rejects", Side::Right),
        ("Duplicates", Side::Right),
    ]);
    for (vintage, entry) in &entries {
        sheet.row(vec![
            Cell::text(vintage.as_str()),
            Cell::text(&entry.label),
            Cell::whole(entry.rows_in),
            Cell::whole(entry.kept),
            Cell::whole(entry.rejects),
            Cell::whole(entry.duplicates),
        ]);
    }
    sheet.print(printed.format)
}
