//! What is written on a map and drawn with it: names, numbers, circles, letters.

use document::Map;
use document::map::{Ground, MapKind};

use super::NAMED;
use super::circles::{self, Sizes};
use super::labels::{self, Placed, Wanted};
use super::paint::Paint;
use super::pane::Shapes;
use super::region::Region;
use super::view::{Point, Rect};
use crate::chart::canvas::{Anchor, rimmed, text, width_of};
use crate::chart::legend::Flow;
use markup::Element;

/// Everything that is written on a map, and its circles.
pub(super) struct Names {
    wanted: Vec<Wanted>,
    placed: Vec<Placed>,
    /// Circles and letters: where, how large, what is written.
    heads: Vec<Head>,
    sizes: Option<Sizes>,
    neighbours: Vec<Element>,
}

/// What stands over a name: a circle with its count, or a letter.
struct Head {
    at: Point,
    radius: f64,
    words: String,
    ink: Option<&'static str>,
    is_letter: bool,
}

impl Names {
    /// Finds a place for everything that is to be written.
    pub(super) fn new(map: &Map, shapes: &Shapes<'_>, paints: &[Paint], font: f64) -> Self {
        let ground = &map.ground;
        let view = shapes.view.rect();
        let most = paints.iter().filter_map(|p| p.value).fold(0.0, f64::max);
        let largest = (view.width() * view.height()).sqrt() * 0.05;
        let sizes = matches!(map.kind, MapKind::Circles(_)).then(|| Sizes::new(most, largest));
        let (own, mut heads) = of_areas(map, shapes, paints, sizes, font);
        let mut taken = Vec::new();
        let (wanted, placed);
        if ground.over.is_empty() && own.len() <= NAMED {
            wanted = own;
            placed = labels::place(&wanted, font, view, &mut taken);
            for (head, placed) in heads.iter_mut().zip(&placed) {
                head.at = placed.head;
            }
        } else {
            // Other names lie over the areas, or they are too many to be named: only circles and letters are theirs.
            taken = stand_alone(&mut heads, &own);
            wanted = over(ground, shapes);
            placed = labels::place(&wanted, font, view, &mut taken);
        }
        let neighbours = neighbours(ground, shapes, font, &taken);
        Self { wanted, placed, heads, sizes, neighbours }
    }

    /// Neighbours' names, circles and letters, names: the last on top.
    pub(super) fn draw(&self, font: f64) -> Vec<Element> {
        let mut heads: Vec<&Head> = self.heads.iter().collect();
        heads.sort_by(|a, b| b.radius.total_cmp(&a.radius));
        let heads: Vec<Element> = if self.sizes.is_some() {
            heads.retain(|head| head.radius > 0.0);
            let discs = heads.iter().map(|h| labels::pin(h.at).child(circles::disc(h.radius)));
            // Counts come after all circles, so that none is covered.
            let counts = heads.iter().filter(|h| circles::holds(h.radius, &h.words, font));
            discs.chain(counts.map(|h| circles::count(h.at, &h.words, font))).collect()
        } else {
            heads.retain(|head| head.is_letter);
            heads.into_iter().map(|head| letter(head, font)).collect()
        };
        let names = self.placed.iter().zip(&self.wanted).map(|(p, w)| p.draw(w, font));
        self.neighbours.iter().cloned().chain(heads).chain(names).collect()
    }

    /// Circles of round counts with their numbers.
    pub(super) fn circles_legend(&self, flow: &mut Flow) -> Vec<Element> {
        let Some(sizes) = self.sizes else { return Vec::new() };
        sizes
            .round()
            .into_iter()
            .map(|count| {
                let radius = sizes.radius(count);
                flow.circle(circles::disc(radius), radius, count)
            })
            .collect()
    }

    /// The names that stand as numbers on the map.
    pub(super) fn key(&self) -> Vec<(usize, String)> {
        self.placed.iter().zip(&self.wanted).filter_map(|(p, w)| p.key(w)).collect()
    }
}

