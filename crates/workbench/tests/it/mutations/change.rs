//! One change at one place: a figure, a direction, a label, a period or a place becomes another.

use std::collections::{BTreeMap, BTreeSet};

use document::{Document, Entry, words};
use figure::{MONTH_NAMES, Month, write};

use super::walk::{Bound, Slot, walk};

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Figure,
    Direction,
    Label,
    Period,
    Place,
}

pub const KINDS: [What; 5] =
    [What::Figure, What::Direction, What::Label, What::Period, What::Place];

/// A place where something can be changed.
#[derive(Debug, Clone)]
pub struct Site {
    /// Which of the places that [`walk`] visits.
    pub slot: usize,
    /// What kind of place it is.
    pub place: &'static str,
    /// The bytes of its words, or of its number.
    pub range: std::ops::Range<usize>,
    /// For a label, its form among the names of its measure.
    form: usize,
}

/// Numbers, after splitmix64 (Steele, Lea and Flood 2014): the same on every machine.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(n).unwrap()).unwrap()
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Words that say which way, with those that say the other.
const OPPOSITES: [(&str, &str); 11] = [
    ("more", "fewer"),
    ("rose", "fell"),
    ("rise", "fall"),
    ("higher", "lower"),
    ("above", "below"),
    ("highest", "lowest"),
    ("most", "fewest"),
    ("increase", "decrease"),
    ("up", "down"),
    ("Highest", "Lowest"),
    ("Higher", "Lower"),
];

/// Numbers that are of the method, not of the figures: a rate's base, an interval's level, the length of a year.
const METHOD: [&str; 7] = ["1,000", "95%", "95", "99.8%", "99.8", "12", "100"];

/// The names of a document, and the places where each kind of thing stands.
pub struct Sites {
    areas: Vec<String>,
    /// Each measure's forms.
    measures: Vec<[String; 4]>,
    pub of: BTreeMap<What, Vec<Site>>,
    /// Every number that is printed.
    numbers: Vec<String>,
}

impl Sites {
    pub fn of(document: &mut Document) -> Self {
        let mut areas = BTreeSet::new();
        let mut measures = BTreeSet::new();
        for (_, entry) in document.evidence.entries() {
            let (title, unit) = (entry.measure_title(), entry.unit());
            measures.insert([
                words::counted_heading(title, unit),
                words::counted(title, unit, 2.0),
                title.to_owned(),
                words::lower_first(title),
            ]);
            match entry {
                Entry::Figure(f) => drop(areas.insert(f.area.name.clone())),
                Entry::Table(t) => areas.extend(t.rows.iter().map(|row| row.area.name.clone())),
                Entry::Series(s) => drop(areas.insert(s.area.name.clone())),
                Entry::Evaluation(e) => {
                    areas.extend(e.sides.treated.areas.iter().map(|area| area.name.clone()));
                }
            }
        }
        let mut sites = Self {
            areas: areas.into_iter().collect(),
            measures: measures.into_iter().collect(),
            of: KINDS.into_iter().map(|what| (what, Vec::new())).collect(),
            numbers: Vec::new(),
        };
        let mut slot = 0;
        walk(document, &mut |place, found| {
            sites.find(slot, place, &found);
            slot += 1;
        });
        sites
    }

