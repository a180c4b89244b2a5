//! Counts straight from a file of recorded crimes, without a lake: borough by crime type by month. It looks at the fields it
//! needs and no others.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use figure::Month;

use super::crimes::{CATEGORY, LSOA_NAME, MONTH};
use super::cutter::{CHUNK, Chunk, Cutter};
use super::few::Values;
use super::fields::{month, shown};
use super::header::Header;
use super::rows::for_each_record;
use super::street::COLUMNS;
use super::waves::in_waves;
use crate::{FileContext, Reject, RejectReason, SourceError};

/// Crimes of a file by borough, crime type and month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StreetCounts {
    /// How many of each. The borough is the LSOA's name without its number; empty where the row has no location.
    pub counts: BTreeMap<(String, String, Month), u64>,
    /// Rows counted.
    pub rows: u64,
    /// Rows left out.
    pub rejects: Vec<Reject>,
}

/// Counts a file of recorded crimes by borough, crime type and month. Streams: memory does not grow with the file.
pub fn count_street(
    reader: &mut dyn Read,
    context: &FileContext,
) -> Result<StreetCounts, SourceError> {
    let file = &context.label;
    let unreadable = |source| SourceError::Io { file: file.clone(), source };
    let mut cutter = Cutter::new(reader, CHUNK);
    let first = cutter.first_record().map_err(unreadable)?;
    let header = Header::read(COLUMNS, &first, file)?;
    let mut lines = header.lines;
    let mut all = StreetCounts::default();
    in_waves(
        &mut cutter,
        unreadable,
        |chunk| count(chunk, &header, file),
        |wave, _| {
            for part in wave {
                for (key, rows) in part.counts {
                    *all.counts.entry(key).or_default() += rows;
                    all.rows += rows;
                }
                all.rejects.extend(part.rejects.into_iter().map(|mut reject| {
                    reject.line += lines + 1;
                    reject
                }));
                lines += part.lines;
            }
            Ok(())
        },
    )?;
    Ok(all)
}

struct Part {
    counts: Vec<((String, String, Month), u64)>,
    /// With lines from 0.
    rejects: Vec<Reject>,
    lines: u64,
}

fn count(chunk: &Chunk, header: &Header, file: &str) -> Part {
    let [month_at, name_at, category_at] = [MONTH, LSOA_NAME, CATEGORY].map(|c| header.places[c]);
    let (mut months, mut names, mut categories) = (Values::new(), Values::new(), Values::new());
    let mut counts: HashMap<(i32, i32, Month), u64> = HashMap::new();
    // What each text of a month was read as.
    let mut read: Vec<Option<Month>> = Vec::new();
    // Rows of one kind come together, so they are added up before they are looked up.
    let mut run = None;
    let mut rejects = Vec::new();
    let lines = for_each_record(chunk, header.width, |line, record| {
        let mut reject = |column: Option<usize>, value: &[u8], reason| {
            let column = column.map(|column| header.columns[column].to_owned());
            let value = shown(value);
            rejects.push(Reject { file: file.to_owned(), line, column, value, reason });
        };
        let fields = match record {
            Ok(fields) => fields,
            Err((record, reason)) => return reject(None, record, reason),
        };
        let (in_month, category) = (fields.get(month_at), fields.get(category_at));
        let number = months.number(in_month);
        if usize::try_from(number).is_ok_and(|number| number == read.len()) {
            read.push(month(in_month).and_then(|index| Month::from_index(index).ok()));
        }
        let Some(in_month) = usize::try_from(number).ok().and_then(|number| read[number]) else {
            return reject(Some(MONTH), in_month, RejectReason::NotAMonth);
        };
        if category.is_empty() {
            return reject(Some(CATEGORY), category, RejectReason::Missing);
        }
        let borough = names.number(borough_of(fields.get(name_at)));
        let key = (borough, categories.number(category), in_month);
        match &mut run {
            Some((kind, rows)) if *kind == key => *rows += 1,
            _ => {
                if let Some((kind, rows)) = run.replace((key, 1)) {
                    *counts.entry(kind).or_default() += rows;
                }
            }
        }
    });
    if let Some((kind, rows)) = run {
        *counts.entry(kind).or_default() += rows;
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let counts = counts
        .into_iter()
        .map(|((borough, category, month), rows)| {
            ((text(names.value(borough)), text(categories.value(category)), month), rows)
        })
        .collect();
    Part { counts, rejects, lines }
}

/// "Bromley" of "Bromley 001A".
fn borough_of(name: &[u8]) -> &[u8] {
    match name {
        [borough @ .., b' ', a, b, c, letter]
            if [a, b, c].iter().all(|byte| byte.is_ascii_digit())
                && letter.is_ascii_uppercase() =>
        {
            borough
        }
        _ => name,
    }
}
