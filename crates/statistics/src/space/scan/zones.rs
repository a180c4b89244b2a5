//! The circles that are looked at.

use rayon::prelude::*;

use crate::StatisticsError;
use crate::numbers::{not_negative, not_nought, number, same_length};
use crate::space::finite_points;

/// Which of two areas equally far from a centre is taken first. On a lattice ties are the rule, and the choice changes which
/// circles there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TieRule {
    /// The one whose first coordinate is less, then the second: `SaTScan`'s rule, which does not depend on the order of
    /// areas.
    #[default]
    Coordinates,
    /// The one that comes first in the list, as R's `order` leaves it.
    Index,
}

/// How far circles grow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZoneLimits {
    /// The greatest share of all expected counts that a circle may hold, above 0, at most 1; usually 0.5.
    pub share: f64,
    /// The most areas a circle may hold, its centre counted; none for no such limit.
    pub areas: Option<usize>,
}

impl Default for ZoneLimits {
    /// Half of what is expected, and any number of areas.
    fn default() -> Self {
        Self { share: 0.5, areas: None }
    }
}

/// Circles about each area: its nearest areas in order, so that the first k of them, for each k, are one circle.
#[derive(Debug, Clone, PartialEq)]
pub struct ScanZones {
    nearest: Vec<Vec<u32>>,
    /// The coordinates, one area after another.
    coordinates: Vec<f64>,
    dimensions: usize,
}

impl ScanZones {
    /// Circles about each point, which may be in the plane or, by [`on_sphere`], on the globe. `expected` is each area's
    /// expected count over all time (its population, where rates are the same).
    ///
    /// # Errors
    /// Where the lengths differ, a coordinate is no finite number, an expected count is below nought or all are nought, or a
    /// limit is outside its range.
    pub fn circular<const D: usize>(
        points: &[[f64; D]],
        expected: &[f64],
        limits: ZoneLimits,
        ties: TieRule,
    ) -> Result<Self, StatisticsError> {
        same_length("expected counts", expected.len(), points.len())?;
        finite_points(points)?;
        not_negative("expected counts", expected)?;
        if !(limits.share > 0.0 && limits.share <= 1.0) {
            return Err(StatisticsError::Setting {
                name: "greatest share",
                value: limits.share,
                wanted: "a number above 0, at most 1",
            });
        }
        if limits.areas == Some(0) {
            return Err(StatisticsError::Setting {
                name: "most areas",
                value: 0.0,
                wanted: "a number of at least 1, or none",
            });
        }
        let total = not_nought(expected.iter().sum())?;
        let most = total * limits.share * (1.0 + 1e-12);
        let areas = limits.areas.unwrap_or(points.len()).min(points.len());
        let nearest = points
            .par_iter()
            .map(|centre| {
                let mut order: Vec<(f64, u32)> =
                    (0..).zip(points).map(|(at, point)| (squared(centre, point), at)).collect();
                let compare = |one: &(f64, u32), other: &(f64, u32)| {
                    let tie = || match ties {
                        TieRule::Coordinates => {
                            before(&points[one.1 as usize], &points[other.1 as usize])
                        }
                        TieRule::Index => std::cmp::Ordering::Equal,
                    };
                    one.0.total_cmp(&other.0).then_with(tie).then(one.1.cmp(&other.1))
                };
                if areas < order.len() {
                    order.select_nth_unstable_by(areas, compare);
                    order.truncate(areas);
                }
                order.sort_unstable_by(compare);
                let mut held = 0.0;
                order
                    .iter()
                    .map(|&(_, at)| at)
                    .take_while(|&at| {
                        held += expected[at as usize];
                        held <= most
                    })
                    .collect()
            })
            .collect();
        Ok(Self { nearest, coordinates: points.iter().flatten().copied().collect(), dimensions: D })
    }

    /// How many areas there are.
    pub fn len(&self) -> usize {
        self.nearest.len()
    }

    /// Whether there are no areas.
    pub fn is_empty(&self) -> bool {
        self.nearest.is_empty()
    }

    /// The areas about a centre, from itself outwards; empty where it alone is more than the share allowed.
    pub fn around(&self, centre: usize) -> &[u32] {
        &self.nearest[centre]
    }

    /// The distance between two areas, in the unit of the coordinates.
    pub fn distance(&self, one: usize, other: usize) -> f64 {
        let at = |area: usize| &self.coordinates[area * self.dimensions..][..self.dimensions];
        at(one).iter().zip(at(other)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }
}

/// A place on a globe of radius 1 from degrees of latitude and longitude. The straight line between two such places grows
/// with the way over the ground; the way is 2 asin(line/2) times the radius (`SaTScan` takes 6,367 km).
pub fn on_sphere(latitude: f64, longitude: f64) -> [f64; 3] {
    let (latitude, longitude) = (latitude.to_radians(), longitude.to_radians());
    [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
}

fn squared<const D: usize>(one: &[f64; D], other: &[f64; D]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum()
}

fn before<const D: usize>(one: &[f64; D], other: &[f64; D]) -> std::cmp::Ordering {
    let pairs = one.iter().zip(other).map(|(a, b)| a.total_cmp(b));
    pairs.into_iter().find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
}

/// Nothing, where a share of intervals is one.
pub(super) fn setting(
    name: &'static str,
    value: usize,
    most: usize,
) -> Result<(), StatisticsError> {
    if value >= 1 && value <= most {
        return Ok(());
    }
    Err(StatisticsError::Setting {
        name,
        value: number(value),
        wanted: "at least 1 and no more than there are",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CROSS: [[f64; 2]; 5] = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];

    #[test]
    fn the_tie_rule_decides_which_of_equally_far_comes_first() {
        let zones = |ties| {
            ScanZones::circular(&CROSS, &[1.0; 5], ZoneLimits { share: 1.0, areas: Some(3) }, ties)
        };
        assert_eq!(zones(TieRule::Index).unwrap().around(0), [0, 1, 2]);
        assert_eq!(zones(TieRule::Coordinates).unwrap().around(0), [0, 3, 4]);
    }

    #[test]
    fn circles_stop_at_the_share() {
        let zones = ScanZones::circular(
            &CROSS,
            &[1.0, 1.0, 1.0, 9.0, 1.0],
            ZoneLimits::default(),
            TieRule::Index,
        )
        .unwrap();
        assert_eq!(zones.around(0), [0, 1, 2]);
        assert!(zones.around(3).is_empty());
        assert!((zones.distance(1, 2) - 2.0f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn what_makes_no_circles() {
        let make = |expected: &[f64], share, areas| {
            ScanZones::circular(&CROSS, expected, ZoneLimits { share, areas }, TieRule::Index)
        };
        assert!(make(&[1.0; 4], 0.5, None).is_err());
        assert!(make(&[0.0; 5], 0.5, None).is_err());
        assert!(make(&[1.0, 1.0, 1.0, -1.0, 1.0], 0.5, None).is_err());
        assert!(make(&[1.0; 5], 0.0, None).is_err());
        assert!(make(&[1.0; 5], 1.5, None).is_err());
        assert!(make(&[1.0; 5], 0.5, Some(0)).is_err());
        let nowhere = [[f64::NAN, 0.0]];
        assert!(
            ScanZones::circular(&nowhere, &[1.0], ZoneLimits::default(), TieRule::Index).is_err()
        );
    }
}
