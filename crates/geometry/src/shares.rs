//! How much of one area lies in others.

use geo::{Area, BooleanOps};

use crate::Shape;

impl Shape {
    /// The m² that each of the others has in common with this one, by their place, those without any left out. To about the
    /// length of the edges times a tenth of a millimetre.
    pub fn share_in(&self, others: &[&Shape]) -> Vec<(usize, f64)> {
        let bounds = self.bounds();
        let near = others.iter().enumerate().filter(|(_, other)| bounds.meets(&other.bounds()));
        near.map(|(place, other)| {
            (place, self.polygons().intersection(other.polygons()).unsigned_area())
        })
        .filter(|(_, area)| *area > 0.0)
        .collect()
    }
}

/// Of the shares that [`Shape::share_in`] gave, the largest; of equal ones the first.
pub fn largest_share(shares: &[(usize, f64)]) -> Option<(usize, f64)> {
    shares.iter().copied().reduce(|most, share| if share.1 > most.1 { share } else { most })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_shapes::square;

    #[test]
    fn shares_are_areas_in_common() {
        let others = [square(0.0, 0.0, 10.0), square(10.0, 0.0, 10.0), square(50.0, 0.0, 10.0)];
        let others: Vec<&Shape> = others.iter().collect();
        let shares = square(7.0, 0.0, 10.0).share_in(&others);
        assert_eq!(shares.iter().map(|share| share.0).collect::<Vec<_>>(), [0, 1]);
        assert!((shares[0].1 - 30.0).abs() < 1e-3 && (shares[1].1 - 70.0).abs() < 1e-3);
        assert_eq!(largest_share(&shares).unwrap().0, 1);
        assert_eq!(largest_share(&[(3, 5.0), (4, 5.0)]), Some((3, 5.0)));
        assert_eq!(largest_share(&[]), None);
    }

    #[test]
    fn neighbours_that_share_an_edge_share_no_area() {
        assert_eq!(square(0.0, 0.0, 10.0).share_in(&[&square(10.0, 0.0, 10.0)]), []);
    }
}
