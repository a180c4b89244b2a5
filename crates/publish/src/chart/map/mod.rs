//! Maps: areas filled by class, circles for counts, hot spots with letters, and several maps side by side. North is up.
//!
//! The map stands at the left and its legend, key and inset at the right; on a phone they stand under it. A map that is to
//! stand alone has its title above it and its source below.

mod circles;
mod furniture;
mod key;
mod labels;
mod paint;
mod pane;
mod paths;
mod region;
mod series;
mod sheet;
mod view;

use document::Map;
use document::map::{Ground, MapKind};

use self::circles::Sizes;
use self::labels::{Placed, Wanted};
use self::paint::{Paint, Used, paint};
use self::pane::Shapes;
use self::region::Region;
pub(super) use self::series::draw as draw_series;
use self::sheet::Sheet;
use super::Size;
use super::canvas::{Anchor, rimmed, text, width_of};
use super::legend::{self, Flow};
use super::months::capital;
use crate::markup::{Element, el};
use crate::palette;

/// Maps of more areas than this name none of them: a key of them would be longer than the table.
const NAMED: usize = 60;

/// Whether a drawing has its title and source in it, or the page around it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    Yes,
    No,
}

pub(super) fn draw(map: &Map, size: Size, alone: Alone) -> Element {
    let id = format!("{}-{}", map.frame.id, size.word());
    let sheet = Sheet::new(&map.frame, size, alone);
    let shapes = Shapes::new(&map.ground, sheet.map_width(), sheet.highest());
    let paints: Vec<Paint> =
        map.ground.areas.iter().map(|area| paint(&map.kind, &area.code)).collect();
    let mut used = Used::default();
    let areas: Vec<Element> = paints
        .iter()
        .enumerate()
        .map(|(i, paint)| shapes.area(i, shapes.path(i), paint, &mut used, &id))
        .collect();
    let names = Names::new(map, &shapes, &paints, size.small());
    let mut drawn = sheet.begin();
    let top = drawn.top();
    let (line, width) = border(map);
    let areas = el("g")
        .class(&format!("s-{line}"))
        .attr("stroke", palette::light(line))
        .attr("stroke-width", width)
        .children(areas);
    let window = shapes.window(&id, (0.0, top), vec![areas], names.draw(size.small()));

    let (mut flow, aside) = drawn.words(shapes.view.height, map.ground.inset.is_some());
    let mut beside = vec![flow.print(&capital(unit(&map.kind)), "ink")];
    flow.gap(3.0);
    beside.extend(match &map.kind {
        MapKind::Choropleth(map) => legend::classes(&mut flow, &map.classes),
        MapKind::Circles(_) => names.circles_legend(&mut flow),
        MapKind::HotSpots(_) => paint::heat_legend(&mut flow, &id, &mut used),
    });
    beside.extend(used.gaps(&mut flow, &id));
    beside.push(match &map.kind {
        MapKind::Choropleth(map) => legend::rule(&mut flow, &map.classes),
        MapKind::Circles(_) => el("g"),
        MapKind::HotSpots(map) => paint::heat_rule(&mut flow, &map.rule),
    });
    let mut words_end = flow.end();
    if let Some(inset) = &map.ground.inset {
        let mut flow = aside.unwrap_or(flow);
        flow.gap(8.0);
        beside.push(furniture::inset(&mut flow, inset, sheet.inset_width(), size.font()));
        words_end = words_end.max(flow.end());
    }
    let key_top = drawn.under(words_end) + 8.0;
    let (key, end) = key::draw(&names.key(), key_top, size.width(), size.small());
    beside.push(key);
    let strip = furniture::strip(
        &shapes.view,
        (0.0, shapes.view.width),
        top + shapes.view.height + 16.0,
        size.font(),
    );
    drawn.add(used.definitions(&id));
    drawn.add(window);
    drawn.add(strip);
    beside.into_iter().for_each(|element| drawn.add(element));
    drawn.end(if end > key_top { end } else { words_end })
}

fn unit(kind: &MapKind) -> &str {
    match kind {
        MapKind::Choropleth(map) => &map.unit,
        MapKind::Circles(map) => &map.unit,
        MapKind::HotSpots(_) => "",
    }
}

/// The colour and width of the lines between areas: light between fills, grey on paper, finer where there are many.
fn border(map: &Map) -> (&'static str, &'static str) {
    let colour = match &map.kind {
        MapKind::Choropleth(_) => "paper",
        MapKind::Circles(_) | MapKind::HotSpots(_) => "other",
    };
    (colour, if map.ground.areas.len() > NAMED { ".4" } else { ".8" })
}

/// Everything that is written on a map, and its circles.
struct Names {
    wanted: Vec<Wanted>,
    placed: Vec<Placed>,
    /// Circles and letters: where, how large, what is written.
    heads: Vec<Head>,
    sizes: Option<Sizes>,
    neighbours: Vec<Element>,
}

/// What stands over a name: a circle with its count, or a letter.
struct Head {
    at: view::Point,
    radius: f64,
    words: String,
    ink: Option<&'static str>,
    is_letter: bool,
}

