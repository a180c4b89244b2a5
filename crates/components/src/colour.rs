//! Colours as numbers, and how well two can be told apart.

use crate::Error;

/// A colour of the screen: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub(crate) [u8; 3]);

impl Colour {
    /// White.
    pub const WHITE: Self = Self([255; 3]);

    /// The colour that is written `#12436d` or `#14d`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let wrong = || Error::NotAColour(text.to_owned());
        let digits: Option<Vec<u8>> = text
            .strip_prefix('#')
            .ok_or_else(wrong)?
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect();
        match digits.as_deref() {
            Some(&[red, green, blue]) => Ok(Self([red, green, blue].map(|digit| digit * 17))),
            Some(&[_, _, _, _, _, _]) => {
                let part =
                    |at: usize| u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| wrong());
                Ok(Self([part(1)?, part(3)?, part(5)?]))
            }
            _ => Err(wrong()),
        }
    }

    /// As a style has it: `#12436d`.
    pub fn hex(self) -> String {
        let [r, g, b] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// One hundredth of the way to white.
    pub(crate) fn lighter(self) -> Self {
        Self(self.0.map(|part| part.saturating_add(((255 - part) / 100).max(1))))
    }

    /// One hundredth of the way to black.
    pub(crate) fn darker(self) -> Self {
        Self(self.0.map(|part| part.saturating_sub((part / 100).max(1))))
    }

    /// WCAG 2.2, relative luminance: 0 is black, 1 is white.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// WCAG 2.2, contrast ratio: 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}
