//! `watchward editions`: what was published, whether it still is what was published, and what has changed since.

use figure::write;
use workbench::{Changed, Edition, EditionCheck, Folder};

use crate::arguments::{EditionsArguments, EditionsQuestion, Printed};
use crate::commands::Failure;
use crate::output::{self, Cell, Sheet, Side};

/// What is said where there is no edition.
const NOTHING: &str = "Nothing is published yet. Add --publish with a date to a report: watchward assess --to 2021-02 --publish \
                       2021-06-17\n";

/// Answers what was asked.
pub fn run(folder: &Folder, arguments: EditionsArguments) -> Result<(), Failure> {
    match arguments.question {
        None => list(&workbench::editions(folder)?, &arguments.printed),
        Some(EditionsQuestion::Verify { edition }) => verify(folder, edition),
        Some(EditionsQuestion::Changes { edition, later, printed }) => {
            changes(&workbench::changes(folder, &edition, later.as_deref())?, &printed)
        }
    }
}

fn list(editions: &[Edition], printed: &Printed) -> Result<(), Failure> {
    if printed.json {
        return output::json(&editions);
    }
    if editions.is_empty() {
        return output::say(NOTHING);
    }
    let mut sheet = Sheet::new(&[
        ("Edition", Side::Left),
        ("Title", Side::Left),
        ("Published", Side::Left),
        ("Forms", Side::Left),
        ("Vintages", Side::Right),
        ("SHA-256", Side::Left),
    ]);
    for edition in editions {
        let vintages = u64::try_from(edition.inputs.vintages.len()).unwrap_or(u64::MAX);
        sheet.row(vec![
            Cell::text(&edition.name),
            Cell::text(&edition.title),
            Cell::text(&edition.published),
            Cell::text(edition.forms.join(", ")),
            Cell::whole(vintages),
            Cell::text(&edition.sha256),
        ]);
    }
    sheet.print(printed.format)
}

fn verify(folder: &Folder, edition: Option<String>) -> Result<(), Failure> {
    let names = match edition {
        Some(name) => vec![name],
        None => workbench::editions(folder)?.into_iter().map(|edition| edition.name).collect(),
    };
    if names.is_empty() {
        return output::say(NOTHING);
    }
    let (mut altered, mut unbuilt) = (0_usize, 0_usize);
    for name in names {
        let check = workbench::verify(folder, &name)?;
        output::say(&checked(&check))?;
        altered += usize::from(!check.is_as_published());
        unbuilt += usize::from(!check.can_be_built());
    }
    let counted = |n: usize, one: &str, more: &str| match n {
        0 => None,
        1 => Some(format!("1 edition {one}")),
        n => Some(format!("{n} editions {more}")),
    };
    let wrong: Vec<String> = [
        counted(altered, "is not what was published", "are not what was published"),
        counted(unbuilt, "cannot be built again", "cannot be built again"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Reported(wrong.join("; "))) }
}

fn checked(check: &EditionCheck) -> String {
    let name = &check.name;
    let mut lines = vec![match (check.is_as_published(), check.can_be_built()) {
        (true, true) => format!("{name}: as it was published; built again, it has the same bytes"),
        (true, false) => {
            format!("{name}: its files are as they were published; it cannot be built again")
        }
        (false, _) => format!("{name}: not as it was published"),
    }];
    let altered = |file| format!("  {file} was altered or is gone: take it back from a copy");
    let differs = |file| format!("  {file} has other bytes when it is built again");
    lines.extend(check.altered.iter().map(altered));
    lines.extend(check.differ.iter().map(differs));
    lines.extend(check.missing.iter().map(|vintage| {
        let files: Vec<&str> = vintage.files.iter().map(|file| file.name.as_str()).collect();
        format!(
            "  {} is not held any more, so it cannot be built again: import {} again",
            vintage.id,
            files.join(", ")
        )
    }));
    if let Some(program) = &check.other_program {
        lines.push(format!(
            "  it was published by watchward {program}, and another version may set pages differently"
        ));
    }
    lines.join("\n") + "\n"
}

fn changes(changed: &Changed, printed: &Printed) -> Result<(), Failure> {
    if printed.json {
        return output::json(changed);
    }
    let mut sheet =
        Sheet::new(&[("Figure", Side::Left), ("Published", Side::Right), ("Now", Side::Right)]);
    for figure in &changed.figures {
        let number = |value: Option<f64>| Cell::number(value, number_in_words);
        sheet.row(vec![Cell::text(&figure.what), number(figure.before), number(figure.now)]);
    }
    sheet.print(printed.format)?;
    let later = changed.later.as_deref().unwrap_or("what the folder gives today");
    #[expect(clippy::cast_precision_loss, reason = "no edition holds 2 to the 53 numbers")]
    let (found, compared) = (changed.figures.len() as f64, changed.compared as f64);
    output::say(&format!(
        "{} of {} numbers of {} are others in {later}\n",
        write::count(found),
        write::count(compared),
        changed.edition
    ))
}

/// A count as a whole number, a rate with its decimals.
fn number_in_words(value: f64) -> String {
    if value.fract() == 0.0 { write::count(value) } else { write::decimal(value, 3) }
}
