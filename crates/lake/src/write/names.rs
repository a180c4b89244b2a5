//! Names seen while a vintage is written, each kept once and known by a small number.

use std::collections::HashMap;

use arrow::array::{Array, AsArray, Int32Array, RecordBatch};
use arrow::datatypes::Int32Type;

use crate::LakeError;

/// The number of a name that is missing.
pub(super) const NONE: u32 = 0;

/// Every name once.
pub(super) struct Names {
    numbers: HashMap<Box<str>, u32>,
    texts: Vec<Option<Box<str>>>,
}

impl Names {
    /// None yet, but the missing one.
    pub(super) fn new() -> Self {
        Self { numbers: HashMap::new(), texts: vec![None] }
    }

    /// The number of a name.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(text.into(), number);
        self.texts.push(Some(text.into()));
        number
    }

    /// The name of a number.
    pub(super) fn text(&self, number: u32) -> Option<&str> {
        self.texts.get(index(number)).and_then(Option::as_deref)
    }

    /// The place of each number's name in the order of the alphabet; a missing one stands first.
    pub(super) fn places(&self) -> Vec<u32> {
        places(self.texts.len(), |number| &self.texts[number])
    }

    /// The names of a column of few distinct values, by row.
    pub(super) fn column<'a>(
        &mut self,
        rows: &'a RecordBatch,
        name: &str,
    ) -> Result<NameColumn<'a>, LakeError> {
        let column = rows
            .column_by_name(name)
            .and_then(|column| column.as_dictionary_opt::<Int32Type>())
            .ok_or_else(|| missing(name))?;
        let values = column.values().as_string_opt::<i32>().ok_or_else(|| missing(name))?;
        let numbers =
            values.iter().map(|value| value.map_or(NONE, |value| self.number(value))).collect();
        Ok(NameColumn { keys: column.keys(), numbers })
    }
}

/// A column's names as numbers.
pub(super) struct NameColumn<'a> {
    keys: &'a Int32Array,
    numbers: Vec<u32>,
}

impl NameColumn<'_> {
    /// The number of the name in a row.
    pub(super) fn at(&self, row: usize) -> u32 {
        if self.keys.is_null(row) {
            return NONE;
        }
        let key = usize::try_from(self.keys.value(row)).unwrap_or(usize::MAX);
        self.numbers.get(key).copied().unwrap_or(NONE)
    }
}

/// A number as a place in a list.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The place of each of `len` things when they are sorted by `key`.
pub(super) fn places<'a, K: Ord + 'a>(len: usize, key: impl Fn(usize) -> K + 'a) -> Vec<u32> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by_cached_key(|&number| key(number));
    let mut places = vec![0; len];
    for (place, number) in order.into_iter().enumerate() {
        places[number] = u32::try_from(place).unwrap_or(u32::MAX);
    }
    places
}

/// The error for a column that a table must have and rows do not.
pub(super) fn missing(column: &str) -> LakeError {
    LakeError::Misuse(format!("rows came without the column \"{column}\" of their table"))
}
