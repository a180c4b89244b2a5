//! Boundaries as KML: police neighbourhoods, one file each, and what map programs export. The standard knows one coordinate
//! system, longitude and latitude.

use std::cell::Cell;
use std::io::{BufReader, Read};

use figure::AreaCode;
use geometry::Crs;

use super::columns::{Columns, Named, Nameless};
use super::features::{Features, unreadable};
use super::kml_read::{Placemark, Placemarks};
use super::{CAVEATS, MOST_FEATURE};
use crate::bounded::Bounded;
use crate::{Cadence, FileContext, Peek, RejectReason, Sink, Source, SourceError, Table};

/// The set of police neighbourhoods, whose codes are their force's own.
const NEIGHBOURHOODS: &str = "NPT";

/// Boundaries as KML.
pub(crate) static SOURCE: Source = Source {
    id: "boundaries-kml",
    title: "Police neighbourhood boundaries, and others as KML",
    publisher: "Police forces of England, Wales and Northern Ireland, through data.police.uk",
    licence: "Contains public sector information licensed under the Open Government Licence v3.0 (police forces via \
              data.police.uk).",
    cadence: Cadence::Monthly,
    homepage: "https://data.police.uk/data/boundaries/",
    caveats: CAVEATS,
    table: Table::Boundaries,
    suppress_below: 0,
    grouped: true,
    provisional: false,
    downloads: &[],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    let start = peek.start.trim_start();
    start.starts_with('<') && start.contains("<kml")
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let (left, taken) = (Cell::new(MOST_FEATURE), Cell::new(0));
    let problem =
        "a feature is longer than 128 MiB; import generalised boundaries instead (BGC or BUC)";
    let bounded = Bounded { reader: read, left: &left, taken: &taken, problem };
    let mut placemarks = Placemarks::new(BufReader::with_capacity(1 << 16, bounded));
    let mut features = Features::new(&file.label, Crs::Wgs84, sink);
    let (mut number, mut unnamed) = (0, Vec::new());
    loop {
        let next = placemarks.next().map_err(|problem| {
            let problem =
                format!("is not KML from beginning to end ({problem}); download it again");
            unreadable(&file.label, problem)
        })?;
        left.set(MOST_FEATURE);
        features.progress(taken.take());
        let Some(placemark) = next else { break };
        number += 1;
        match named(&placemark, &file.name) {
            Some(named) => features.take(number, named, placemark.drawn())?,
            // The file's name is the code of the only one that has none; a second is looked at no further.
            None if unnamed.len() < 2 => unnamed.push((number, placemark)),
            None => features.take(number, Err(nameless(&placemark)), placemark.drawn())?,
        }
    }
    let alone = unnamed.len() == 1;
    for (number, placemark) in unnamed {
        let named = if alone { by_file(&placemark, &file.name) } else { Err(nameless(&placemark)) };
        features.take(number, named, placemark.drawn())?;
    }
    features.finish()
}

/// What a placemark itself says it is: by columns of data, or by a name that is a code.
fn named(placemark: &Placemark, file: &str) -> Option<Result<Named, Nameless>> {
    let (heads, mut values): (Vec<String>, Vec<String>) = placemark.data.iter().cloned().unzip();
    let columns = Columns::find(&heads, &[file]);
    if columns.has_codes() {
        values.resize(heads.len(), String::new());
        return Some(columns.read(&values));
    }
    is_code(&placemark.name).then(|| Ok(neighbourhood(&placemark.name, &placemark.name)))
}

/// By the name of the file: `E05013991N.kml`.
fn by_file(placemark: &Placemark, file: &str) -> Result<Named, Nameless> {
    let code = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    // `doc.kml` is what every archive of map programs calls it.
    if code.is_empty() || code.eq_ignore_ascii_case("doc") || code.contains(char::is_whitespace) {
        return Err(nameless(placemark));
    }
    let name = if placemark.name.is_empty() { code } else { &placemark.name };
    Ok(neighbourhood(code, name))
}

fn neighbourhood(code: &str, name: &str) -> Named {
    Named { code: code.to_owned(), name: name.to_owned(), set: Some(NEIGHBOURHOODS.to_owned()) }
}

/// Whether a name is the code of an area, perhaps with the letter of a neighbourhood behind it: "E05013991N".
fn is_code(name: &str) -> bool {
    name.get(..9).is_some_and(|code| code.parse::<AreaCode>().is_ok())
        && matches!(name.as_bytes()[9..], [] | [b'A'..=b'Z'])
}

fn nameless(placemark: &Placemark) -> Nameless {
    let reason = "has no code: it stands neither in its data nor in its name, and the file's name can be the code of one only";
    Nameless {
        column: None,
        called: placemark.name.clone(),
        reason: RejectReason::Other(reason.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_of_neighbourhoods_are_known() {
        for code in ["E05013991", "E05013991N"] {
            assert!(super::is_code(code), "{code}");
        }
        for other in ["", "Bromley Town", "E05013991NN", "E0501399", "E05013991é"] {
            assert!(!super::is_code(other), "{other}");
        }
    }
}
