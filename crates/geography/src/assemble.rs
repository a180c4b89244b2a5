//! Putting a register together from built-in tables and look-ups, whatever order they come in.

use std::cmp::Reverse;
use std::collections::HashMap;

use figure::{AreaCode, AreaKind, Month};

use crate::built_in::{BuiltIn, Elsewhere};
use crate::lookup::code_year;
use crate::names::{key, without_force_words};
use crate::register::{Link, downwards};
use crate::{Area, LookupPair, Register};

/// A built-in name stands before that of any code year.
const BUILT_IN: u16 = u16::MAX;

/// The area and the code year that its name is from.
struct Draft {
    area: Area,
    name_year: u16,
}

/// A link as a look-up has it; a child may have several into one set.
struct Part {
    child: u32,
    parent: u32,
    year: u16,
    share: f64,
}

/// A register in the making. Areas are numbered in the order they come in, which [`Assembly::finish`] undoes.
#[derive(Default)]
pub(crate) struct Assembly {
    numbers: HashMap<AreaCode, u32>,
    drafts: Vec<Draft>,
    parts: Vec<Part>,
}

impl Assembly {
    pub(crate) fn built_in(&mut self, built_in: BuiltIn) {
        let child = self.number(&built_in.code);
        self.name(child, built_in.name, BUILT_IN);
        self.known(child, built_in.from, built_in.to, built_in.aliases);
        for parent in &built_in.parents {
            let parent = self.number(parent);
            self.parts.push(Part { child, parent, year: 0, share: 1.0 });
        }
    }

    pub(crate) fn pair(&mut self, pair: LookupPair) {
        let (child_year, parent_year) = (code_year(&pair.child_set), code_year(&pair.parent_set));
        let child = self.number(&pair.child_code);
        let parent = self.number(&pair.parent_code);
        self.name(child, pair.child_name, child_year);
        self.name(parent, pair.parent_name, parent_year);
        self.seen(child, child_year);
        self.seen(parent, parent_year);
        if child != parent {
            self.parts.push(Part { child, parent, year: parent_year, share: pair.share });
        }
    }

    /// To be told when every pair has been.
    pub(crate) fn elsewhere(&mut self, known: Elsewhere) {
        let Some(&child) = self.numbers.get(&known.code) else { return };
        self.known(child, known.from, known.to, known.aliases);
        let parents = known.parents.iter().filter_map(|code| self.numbers.get(code));
        self.parts.extend(parents.map(|&parent| Part { child, parent, year: 0, share: 1.0 }));
    }

    fn number(&mut self, code: &AreaCode) -> u32 {
        if let Some(&number) = self.numbers.get(code) {
            return number;
        }
        let number = u32::try_from(self.drafts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(code.clone(), number);
        let area = Area {
            code: code.clone(),
            kind: code.kind(),
            name: String::new(),
            aliases: Vec::new(),
            from: None,
            to: None,
            seen: None,
        };
        self.drafts.push(Draft { area, name_year: 0 });
        number
    }

    /// The newest name stands, of two in one year the first in the alphabet; the others become aliases.
    fn name(&mut self, number: u32, name: String, year: u16) {
        let draft = &mut self.drafts[number as usize];
        if name == draft.area.name {
            draft.name_year = draft.name_year.max(year);
        } else if name.trim().is_empty() {
            // A look-up without names.
        } else if draft.area.name.is_empty()
            || (year, Reverse(&name)) > (draft.name_year, Reverse(&draft.area.name))
        {
            let former = std::mem::replace(&mut draft.area.name, name);
            draft.name_year = year;
            if !former.is_empty() {
                draft.area.aliases.push(former);
            }
        } else if !draft.area.aliases.contains(&name) {
            draft.area.aliases.push(name);
        }
    }

    fn known(&mut self, number: u32, from: Option<Month>, to: Option<Month>, aliases: Vec<String>) {
        let area = &mut self.drafts[number as usize].area;
        area.from = from;
        area.to = to;
        area.aliases.extend(aliases);
    }

    fn seen(&mut self, number: u32, year: u16) {
        let area = &mut self.drafts[number as usize].area;
        if year > 0 {
            let (first, last) = area.seen.unwrap_or((year, year));
            area.seen = Some((first.min(year), last.max(year)));
        }
    }

    pub(crate) fn finish(self) -> Register {
        let mut drafts: Vec<(usize, Area)> =
            self.drafts.into_iter().map(|draft| draft.area).enumerate().collect();
        drafts.sort_unstable_by(|(_, a), (_, b)| a.code.cmp(&b.code));
        let mut places = vec![0; drafts.len()];
        for (place, (number, _)) in (0..).zip(&drafts) {
            places[*number] = place;
        }
        let mut areas: Vec<Area> = drafts.into_iter().map(|(_, area)| area).collect();
        areas.iter_mut().for_each(complete);
        let mut parts = self.parts;
        for part in &mut parts {
            part.child = places[part.child as usize];
            part.parent = places[part.parent as usize];
        }
        let names = index(&areas);
        let links = memberships(parts, &areas);
        let down = downwards(&links);
        Register { areas, links, down, names }
    }
}

/// Of the parts that a child has in one set, it belongs to where the largest lies; of equal ones to the area it is named
/// after, as LSOAs are after their district.
fn memberships(parts: Vec<Part>, areas: &[Area]) -> Vec<Link> {
    let place = |Part { child, parent, year, share }: Part| {
        let larger = &areas[parent as usize];
        let named_after = areas[child as usize].name.starts_with(&larger.name);
        // The bits of numbers that are not negative are in the order of the numbers.
        let share = share.max(0.0).to_bits();
        ((child, larger.kind(), year), Reverse(share), Reverse(named_after), parent)
    };
    let mut parts: Vec<_> = parts.into_iter().map(place).collect();
    parts.sort_unstable();
    parts.dedup_by_key(|(set, ..)| *set);
    let mut links: Vec<Link> = parts
        .into_iter()
        .map(|((child, _, year), _, _, parent)| Link { child, parent, year })
        .collect();
    // Of one membership in several code years the newest stands.
    links.sort_unstable_by_key(|link| (link.child, link.parent, Reverse(link.year)));
    links.dedup_by_key(|link| (link.child, link.parent));
    links
}

/// A name or a code for its want; the aliases that follow from a name; all of them once, in order.
fn complete(area: &mut Area) {
    if area.name.is_empty() {
        area.name = area.code.to_string();
    }
    let turned = area.name.split_once(", ").filter(|(_, end)| {
        end.eq_ignore_ascii_case("City of") || end.eq_ignore_ascii_case("County of")
    });
    if let Some((place, title)) = turned {
        let mut more = vec![format!("{title} {place}")];
        if matches!(area.kind(), AreaKind::District | AreaKind::Partnership) {
            more.push(place.to_owned());
        }
        area.aliases.extend(more);
    }
    let name = &area.name;
    area.aliases.retain(|alias| alias != name);
    area.aliases.sort_unstable();
    area.aliases.dedup();
    area.aliases.shrink_to_fit();
}

fn index(areas: &[Area]) -> Vec<(Box<str>, u32)> {
    let mut names = Vec::with_capacity(areas.len());
    for (place, area) in (0..).zip(areas) {
        for name in area.aliases.iter().chain([&area.name]) {
            names.push((key(name).into_boxed_str(), place));
            if area.kind() == AreaKind::Force
                && let Some(bare) = without_force_words(name)
            {
                names.push((key(bare).into_boxed_str(), place));
            }
        }
    }
    names.retain(|(key, _)| !key.is_empty());
    names.sort_unstable();
    names.dedup();
    names
}
