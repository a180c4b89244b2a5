//! Where shares come from: the publisher's look-up where an area nests whole, finer pieces where it was divided.

use std::collections::{BTreeMap, BTreeSet};

use figure::AreaCode;

use super::{Conversion, Found, Share};
use crate::{GeographyError, LookupPair};

/// What pieces are weighed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The people who live in them, or the postcodes that stand for them.
    Population,
    /// The ground they cover.
    Area,
}

impl Weight {
    fn found(self) -> Found {
        match self {
            Self::Population => Found::PopulationShare,
            Self::Area => Found::AreaShare,
        }
    }
}

/// A piece of an old area that lies in a new one: an LSOA, a postcode, a stretch of ground.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The old area.
    pub from: AreaCode,
    /// The new area.
    pub to: AreaCode,
    /// How many people or square metres it has; 0 or more.
    pub weight: f64,
}

impl Conversion {
    /// A conversion by a look-up, of which the pairs of these two sets are taken. An area that the look-up puts into one new
    /// area goes there whole. One that it divides is shared out by its pieces, or equally where it has none of any weight; one
    /// that it does not name, but that has pieces, by these.
    ///
    /// # Errors
    /// [`GeographyError::Shares`] where a piece's weight is below 0 or no number.
    pub fn from_lookup(
        (from_set, to_set): (&str, &str),
        pairs: &[LookupPair],
        pieces: &[Piece],
        weight: Weight,
    ) -> Result<Self, GeographyError> {
        let mut targets: BTreeMap<&AreaCode, BTreeSet<&AreaCode>> = BTreeMap::new();
        for pair in pairs.iter().filter(|p| p.child_set == from_set && p.parent_set == to_set) {
            targets.entry(&pair.child_code).or_default().insert(&pair.parent_code);
        }
        let weights = weights(pieces)?;
        let mut shares = Vec::new();
        for (&from, named) in &targets {
            match weights.get(from) {
                Some(weights) if named.len() > 1 => {
                    shares.extend(weighted(from, weights, weight.found()));
                }
                _ => {
                    let found = if named.len() == 1 { Found::Nested } else { Found::EqualShare };
                    let each = 1.0 / f64::from(u32::try_from(named.len()).unwrap_or(u32::MAX));
                    shares.extend(
                        named.iter().map(|&to| {
                            (from.clone(), Share { to: to.clone(), share: each, found })
                        }),
                    );
                }
            }
        }
        for (&from, weights) in weights.iter().filter(|(from, _)| !targets.contains_key(*from)) {
            shares.extend(weighted(from, weights, weight.found()));
        }
        Self::from_shares(from_set, to_set, shares)
    }

    /// A conversion by pieces alone. An area all of whose pieces lie in one new area goes there with a share of 1, but not as
    /// nested: pieces such as LSOAs are given whole to the area that holds most of them.
    ///
    /// # Errors
    /// [`GeographyError::Shares`] where a weight is below 0 or no number.
    pub fn from_pieces(
        sets: (&str, &str),
        pieces: &[Piece],
        weight: Weight,
    ) -> Result<Self, GeographyError> {
        Self::from_lookup(sets, &[], pieces, weight)
    }

    /// One conversion after another: LSOA of 2011 to that of 2021, and on to the ward of 2024. A share is as sure as the less
    /// sure of the two it came by.
    ///
    /// # Errors
    /// [`GeographyError::NoTarget`] where the second does not know an area that the first leads to.
    pub fn then(&self, next: &Self) -> Result<Self, GeographyError> {
        let mut shares = Vec::new();
        for (from, parts) in &self.shares {
            for part in parts {
                for onward in next.known(&part.to, from)? {
                    let share = Share {
                        to: onward.to.clone(),
                        share: part.share * onward.share,
                        found: part.found.max(onward.found),
                    };
                    shares.push((from.clone(), share));
                }
            }
        }
        Self::from_shares(&self.from_set, &next.to_set, shares)
    }

    /// The pieces of larger areas, cut by this conversion of the smaller areas they are made of: `inside` says in which old
    /// area each of these lies, `weights` how much it has. Wards of 2018 are so cut into wards of 2024 through their LSOAs.
    ///
    /// # Errors
    /// [`GeographyError::NoTarget`] where an area inside is not known to this conversion; [`GeographyError::Shares`] where it
    /// has no weight.
    pub fn pieces(
        &self,
        inside: &BTreeMap<AreaCode, AreaCode>,
        weights: &BTreeMap<AreaCode, f64>,
    ) -> Result<Vec<Piece>, GeographyError> {
        let mut pieces = Vec::new();
        for (small, from) in inside {
            let Some(weight) = weights.get(small) else {
                let problem = format!("the weight of {small}, which lies in it, is not known");
                return Err(GeographyError::Shares { area: from.clone(), problem });
            };
            for share in self.known(small, from)? {
                let (from, to) = (from.clone(), share.to.clone());
                pieces.push(Piece { from, to, weight: weight * share.share });
            }
        }
        Ok(pieces)
    }

    fn known(&self, area: &AreaCode, of: &AreaCode) -> Result<&[Share], GeographyError> {
        match self.shares(area) {
            [] => Err(GeographyError::NoTarget {
                area: area.clone(),
                of: of.clone(),
                set: self.to_set.clone(),
            }),
            shares => Ok(shares),
        }
    }
}

