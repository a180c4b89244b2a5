//! The register itself: areas in the order of their codes, what lies in what, and an index of names.

use figure::{AreaCode, AreaKind};

use crate::assemble::Assembly;
use crate::{Area, GeographyError, LookupPair, built_in};

/// That one area lies in another, by place in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Link {
    pub child: u32,
    pub parent: u32,
    /// The code year of the larger area's set; 0 for what is built in.
    pub year: u16,
}

/// Every area that is known, by code and by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// In the order of their codes.
    pub(crate) areas: Vec<Area>,
    /// In the order of child, then parent.
    pub(crate) links: Vec<Link>,
    /// Places in `links`, in the order of parent, then child.
    pub(crate) down: Vec<u32>,
    /// Keys of names with places in `areas`, in order.
    pub(crate) names: Vec<(Box<str>, u32)>,
}

impl Register {
    /// The register of the areas built in alone.
    pub fn built_in() -> Result<Self, GeographyError> {
        Self::with_lookups([])
    }

    /// The register of the areas built in and of those that the look-ups name. Neither the order of the pairs nor that of
    /// the look-ups alters it: an area is called what its newest code year calls it, and its other names are aliases.
    pub fn with_lookups(
        pairs: impl IntoIterator<Item = LookupPair>,
    ) -> Result<Self, GeographyError> {
        let mut assembly = Assembly::default();
        for area in built_in::areas()? {
            assembly.built_in(area);
        }
        for pair in pairs {
            assembly.pair(pair);
        }
        for known in built_in::elsewhere()? {
            assembly.elsewhere(known);
        }
        Ok(assembly.finish())
    }

    /// The area of this code.
    pub fn area(&self, code: &AreaCode) -> Option<&Area> {
        self.place(code).map(|place| self.at(place))
    }

    /// Every area of a kind, in the order of their codes.
    pub fn of_kind(&self, kind: AreaKind) -> impl Iterator<Item = &Area> {
        self.areas.iter().filter(move |area| area.kind() == kind)
    }

    /// The 32 London boroughs: the comparator group of each of them. The City of London has a police force of its own and is
    /// not one; nor are the airports that the Metropolitan Police Service counts apart.
    pub fn london_boroughs(&self) -> Vec<&Area> {
        self.of_kind(AreaKind::District)
            .filter(|area| {
                let code = area.code().as_str();
                code.starts_with("E09") && code != "E09000001"
            })
            .collect()
    }

    /// Whether the register holds districts beyond London's, which only look-ups bring.
    pub fn reaches_beyond_london(&self) -> bool {
        self.of_kind(AreaKind::District).any(|area| !area.code().as_str().starts_with("E09"))
    }

    pub(crate) fn place(&self, code: &AreaCode) -> Option<u32> {
        let place = self.areas.binary_search_by(|area| area.code.cmp(code)).ok()?;
        u32::try_from(place).ok()
    }

    pub(crate) fn at(&self, place: u32) -> &Area {
        &self.areas[place as usize]
    }

    pub(crate) fn kind_at(&self, place: u32) -> AreaKind {
        self.at(place).kind()
    }

    /// The links from an area to those it lies in.
    pub(crate) fn up(&self, child: u32) -> &[Link] {
        let start = self.links.partition_point(|link| link.child < child);
        let count = self.links[start..].partition_point(|link| link.child == child);
        &self.links[start..start + count]
    }

    /// The areas linked to the area they lie in.
    pub(crate) fn below(&self, parent: u32) -> impl Iterator<Item = u32> {
        let link = |&place: &u32| self.links[place as usize];
        let start = self.down.partition_point(|place| link(place).parent < parent);
        self.down[start..]
            .iter()
            .map(link)
            .take_while(move |link| link.parent == parent)
            .map(|link| link.child)
    }
}

/// Places of links, in the order of parent, then child.
pub(crate) fn downwards(links: &[Link]) -> Vec<u32> {
    let mut down: Vec<u32> = (0..).take(links.len()).collect();
    down.sort_unstable_by_key(|&place| {
        let link = links[place as usize];
        (link.parent, link.child)
    });
    down
}
