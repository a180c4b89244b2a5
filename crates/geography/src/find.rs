//! From a name or code, as somebody wrote it, to the area that is meant.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use figure::{AreaCode, AreaKind, Month};

use crate::names::{halves, key, without_district_words, without_force_words};
use crate::{Area, Choice, GeographyError, Register, pseudo};

/// What is known of the area that a name stands for. The default knows nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope<'a> {
    /// Its kind.
    pub kind: Option<AreaKind>,
    /// A month it stood in. Where no area of the name did, those that did not are still found.
    pub at: Option<Month>,
    /// An area it lies in.
    pub within: Option<&'a AreaCode>,
}

impl Register {
    /// The area of a code, name or alias. Capitals, spaces, punctuation, "and" or "&" and titles ("London Borough of",
    /// "Constabulary") do not matter. Of several areas of one name a district stands before a force, a partnership area, a
    /// region and a ward; of two generations of a ward the one that stands. The name of wards in several districts is
    /// ambiguous without its district: "Abbey, Merton".
    pub fn find(&self, asked: &str) -> Result<&Area, GeographyError> {
        self.find_with(asked, Scope::default())
    }

    /// The area that had the name in a month.
    pub fn find_at(&self, asked: &str, month: Month) -> Result<&Area, GeographyError> {
        self.find_with(asked, Scope { at: Some(month), ..Scope::default() })
    }

    /// The area of a kind.
    pub fn find_kind(&self, asked: &str, kind: AreaKind) -> Result<&Area, GeographyError> {
        self.find_with(asked, Scope { kind: Some(kind), ..Scope::default() })
    }

    /// The area within another: a ward of a district.
    pub fn find_in(&self, asked: &str, within: &AreaCode) -> Result<&Area, GeographyError> {
        self.find_with(asked, Scope { within: Some(within), ..Scope::default() })
    }

    /// The area of which all this is known.
    pub fn find_with(&self, asked: &str, scope: Scope<'_>) -> Result<&Area, GeographyError> {
        let code = asked.trim().to_ascii_uppercase();
        if let Ok(code) = code.parse::<AreaCode>() {
            return self.find_code(&code, scope);
        }
        for candidates in self.readings(asked) {
            let fitting: Vec<u32> =
                candidates.into_iter().filter(|&place| self.fits(place, scope)).collect();
            if !fitting.is_empty() {
                return self.choose(asked, fitting, scope.at).map(|place| self.at(place));
            }
        }
        if let Some(reason) = pseudo::reason(asked) {
            return Err(GeographyError::NotAnArea { asked: asked.to_owned(), reason });
        }
        Err(GeographyError::UnknownName {
            asked: asked.to_owned(),
            what: scope.kind.map_or("area", AreaKind::word),
            nearest: self.nearest(asked, scope),
            no_lookup: !self.reaches_beyond_london(),
        })
    }

    /// Every area that a name may stand for, in the order of their codes.
    pub fn candidates(&self, name: &str) -> Vec<&Area> {
        let found = self.readings(name).find(|places| !places.is_empty()).unwrap_or_default();
        found.into_iter().map(|place| self.at(place)).collect()
    }

    /// The area of a published row: of its code where it prints one, else of its name; none where it stands for no area.
    pub fn resolve(&self, code: Option<&str>, name: Option<&str>, kind: AreaKind) -> Option<&Area> {
        match code.map(str::trim).filter(|code| !code.is_empty()) {
            Some(code) => self.area(&code.parse().ok()?),
            None => self.find_kind(name?, kind).ok(),
        }
    }

    /// The police force area of a force's name, as police.uk and others write it: "Lancashire Constabulary",
    /// "avon-and-somerset". None for forces without an area of their own (British Transport Police).
    pub fn force_of(&self, name: &str) -> Option<&Area> {
        self.find_kind(name, AreaKind::Force).ok()
    }

    /// Whether a name that publishers print where an area stands is known to be none: "London Heathrow and London City
    /// Airports".
    pub fn is_pseudo(&self, name: &str) -> bool {
        pseudo::reason(name).is_some()
    }

    fn find_code(&self, code: &AreaCode, scope: Scope<'_>) -> Result<&Area, GeographyError> {
        let Some(place) = self.place(code) else {
            let no_lookup = !self.reaches_beyond_london();
            return Err(GeographyError::UnknownCode { code: code.clone(), no_lookup });
        };
        if self.fits(place, scope) {
            return Ok(self.at(place));
        }
        Err(GeographyError::Elsewhere {
            choice: Box::new(self.choice(place)),
            what: scope.kind.map_or("part", AreaKind::word),
            within: scope
                .within
                .map(|code| self.area(code).map_or(code.as_str(), Area::name).to_owned()),
        })
    }

