//! What look-ups share: one row an area, with the areas it lies in; each pair of sets gives a row of the table.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use xxhash_rust::xxh3::xxh3_64;

use crate::area_columns::{self, AreaColumns};
use crate::build::{Area, LookupBuilder};
use crate::csv_rows::{Row, Rows};
use crate::text::Encoding;
use crate::{FileContext, Reject, RejectReason, Sink, SourceError};

/// A split or otherwise changed area of the older codes: it stands in several rows, and no share is published.
struct Split {
    child: [String; 2],
    parents: Vec<[String; 2]>,
    change: String,
}

/// Reads a look-up: the smallest set in each larger one, and each of those in the larger ones still.
pub(crate) fn read(
    read: &mut dyn Read,
    file: &FileContext,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let mut rows = Rows::new(read, file, Encoding::Utf8)?;
    let sets = area_columns::find(rows.header());
    if sets.len() < 2 {
        return Err(rows.layout(
            1,
            "a look-up needs at least two columns of codes, such as \"LSOA21CD\" and \"LAD24CD\"",
        ));
    }
    let place = |head: &str| rows.header().iter().position(|column| column == head);
    let (share, change) = (place("share"), place("CHGIND"));
    let mut table = LookupBuilder::new(&file.label);
    let mut seen = HashSet::new();
    let mut splits: Vec<Split> = Vec::new();
    let mut split_of: HashMap<String, usize> = HashMap::new();
    while let Some(row) = rows.next(sink)? {
        let areas = match areas(&row, &sets) {
            Ok(areas) => areas,
            Err(reject) => {
                sink.reject(reject);
                continue;
            }
        };
        let share = match share.map(|column| proportion(&row, column)).transpose() {
            Ok(share) => share.unwrap_or(1.0),
            Err(reject) => {
                sink.reject(reject);
                continue;
            }
        };
        let change = change.map(|column| row.get(column)).filter(|text| !text.is_empty());
        for (i, child) in areas.iter().enumerate() {
            for (j, parent) in areas.iter().enumerate().skip(i + 1) {
                let (Some(child), Some(parent)) = (child, parent) else { continue };
                let key = [child.set, child.code, parent.set, parent.code].join("|");
                if !seen.insert(xxh3_64(key.as_bytes())) {
                    continue;
                }
                // A share and a change speak of the smallest areas and the next set.
                let first = (i, j) == (0, 1);
                match change {
                    Some(change @ ("S" | "X")) if first => {
                        let at = *split_of.entry(child.code.to_owned()).or_insert_with(|| {
                            splits.push(Split {
                                child: [child.code.to_owned(), child.name.to_owned()],
                                parents: Vec::new(),
                                change: change.to_owned(),
                            });
                            splits.len() - 1
                        });
                        splits[at].parents.push([parent.code.to_owned(), parent.name.to_owned()]);
                    }
                    _ => table.push(
                        *child,
                        *parent,
                        if first { share } else { 1.0 },
                        change.filter(|_| first),
                    ),
                }
            }
        }
        table.flush_full(sink)?;
    }
    for split in &splits {
        let [code, name] = &split.child;
        let share = 1.0 / f64::from(u32::try_from(split.parents.len()).unwrap_or(u32::MAX));
        for [parent_code, parent_name] in &split.parents {
            let child = Area { code, name, set: &sets[0].set };
            let parent = Area { code: parent_code, name: parent_name, set: &sets[1].set };
            table.push(child, parent, share, Some(&split.change));
        }
    }
    table.flush(sink)
}

/// The areas of a row, one a set; none where a larger area is not given.
fn areas<'a>(row: &Row<'a>, sets: &'a [AreaColumns]) -> Result<Vec<Option<Area<'a>>>, Reject> {
    let mut areas = Vec::with_capacity(sets.len());
    for (i, columns) in sets.iter().enumerate() {
        if i > 0 && row.get(columns.code).is_empty() {
            areas.push(None);
            continue;
        }
        let code = row.area_code(columns.code)?;
        let name = columns.name.map_or("", |name| row.get(name));
        let name = if name.is_empty() { code } else { name };
        areas.push(Some(Area { code, name, set: &columns.set }));
    }
    Ok(areas)
}

fn proportion(row: &Row<'_>, column: usize) -> Result<f64, Reject> {
    match row.get(column).parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => {
            Err(row
                .reject(column, RejectReason::Other("is not a share between 0 and 1".to_owned())))
        }
    }
}
