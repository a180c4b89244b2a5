//! `watchward fetch`: what was downloaded, what not and why, and what came of importing it.

use workbench::{Download, FetchOptions, FetchOutcome, FetchReport, Folder};

use crate::arguments::{Fetch, Printed};
use crate::commands::{Failure, import};
use crate::output::{self, Cell, Format, Sheet, Side};
use crate::progress::Bars;

/// Fetches, or lists the addresses.
pub fn run(folder: &Folder, fetch: Fetch) -> Result<(), Failure> {
    if fetch.list {
        return list(folder, &fetch.printed);
    }
    let options = FetchOptions { sources: fetch.sources, from: fetch.from, to: fetch.to };
    let report = workbench::fetch(folder, &options, &mut Bars::default())?;
    show(&report, &fetch.printed)
}

fn list(folder: &Folder, printed: &Printed) -> Result<(), Failure> {
    let addresses = workbench::addresses(folder)?;
    if printed.json {
        return output::json(&addresses);
    }
    let mut sheet = Sheet::new(&[
        ("Source", Side::Left),
        ("Needed", Side::Left),
        ("From", Side::Left),
        ("Address", Side::Left),
    ]);
    for row in addresses {
        let from = match (&row.address, row.overridden) {
            (_, true) => "watchward.toml",
            (Some(_), false) => "register",
            (None, false) => "by hand",
        };
        sheet.row(vec![
            Cell::text(row.source.as_str()),
            Cell::text(if row.needed { "yes" } else { "" }),
            Cell::text(from),
            Cell::text(row.address.unwrap_or(row.page)),
        ]);
    }
    sheet.print(printed.format)
}

/// Prints a report. A download that failed is a failure, after everything else has been said.
fn show(report: &FetchReport, printed: &Printed) -> Result<(), Failure> {
    let imported = if printed.json {
        output::json(report)
    } else if printed.format == Format::Text {
        output::say(&report.downloads.iter().map(words).collect::<String>())?;
        report.import.as_ref().map_or(Ok(()), |import| import::show(import, printed))
    } else {
        sheet(report).print(printed.format)
    };
    let unread = report.import.as_ref().map_or(0, |import| import.failed.len());
    let wrong = [
        (report.failed(), "could not be downloaded"),
        (report.unrecognised(), "came in a layout that is not known"),
        (unread, "could not be imported"),
    ];
    let wrong: Vec<String> = wrong
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} of {} {what}", report.downloads.len()))
        .collect();
    match imported {
        Ok(()) | Err(Failure::Reported(_)) if !wrong.is_empty() => {
            Err(Failure::Reported(wrong.join("; ")))
        }
        other => other,
    }
}

fn words(download: &Download) -> String {
    let Download { source, file, address, .. } = download;
    match download.outcome {
        FetchOutcome::Failed => {
            format!("! {source}: {}\n", download.why.as_deref().unwrap_or_default())
        }
        FetchOutcome::Unchanged => format!("= {source}: {file} is the newest there is\n"),
        outcome => {
            let bytes = Cell::whole(download.bytes.unwrap_or_default());
            format!(
                "↓ {source}: {file} {}, {} bytes from {address}\n",
                outcome.word(),
                bytes.shown()
            )
        }
    }
}

fn sheet(report: &FetchReport) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("Source", Side::Left),
        ("File", Side::Left),
        ("Outcome", Side::Left),
        ("Bytes", Side::Right),
        ("SHA-256", Side::Left),
        ("Address", Side::Left),
        ("Why not", Side::Left),
    ]);
    for download in &report.downloads {
        sheet.row(vec![
            Cell::text(download.source.as_str()),
            Cell::text(&download.file),
            Cell::text(download.outcome.word()),
            download.bytes.map_or_else(Cell::default, Cell::whole),
            Cell::text(download.sha256.clone().unwrap_or_default()),
            Cell::text(&download.address),
            Cell::text(download.why.clone().unwrap_or_default()),
        ]);
    }
    sheet
}
