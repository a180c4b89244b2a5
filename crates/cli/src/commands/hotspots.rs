//! `watchward hotspots`: where a measure concentrates.

use figure::write;
use workbench::{Folder, HotSpotHeat, HotSpotOptions, HotSpots};

use crate::arguments::HotSpotsArguments;
use crate::commands::Failure;
use crate::output::{self, Cell, Format, Sheet, Side};
use crate::progress::Bars;

/// Looks for hot spots and prints them.
pub fn run(folder: Folder, arguments: HotSpotsArguments) -> Result<(), Failure> {
    let options = HotSpotOptions {
        on: arguments.on.places(arguments.cell),
        method: arguments.method.method(),
        correction: arguments.correction.correction(),
        measure: arguments.measure,
        to: arguments.to,
    };
    let out = arguments.out.as_deref();
    let (found, written) = workbench::hot_spots(folder, &options, out, &mut Bars::default())?;
    if arguments.printed.json {
        return output::json(&found);
    }
    let every = arguments.printed.format != Format::Text;
    let sheet = sheet(&found, every);
    if every {
        return sheet.print(arguments.printed.format);
    }
    output::say(&format!("{}, {}: {}\n\n", found.title, found.area.name, found.period))?;
    for words in &found.words {
        output::say(&format!("{words}\n"))?;
    }
    if let Some(reason) = &found.reason {
        output::say(&format!("{reason}\n"))?;
    }
    if found.rows.iter().any(|row| row.heat != HotSpotHeat::Not) {
        output::say("\n")?;
        sheet.print(Format::Text)?;
    }
    let notes = [
        output::labelled("Method", &found.how),
        output::labelled("Caveat", &found.caveats),
        output::labelled("Licence", &found.licences),
    ];
    output::say(&format!("\n{}", notes.concat()))?;
    if let Some(written) = written {
        output::say(&format!(
            "\nWrote the hot spots\n  open {}\n  map data {}\n",
            written.page.display(),
            written.data.display()
        ))?;
    }
    Ok(())
}

/// The places that are or were hot; every place for a spreadsheet.
fn sheet(found: &HotSpots, every: bool) -> Sheet {
    let mut sheet = Sheet::new(&[
        (found.on.heading(), Side::Left),
        ("Code", Side::Left),
        ("Within", Side::Left),
        ("Hot spot", Side::Left),
        ("Hot in earlier years", Side::Right),
        ("Count", Side::Right),
        ("Expected", Side::Right),
        ("z", Side::Right),
        ("p adjusted", Side::Right),
        ("Longitude", Side::Right),
        ("Latitude", Side::Right),
    ]);
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let count = |count: u64| count as f64;
    for row in found.rows.iter().filter(|row| every || row.heat != HotSpotHeat::Not) {
        sheet.row(vec![
            Cell::text(&row.name),
            Cell::text(&row.code),
            Cell::text(row.within.as_deref().unwrap_or_default()),
            Cell::text(row.heat.word()),
            Cell::text(format!("{} of {}", row.earlier_hot, found.earlier.len())),
            if row.suppressed {
                Cell::text("[c]")
            } else {
                Cell::number(row.count.map(count), write::count)
            },
            Cell::number(row.numbers.expected, |value| write::decimal(value, 1)),
            Cell::number(row.numbers.z, |value| write::decimal(value, 2)),
            Cell::number(row.numbers.adjusted_p_value, write::probability),
            Cell::number(Some(row.longitude), |value| write::decimal(value, 4)),
            Cell::number(Some(row.latitude), |value| write::decimal(value, 4)),
        ]);
    }
    sheet
}
