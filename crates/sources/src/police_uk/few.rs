//! Builds a column of few distinct values: a number a row, and each value once. Publishers sort their files, so a value is
//! first held against the one before it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use arrow::array::{ArrayRef, DictionaryArray, Int32Array, StringArray};
use arrow::buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow::datatypes::Int32Type;
use arrow::error::ArrowError;
use xxhash_rust::xxh3::xxh3_64;

/// Stands for no value.
pub(super) const NONE: i32 = -1;

/// Takes hashes as they are.
#[derive(Debug, Default, Clone, Copy)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Each distinct value once, numbered in the order they came.
#[derive(Debug)]
pub(super) struct Values {
    bytes: Vec<u8>,
    ends: Vec<i32>,
    numbers: HashMap<u64, i32, BuildHasherDefault<Hashed>>,
    last: i32,
}

impl Values {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::new(), ends: vec![0], numbers: HashMap::default(), last: NONE }
    }

    /// The value's number; [`NONE`] where it is empty.
    pub(super) fn number(&mut self, value: &[u8]) -> i32 {
        if value.is_empty() {
            return NONE;
        }
        if self.last != NONE && self.value(self.last) == value {
            return self.last;
        }
        let mut hash = xxh3_64(value);
        loop {
            match self.numbers.get(&hash) {
                Some(&number) if self.value(number) == value => {
                    self.last = number;
                    return number;
                }
                // Two values of one hash: the next hash is tried for the later one.
                Some(_) => hash = hash.wrapping_add(1),
                None => break,
            }
        }
        // A chunk is a few megabytes, so neither count reaches the end of an i32.
        let number = i32::try_from(self.ends.len() - 1).unwrap_or(i32::MAX);
        self.bytes.extend_from_slice(value);
        self.ends.push(i32::try_from(self.bytes.len()).unwrap_or(i32::MAX));
        self.numbers.insert(hash, number);
        self.last = number;
        number
    }

    /// The value of this number; empty where there is none.
    pub(super) fn value(&self, number: i32) -> &[u8] {
        let place = |number: i32| usize::try_from(number).ok();
        let Some(at) = place(number) else { return &[] };
        match (self.ends.get(at), self.ends.get(at + 1)) {
            (Some(&start), Some(&end)) => {
                &self.bytes[place(start).unwrap_or(0)..place(end).unwrap_or(0)]
            }
            _ => &[],
        }
    }

    /// Every value, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|number| self.value(number))
    }

    /// How many there are.
    pub(super) fn len(&self) -> i32 {
        i32::try_from(self.ends.len() - 1).unwrap_or(i32::MAX)
    }
}

/// A column of few distinct values.
#[derive(Debug)]
pub(super) struct Few {
    pub(super) values: Values,
    rows: Vec<i32>,
}

impl Few {
    pub(super) fn new() -> Self {
        Self { values: Values::new(), rows: Vec::new() }
    }

    /// Adds a row, and gives its value's number; an empty value is none.
    pub(super) fn push(&mut self, value: &[u8]) -> i32 {
        let number = self.values.number(value);
        self.rows.push(number);
        number
    }

    /// The column.
    pub(super) fn finish(self) -> Result<ArrayRef, ArrowError> {
        let ends = OffsetBuffer::new(ScalarBuffer::from(self.values.ends));
        let values = StringArray::try_new(ends, Buffer::from_vec(self.values.bytes), None)?;
        let nulls = nulls(self.rows.len(), |row| self.rows[row] == NONE);
        let rows = Int32Array::try_new(ScalarBuffer::from(self.rows), nulls)?;
        Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(rows, Arc::new(values))?))
    }
}

/// Which of so many rows have no value; none where all have.
pub(super) fn nulls(rows: usize, is_null: impl Fn(usize) -> bool) -> Option<NullBuffer> {
    let nulls = NullBuffer::new(BooleanBuffer::collect_bool(rows, |row| !is_null(row)));
    (nulls.null_count() > 0).then_some(nulls)
}

#[cfg(test)]
mod tests {
    use arrow::array::{Array, AsArray};

    use super::*;

    #[test]
    fn each_value_is_held_once_and_an_empty_one_is_none() {
        let mut few = Few::new();
        for value in ["a", "b", "", "b", "a", "c"] {
            few.push(value.as_bytes());
        }
        let column = few.finish().unwrap();
        let column = column.as_dictionary::<Int32Type>();
        assert_eq!(column.null_count(), 1);
        let column = column.downcast_dict::<StringArray>().unwrap();
        let read: Vec<Option<&str>> = column.into_iter().collect();
        assert_eq!(read, [Some("a"), Some("b"), None, Some("b"), Some("a"), Some("c")]);
        assert_eq!(column.values().len(), 3);
    }

    #[test]
    fn bytes_that_are_not_text_make_an_error() {
        let mut few = Few::new();
        few.push(&[0xff]);
        assert!(few.finish().is_err());
    }
}
