//! The matrix of a regression: a row for each observation, a column for each effect.

use crate::StatisticsError;
use crate::numbers::{at_least, finite, same_length};

/// The matrix of a regression: a row for each observation, a column for each effect. A constant is a column like any other,
/// of ones, and is not added unasked.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    values: Vec<f64>,
    columns: usize,
}

impl Design {
    /// A design of these columns, each with a value for every observation.
    ///
    /// # Errors
    /// Where there is no column, no row, columns of unequal length, or a value that is not finite.
    pub fn from_columns(columns: &[&[f64]]) -> Result<Self, StatisticsError> {
        let rows = columns.first().map_or(0, |column| column.len());
        for column in columns {
            same_length("values of a column", column.len(), rows)?;
            finite("column", column)?;
        }
        let values =
            (0..rows).flat_map(|row| columns.iter().map(move |column| column[row])).collect();
        Self::from_rows(values, columns.len())
    }

    /// A design of these values, row after row, each of this many columns.
    ///
    /// # Errors
    /// Where there is no column, no row, a last row that is not whole, or a value that is not finite.
    pub fn from_rows(values: Vec<f64>, columns: usize) -> Result<Self, StatisticsError> {
        at_least("columns", columns, 1)?;
        at_least("values of a design", values.len(), 1)?;
        if !values.len().is_multiple_of(columns) {
            let (given, wanted) = (values.len(), values.len().next_multiple_of(columns));
            return Err(StatisticsError::Lengths { what: "values of a design", given, wanted });
        }
        finite("design", &values)?;
        Ok(Self { values, columns })
    }

    /// How many observations there are.
    pub fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    /// How many effects there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Each observation's row, in order.
    pub fn each_row(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.values.chunks_exact(self.columns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_laid_out_by_rows() {
        let design = Design::from_columns(&[&[1.0, 1.0, 1.0], &[4.0, 5.0, 6.0]]).unwrap();
        assert_eq!((design.rows(), design.columns()), (3, 2));
        let rows: Vec<&[f64]> = design.each_row().collect();
        assert_eq!(rows, [[1.0, 4.0], [1.0, 5.0], [1.0, 6.0]]);
        assert_eq!(design, Design::from_rows(vec![1.0, 4.0, 1.0, 5.0, 1.0, 6.0], 2).unwrap());
    }

    #[test]
    fn what_is_no_matrix_is_refused() {
        assert!(Design::from_columns(&[]).is_err());
        assert!(Design::from_columns(&[&[]]).is_err());
        assert!(Design::from_columns(&[&[1.0], &[1.0, 2.0]]).is_err());
        assert!(Design::from_columns(&[&[1.0, f64::NAN]]).is_err());
        assert!(Design::from_rows(vec![1.0, 2.0, 3.0], 2).is_err());
        assert!(Design::from_rows(vec![f64::INFINITY], 1).is_err());
        assert!(Design::from_rows(vec![1.0], 0).is_err());
    }
}
