//! The span of a vintage while it is written: which months, parts and categories its files speak of.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::datatypes::Int32Type;
use figure::Month;
use sources::Table;

use super::hash::Mixed;
use crate::{Coverage, PartCoverage};

/// The span so far.
pub(super) struct Span {
    table: Table,
    parts: BTreeMap<Option<String>, PartCoverage>,
    /// The parts that the current file speaks of, by its own word.
    spoken_of: BTreeSet<Option<String>>,
    /// The categories that occur in the current file, by parent.
    seen: BTreeMap<Option<String>, BTreeSet<String>>,
    /// The months that occur in it.
    months: BTreeSet<Month>,
}

impl Span {
    /// Nothing yet.
    pub(super) fn new(table: Table) -> Self {
        Self {
            table,
            parts: BTreeMap::new(),
            spoken_of: BTreeSet::new(),
            seen: BTreeMap::new(),
            months: BTreeSet::new(),
        }
    }

    /// The current file speaks of these months of this part.
    pub(super) fn covers(&mut self, part: Option<&str>, months: &[Month]) {
        let part = part.map(str::to_owned);
        self.part(part.clone()).months.extend(months);
        self.spoken_of.insert(part);
    }

    /// Notes what occurs in rows of the current file.
    pub(super) fn see(&mut self, rows: &RecordBatch) {
        let parent = if self.table == Table::Counts { "parent_name" } else { "force" };
        match self.table {
            Table::Counts | Table::Street | Table::Outcomes | Table::StopAndSearch => {
                self.see_months(rows, "month", Month::from_index);
                self.see_categories(rows, parent);
            }
            // A mid-year estimate describes the last day of June.
            Table::Population => self.see_months(rows, "year", |year| Month::new(year, 6)),
            Table::Lookup | Table::Indicators | Table::Boundaries | Table::Postcodes => {}
        }
    }

    fn see_months<E>(
        &mut self,
        rows: &RecordBatch,
        column: &str,
        month: fn(i32) -> Result<Month, E>,
    ) {
        let Some(column) =
            rows.column_by_name(column).and_then(|c| c.as_primitive_opt::<Int32Type>())
        else {
            return;
        };
        let mut last = None;
        for &value in column.values() {
            if last != Some(value) {
                last = Some(value);
                self.months.extend(month(value).ok());
            }
        }
    }

    fn see_categories(&mut self, rows: &RecordBatch, parent: &str) {
        let (Some(category), Some(parent)) =
            (Words::of(rows.column_by_name("category")), Words::of(rows.column_by_name(parent)))
        else {
            return;
        };
        let mut pairs: HashSet<(i32, i32), Mixed> = HashSet::default();
        for row in 0..rows.num_rows() {
            pairs.insert((parent.key(row), category.key(row)));
        }
        for (of, what) in pairs {
            if let Some(category) = category.text(what) {
                let parent = parent.text(of).map(str::to_owned);
                self.seen.entry(parent).or_default().insert(category.to_owned());
            }
        }
    }

    /// The current file is at its end. A file that speaks of one part (or said nothing) speaks of it with all its
    /// categories; one that speaks of several has each row's parent decide.
    pub(super) fn end_entry(&mut self) {
        let mut spoken_of = std::mem::take(&mut self.spoken_of);
        let seen = std::mem::take(&mut self.seen);
        let months = std::mem::take(&mut self.months);
        if spoken_of.is_empty() {
            if months.is_empty() {
                return;
            }
            self.part(None).months.extend(months);
            spoken_of.insert(None);
        }
        for (parent, categories) in seen {
            if spoken_of.len() > 1 && spoken_of.contains(&parent) {
                self.part(parent).categories.extend(categories);
            } else {
                for part in &spoken_of {
                    self.part(part.clone()).categories.extend(categories.iter().cloned());
                }
            }
        }
    }

    fn part(&mut self, part: Option<String>) -> &mut PartCoverage {
        self.parts
            .entry(part.clone())
            .or_insert_with(|| PartCoverage { part, ..PartCoverage::default() })
    }

    /// What the vintage speaks of.
    pub(super) fn coverage(self) -> Coverage {
        Coverage { parts: self.parts.into_values().collect() }
    }
}

/// A column of few distinct texts.
struct Words<'a> {
    column: &'a arrow::array::DictionaryArray<Int32Type>,
}

impl<'a> Words<'a> {
    fn of(column: Option<&'a ArrayRef>) -> Option<Self> {
        Some(Self { column: column?.as_dictionary_opt()? })
    }

    /// The place of the row's text, or −1 where it has none.
    fn key(&self, row: usize) -> i32 {
        if self.column.keys().is_null(row) { -1 } else { self.column.keys().value(row) }
    }

    fn text(&self, key: i32) -> Option<&'a str> {
        let place = usize::try_from(key).ok()?;
        let values = self.column.values().as_string_opt::<i32>()?;
        (place < values.len() && values.is_valid(place)).then(|| values.value(place))
    }
}