impl Names {
    fn new(map: &Map, shapes: &Shapes<'_>, paints: &[Paint], font: f64) -> Self {
        let ground = &map.ground;
        let view = shapes.view.rect();
        let most = paints.iter().filter_map(|p| p.value).fold(0.0, f64::max);
        let sizes = matches!(map.kind, MapKind::Circles(_))
            .then(|| Sizes::new(most, (view.width() * view.height()).sqrt() * 0.05));
        let mut own: Vec<(Wanted, Head)> = Vec::new();
        for ((area, rings), paint) in ground.areas.iter().zip(&shapes.areas).zip(paints) {
            let Some(region) = Region::new(rings) else { continue };
            let radius = sizes.zip(paint.value).map_or(0.0, |(s, v)| s.radius(v));
            let letter = paint.letter.map(|l| (width_of(l, font) + 4.0, font + 1.0));
            let inside = radius > 0.0 && circles::holds(radius, &paint.printed, font);
            let value = if inside || matches!(map.kind, MapKind::HotSpots(_)) {
                String::new()
            } else {
                paint.printed.clone()
            };
            let wanted = Wanted {
                name: area.name.clone(),
                short: area.label.clone(),
                value,
                head: letter.unwrap_or((radius * 2.0, radius * 2.0)),
                ink: paint.ink,
                own: area.own,
                region,
            };
            let words = paint.letter.map_or(paint.printed.clone(), str::to_owned);
            let is_letter = paint.letter.is_some();
            own.push((wanted, Head { at: (0.0, 0.0), radius, words, ink: paint.ink, is_letter }));
        }
        own.sort_by(|a, b| a.0.name.cmp(&b.0.name));
        let (mut wanted, mut heads): (Vec<Wanted>, Vec<Head>) = own.into_iter().unzip();
        let mut taken = Vec::new();
        // Where other names lie over the areas, or the areas are too many to be named, only circles and letters are theirs.
        if !ground.over.is_empty() || wanted.len() > NAMED {
            let headed = heads.iter_mut().zip(&wanted).filter(|(_, area)| area.head.0 > 0.0);
            for (head, area) in headed {
                let room = area.region.room(area.head, view, &[]);
                head.at = room.unwrap_or_else(|| area.region.pole(view));
                if head.is_letter && room.is_none() {
                    head.is_letter = false;
                } else {
                    taken.push(view::Rect::about(head.at, area.head));
                }
            }
            wanted = over(ground, shapes);
            if wanted.len() > NAMED {
                wanted.clear();
            }
            let placed = labels::place(&wanted, font, view, &mut taken);
            let neighbours = neighbours(ground, shapes, font, &taken);
            return Self { wanted, placed, heads, sizes, neighbours };
        }
        let placed = labels::place(&wanted, font, view, &mut taken);
        for (head, placed) in heads.iter_mut().zip(&placed) {
            head.at = placed.head;
        }
        let neighbours = neighbours(ground, shapes, font, &taken);
        Self { wanted, placed, heads, sizes, neighbours }
    }

    fn draw(&self, font: f64) -> Vec<Element> {
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
    fn circles_legend(&self, flow: &mut Flow) -> Vec<Element> {
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
    fn key(&self) -> Vec<(usize, String)> {
        self.placed.iter().zip(&self.wanted).filter_map(|(p, w)| p.key(w)).collect()
    }
}

fn letter(head: &Head, font: f64) -> Element {
    let words = text(0.0, font * 0.36, Anchor::Middle, head.ink.unwrap_or("ink"), &head.words);
    let words = if head.ink.is_some() { words } else { rimmed(words) };
    labels::pin(head.at).child(words.attr("font-weight", "700"))
}

/// The names that lie over small areas.
fn over(ground: &Ground, shapes: &Shapes<'_>) -> Vec<Wanted> {
    let mut over: Vec<Wanted> = ground
        .over
        .iter()
        .filter(|outline| !outline.name.is_empty())
        .filter_map(|outline| {
            let region = Region::new(&shapes.view.rings(&outline.rings))?;
            let name = outline.name.clone();
            let (short, value) = (String::new(), String::new());
            Some(Wanted { name, short, value, head: (0.0, 0.0), ink: None, own: false, region })
        })
        .collect();
    over.sort_by(|a, b| a.name.cmp(&b.name));
    over
}

/// Names of neighbours, where they fit.
fn neighbours(
    ground: &Ground,
    shapes: &Shapes<'_>,
    font: f64,
    taken: &[view::Rect],
) -> Vec<Element> {
    let named = ground.around.iter().filter(|outline| !outline.name.is_empty());
    named
        .filter_map(|outline| {
            let region = Region::new(&shapes.view.rings(&outline.rings))?;
            let size = (width_of(&outline.name, font) + 4.0, font + 4.0);
            let at = region.room(size, shapes.view.rect(), taken)?;
            let words = text(0.0, font * 0.36, Anchor::Middle, "muted", &outline.name);
            Some(labels::pin(at).child(words))
        })
        .collect()
}
