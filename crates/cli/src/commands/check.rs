//! `watchward check`: the figures of finished documents, held against each other and against the data.

use std::io::IsTerminal as _;
use std::path::Path;

use workbench::{
    CheckForm, CheckReport, DataBehind, Decided, Folder, FolderError, FormOptions, Look,
};

use crate::arguments::CheckArguments;
use crate::commands::{Failure, failure};
use crate::output;
use crate::progress::Bars;

/// How wide a text is.
const WIDTH: usize = 80;

/// Checks them; with a mark, lets a finding stand or takes that back instead.
pub fn run(arguments: &CheckArguments, at: &Path) -> Result<(), Failure> {
    let data = data(arguments, at)?;
    let mut report = workbench::check(&arguments.paths, data.as_ref(), &mut Bars::default());
    for error in &report.unread {
        eprintln!("{}", failure::chain(error));
    }
    if !arguments.accept.is_empty() || !arguments.forget.is_empty() {
        if !report.documents.is_empty() {
            decide(&mut report, arguments)?;
        }
        return all_read(&report);
    }
    let form = arguments.format.form();
    let formed = report.form(&FormOptions {
        form,
        output: arguments.output.clone(),
        look: Look {
            width: WIDTH,
            styled: arguments.output.is_none() && is_styled(),
            accepted: arguments.all,
        },
    })?;
    output::say(&formed.printed)?;
    for file in &formed.files {
        output::say(&format!("Written: {}\n", file.display()))?;
    }
    if form == CheckForm::Text && arguments.output.is_none() && report.open() > 0 {
        output::say(
            "\nTo let one stand: watchward check FILE --accept MARK --reason \"WHY\" --by \"NAME\"\n",
        )?;
    }
    all_read(&report)?;
    if !formed.refused.is_empty() {
        return Err(Failure::Reported(formed.refused.join("\nwatchward: ")));
    }
    if report.contradicts() { Err(Failure::Contradicts) } else { Ok(()) }
}

/// The figures of the folder that was named, or of the one that we stand in, where it is a partnership's.
fn data(arguments: &CheckArguments, at: &Path) -> Result<Option<DataBehind>, Failure> {
    let folder = match &arguments.data {
        Some(named) => Some(Folder::open(named)?),
        None => match Folder::find(at) {
            Ok(found) => Some(found),
            Err(FolderError::NotOurs { .. }) => None,
            Err(error) => return Err(error.into()),
        },
    };
    Ok(folder.map(DataBehind::of).transpose()?)
}

/// Says how many documents could not be checked, where there are any.
fn all_read(report: &CheckReport) -> Result<(), Failure> {
    let all = report.documents.len() + report.unread.len();
    match (report.unread.len(), all) {
        (0, _) => Ok(()),
        (1, 1) => Err(Failure::Reported("the document could not be checked".to_owned())),
        (unread, all) => {
            Err(Failure::Reported(format!("{unread} of {all} documents could not be checked")))
        }
    }
}

fn decide(report: &mut CheckReport, arguments: &CheckArguments) -> Result<(), Failure> {
    let (reason, name) = (arguments.reason.as_deref(), arguments.by.as_deref());
    for mark in &arguments.accept {
        let decided = report.accept(mark, reason.unwrap_or_default(), name.unwrap_or_default())?;
        say("Accepted", "kept in", &decided)?;
    }
    for mark in &arguments.forget {
        let decided = report.forget(mark)?;
        say("To be looked at again", "taken out of", &decided)?;
    }
    Ok(())
}

fn say(what: &str, kept: &str, decided: &[Decided]) -> Result<(), Failure> {
    for one in decided {
        output::say(&format!(
            "{what}: {} in \u{201c}{}\u{201d}\n  {kept} {}\n",
            one.says,
            one.quote,
            one.file.display()
        ))?;
    }
    Ok(())
}

/// Whether a text may be emphasised: on a terminal that can, for somebody who did not ask for plain text (no-color.org).
fn is_styled() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb
}