    fn find(&mut self, slot: usize, place: &'static str, found: &Slot) {
        let mut add = |what: What, range: std::ops::Range<usize>, form: usize| {
            self.of.get_mut(&what).unwrap().push(Site { slot, place, range, form });
        };
        let (text, bound) = match found {
            Slot::Words(text, bound) => (text.as_str(), *bound),
            Slot::Figure(text) => (text.as_str(), Bound::Close),
            Slot::Number(_, text) => {
                add(What::Figure, 0..text.len(), 0);
                self.numbers.push((*text).clone());
                return;
            }
            Slot::Value(_) => {
                add(What::Figure, 0..0, 0);
                return;
            }
        };
        let mut taken: Vec<std::ops::Range<usize>> = Vec::new();
        for range in periods(text) {
            add(What::Period, range.clone(), 0);
            taken.push(range);
        }
        let mut names: Vec<(&str, What, usize)> =
            self.areas.iter().map(|area| (area.as_str(), What::Place, 0)).collect();
        for measure in &self.measures {
            names.extend(
                measure.iter().enumerate().map(|(form, name)| (name.as_str(), What::Label, form)),
            );
        }
        names.sort_by_key(|(name, ..)| std::cmp::Reverse(name.len()));
        for (name, what, form) in names {
            for (at, _) in text.match_indices(name) {
                let range = at..at + name.len();
                if is_word(text, &range)
                    && taken.iter().all(|t| t.end <= range.start || range.end <= t.start)
                {
                    add(what, range.clone(), form);
                    taken.push(range);
                }
            }
        }
        if bound == Bound::Loose {
            return;
        }
        for (one, other) in OPPOSITES {
            for word in [one, other] {
                for (at, _) in text.match_indices(word) {
                    let range = at..at + word.len();
                    let free = taken.iter().all(|t| t.end <= range.start || range.end <= t.start);
                    if is_word(text, &range)
                        && free
                        && !text[range.end..].starts_with(" than chance")
                    {
                        add(What::Direction, range, 0);
                    }
                }
            }
        }
        for range in numbers(text) {
            let said = &text[range.clone()];
            let year = said.len() == 4 && said.bytes().all(|b| b.is_ascii_digit());
            let free = taken.iter().all(|t| t.end <= range.start || range.end <= t.start);
            if free && !year && !METHOD.contains(&said) {
                add(What::Figure, range, 0);
                self.numbers.push(said.to_owned());
            }
        }
    }

    /// What else stands there after a change; none where the change would say the same.
    pub fn changed(
        &self,
        what: What,
        site: &Site,
        old: &str,
        chance: &mut Chance,
    ) -> Option<String> {
        let said = &old[site.range.clone()];
        let new = match what {
            What::Figure => self.figure(said, chance),
            What::Direction => {
                let pair = OPPOSITES.iter().find(|(one, other)| *one == said || *other == said)?;
                if pair.0 == said { pair.1 } else { pair.0 }.to_owned()
            }
            What::Label => chance.of(&self.measures)[site.form].clone(),
            What::Period => period(said, chance),
            What::Place => chance.of(&self.areas).clone(),
        };
        let same = new == said
            || number(&new).zip(number(said)).is_some_and(|(a, b)| a.total_cmp(&b).is_eq());
        // A name within which the old one stands can say the same: "theft" of which "bicycle theft" is a part does not.
        (!same).then(|| format!("{}{new}{}", &old[..site.range.start], &old[site.range.end..]))
    }

    fn figure(&self, said: &str, chance: &mut Chance) -> String {
        let places: Vec<usize> =
            said.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
        match chance.below(4) {
            // A digit.
            0 => {
                let at = *chance.of(&places);
                let digit = char::from(b'0' + u8::try_from(chance.below(10)).unwrap());
                format!("{}{digit}{}", &said[..at], &said[at + 1..])
            }
            // Two digits transposed.
            1 if places.len() > 1 => {
                let i = chance.below(places.len() - 1);
                let (a, b) = (places[i], places[i + 1]);
                let mut bytes = said.as_bytes().to_vec();
                bytes.swap(a, b);
                String::from_utf8(bytes).unwrap()
            }
            // Another figure of the same make.
            2 => {
                let make = |text: &str| {
                    text.chars().filter(|c| !c.is_ascii_digit() && *c != ',').collect::<String>()
                };
                let alike: Vec<&String> =
                    self.numbers.iter().filter(|n| make(n) == make(said)).collect();
                if alike.is_empty() { said.to_owned() } else { (*chance.of(&alike)).clone() }
            }
            // One more or less in the last place.
            _ => {
                let Some(value) = number(said) else { return said.to_owned() };
                let decimals = said
                    .split_once('.')
                    .map_or(0, |(_, after)| after.bytes().take_while(u8::is_ascii_digit).count());
                let step = 10f64.powi(-i32::try_from(decimals).unwrap());
                let moved = if chance.below(2) == 0 { value + step } else { value - step };
                let end = places.last().unwrap() + 1;
                let start = said.find(|c: char| c.is_ascii_digit()).unwrap();
                format!(
                    "{}{}{}",
                    &said[..start],
                    write::decimal(moved.abs(), decimals),
                    &said[end..]
                )
            }
        }
    }
}

