//! The square root of a small symmetric matrix, and what can be solved with it.

use crate::StatisticsError;

/// What of a column's own square may be left once the columns before it have had their part: less is rounding.
const SMALLEST_PART: f64 = 1e-12;

/// The lower triangle L of a symmetric positive definite matrix A = L Lᵀ, by rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cholesky {
    lower: Vec<f64>,
    order: usize,
}

impl Cholesky {
    /// Of the matrix whose lower triangle stands in `matrix`, by rows of length `order`; what is above the diagonal is not
    /// looked at.
    ///
    /// # Errors
    /// The first column that follows from those before it.
    pub(crate) fn of(mut matrix: Vec<f64>, order: usize) -> Result<Self, StatisticsError> {
        for row in 0..order {
            let (above, rest) = matrix.split_at_mut(row * order);
            let this = &mut rest[..order];
            for column in 0..row {
                let other = &above[column * order..][..order];
                let known: f64 = (0..column).map(|k| this[k] * other[k]).sum();
                this[column] = (this[column] - known) / other[column];
            }
            let own = this[row];
            let left = own - this[..row].iter().map(|value| value * value).sum::<f64>();
            if left.is_nan() || left <= own * SMALLEST_PART {
                return Err(StatisticsError::NotIdentified(row));
            }
            this[row] = left.sqrt();
            this[row + 1..].fill(0.0);
        }
        Ok(Self { lower: matrix, order })
    }

    /// Replaces b by L⁻¹ b.
    pub(crate) fn forward(&self, b: &mut [f64]) {
        for row in 0..self.order {
            let lower = &self.lower[row * self.order..][..=row];
            let known: f64 = lower[..row].iter().zip(&*b).map(|(l, x)| l * x).sum();
            b[row] = (b[row] - known) / lower[row];
        }
    }

    /// Replaces b by A⁻¹ b.
    pub(crate) fn solve(&self, b: &mut [f64]) {
        self.forward(b);
        for row in (0..self.order).rev() {
            let lower = |under: usize| self.lower[under * self.order + row];
            let known: f64 = (row + 1..self.order).map(|under| lower(under) * b[under]).sum();
            b[row] = (b[row] - known) / lower(row);
        }
    }

    /// xᵀ A⁻¹ x; `room` is overwritten.
    pub(crate) fn quadratic(&self, x: &[f64], room: &mut Vec<f64>) -> f64 {
        room.clear();
        room.extend_from_slice(x);
        self.forward(room);
        room.iter().map(|value| value * value).sum()
    }

    /// A⁻¹, by rows.
    pub(crate) fn inverse(&self) -> Vec<f64> {
        let mut inverse = vec![0.0; self.order * self.order];
        for (place, row) in inverse.chunks_exact_mut(self.order).enumerate() {
            row[place] = 1.0;
            self.solve(row);
        }
        inverse
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_matrix_worked_by_hand() {
        let root = Cholesky::of(vec![4.0, 9.0, 2.0, 10.0], 2).unwrap();
        assert_eq!(format!("{:?}", root.lower), "[2.0, 0.0, 1.0, 3.0]");
        let mut b = [8.0, 22.0];
        root.solve(&mut b);
        assert!((b[0] - 1.0).abs() < 1e-15 && (b[1] - 2.0).abs() < 1e-15, "{b:?}");
        assert!((root.quadratic(&[8.0, 22.0], &mut Vec::new()) - 52.0).abs() < 1e-12);
    }

    #[test]
    fn a_column_that_says_nothing_new_is_named() {
        let twice = Cholesky::of(vec![1.0, 0.0, 2.0, 4.0], 2);
        assert_eq!(twice, Err(StatisticsError::NotIdentified(1)));
        assert_eq!(Cholesky::of(vec![0.0], 1), Err(StatisticsError::NotIdentified(0)));
        assert_eq!(Cholesky::of(vec![f64::NAN], 1), Err(StatisticsError::NotIdentified(0)));
        // Small is not the same as nothing.
        assert!(Cholesky::of(vec![1e-200], 1).is_ok());
    }

    proptest! {
        #[test]
        fn the_inverse_times_the_matrix_is_one(
            factor in proptest::collection::vec(-3.0f64..3.0, 16),
        ) {
            let order = 4;
            let mut matrix = vec![0.0; 16];
            for row in 0..order {
                for column in 0..order {
                    matrix[row * order + column] = f64::from(u8::from(row == column))
                        + (0..order).map(|k| factor[row * order + k] * factor[column * order + k]).sum::<f64>();
                }
            }
            let inverse = Cholesky::of(matrix.clone(), order).unwrap().inverse();
            for row in 0..order {
                for column in 0..order {
                    let product: f64 =
                        (0..order).map(|k| inverse[row * order + k] * matrix[k * order + column]).sum();
                    prop_assert!((product - f64::from(u8::from(row == column))).abs() < 1e-9);
                }
            }
        }
    }
}
