//! `watchward assess`, `performance`, `ward`, `summary`: a report in the forms asked for.

use workbench::{Folder, NarrativeFinding, PublishOptions, Report, Written};

use crate::arguments::{ReportArguments, WardArguments};
use crate::commands::Failure;
use crate::output;
use crate::progress::Bars;

/// How many documents are named one by one.
const NAMED: usize = 3;

/// Writes it and says where.
pub fn run(folder: Folder, report: Report, arguments: ReportArguments) -> Result<(), Failure> {
    let options = PublishOptions {
        report,
        to: arguments.to,
        against: arguments.against,
        area: arguments.area,
        every_area: arguments.every_area,
        forms: arguments.forms,
        out: arguments.out,
        published: arguments.publish,
    };
    let written = workbench::publish(folder, &options, &mut Bars::default())?;
    output::say(&in_words(&written))
}

/// A profile of one ward or of each.
pub fn ward(folder: Folder, arguments: WardArguments) -> Result<(), Failure> {
    run(folder, Report::WardProfile(arguments.ward), arguments.report)
}

/// What was written, and where to look first.
pub fn in_words(written: &[Written]) -> String {
    let mut lines = Vec::new();
    for one in written.iter().take(NAMED) {
        let verb = if one.edition.is_some() { "Published" } else { "Wrote" };
        let (figures, tables) = (counted(one.figures, "figure"), counted(one.tables, "table"));
        lines.push(format!("{verb} {}: {figures}, {tables}", one.title));
        let page = one.files.iter().filter(|name| name.as_str() == "index.html");
        let documents = one.files.iter().filter(|name| {
            !name.contains('/') && !["html", "json"].iter().any(|end| name.ends_with(end))
        });
        let place = |name: &String| format!("  open {}", one.folder.join(name).display());
        lines.extend(page.chain(documents).map(place));
        if one.files.iter().any(|name| name == "figures.json") {
            lines.push(format!("  data {}", one.data.display()));
        }
        lines.extend(one.edition.iter().map(|edition| format!("  edition {edition}")));
        lines.extend(one.look_again.iter().map(look_again));
    }
    if written.len() > NAMED {
        let folder = written[0].folder.parent().unwrap_or(&written[0].folder);
        lines.push(format!(
            "and {} more, each in a folder of its own in {}",
            written.len() - NAMED,
            folder.display()
        ));
    }
    lines.join("\n") + "\n"
}

/// A figure to look at again in what somebody wrote: what it says, what it should say, and why.
fn look_again(found: &NarrativeFinding) -> String {
    let finding = &found.finding;
    format!(
        "  look again at {}: \u{201c}{}\u{201d} in \u{201c}{}\u{201d}. {}",
        found.from, finding.says, finding.at.quote, finding.working
    )
}

/// "1 table", "8 figures".
fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_table_is_one_table() {
        let written = Written {
            folder: "published/summary".into(),
            title: "Crime in Bromley".to_owned(),
            page: "published/summary/index.html".into(),
            data: "published/summary/figures.json".into(),
            files: vec!["index.html".to_owned()],
            figures: 8,
            tables: 1,
            edition: None,
            look_again: Vec::new(),
        };
        assert!(in_words(&[written]).starts_with("Wrote Crime in Bromley: 8 figures, 1 table\n"));
        assert_eq!(counted(0, "table"), "0 tables");
    }
}