    /// What a name may stand for, read more and more freely.
    fn readings(&self, name: &str) -> impl Iterator<Item = Vec<u32>> {
        let titled = |bare: Option<&str>, kind: AreaKind| {
            let mut places = bare.map(|bare| self.named(bare)).unwrap_or_default();
            places.retain(|&place| self.kind_at(place) == kind);
            places
        };
        [
            self.named(name),
            titled(without_force_words(name), AreaKind::Force),
            titled(without_district_words(name), AreaKind::District),
            halves(name).map(|(a, b)| self.named_in(a, b)).unwrap_or_default(),
            halves(name).map(|(a, b)| self.named_in(b, a)).unwrap_or_default(),
        ]
        .into_iter()
    }

    /// The places of the areas that have just this name, in order.
    fn named(&self, name: &str) -> Vec<u32> {
        let key = key(name);
        let start = self.names.partition_point(|(known, _)| **known < *key);
        let same = self.names[start..].iter().take_while(|(known, _)| **known == *key);
        same.map(|&(_, place)| place).collect()
    }

    /// The areas of one name in the districts (or larger areas) of another.
    fn named_in(&self, name: &str, within: &str) -> Vec<u32> {
        let mut around = self.named(within);
        around.retain(|&place| {
            matches!(
                self.kind_at(place),
                AreaKind::District | AreaKind::Force | AreaKind::Region | AreaKind::Country
            )
        });
        let mut places = self.named(name);
        places.retain(|&place| {
            around.iter().any(|&within| place != within && self.place_lies_in(place, within))
        });
        places
    }

    fn fits(&self, place: u32, scope: Scope<'_>) -> bool {
        scope.kind.is_none_or(|kind| self.kind_at(place) == kind)
            && scope.within.is_none_or(|code| {
                self.place(code).is_some_and(|within| self.place_lies_in(place, within))
            })
    }

    fn choose(
        &self,
        asked: &str,
        mut places: Vec<u32>,
        at: Option<Month>,
    ) -> Result<u32, GeographyError> {
        if let Some(month) = at
            && places.iter().any(|&place| self.at(place).stood_in(month))
        {
            places.retain(|&place| self.at(place).stood_in(month));
        }
        let first = places.iter().map(|&place| rank(self.kind_at(place))).min();
        places.retain(|&place| Some(rank(self.kind_at(place))) == first);
        // Wards of one name in one district are generations of one ward; those of several districts are several wards.
        // Names of all other kinds belong to one area at a time.
        let districts: BTreeSet<Option<u32>> = places
            .iter()
            .filter(|&&place| self.kind_at(place) == AreaKind::Ward)
            .map(|&place| self.parent_place(place, AreaKind::District, at))
            .collect();
        let newest = places.iter().copied().min_by_key(|&place| {
            let area = self.at(place);
            let (first, last) = area.seen.unwrap_or_default();
            let year = at.and_then(|month| u16::try_from(month.year()).ok());
            let apart = match (year, area.seen) {
                (Some(year), Some(_)) => first.saturating_sub(year).max(year.saturating_sub(last)),
                _ => 0,
            };
            (apart, area.to.is_some(), Reverse(last), Reverse(place))
        });
        match newest {
            Some(newest) if districts.len() < 2 => Ok(newest),
            _ => Err(GeographyError::Ambiguous {
                asked: asked.to_owned(),
                choices: places.into_iter().map(|place| self.choice(place)).collect(),
            }),
        }
    }

    fn choice(&self, place: u32) -> Choice {
        let area = self.at(place);
        let district = self.parent_place(place, AreaKind::District, None);
        Choice {
            code: area.code.clone(),
            name: area.name.clone(),
            district: district.map(|district| self.at(district).name.clone()),
        }
    }
}

/// Which kind of area is meant where a name says no more.
fn rank(kind: AreaKind) -> u8 {
    match kind {
        AreaKind::District => 0,
        AreaKind::Force => 1,
        AreaKind::Partnership => 2,
        AreaKind::Region => 3,
        AreaKind::Country => 4,
        AreaKind::Ward => 5,
        AreaKind::Msoa => 6,
        AreaKind::Lsoa => 7,
        AreaKind::Other => 8,
    }
}
