//! `watchward convert`: counts of old wards in the new ones.

use figure::write;
use workbench::{ConvertOptions, Folder};

use crate::arguments::ConvertArguments;
use crate::commands::Failure;
use crate::output::{self, Cell, Format, Sheet, Side};

/// Moves them and prints what they come to.
pub fn run(folder: Folder, arguments: ConvertArguments) -> Result<(), Failure> {
    let found = workbench::convert(
        folder,
        &ConvertOptions {
            measure: arguments.measure,
            period: arguments.period,
            vintage: arguments.vintage.map(|vintage| vintage.0),
        },
    )?;
    if arguments.printed.json {
        return output::json(&found);
    }
    let mut sheet = Sheet::new(&[
        ("Code", Side::Left),
        ("Ward", Side::Left),
        ("Count", Side::Right),
        ("Whole", Side::Right),
        ("Estimated", Side::Right),
        ("At least", Side::Right),
        ("At most", Side::Right),
        ("Published", Side::Right),
    ]);
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let number = |count: u64| count as f64;
    for ward in &found.wards {
        sheet.row(vec![
            Cell::text(ward.area.code.as_str()),
            Cell::text(&ward.area.name),
            Cell::whole(ward.count),
            Cell::whole(ward.whole),
            Cell::whole(ward.estimated),
            Cell::whole(ward.at_least),
            Cell::whole(ward.at_most),
            Cell::number(ward.published.map(number), write::count),
        ]);
    }
    if arguments.printed.format != Format::Text {
        return sheet.print(arguments.printed.format);
    }
    output::say(&format!(
        "{}, {}: wards of {} in those of {}\n\n",
        found.title, found.period, found.from_set, found.to_set
    ))?;
    sheet.print(Format::Text)?;
    output::say(&format!("\n{}\n", found.words.join("\n")))?;
    let licences = output::labelled("Licence", &found.licences);
    output::say(&format!("\n{licences}"))
}
