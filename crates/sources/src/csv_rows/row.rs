//! One row: its fields by column, and the reject that it becomes where one of them is wrong.

use figure::AreaCode;

use crate::{Reject, RejectReason};

/// One row whose fields are text and as many as the header's.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// The line it begins on, from 1.
    pub(crate) line: u64,
    pub(super) label: &'a str,
    pub(super) header: &'a [String],
    pub(super) text: &'a str,
    pub(super) ends: &'a [usize],
}

impl<'a> Row<'a> {
    /// The field of this column, trimmed.
    pub(crate) fn get(&self, column: usize) -> &'a str {
        let start = if column == 0 { 0 } else { self.ends.get(column - 1).copied().unwrap_or(0) };
        let end = self.ends.get(column).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or("").trim()
    }

    /// The row left out because of this column's value.
    pub(crate) fn reject(&self, column: usize, reason: RejectReason) -> Reject {
        let head = self.header.get(column).cloned();
        Reject::new(self.label, self.line, head, self.get(column), reason)
    }

    /// The field as a count: a whole number that is not below zero.
    pub(crate) fn count(&self, column: usize) -> Result<i64, Reject> {
        count(self.get(column)).map_err(|reason| self.reject(column, reason))
    }

    /// The field as the code of an area, as published.
    pub(crate) fn area_code(&self, column: usize) -> Result<&'a str, Reject> {
        let code = self.required(column)?;
        match code.parse::<AreaCode>() {
            Ok(_) => Ok(code),
            Err(_) => Err(self.reject(column, RejectReason::UnknownCode)),
        }
    }

    /// The field where it must not be empty.
    pub(crate) fn required(&self, column: usize) -> Result<&'a str, Reject> {
        match self.get(column) {
            "" => Err(self.reject(column, RejectReason::Missing)),
            text => Ok(text),
        }
    }
}

/// A published count: digits, with a minus only to be told that it is negative. Thousands separators are not guessed at.
pub(crate) fn count(text: &str) -> Result<i64, RejectReason> {
    if text.is_empty() {
        return Err(RejectReason::Missing);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(RejectReason::NotANumber);
    }
    match text.parse::<i64>() {
        Ok(value) if value >= 0 => Ok(value),
        Ok(_) => Err(RejectReason::Negative),
        Err(_) => Err(RejectReason::NotANumber),
    }
}
