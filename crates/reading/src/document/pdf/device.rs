//! What a page draws, as far as reading needs it: letters, and straight lines.

use std::collections::BTreeMap;

use hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};
use kurbo::{Affine, BezPath, PathSeg, Point, Shape};

use crate::document::tidy::raised;

/// A letter, or the few that one sign stands for.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// Its text.
    pub(super) text: String,
    /// Where it begins, from the left.
    pub(super) x: f32,
    /// Where the next one would begin.
    pub(super) end: f32,
    /// Its base line, from the top.
    pub(super) y: f32,
    /// The size of its type.
    pub(super) size: f32,
}

/// A straight line that was drawn: upright or level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ruling {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

impl Ruling {
    /// Whether it is level.
    pub(super) fn is_level(&self) -> bool {
        self.x1 - self.x0 > self.y1 - self.y0
    }
}

/// A line is thinner than this, and longer than [`SHORTEST`].
const THICKEST: f64 = 2.5;
const SHORTEST: f64 = 6.0;
/// In thousandths of the type's size: a raised digit begins above this and is lower than this.
const LOWEST_RAISED: f64 = 200.0;
const HIGHEST_RAISED: f64 = 550.0;
/// The most lines that are kept of a page: drawings have more, tables do not.
const MOST_RULINGS: usize = 20_000;

/// A page being read.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) letters: Vec<Letter>,
    pub(super) rulings: Vec<Ruling>,
    width: f32,
    height: f32,
    most: usize,
    /// Which digits of which typefaces are drawn raised.
    digits: BTreeMap<(u128, u32), bool>,
}

impl Page {
    /// An empty page that takes a number of letters at most.
    pub(super) fn new(width: f32, height: f32, most: usize) -> Self {
        Self {
            letters: Vec::new(),
            rulings: Vec::new(),
            width,
            height,
            most,
            digits: BTreeMap::new(),
        }
    }

    /// Whether a typeface draws a digit raised at the size of the text, as it does where it has such digits of its own.
    fn is_raised(&mut self, digit: &OutlineGlyph) -> bool {
        let key = (digit.font_cache_key(), digit.glyph_id().to_u32());
        *self.digits.entry(key).or_insert_with(|| {
            let bounds = digit.outline().bounding_box();
            bounds.y0 > LOWEST_RAISED && bounds.height() < HIGHEST_RAISED
        })
    }

    fn rule(&mut self, from: Point, to: Point) {
        let (width, height) = ((to.x - from.x).abs(), (to.y - from.y).abs());
        let level = height < THICKEST && width > SHORTEST;
        let upright = width < THICKEST && height > SHORTEST;
        if (level || upright) && self.rulings.len() < MOST_RULINGS {
            let (x0, x1) = (from.x.min(to.x), from.x.max(to.x));
            let (y0, y1) = (from.y.min(to.y), from.y.max(to.y));
            self.rulings.push(Ruling {
                x0: short(x0),
                y0: short(y0),
                x1: short(x1),
                y1: short(y1),
            });
        }
    }
}

/// A length on a page.
#[expect(clippy::cast_possible_truncation, reason = "points on a page need no more")]
fn short(length: f64) -> f32 {
    length as f32
}

impl<'a> Device<'a> for Page {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        own: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        if self.letters.len() >= self.most {
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => return,
        };
        let whole = transform * own;
        let (advance, em) = match glyph {
            Glyph::Outline(outline) => {
                (f64::from(outline.advance_width().unwrap_or(500.0)), 1000.0)
            }
            // Its widths are not told: half a square is the usual one.
            Glyph::Type3(_) => (500.0, 1000.0),
        };
        let start = whole * Point::ORIGIN;
        let end = whole * Point::new(advance, 0.0);
        let size = (whole * Point::new(0.0, em) - start).hypot().clamp(0.0, 200.0);
        // Text that runs upward or downward is a mark in the margin or a label of a chart.
        let level = (end.y - start.y).abs() <= (end.x - start.x).abs() * 0.2 + 0.01;
        let on_page = start.x > -1.0
            && start.y > -1.0
            && start.x < f64::from(self.width) + 1.0
            && start.y < f64::from(self.height) + 1.0;
        if !level || !on_page || !start.is_finite() || !end.is_finite() || size < 1.0 {
            return;
        }
        let is_digit = text.len() == 1 && text.starts_with(|letter: char| letter.is_ascii_digit());
        let is_raised = match glyph {
            Glyph::Outline(outline) if is_digit => self.is_raised(outline),
            _ => false,
        };
        let letter = Letter {
            text: if is_raised { raised(&text) } else { text },
            x: short(start.x),
            end: short(end.x.max(start.x)),
            y: short(start.y),
            size: short(size),
        };
        // Drawn twice, as fill and as outline or for a bold look, it is one letter.
        let again = self.letters.iter().rev().take(2).any(|known| {
            known.text == letter.text
                && (known.x - letter.x).abs() < letter.size * 0.1
                && (known.y - letter.y).abs() < letter.size * 0.1
        });
        if !again {
            self.letters.push(letter);
        }
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, mode: &PathDrawMode) {
        let path = transform * path;
        match mode {
            PathDrawMode::Fill(_) => {
                let bounds = path.bounding_box();
                if bounds.width() < THICKEST || bounds.height() < THICKEST {
                    self.rule(Point::new(bounds.x0, bounds.y0), Point::new(bounds.x1, bounds.y1));
                }
            }
            PathDrawMode::Stroke(_) => {
                for segment in path.segments() {
                    if let PathSeg::Line(line) = segment {
                        self.rule(line.p0, line.p1);
                    }
                }
            }
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
