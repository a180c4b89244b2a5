//! `watchward where`: a postcode's ward, LSOA, district and police neighbourhood.

use workbench::{Folder, Where, WherePostcode};

use crate::arguments::WhereArguments;
use crate::commands::Failure;
use crate::output::{self, Cell, Format, Sheet, Side};

/// Looks it up and prints where it is.
pub fn run(folder: Folder, arguments: &WhereArguments) -> Result<(), Failure> {
    let asked = arguments.postcode.join(" ");
    let found = workbench::where_is(folder, &asked)?;
    if arguments.printed.json {
        return output::json(&found);
    }
    if arguments.printed.format != Format::Text {
        return sheet(&found).print(arguments.printed.format);
    }
    output::say(&format!("{}\n", found.read))?;
    if let Some(corrected) = &found.corrected {
        output::say(&format!("{corrected}\n"))?;
    }
    if let Some(note) = &found.note {
        output::say(&format!("{}: {note}\n", found.read))?;
    }
    output::say("\n")?;
    sheet(&found).print(Format::Text)?;
    let licences = output::labelled("Licence", &found.licences);
    output::say(&format!("\n{licences}"))
}

fn sheet(found: &Where) -> Sheet {
    if !found.wards.is_empty() {
        let mut sheet = Sheet::new(&[
            ("Ward", Side::Left),
            ("Code", Side::Left),
            ("Outlines", Side::Left),
            ("Postcodes", Side::Right),
        ]);
        for share in &found.wards {
            let area = share.area.area.as_ref();
            let outside = share.area.note.as_deref().unwrap_or_default();
            sheet.row(vec![
                Cell::text(area.map_or(outside, |area| area.name.as_str())),
                Cell::text(area.map_or("", |area| area.code.as_str())),
                Cell::text(&share.area.set),
                Cell::whole(u64::try_from(share.postcodes).unwrap_or(u64::MAX)),
            ]);
        }
        return sheet;
    }
    let mut sheet = Sheet::new(&[
        ("Postcode", Side::Left),
        ("Lies in", Side::Left),
        ("Area", Side::Left),
        ("Code", Side::Left),
        ("Outlines", Side::Left),
        ("Note", Side::Left),
    ]);
    for postcode in found.found.iter().chain(&found.nearest) {
        rows(&mut sheet, postcode);
    }
    sheet
}

fn rows(sheet: &mut Sheet, postcode: &WherePostcode) {
    let away = postcode.metres.map(|metres| format!("{} m away", figure::write::count(metres)));
    let ended = postcode.terminated.as_ref().map(|month| format!("ended in {month}"));
    let of_postcode: Vec<String> = away.into_iter().chain(ended).collect();
    for area in &postcode.areas {
        let named = area.area.as_ref();
        let note = area.note.iter().chain(&of_postcode).cloned().collect::<Vec<_>>().join("; ");
        sheet.row(vec![
            Cell::text(&postcode.postcode),
            Cell::text(&area.what),
            Cell::text(named.map_or(area.named.as_deref().unwrap_or_default(), |area| &area.name)),
            Cell::text(named.map_or("", |area| area.code.as_str())),
            Cell::text(&area.set),
            Cell::text(note),
        ]);
    }
}
