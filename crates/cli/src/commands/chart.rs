//! `watchward chart`: one chart as a file.

use workbench::{ChartOptions, Folder};

use crate::arguments::ChartArguments;
use crate::commands::Failure;
use crate::output;

/// Draws it and says what it shows.
pub fn run(folder: Folder, arguments: ChartArguments) -> Result<(), Failure> {
    let kind = arguments.kind.kind();
    if kind.of_one_measure() && arguments.measure.is_none() {
        return Err(Failure::Usage(
            "say what the chart counts, for example --measure burglary".to_owned(),
        ));
    }
    let options = ChartOptions {
        kind,
        period: arguments.when.period()?,
        measure: arguments.measure,
        area: arguments.area,
        group: arguments.areas.map(|group| group.0),
        from: arguments.from,
        against: arguments.when.against,
        order: arguments.when.order.map(|order| order.0),
        population: arguments.when.population,
        vintage: arguments.when.vintage.map(|vintage| vintage.0),
        size: arguments.size.size(),
        pixels: arguments.width,
        table: arguments.table,
    };
    let drawn = workbench::chart(folder, &options, &arguments.out)?;
    let table =
        drawn.table.map_or_else(String::new, |path| format!("  table {}\n", path.display()));
    output::say(&format!(
        "{}\n  chart {}\n{table}\n{}\n",
        drawn.title,
        arguments.out.display(),
        drawn.description
    ))
}