/// Changes what stands at a site; gives what was there and what is now, or none where it would say the same.
pub fn change(
    document: &mut Document,
    sites: &Sites,
    (what, site): (What, &Site),
    chance: &mut Chance,
) -> Option<(String, String)> {
    let mut slot = 0;
    let mut done = None;
    walk(document, &mut |_, found| {
        if slot == site.slot {
            done = apply(sites, what, site, found, chance);
        }
        slot += 1;
    });
    done
}

fn apply(
    sites: &Sites,
    what: What,
    site: &Site,
    found: Slot,
    chance: &mut Chance,
) -> Option<(String, String)> {
    match found {
        Slot::Words(text, _) | Slot::Figure(text) => {
            let new = sites.changed(what, site, text, chance)?;
            Some((std::mem::replace(text, new.clone()), new))
        }
        Slot::Number(value, text) => {
            let new = sites.changed(what, site, text, chance)?;
            *value = number(&new)?;
            Some((std::mem::replace(text, new.clone()), new))
        }
        Slot::Value(value) => {
            let old = value.to_string();
            let places = usize::from(value.fract() != 0.0);
            let said = write::decimal(*value, places);
            let site = Site { range: 0..said.len(), ..site.clone() };
            let new = sites.changed(what, &site, &said, chance)?;
            *value = number(&new)?;
            Some((old, new))
        }
    }
}

/// Puts back what stood at a site.
pub fn put_back(document: &mut Document, site: &Site, old: &str) {
    let mut slot = 0;
    walk(document, &mut |_, found| {
        if slot == site.slot {
            match found {
                Slot::Words(text, _) | Slot::Figure(text) => old.clone_into(text),
                Slot::Number(value, text) => {
                    old.clone_into(text);
                    *value = number(old).unwrap();
                }
                Slot::Value(value) => *value = old.parse().unwrap(),
            }
        }
        slot += 1;
    });
}

/// The value of a printed number.
fn number(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .map(|c| if c == write::MINUS { '-' } else { c })
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        .collect();
    plain.parse().ok()
}

fn is_word(text: &str, range: &std::ops::Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '-';
    !text[..range.start].ends_with(joins) && !text[range.end..].starts_with(joins)
}

/// Where numbers stand: digits with their separators and what belongs to them.
fn numbers(text: &str) -> Vec<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) || (matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1)) {
            at += 1;
        }
        let joined = |c: char| c.is_alphanumeric() || c == '-' || c == '/';
        if bytes.get(at) == Some(&b'%') {
            at += 1;
        }
        if !text[..start].ends_with(joined) && !text[at..].starts_with(joined) {
            found.push(start..at);
        }
    }
    found
}

/// Where periods stand: "12 months to February 2021", "February 2021".
fn periods(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for name in MONTH_NAMES {
        for (at, _) in text.match_indices(name) {
            let end = at + name.len() + 5;
            let is_year = text
                .get(at + name.len() + 1..end)
                .is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()));
            if !is_year {
                continue;
            }
            let before = &text[..at];
            let start = before.strip_suffix(" months to ").map_or(at, |before| {
                before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count()
            });
            found.push(start..end);
        }
    }
    found
}

/// Another period: a year or more earlier or later, another month, or another length.
fn period(said: &str, chance: &mut Chance) -> String {
    let (length, label) = said.rsplit_once(" to ").map_or((None, said), |(l, m)| (Some(l), m));
    let (name, year) = label.split_once(' ').unwrap();
    let number = MONTH_NAMES.iter().position(|n| *n == name).unwrap() + 1;
    let month = Month::new(year.parse().unwrap(), u32::try_from(number).unwrap()).unwrap();
    let steps = [-24, -12, 12, -1, 1, 3];
    let moved = month.plus(*chance.of(&steps)).label();
    match length {
        Some(_) if chance.below(4) == 0 => format!("{} months to {label}", 3 + 6 * chance.below(2)),
        Some(length) => format!("{length} to {moved}"),
        None => moved,
    }
}