/// What is to be written in each area, and what stands over its name, in the order of names.
fn of_areas(
    map: &Map,
    shapes: &Shapes<'_>,
    paints: &[Paint],
    sizes: Option<Sizes>,
    font: f64,
) -> (Vec<Wanted>, Vec<Head>) {
    let mut areas: Vec<_> = map.ground.areas.iter().zip(&shapes.areas).zip(paints).collect();
    areas.sort_by(|((a, _), _), ((b, _), _)| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
    let each = areas.into_iter().filter_map(|((area, rings), paint)| {
        let region = Region::new(rings, shapes.view.rect())?;
        let radius = sizes.zip(paint.value).map_or(0.0, |(s, v)| s.radius(v));
        let letter = paint.letter.map(|l| (width_of(l, font) + 4.0, font + 1.0));
        let inside = radius > 0.0 && circles::holds(radius, &paint.printed, font);
        let is_said = inside || matches!(map.kind, MapKind::HotSpots(_));
        let wanted = Wanted {
            name: area.name.clone(),
            short: area.label.clone(),
            value: if is_said { String::new() } else { paint.printed.clone() },
            head: letter.unwrap_or((radius * 2.0, radius * 2.0)),
            ink: paint.ink,
            own: area.own,
            region,
        };
        let head = Head {
            at: (0.0, 0.0),
            radius,
            words: paint.letter.unwrap_or(&paint.printed).to_owned(),
            ink: paint.ink,
            is_letter: paint.letter.is_some(),
        };
        Some((wanted, head))
    });
    each.unzip()
}

/// Places circles and letters without names. A letter that does not fit into its area stands over it with a rim, where no
/// other letter does; and no name or badge may cover an area that is to be seen.
fn stand_alone(heads: &mut [Head], areas: &[Wanted]) -> Vec<Rect> {
    let mut taken: Vec<Rect> = Vec::new();
    for (head, area) in heads.iter_mut().zip(areas).filter(|(_, area)| area.head.0 > 0.0) {
        let room = area.region.room(area.head, &[]);
        head.at = room.unwrap_or_else(|| area.region.pole());
        let place = Rect::about(head.at, area.head);
        if room.is_none() {
            head.ink = None;
            head.is_letter = head.is_letter && !taken.iter().any(|other| other.meets(place));
        }
        taken.push(place);
    }
    taken
}

fn letter(head: &Head, font: f64) -> Element {
    let words = text(0.0, font * 0.36, Anchor::Middle, head.ink.unwrap_or("ink"), &head.words);
    let words = if head.ink.is_some() { words } else { rimmed(words) };
    labels::pin(head.at).child(words.attr("font-weight", "700"))
}

/// The names that lie over small areas; none where they are too many.
fn over(ground: &Ground, shapes: &Shapes<'_>) -> Vec<Wanted> {
    let mut over: Vec<Wanted> = ground
        .over
        .iter()
        .filter(|outline| !outline.name.is_empty())
        .filter_map(|outline| {
            let region = Region::new(&shapes.view.rings(&outline.rings), shapes.view.rect())?;
            let name = outline.name.clone();
            let (short, value) = (String::new(), String::new());
            Some(Wanted { name, short, value, head: (0.0, 0.0), ink: None, own: false, region })
        })
        .collect();
    over.sort_by(|a, b| a.name.cmp(&b.name));
    if over.len() > NAMED { Vec::new() } else { over }
}

/// Names of neighbours, where they fit.
fn neighbours(ground: &Ground, shapes: &Shapes<'_>, font: f64, taken: &[Rect]) -> Vec<Element> {
    let named = ground.around.iter().filter(|outline| !outline.name.is_empty());
    named
        .filter_map(|outline| {
            let region = Region::new(&shapes.view.rings(&outline.rings), shapes.view.rect())?;
            let size = (width_of(&outline.name, font) + 4.0, font + 4.0);
            let at = region.room(size, taken)?;
            let words = text(0.0, font * 0.36, Anchor::Middle, "muted", &outline.name);
            Some(labels::pin(at).child(words))
        })
        .collect()
}
