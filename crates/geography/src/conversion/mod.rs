//! A conversion: which areas of one set of codes became which of another, and with what share. Where the publisher says that
//! an area lies whole in a new one it is exact; where an area was divided, what happened in it is shared out by finer pieces
//! (the people or the ground of the LSOAs in a ward), and that is an estimate.
//!
//! ```
//! use std::collections::BTreeMap;
//! use geography::{Conversion, Found, Share};
//!
//! let share = |from: &str, to: &str, share, found| -> Result<_, figure::AreaCodeError> {
//!     Ok((from.parse()?, Share { to: to.parse()?, share, found }))
//! };
//! let conversion = Conversion::from_shares("WD18", "WD22", [
//!     share("E05000106", "E05013987", 0.75, Found::PopulationShare)?,
//!     share("E05000106", "E05013988", 0.25, Found::PopulationShare)?,
//! ])?;
//! let converted = conversion.convert(&BTreeMap::from([("E05000106".parse()?, 10)]));
//! let moved: Vec<u64> = converted.areas.values().map(|moved| moved.count).collect();
//! assert_eq!(moved, [8, 2]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod build;
mod convert;

use std::collections::BTreeMap;

use figure::AreaCode;

pub use build::{Piece, Weight};
pub use convert::{Converted, Moved};

use crate::GeographyError;

/// How far the printed shares of an area may be from adding up to 1: they are printed to four places.
const ROUNDING: f64 = 0.001;

/// How a share was found, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Found {
    /// The area lies whole in the new one, by its publisher's look-up.
    Nested,
    /// By the people who live in its pieces.
    PopulationShare,
    /// By the ground that its pieces cover.
    AreaShare,
    /// Equally between the areas that the look-up names, since nothing better is known.
    EqualShare,
}

impl Found {
    /// The words for it: "by population".
    pub fn words(self) -> &'static str {
        match self {
            Self::Nested => "whole, by the publisher's look-up",
            Self::PopulationShare => "by population",
            Self::AreaShare => "by area",
            Self::EqualShare => "in equal shares, since no population is known",
        }
    }
}

/// What part of an old area went to a new one.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The new area.
    pub to: AreaCode,
    /// The share of the old area's counts that it takes, above 0 and at most 1.
    pub share: f64,
    /// How it was found.
    pub found: Found,
}

/// Which areas of one set became which of another. The order in which it was given its shares never matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion {
    from_set: String,
    to_set: String,
    shares: BTreeMap<AreaCode, Vec<Share>>,
}

impl Conversion {
    /// A conversion of given shares: each old area with one of its new ones. Shares that differ from 1 by no more than their
    /// printing (0.001) are made to add up to it.
    ///
    /// # Errors
    /// [`GeographyError::Shares`] where an area's shares do not add up to 1, or one is not above 0.
    pub fn from_shares(
        from_set: &str,
        to_set: &str,
        shares: impl IntoIterator<Item = (AreaCode, Share)>,
    ) -> Result<Self, GeographyError> {
        let mut by_area: BTreeMap<AreaCode, Vec<Share>> = BTreeMap::new();
        for (from, share) in shares {
            by_area.entry(from).or_default().push(share);
        }
        for (area, shares) in &mut by_area {
            check(area, shares)?;
        }
        Ok(Self { from_set: from_set.to_owned(), to_set: to_set.to_owned(), shares: by_area })
    }

    /// The old set: "WD18".
    pub fn from_set(&self) -> &str {
        &self.from_set
    }

    /// The new set: "WD22".
    pub fn to_set(&self) -> &str {
        &self.to_set
    }

    /// The old areas that it knows, by code.
    pub fn areas(&self) -> impl Iterator<Item = &AreaCode> {
        self.shares.keys()
    }

    /// Where an old area went, by the new areas' codes; nothing where the area is not known.
    pub fn shares(&self, area: &AreaCode) -> &[Share] {
        self.shares.get(area).map_or(&[], Vec::as_slice)
    }
}

/// Puts an area's shares in order, each new area once, and makes them add up to 1.
fn check(area: &AreaCode, shares: &mut Vec<Share>) -> Result<(), GeographyError> {
    let refuse = |problem: String| Err(GeographyError::Shares { area: area.clone(), problem });
    if let Some(bad) = shares.iter().find(|share| !(share.share > 0.0 && share.share.is_finite())) {
        return refuse(format!("the share of {} is {}; it must be above 0", bad.to, bad.share));
    }
    // By size as well, so that sums do not depend on the order that the shares came in.
    shares.sort_by(|a, b| a.to.cmp(&b.to).then(a.share.total_cmp(&b.share)));
    shares.dedup_by(|next, first| {
        let same = next.to == first.to;
        if same {
            first.share += next.share;
            first.found = first.found.max(next.found);
        }
        same
    });
    let sum: f64 = shares.iter().map(|share| share.share).sum();
    if (sum - 1.0).abs() > ROUNDING {
        return refuse(format!("its shares add up to {sum:.4}; they must add up to 1"));
    }
    for share in shares {
        share.share /= sum;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn code(text: &str) -> AreaCode {
        text.parse().unwrap()
    }

    fn share(to: &str, share: f64, found: Found) -> (AreaCode, Share) {
        (code("E05000106"), Share { to: code(to), share, found })
    }

    fn conversion(shares: &[(AreaCode, Share)]) -> Result<Conversion, GeographyError> {
        Conversion::from_shares("WD18", "WD22", shares.iter().cloned())
    }

    #[test]
    fn shares_that_do_not_add_up_are_refused_by_name() {
        let said = |shares: &[(AreaCode, Share)]| conversion(shares).unwrap_err().to_string();
        let short = said(&[share("E05013987", 0.5907, Found::AreaShare)]);
        assert!(
            short.starts_with("E05000106 cannot be shared out: its shares add up to 0.5907"),
            "{short}"
        );
        let long = said(&[
            share("E05013987", 1.0, Found::Nested),
            share("E05013988", 0.1, Found::AreaShare),
        ]);
        assert!(long.contains("add up to 1.1000"), "{long}");
        for bad in [0.0, -0.5, f64::NAN, f64::INFINITY] {
            let said = said(&[share("E05013987", bad, Found::AreaShare)]);
            assert!(said.contains("E05000106") && said.contains("E05013987"), "{said}");
        }
    }

    #[test]
    fn shares_as_printed_are_made_whole_whatever_their_order() {
        let mut shares = vec![
            share("E05013988", 0.3333, Found::AreaShare),
            share("E05013987", 0.3333, Found::PopulationShare),
            share("E05013988", 0.3333, Found::PopulationShare),
        ];
        let forwards = conversion(&shares).unwrap();
        shares.reverse();
        assert_eq!(forwards, conversion(&shares).unwrap());
        let area = code("E05000106");
        let sum: f64 = forwards.shares(&area).iter().map(|share| share.share).sum();
        assert!((sum - 1.0).abs() < 1e-12);
        assert_eq!(forwards.shares(&area).len(), 2);
        assert_eq!(forwards.shares(&area)[1].found, Found::AreaShare, "the less sure of two");
        assert!(forwards.shares(&code("E05000107")).is_empty());
    }
}
