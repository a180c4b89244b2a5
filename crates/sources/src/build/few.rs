//! A column of few distinct values: each is looked up once a source's row, then repeated by its number.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, DictionaryArray, Int32Array, StringArray};
use arrow::datatypes::Int32Type;

use crate::SourceError;

/// A dictionary-encoded column in the making. The dictionary is kept from batch to batch.
#[derive(Default)]
pub(crate) struct Few {
    numbers: HashMap<String, i32>,
    values: Vec<String>,
    keys: Vec<Option<i32>>,
}

impl Few {
    /// The number of a value.
    pub(crate) fn number(&mut self, value: &str) -> i32 {
        if let Some(&number) = self.numbers.get(value) {
            return number;
        }
        let number = i32::try_from(self.values.len()).unwrap_or(i32::MAX);
        self.values.push(value.to_owned());
        self.numbers.insert(value.to_owned(), number);
        number
    }

    /// Appends the value of this number, or null.
    pub(crate) fn push(&mut self, number: Option<i32>) {
        self.keys.push(number);
    }

    /// Appends a value.
    pub(crate) fn push_value(&mut self, value: &str) {
        let number = self.number(value);
        self.keys.push(Some(number));
    }

    /// The column so far; the next begins empty.
    pub(crate) fn finish(&mut self, file: &str) -> Result<ArrayRef, SourceError> {
        let keys = Int32Array::from(std::mem::take(&mut self.keys));
        let values = Arc::new(StringArray::from_iter_values(&self.values));
        DictionaryArray::<Int32Type>::try_new(keys, values)
            .map(|array| Arc::new(array) as ArrayRef)
            .map_err(|source| SourceError::Arrow { file: file.to_owned(), source })
    }
}
