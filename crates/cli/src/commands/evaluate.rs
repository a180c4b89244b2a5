//! `watchward evaluate`: what changed where something was done, beside where nothing was.

use figure::{AreaRef, write};
use workbench::evaluation::{Effect, bears_out};
use workbench::{EvaluateOptions, Evaluation, Folder};

use crate::arguments::EvaluateArguments;
use crate::commands::Failure;
use crate::output::{self, Cell, Format, Sheet, Side};

/// More areas than this are counted in the table and named below it.
const NAMED: usize = 3;

/// Evaluates and prints the finding in words and figures.
pub fn run(folder: Folder, arguments: EvaluateArguments) -> Result<(), Failure> {
    let options = EvaluateOptions {
        measure: arguments.measure,
        treated: arguments.treated.0,
        control: arguments.control.control(),
        displacement: arguments.displacement.map_or_else(Vec::new, |areas| areas.0),
        before: arguments.before,
        after: arguments.after,
    };
    let (found, written) = workbench::evaluate(folder, options, arguments.out.as_deref())?;
    if arguments.json {
        return output::json(&found);
    }
    output::say(&format!("{}: {} against {}\n\n", found.title, found.after, found.before))?;
    for words in &found.words {
        output::say(&format!("{words}\n"))?;
    }
    if let Some(reason) = &found.reason {
        output::say(&format!("{reason}\n"))?;
    }
    output::say("\n")?;
    sides(&found).print(Format::Text)?;
    if let Some(findings) = &found.findings {
        output::say("\n")?;
        let mut looks = Sheet::new(&[
            ("Second look", Side::Left),
            ("p", Side::Right),
            ("Bears it out?", Side::Left),
            ("What it says", Side::Left),
        ]);
        for check in &findings.checks {
            looks.row(vec![
                Cell::text(&check.name),
                Cell::number(check.p_value, write::probability),
                Cell::text(bears_out(check.agrees)),
                Cell::text(&check.says),
            ]);
        }
        looks.print(Format::Text)?;
        output::say(&format!("\nMethod      {}\n", findings.effect.method))?;
    }
    output::say(&format!("Compared    {}\n", found.control_chosen))?;
    let sides = [Some(&found.sides.control), found.sides.displacement_control.as_ref()];
    for side in sides.into_iter().flatten().filter(|side| side.areas.len() > NAMED) {
        let names: Vec<&str> = side.areas.iter().map(|area| area.name.as_str()).collect();
        output::say(&format!("Areas       {}\n", names.join(", ")))?;
    }
    output::say(&format!("\n{}", workbench::provenance_in_words(&found.provenance)))?;
    if let Some(written) = written {
        output::say(&format!(
            "\nWrote the evaluation\n  open {}\n  data {}\n",
            written.page.display(),
            written.data.display()
        ))?;
    }
    Ok(())
}

/// Names of areas in a table; many are counted.
fn short(areas: &[AreaRef]) -> String {
    if areas.len() > NAMED {
        return format!("{} areas", areas.len());
    }
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    names.join(", ")
}

fn sides(found: &Evaluation) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("Side", Side::Left),
        ("Area", Side::Left),
        ("Before", Side::Right),
        ("After", Side::Right),
        ("Expected", Side::Right),
        ("Difference", Side::Right),
        ("From", Side::Right),
        ("To", Side::Right),
    ]);
    let findings = found.findings.as_ref();
    let rows = [
        ("treated", Some(&found.sides.treated), findings.map(|found| &found.effect)),
        ("compared with", Some(&found.sides.control), None),
        (
            "displacement",
            found.sides.displacement.as_ref(),
            findings.and_then(|found| found.displacement.as_ref()),
        ),
        ("compared with", found.sides.displacement_control.as_ref(), None),
    ];
    for (name, side, effect) in rows {
        let Some(side) = side else { continue };
        let percent =
            |value: fn(&Effect) -> f64| Cell::number(effect.map(value), write::percent_change);
        sheet.row(vec![
            Cell::text(name),
            Cell::text(short(&side.areas)),
            Cell::number(side.before, write::count),
            Cell::number(side.after, write::count),
            Cell::number(effect.map(|effect| effect.expected), |value| write::decimal(value, 1)),
            percent(|effect| effect.percent),
            percent(|effect| effect.percent_limits.lower),
            percent(|effect| effect.percent_limits.upper),
        ]);
    }
    sheet
}
