//! Boundaries: the outlines of areas, set by set, and which area a point lies in.

use std::collections::BTreeMap;

use figure::{AreaCode, AreaKind};
use geometry::{AreaIndex, Bounds, Point, Shape};

use crate::lookup::code_year;

/// The set of police neighbourhoods.
const NEIGHBOURHOODS: &str = "NPT";

/// The outline of one area.
#[derive(Debug, Clone)]
pub struct Outline {
    /// Its code.
    pub code: AreaCode,
    /// Its name, as published with the outline.
    pub name: String,
    /// Its shape.
    pub shape: Shape,
}

/// The outlines of one set of areas of one code year, such as the wards of 2024.
#[derive(Debug)]
pub struct BoundarySet {
    name: String,
    kind: AreaKind,
    areas: Vec<Outline>,
    index: AreaIndex,
}

impl BoundarySet {
    /// The publisher's name for it: "WD24".
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its areas are.
    pub fn kind(&self) -> AreaKind {
        self.kind
    }

    /// The year its codes are of; 0 where the set does not say.
    pub fn year(&self) -> u16 {
        code_year(&self.name)
    }

    /// Its areas, in the order of their codes.
    pub fn areas(&self) -> &[Outline] {
        &self.areas
    }

    /// The area of this code.
    pub fn area(&self, code: &AreaCode) -> Option<&Outline> {
        let place = self.areas.binary_search_by(|area| area.code.cmp(code)).ok()?;
        self.areas.get(place)
    }

    /// The area that a point lies in.
    pub fn locate(&self, point: Point) -> Option<&Outline> {
        self.index.locate(point).and_then(|place| self.areas.get(place))
    }

    /// For each point the place of its area in [`Self::areas`].
    pub fn locate_all(&self, points: &[Point]) -> Vec<Option<usize>> {
        self.index.locate_all(points)
    }

    /// The area nearest to a point, with its distance in metres, where one is within so many metres.
    pub fn nearest(&self, point: Point, within: f64) -> Option<(&Outline, f64)> {
        let (place, distance) = self.index.nearest(point, within)?;
        Some((self.areas.get(place)?, distance))
    }

    /// What it covers.
    pub fn bounds(&self) -> Bounds {
        self.areas.iter().fold(Bounds::EMPTY, |all, area| all.joined(area.shape.bounds()))
    }
}

/// The outline of an area that has no code of the register of geographic codes: a police neighbourhood, a basic command unit.
#[derive(Debug, Clone)]
pub struct OwnOutline {
    /// Its publisher's identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its shape.
    pub shape: Shape,
}

/// A set of such areas.
#[derive(Debug)]
pub struct OwnSet {
    name: String,
    areas: Vec<OwnOutline>,
    index: AreaIndex,
}

impl OwnSet {
    /// The publisher's name for it; empty where it has none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The area that a point lies in.
    pub fn locate(&self, point: Point) -> Option<&OwnOutline> {
        self.index.locate(point).and_then(|place| self.areas.get(place))
    }
}

/// Every set of boundaries that is held.
#[derive(Debug, Default)]
pub struct Boundaries {
    sets: Vec<BoundarySet>,
    own: Vec<OwnSet>,
}

impl Boundaries {
    /// The sets of these outlines. An outline comes with the name of its set, or without one; then its code tells what it is.
    /// Where an area is given twice in a set, the first is taken: give the newest vintage first.
    pub fn of(outlines: impl IntoIterator<Item = (Option<String>, Outline)>) -> Self {
        let mut sets: BTreeMap<(AreaKind, String), BTreeMap<AreaCode, Outline>> = BTreeMap::new();
        for (set, outline) in outlines {
            // A police neighbourhood may have a ward's code, and is none.
            let is_neighbourhood = set.as_deref() == Some(NEIGHBOURHOODS);
            let kind = if is_neighbourhood { AreaKind::Other } else { outline.code.kind() };
            let set = sets.entry((kind, set.unwrap_or_default())).or_default();
            set.entry(outline.code.clone()).or_insert(outline);
        }
        let sets = sets.into_iter().map(|((kind, name), areas)| {
            let areas: Vec<Outline> = areas.into_values().collect();
            let index = AreaIndex::new(areas.iter().map(|area| &area.shape));
            BoundarySet { name, kind, areas, index }
        });
        Self { sets: sets.collect(), own: Vec::new() }
    }

    /// The same with areas that have no code. Where one is given twice in a set, the first is taken.
    #[must_use]
    pub fn with_own(
        mut self,
        outlines: impl IntoIterator<Item = (Option<String>, OwnOutline)>,
    ) -> Self {
        let mut sets: BTreeMap<String, BTreeMap<String, OwnOutline>> = BTreeMap::new();
        for (set, outline) in outlines {
            let set = sets.entry(set.unwrap_or_default()).or_default();
            set.entry(outline.id.clone()).or_insert(outline);
        }
        self.own = sets
            .into_iter()
            .map(|(name, areas)| {
                let areas: Vec<OwnOutline> = areas.into_values().collect();
                let index = AreaIndex::new(areas.iter().map(|area| &area.shape));
                OwnSet { name, areas, index }
            })
            .collect();
        self
    }

    /// The sets of areas without codes, by name.
    pub fn own_sets(&self) -> &[OwnSet] {
        &self.own
    }

    /// Every set, in the order of what its areas are, then of its name.
    pub fn sets(&self) -> &[BoundarySet] {
        &self.sets
    }

    /// The sets of areas of this kind, the newest code year first.
    pub fn of_kind(&self, kind: AreaKind) -> Vec<&BoundarySet> {
        let mut sets: Vec<&BoundarySet> = self.sets.iter().filter(|set| set.kind == kind).collect();
        sets.sort_by_key(|set| std::cmp::Reverse(set.year()));
        sets
    }

    /// The police neighbourhoods, where they are held.
    pub fn neighbourhoods(&self) -> Option<&BoundarySet> {
        self.sets.iter().find(|set| set.name == NEIGHBOURHOODS)
    }

    /// The outline of an area, from the newest set that has it.
    pub fn area(&self, code: &AreaCode) -> Option<&Outline> {
        self.of_kind(code.kind()).into_iter().find_map(|set| set.area(code))
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }
}
