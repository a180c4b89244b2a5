//! A number as it is printed: its value, its precision, its unit; and what only looks like a figure.

mod label;
mod scan;

use std::ops::Range;

pub(crate) use scan::scan;

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    /// The bytes of it, with its sign, its currency and its unit.
    pub(crate) range: Range<usize>,
    /// Its value: signed where a sign is printed.
    pub(crate) value: f64,
    /// How many decimals are printed.
    pub(crate) decimals: u8,
    /// What follows it or goes before.
    pub(crate) unit: Unit,
    /// Whether a sign is printed.
    pub(crate) signed: bool,
    /// What "m" or "k" after it multiplies by; 1 without.
    pub(crate) scale: f64,
}

/// The unit of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Unit {
    /// None: a count, or a rate without its base.
    Plain,
    /// Per cent.
    Percent,
    /// Per so many.
    Per(f64),
    /// Pounds.
    Pounds,
    /// First, second.
    Ordinal,
    /// A length of time or another quantity with a unit of its own: days, hours, kilograms.
    Measured,
    /// A year, a date, a page, a section, a telephone number: no figure.
    Label,
}

impl Number {
    /// Whether it is a figure at all.
    pub(crate) fn is_figure(&self) -> bool {
        !matches!(self.unit, Unit::Label | Unit::Measured)
    }

    /// Whether it can be a number of things.
    pub(crate) fn is_count(&self) -> bool {
        self.unit == Unit::Plain && self.decimals == 0 && !self.signed
    }

    /// Whether it is a number of something that changes: a count, a rate or an amount.
    pub(crate) fn is_level(&self) -> bool {
        matches!(self.unit, Unit::Plain | Unit::Per(_) | Unit::Pounds) && !self.signed
    }

    /// Whether it is per cent.
    pub(crate) fn is_percent(&self) -> bool {
        self.unit == Unit::Percent
    }

    /// Half of the last printed digit.
    pub(crate) fn half(&self) -> f64 {
        0.5 * self.step()
    }

    /// One of the last printed digit.
    pub(crate) fn step(&self) -> f64 {
        self.scale * 10f64.powi(-i32::from(self.decimals))
    }

    /// How far the true value can be from the printed one. A count in full is exact; one that ends in three noughts or more
    /// is rounded, as are millions, pounds without pence and what has decimals.
    pub(crate) fn blur(&self) -> f64 {
        let mut step = self.step();
        let exact = self.decimals == 0 && self.scale <= 1.0 && self.unit != Unit::Pounds;
        if self.decimals == 0
            && self.value.abs() >= 10_000.0
            && (self.value / 1_000.0).fract() == 0.0
        {
            while (self.value / (step * 10.0)).fract() == 0.0 {
                step *= 10.0;
            }
        }
        if exact && step <= 1.0 { 0.0 } else { step / 2.0 }
    }
}
