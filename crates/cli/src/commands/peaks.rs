//! `watchward peaks`: months that are higher than their past lets expect.

use figure::write;
use workbench::{Folder, Peaks};

use crate::arguments::PeaksArguments;
use crate::commands::Failure;
use crate::output::{self, Cell, Format, Sheet, Side};
use crate::progress::Bars;

/// Looks for them and prints them, the most surprising first.
pub fn run(folder: Folder, arguments: &PeaksArguments) -> Result<(), Failure> {
    let found = workbench::peaks(folder, arguments.to, arguments.months, &mut Bars::default())?;
    if arguments.printed.json {
        return output::json(&found);
    }
    let sheet = sheet(&found);
    if arguments.printed.format != Format::Text {
        return sheet.print(arguments.printed.format);
    }
    output::say(&opening(&found))?;
    if !found.peaks.is_empty() {
        sheet.print(Format::Text)?;
    }
    output::say(&closing(&found))
}

fn opening(found: &Peaks) -> String {
    let when = if found.from == found.to {
        found.to.label()
    } else {
        format!("{} to {}", found.from.label(), found.to.label())
    };
    let title = format!("Short-term peaks, {} and its wards, {when}\n\n", found.area.name);
    if found.judged == 0 {
        return title + "No month could be judged: none is held with a year of months before it.\n";
    }
    let all = found.peaks.len();
    let out = found.standing_out();
    format!(
        "{title}{} months of a measure and an area were looked at. {}; chance alone would give about {}. {}.\n\n",
        count(found.judged),
        match all {
            0 => "None is a peak".to_owned(),
            1 => "One is a peak by itself".to_owned(),
            many => format!("{} are peaks by themselves", count(many)),
        },
        write::count(found.by_chance.max(1.0)),
        match out {
            0 => "None stands out from all that were looked at".to_owned(),
            1 => "One stands out from all that were looked at".to_owned(),
            many => format!("{} stand out from all that were looked at", count(many)),
        }
    )
}

fn sheet(found: &Peaks) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("Measure", Side::Left),
        ("Code", Side::Left),
        ("Area", Side::Left),
        ("Month", Side::Left),
        ("Count", Side::Right),
        ("Expected", Side::Right),
        ("By chance", Side::Left),
        ("p", Side::Right),
        ("p of all", Side::Right),
        ("Stands out", Side::Left),
        ("Note", Side::Left),
    ]);
    for peak in &found.peaks {
        let mut notes = Vec::new();
        if peak.provisional {
            notes.push("provisional: still growing");
        }
        if !peak.seasonal {
            notes.push("the season is not known");
        }
        sheet.row(vec![
            Cell::text(&peak.title),
            Cell::text(peak.area.code.as_str()),
            Cell::text(&peak.area.name),
            Cell::text(peak.month.to_string()),
            Cell::number(Some(peak.value), write::count),
            Cell::number(Some(peak.expected), |value| write::decimal(value, 1)),
            Cell::text(write::odds(peak.p_value)),
            Cell::number(Some(peak.p_value), write::probability),
            Cell::number(Some(peak.adjusted_p_value), write::probability),
            Cell::text(if peak.stands_out { "yes" } else { "no" }),
            Cell::text(notes.join("; ")),
        ]);
    }
    sheet
}

fn closing(found: &Peaks) -> String {
    let mut said = String::new();
    if found.not_judged > 0 {
        said = format!(
            "{} more could not be judged: hidden, not held, or with less than a year of months before them.\n",
            count(found.not_judged)
        );
    }
    if found.judged > 0 {
        said += &output::labelled("Method", [&found.method]);
    }
    said += &output::labelled("Licence", &found.licences);
    said += &output::labelled("Caveat", &found.caveats);
    if said.is_empty() { said } else { format!("\n{said}") }
}

fn count(many: usize) -> String {
    Cell::whole(u64::try_from(many).unwrap_or(u64::MAX)).shown().to_owned()
}
