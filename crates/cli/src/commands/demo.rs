//! `watchward demo`: a demonstration partnership, imported and assessed.

use crate::arguments::{Demo, Printed};
use crate::commands::{Failure, import, report};
use crate::output::{self, Format};
use crate::progress::Bars;

/// Makes it, and says what to try next.
pub fn run(demo: &Demo) -> Result<(), Failure> {
    let made = workbench::demo(&demo.dir, &mut Bars::default())?;
    import::show(&made.import, &Printed { json: false, format: Format::Text })?;
    output::say(&report::in_words(&made.written))?;
    for pack in &made.packs {
        let (title, page) = (&pack.pack.said.name, pack.folder.join("index.html"));
        output::say(&format!("{title}\n  {}\n", page.display()))?;
    }
    let dir = demo.dir.display();
    output::say(&format!(
        "\nThe data are invented for the demonstration. Try next:\n  \
         watchward -C {dir} figure --measure burglary --area Bromley --to 2021-02\n  \
         watchward -C {dir} table --measure tomv --areas wards --to 2021-02\n  \
         watchward -C {dir} action list\n  \
         watchward -C {dir} serve\n"
    ))
}
