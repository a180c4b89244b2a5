//! Names on a map: written in their area where they fit, else a number in a badge, with the name in a key beside the map.

use super::region::Region;
use super::view::{Point, Rect};
use crate::chart::axes::as_f64;
use crate::chart::canvas::{Anchor, line, rimmed, text, width_of, wrapped};
use crate::palette;
use markup::{Element, el, number};

/// What is to be written in an area.
pub(super) struct Wanted {
    pub(super) name: String,
    /// A shorter name; empty for none.
    pub(super) short: String,
    /// What stands under the name; empty for none.
    pub(super) value: String,
    /// The size of what stands over the name, such as a circle or a letter; zero for nothing.
    pub(super) head: (f64, f64),
    /// The colour of the words, where they need no rim as they stand on one colour.
    pub(super) ink: Option<&'static str>,
    pub(super) own: bool,
    pub(super) region: Region,
}

/// Where it is written.
pub(super) struct Placed {
    /// The middle of the head.
    pub(super) head: Point,
    /// The lines, with the middle of the first.
    lines: Option<(Vec<String>, Point)>,
    /// The number and where its badge stands.
    badge: Option<(usize, Badge)>,
}

/// Where a badge stands, and where its area is, if it could not stand there.
#[derive(Debug, Clone, Copy)]
struct Badge {
    at: Point,
    leads_to: Option<Point>,
}

/// Where everything is written: names first, then badges where there is room left. Numbers run in the order of `wanted`.
pub(super) fn place(
    wanted: &[Wanted],
    font: f64,
    within: Rect,
    taken: &mut Vec<Rect>,
) -> Vec<Placed> {
    let mut placed: Vec<Placed> = wanted.iter().map(|w| written(w, font, taken)).collect();
    for (w, p) in wanted.iter().zip(&placed) {
        if let Some((lines, at)) = &p.lines {
            taken.extend(boxes(lines, *at, font));
        }
        if w.head.0 > 0.0 {
            taken.push(Rect::about(p.head, w.head));
        }
    }
    let unwritten = wanted.iter().zip(&mut placed).filter(|(_, p)| p.lines.is_none());
    for (next, (w, p)) in (1..).zip(unwritten) {
        let badge = badge_place(w, next, font, within, taken);
        taken.push(Rect::about(badge.at, badge_size(next, font)));
        p.badge = Some((next, badge));
    }
    placed
}

/// The first of the ways to break the name, then the short name, that fits; else only the head, at the pole.
fn written(wanted: &Wanted, font: f64, taken: &[Rect]) -> Placed {
    for name in [&wanted.name, &wanted.short].into_iter().filter(|n| !n.is_empty()) {
        let bare = breakings(name, font);
        let with_value = |mut lines: Vec<String>| {
            lines.push(wanted.value.clone());
            lines
        };
        let valued = bare.iter().cloned().map(with_value).filter(|_| !wanted.value.is_empty());
        // A name whose value has no room beside it is no help: the key has both.
        let alone = bare.iter().filter(|_| wanted.value.is_empty()).cloned();
        for lines in valued.chain(alone) {
            let wide = lines.iter().map(|l| width_of(l, font)).fold(wanted.head.0, f64::max);
            let high = as_f64(lines.len()) * step(font);
            let size = (wide + 2.0, high + wanted.head.1);
            if let Some((x, y)) = wanted.region.room(size, taken) {
                let top = y - size.1 / 2.0;
                let first = top + wanted.head.1 + step(font) / 2.0;
                let head = (x, top + wanted.head.1 / 2.0);
                return Placed { head, lines: Some((lines, (x, first))), badge: None };
            }
        }
    }
    Placed { head: wanted.region.pole(), lines: None, badge: None }
}

/// A name on one line, on two, on three: each as narrow as its words allow.
fn breakings(name: &str, font: f64) -> Vec<Vec<String>> {
    let widest = |lines: &[String]| lines.iter().map(|l| width_of(l, font)).fold(0.0, f64::max);
    let mut ways: Vec<Vec<String>> = Vec::new();
    for tenth in (0..=10).rev() {
        let lines = wrapped(name, font, width_of(name, font) * f64::from(tenth) / 10.0 + 0.1);
        match ways.iter_mut().find(|w| w.len() == lines.len()) {
            Some(way) if widest(&lines) < widest(way) => *way = lines,
            Some(_) => {}
            None => ways.push(lines),
        }
    }
    ways
}

fn step(font: f64) -> f64 {
    font + 1.5
}

fn boxes(lines: &[String], (x, y): Point, font: f64) -> Vec<Rect> {
    let each = lines.iter().enumerate().map(|(i, line)| {
        Rect::about((x, y + as_f64(i) * step(font)), (width_of(line, font), step(font)))
    });
    each.collect()
}

/// In the area if there is room, else as near to its pole as nothing else stands.
fn badge_place(wanted: &Wanted, n: usize, font: f64, within: Rect, taken: &[Rect]) -> Badge {
    let size = badge_size(n, font);
    if let Some(at) = wanted.region.room(size, taken) {
        return Badge { at, leads_to: None };
    }
    let (x, y) = wanted.region.pole();
    let free = |at: &Point| {
        let place = Rect::about(*at, size);
        within.holds(place) && !taken.iter().any(|t| t.meets(place))
    };
    let mut around = (0..180).map(|i| {
        let (ring, turn) = (f64::from(i / 12), f64::from(i % 12));
        let angle = turn * std::f64::consts::TAU / 12.0;
        (x + ring * 4.0 * angle.cos(), y + ring * 4.0 * angle.sin())
    });
    let at = around.find(free).unwrap_or((x, y));
    let away = (at.0 - x).hypot(at.1 - y) > size.1 / 2.0;
    Badge { at, leads_to: (away && wanted.head.0 == 0.0).then_some((x, y)) }
}