/// The weight of each new area in each old one; old areas of no weight at all, and new ones of none, are left out.
fn weights(
    pieces: &[Piece],
) -> Result<BTreeMap<&AreaCode, BTreeMap<&AreaCode, f64>>, GeographyError> {
    let mut sorted: Vec<&Piece> = pieces.iter().collect();
    sorted.sort_by(|a, b| {
        (&a.from, &a.to).cmp(&(&b.from, &b.to)).then(a.weight.total_cmp(&b.weight))
    });
    let mut weights: BTreeMap<&AreaCode, BTreeMap<&AreaCode, f64>> = BTreeMap::new();
    for piece in sorted {
        if !(piece.weight >= 0.0 && piece.weight.is_finite()) {
            let problem = format!("a piece in {} weighs {}", piece.to, piece.weight);
            return Err(GeographyError::Shares { area: piece.from.clone(), problem });
        }
        if piece.weight > 0.0 {
            *weights.entry(&piece.from).or_default().entry(&piece.to).or_default() += piece.weight;
        }
    }
    Ok(weights)
}

fn weighted<'a>(
    from: &'a AreaCode,
    weights: &'a BTreeMap<&AreaCode, f64>,
    found: Found,
) -> impl Iterator<Item = (AreaCode, Share)> + 'a {
    let sum: f64 = weights.values().sum();
    weights.iter().map(move |(&to, weight)| {
        (from.clone(), Share { to: to.clone(), share: weight / sum, found })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversion::tests::code;

    fn pair(from: &str, to: &str) -> LookupPair {
        LookupPair {
            child_code: code(from),
            child_name: String::new(),
            parent_code: code(to),
            parent_name: String::new(),
            child_set: "LSOA11".to_owned(),
            parent_set: "LSOA21".to_owned(),
            share: 1.0,
            change: None,
        }
    }

    fn piece(from: &str, to: &str, weight: f64) -> Piece {
        Piece { from: code(from), to: code(to), weight }
    }

    #[test]
    fn what_nests_goes_whole_and_what_was_divided_by_its_pieces_or_equally() {
        let pairs = [
            pair("E01000001", "E01000001"),
            pair("E01000002", "E01033701"),
            pair("E01000002", "E01033702"),
            pair("E01000003", "E01033703"),
            pair("E01000003", "E01033704"),
        ];
        let pieces = [
            // What the look-up says whole stays whole.
            piece("E01000001", "E01000009", 10.0),
            piece("E01000002", "E01033701", 30.0),
            piece("E01000002", "E01033702", 10.0),
            piece("E01000003", "E01033703", 0.0),
            piece("E01000004", "E01000004", 1.0),
        ];
        let sets = ("LSOA11", "LSOA21");
        let conversion = Conversion::from_lookup(sets, &pairs, &pieces, Weight::Area).unwrap();
        let of = |area: &str| -> Vec<(&str, f64, Found)> {
            let shares = conversion.shares(&code(area)).iter();
            shares.map(|share| (share.to.as_str(), share.share, share.found)).collect()
        };
        assert_eq!(of("E01000001"), [("E01000001", 1.0, Found::Nested)]);
        let parts = [("E01033701", 0.75, Found::AreaShare), ("E01033702", 0.25, Found::AreaShare)];
        assert_eq!(of("E01000002"), parts);
        let halves = [("E01033703", 0.5, Found::EqualShare), ("E01033704", 0.5, Found::EqualShare)];
        assert_eq!(of("E01000003"), halves);
        assert_eq!(of("E01000004"), [("E01000004", 1.0, Found::AreaShare)]);
    }

    #[test]
    fn one_conversion_follows_another_and_misses_nothing() {
        let first = [pair("E01000002", "E01033701"), pair("E01000002", "E01033702")];
        let first =
            Conversion::from_lookup(("LSOA11", "LSOA21"), &first, &[], Weight::Area).unwrap();
        let wards = [piece("E01033701", "E05013987", 1.0), piece("E01033702", "E05013987", 1.0)];
        let onward =
            Conversion::from_pieces(("LSOA21", "WD24"), &wards, Weight::Population).unwrap();
        let both = first.then(&onward).unwrap();
        assert_eq!((both.from_set(), both.to_set()), ("LSOA11", "WD24"));
        let whole = Share { to: code("E05013987"), share: 1.0, found: Found::EqualShare };
        assert_eq!(both.shares(&code("E01000002")), [whole]);

        let short = Conversion::from_pieces(("LSOA21", "WD24"), &wards[..1], Weight::Area).unwrap();
        let said = first.then(&short).unwrap_err().to_string();
        assert!(said.contains("E01033702") && said.contains("E01000002"), "{said}");
    }

    #[test]
    fn a_piece_without_a_weight_or_with_a_wrong_one_is_named() {
        let inside = BTreeMap::from([(code("E01000001"), code("E05000106"))]);
        let nested = [pair("E01000001", "E01000001")];
        let nested =
            Conversion::from_lookup(("LSOA11", "LSOA21"), &nested, &[], Weight::Area).unwrap();
        let said = nested.pieces(&inside, &BTreeMap::new()).unwrap_err().to_string();
        assert!(said.contains("E05000106") && said.contains("E01000001"), "{said}");
        for wrong in [-1.0, f64::NAN] {
            let pieces = [piece("E05000106", "E05013987", wrong)];
            let said =
                Conversion::from_pieces(("WD18", "WD24"), &pieces, Weight::Area).unwrap_err();
            assert!(said.to_string().contains("a piece in E05013987"), "{said}");
        }
    }
}
