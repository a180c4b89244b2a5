//! Measure by month: the number in each cell, each row shaded by itself from its lowest month to its highest. Where a drawing
//! is too narrow for all months they go on in a second block.

use document::{Frame, HeatCell, HeatRow, HeatTable};
use figure::{Month, write};

use super::Size;
use super::axes::as_f64;
use super::canvas::{Anchor, block, fitted, hatching, text, width_of};
use super::legend::{Flow, SIGN, class_name, patterned, sign};
use super::months::{capital, highest};
use super::standing::Picture;
use markup::{Element, el};

/// How many shades there are.
const SHADES: usize = 5;

pub(super) fn draw(frame: &Frame, chart: &HeatTable, size: Size) -> Picture {
    let font = size.font();
    let phone = size == Size::Phone;
    let pattern = format!("{}-{}-hatch", frame.id, size.word());
    let names = highest(chart.rows.iter().map(|row| width_of(&row.name, font))) + 12.0;
    let names = if phone { 0.0 } else { names.min(size.width() * 0.34) };
    let cells = || chart.rows.iter().flat_map(|row| &row.cells);
    let widest = highest(cells().map(|cell| width_of(&shown(cell), size.small())));
    let least = widest.max(width_of("May", font)) + 8.0;
    let plan = Plan::new(chart.months.len(), size.width() - names, least);
    let shades: Vec<Vec<Option<usize>>> = chart.rows.iter().map(shades).collect();
    let sheet = Sheet { chart, shades: &shades, plan, names, pattern: &pattern, size };
    let mut svg = Picture::new(0.0).child(hatching(&pattern)).child(text(
        0.0,
        font,
        Anchor::Start,
        "muted",
        &capital(&chart.unit),
    ));
    let mut y = font + 12.0;
    for first in (0..chart.months.len()).step_by(plan.abreast.max(1)) {
        let (parts, end) = sheet.block(first, y);
        svg = svg.children(parts);
        y = end + 14.0;
    }
    let mut flow = Flow::new((0.0, size.width()), y, font);
    let mut signs = Vec::new();
    for (shade, words) in [(0, "a row’s lowest months"), (SHADES - 1, "a row’s highest months")]
    {
        signs.push(flow.entry(sign(block((0.0, 0.0), SIGN, class_name(shade).0)), words));
    }
    if cells().any(|cell| cell.suppressed) {
        signs.push(flow.entry(sign(block((0.0, 0.0), SIGN, "paper")), "[c] too small to show"));
    }
    if cells().any(is_missing) {
        signs.push(flow.entry(patterned(&pattern), "not held"));
    }
    svg.height = flow.end() + 4.0;
    svg.children(signs)
}

/// How many months stand abreast, and how wide each is.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Plan {
    abreast: usize,
    wide: f64,
}

impl Plan {
    /// As many as fit, in blocks of about the same length.
    fn new(months: usize, room: f64, least: f64) -> Self {
        let mut fit = 1;
        while fit < months && as_f64(fit + 1) * least <= room {
            fit += 1;
        }
        let blocks = months.div_ceil(fit).max(1);
        let abreast = months.div_ceil(blocks).max(1);
        Self { abreast, wide: (room / as_f64(abreast)).min(64.0) }
    }
}

/// What every block is drawn from.
struct Sheet<'a> {
    chart: &'a HeatTable,
    shades: &'a [Vec<Option<usize>>],
    plan: Plan,
    names: f64,
    pattern: &'a str,
    size: Size,
}

