//! Columns of a row, read as what they mean.

use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Error, Row};

/// A time as it is stored.
pub(crate) fn stored(time: Timestamp) -> i64 {
    time.as_second()
}

/// A column that holds a time.
pub(crate) fn time(row: &Row<'_>, at: usize) -> rusqlite::Result<Timestamp> {
    Timestamp::from_second(row.get(at)?).map_err(|source| unreadable(at, Type::Integer, source))
}

/// A column that may hold a time.
pub(crate) fn optional_time(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Timestamp>> {
    match row.get::<_, Option<i64>>(at)? {
        None => Ok(None),
        Some(_) => time(row, at).map(Some),
    }
}

/// A column that holds something by its text.
pub(crate) fn parsed<T>(row: &Row<'_>, at: usize) -> rusqlite::Result<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    let text: String = row.get(at)?;
    text.parse().map_err(|source| unreadable(at, Type::Text, source))
}

/// A column that holds what cannot be read as what it should be.
pub(crate) fn unreadable<E>(at: usize, of: Type, source: E) -> Error
where
    E: std::error::Error + Send + Sync + 'static,
{
    Error::FromSqlConversionFailure(at, of, Box::new(source))
}
/// A column that may hold something by its text.
pub(crate) fn optional_parsed<T>(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<T>>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    match row.get::<_, Option<String>>(at)? {
        None => Ok(None),
        Some(_) => parsed(row, at).map(Some),
    }
}
