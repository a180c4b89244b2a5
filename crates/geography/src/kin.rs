//! What lies in what: parents, children, and everything on the way.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use figure::{AreaCode, AreaKind, Month};

use crate::{Area, Register};

impl Register {
    /// The area of a kind that this one lies in: the district of a ward, the force of an LSOA. Where it lay in several one
    /// after another, the one that stands; an area that straddles a border belongs to where its largest part lies.
    pub fn parent(&self, code: &AreaCode, kind: AreaKind) -> Option<&Area> {
        self.parent_place(self.place(code)?, kind, None).map(|place| self.at(place))
    }

    /// The area of a kind that this one lay in in a month.
    pub fn parent_at(&self, code: &AreaCode, kind: AreaKind, month: Month) -> Option<&Area> {
        self.parent_place(self.place(code)?, kind, Some(month)).map(|place| self.at(place))
    }

    /// The areas of a kind that lie in this one, in the order of their codes: the LSOAs of a district (of every code year,
    /// since a published row carries one code), both generations of its wards, the districts of a force.
    pub fn children(&self, code: &AreaCode, kind: AreaKind) -> Vec<&Area> {
        let Some(root) = self.place(code) else { return Vec::new() };
        self.children_places(root, kind).into_iter().map(|place| self.at(place)).collect()
    }

    /// Those of [`Register::children`] that stood in a month, as far as is known.
    pub fn children_at(&self, code: &AreaCode, kind: AreaKind, month: Month) -> Vec<&Area> {
        let mut children = self.children(code, kind);
        children.retain(|area| area.stood_in(month));
        children
    }

    /// Whether one area is the other or lies in it.
    pub fn lies_in(&self, code: &AreaCode, within: &AreaCode) -> bool {
        match (self.place(code), self.place(within)) {
            (Some(place), Some(within)) => self.place_lies_in(place, within),
            _ => false,
        }
    }

    pub(crate) fn place_lies_in(&self, place: u32, within: u32) -> bool {
        let mut met = BTreeSet::from([place]);
        let mut waiting = vec![place];
        while let Some(place) = waiting.pop() {
            if place == within {
                return true;
            }
            waiting
                .extend(self.up(place).iter().map(|link| link.parent).filter(|&p| met.insert(p)));
        }
        false
    }

    /// Level by level: what a look-up says of the area itself stands before what it says of the areas it lies in.
    pub(crate) fn parent_place(
        &self,
        place: u32,
        kind: AreaKind,
        at: Option<Month>,
    ) -> Option<u32> {
        let mut met = BTreeSet::from([place]);
        let mut level = vec![place];
        while !level.is_empty() {
            let links = || level.iter().flat_map(|&place| self.up(place));
            let best =
                links().filter(|link| self.kind_at(link.parent) == kind).min_by_key(|link| {
                    let area = self.at(link.parent);
                    let stood = at.map_or(area.to.is_none(), |month| area.stood_in(month));
                    (!stood, Reverse(link.year), link.parent)
                });
            if let Some(best) = best {
                return Some(best.parent);
            }
            level = links().map(|link| link.parent).filter(|&parent| met.insert(parent)).collect();
        }
        None
    }

    pub(crate) fn children_places(&self, root: u32, kind: AreaKind) -> BTreeSet<u32> {
        let root_kind = self.kind_at(root);
        let mut met = BTreeSet::from([root]);
        let mut children = BTreeSet::new();
        let mut waiting = vec![root];
        while let Some(parent) = waiting.pop() {
            for child in self.below(parent) {
                // What has a parent of the root's kind of its own is not the root's by way of a third.
                let strays = parent != root
                    && self
                        .up(child)
                        .iter()
                        .any(|link| link.parent != root && self.kind_at(link.parent) == root_kind)
                    && !self.up(child).iter().any(|link| link.parent == root);
                if strays || !met.insert(child) {
                    continue;
                }
                if self.kind_at(child) == kind {
                    children.insert(child);
                }
                waiting.push(child);
            }
        }
        children
    }
}
