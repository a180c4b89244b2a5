//! `watchward assess`: the needs assessment.

use workbench::Folder;

use crate::arguments::Assess;
use crate::commands::Failure;
use crate::output;
use crate::progress::Bars;

/// Writes it and says where.
pub fn run(folder: Folder, assess: Assess) -> Result<(), Failure> {
    let written =
        workbench::assess(folder, assess.to, assess.against.0, &assess.out, &mut Bars::default())?;
    output::say(&written_words(&written))
}

/// What was written, and where to look first.
pub fn written_words(written: &workbench::Written) -> String {
    format!(
        "Wrote the needs assessment: {} figures and {} tables\n  open {}\n  data {}\n",
        written.figures,
        written.tables,
        written.page.display(),
        written.data.display()
    )
}