fn badge_size(n: usize, font: f64) -> (f64, f64) {
    let wide = (width_of(&n.to_string(), font) + 7.0).max(font + 4.0);
    (wide, font + 4.0)
}

/// A number in a badge.
pub(super) fn badge(n: usize, font: f64) -> Element {
    let (wide, high) = badge_size(n, font);
    el("g")
        .child(
            el("rect")
                .class("f-paper s-ink")
                .attr("fill", palette::light("paper"))
                .attr("stroke", palette::light("ink"))
                .at("x", -wide / 2.0)
                .at("y", -high / 2.0)
                .at("width", wide)
                .at("height", high)
                .at("rx", high / 2.0),
        )
        .child(text(0.0, font * 0.36, Anchor::Middle, "ink", &n.to_string()))
}

/// Something that keeps its size when the map is made larger.
pub(super) fn pin((x, y): Point) -> Element {
    el("g").class("pin").attr("transform", format!("translate({} {})", number(x), number(y)))
}

impl Placed {
    /// The name, or the badge in its place.
    pub(super) fn draw(&self, wanted: &Wanted, font: f64) -> Element {
        if let Some((n, place)) = self.badge {
            let badge = pin(place.at).child(badge(n, font));
            return match place.leads_to {
                Some(area) => el("g").child(line(area, place.at, "ink", 0.8)).child(badge),
                None => badge,
            };
        }
        let Some((lines, at)) = &self.lines else { return el("g") };
        let middle = as_f64(lines.len() - 1) * step(font) / 2.0;
        let written = lines.iter().enumerate().map(|(i, line)| {
            let base = as_f64(i) * step(font) - middle + font * 0.36;
            let words = text(0.0, base, Anchor::Middle, wanted.ink.unwrap_or("ink"), line);
            if wanted.ink.is_some() { words } else { rimmed(words) }
        });
        let pin = pin((at.0, at.1 + middle));
        let pin = if wanted.own { pin.attr("font-weight", "700") } else { pin };
        pin.children(written)
    }

    /// What the key says of it: its number and its name, where that is not on the map.
    pub(super) fn key(&self, wanted: &Wanted) -> Option<(usize, String)> {
        let words = if wanted.value.is_empty() {
            wanted.name.clone()
        } else {
            format!("{} {}", wanted.name, wanted.value)
        };
        self.badge.map(|(n, _)| (n, words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(left: f64, edge: f64) -> Region {
        let (right, top, bottom) = (left + edge, 80.0, 80.0 + edge);
        let ring = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        Region::new(&[ring], SHEET).unwrap()
    }

    fn wanted(name: &str, region: Region) -> Wanted {
        Wanted {
            name: name.to_owned(),
            short: String::new(),
            value: String::new(),
            head: (0.0, 0.0),
            ink: None,
            own: false,
            region,
        }
    }

    const SHEET: Rect = Rect { left: 0.0, top: 0.0, right: 600.0, bottom: 200.0 };

    #[test]
    fn a_name_is_broken_shortened_or_numbered_until_it_fits() {
        let mut shortened = wanted("Chelsfield and Pratts Bottom", square(200.0, 60.0));
        shortened.short = "Chelsfld".to_owned();
        let all = [
            wanted("Penge and Cator", square(0.0, 70.0)),
            shortened,
            wanted("Orpington", square(300.0, 22.0)),
            wanted("Darwin", square(400.0, 12.0)),
        ];
        let placed = place(&all, 12.5, SHEET, &mut Vec::new());
        assert_eq!(placed[0].lines.as_ref().unwrap().0, ["Penge", "and Cator"]);
        assert_eq!(placed[1].lines.as_ref().unwrap().0, ["Chelsfld"]);
        let key: Vec<_> = placed.iter().zip(&all).filter_map(|(p, w)| p.key(w)).collect();
        assert_eq!(key, [(1, "Orpington".to_owned()), (2, "Darwin".to_owned())]);
    }

    #[test]
    fn badges_do_not_cover_each_other() {
        let all: Vec<Wanted> =
            (0..6).map(|i| wanted("Long name", square(100.0 + f64::from(i) * 8.0, 8.0))).collect();
        let placed = place(&all, 12.5, SHEET, &mut Vec::new());
        let boxes: Vec<Rect> = placed
            .iter()
            .filter_map(|p| p.badge)
            .map(|(n, badge)| Rect::about(badge.at, badge_size(n, 12.5)))
            .collect();
        assert_eq!(boxes.len(), 6);
        for (i, a) in boxes.iter().enumerate() {
            assert!(SHEET.holds(*a));
            assert!(boxes[..i].iter().all(|b| !a.meets(*b)), "{boxes:?}");
        }
    }

    #[test]
    fn the_head_stands_over_the_name() {
        let mut with_head = wanted("Penge", square(0.0, 80.0));
        with_head.head = (30.0, 30.0);
        let placed = place(&[with_head], 12.5, SHEET, &mut Vec::new());
        let (_, name) = placed[0].lines.as_ref().unwrap();
        assert!(placed[0].head.1 + 15.0 <= name.1 && (placed[0].head.0 - name.0).abs() < 1e-9);
    }
}