impl Sheet<'_> {
    /// The months from this one on, as many as stand abreast, and where they end.
    fn block(&self, first: usize, top: f64) -> (Vec<Element>, f64) {
        let font = self.size.font();
        let high = font + 10.0;
        let above = if self.size == Size::Phone { font + 7.0 } else { 0.0 };
        let months = self.chart.months.iter().enumerate().skip(first).take(self.plan.abreast);
        let x = |i: usize| self.names + as_f64(i - first) * self.plan.wide;
        let mut out = Vec::new();
        for (i, month) in months.clone() {
            let middle = x(i) + self.plan.wide / 2.0;
            let name = month.name().get(..3).unwrap_or_default();
            out.push(text(middle, top + font * 2.0 + 3.0, Anchor::Middle, "muted", name));
            if i == first || month.month() == 1 {
                out.push(year(middle, top + font, *month));
            }
        }
        let mut y = top + font * 2.0 + 9.0;
        for (row, shades) in self.chart.rows.iter().zip(self.shades) {
            y += above;
            let name = fitted(
                &row.name,
                font,
                if above > 0.0 { self.size.width() } else { self.names - 8.0 },
            );
            out.push(if above > 0.0 {
                text(0.0, y - 5.0, Anchor::Start, "ink", &name)
            } else {
                text(self.names - 8.0, y + high / 2.0 + font * 0.36, Anchor::End, "ink", &name)
            });
            for (i, _) in months.clone() {
                let Some(cell) = row.cells.get(i) else { continue };
                let shade = shades.get(i).copied().flatten();
                out.push(self.cell(cell, shade, (x(i), y), high));
            }
            y += high;
        }
        (out, y)
    }

    fn cell(
        &self,
        cell: &HeatCell,
        shade: Option<usize>,
        (x, y): (f64, f64),
        high: f64,
    ) -> Element {
        let (at, within) = ((x + 1.0, y + 1.0), (self.plan.wide - 2.0, high - 2.0));
        let words = shown(cell);
        let base = y + high / 2.0 + self.size.small() * 0.36;
        let number = |colour: &str| {
            text(x + self.plan.wide / 2.0, base, Anchor::Middle, colour, &words)
                .at("font-size", self.size.small())
        };
        match shade.map(class_name) {
            Some((fill, ink)) => el("g").child(block(at, within, fill)).child(number(ink)),
            None if is_missing(cell) => el("rect")
                .attr("fill", format!("url(#{})", self.pattern))
                .at("x", at.0)
                .at("y", at.1)
                .at("width", within.0)
                .at("height", within.1),
            None => number("ink"),
        }
    }
}

/// The year over its first month, kept within the drawing.
fn year(x: f64, y: f64, month: Month) -> Element {
    let words = month.year().to_string();
    text(x, y, Anchor::Middle, "muted", &words)
}

fn is_missing(cell: &HeatCell) -> bool {
    cell.value.is_none() && !cell.suppressed
}

/// What stands in a cell.
fn shown(cell: &HeatCell) -> String {
    match cell.value {
        _ if cell.suppressed => "[c]".to_owned(),
        Some(value) if value.is_finite() => write::count(value),
        _ => String::new(),
    }
}

/// The shade of each cell: five equal steps from the row's lowest number to its highest; the lightest where all are the same.
fn shades(row: &HeatRow) -> Vec<Option<usize>> {
    let held = |cell: &HeatCell| cell.value.filter(|v| v.is_finite() && !cell.suppressed);
    let values = || row.cells.iter().filter_map(held);
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let step = (high - low) / as_f64(SHADES);
    row.cells
        .iter()
        .map(|cell| {
            let value = held(cell)?;
            Some((1..SHADES).filter(|i| step > 0.0 && value >= low + step * as_f64(*i)).count())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_shaded_by_itself() {
        let cell = |value: f64| HeatCell { value: Some(value), suppressed: false };
        let row = |values: &[f64]| HeatRow {
            name: String::new(),
            cells: values.iter().map(|v| cell(*v)).collect(),
        };
        assert_eq!(shades(&row(&[0.0, 5.0, 10.0])), [Some(0), Some(2), Some(4)]);
        assert_eq!(shades(&row(&[7.0, 7.0])), [Some(0), Some(0)]);
        let mut hidden = row(&[1.0, 900.0]);
        hidden.cells[1].suppressed = true;
        assert_eq!(shades(&hidden), [Some(0), None], "what is hidden shades nothing");
    }

    #[test]
    fn blocks_are_of_about_the_same_length() {
        assert_eq!(Plan::new(12, 288.0, 36.0).abreast, 6);
        assert_eq!(Plan::new(12, 500.0, 40.0).abreast, 12);
        assert_eq!(Plan::new(0, 288.0, 36.0).abreast, 1);
    }
}
