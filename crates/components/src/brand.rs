//! The colour of a partnership: its head, banners and the page being read, each with white words on it.

use thiserror::Error;

use crate::Colour;

/// The ground of a dark page, which the style has as `--paper`.
pub(crate) const DARK_PAPER: Colour = Colour([0x12, 0x17, 0x1c]);

/// The least contrast of words on their ground, WCAG 2.2 AA.
pub(crate) const WORDS: f64 = 4.5;

/// The least contrast of a shape that is not words, WCAG 2.2 AA.
pub(crate) const SHAPES: f64 = 3.0;

/// The contrast of white with the head of a dark page, so that its large surface does not dazzle.
const CALM: f64 = 12.0;

/// What cannot be used.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Error {
    /// It is written wrongly.
    #[error("“{0}” is no colour; write # and six digits from 0 to f, such as #12436d")]
    NotAColour(String),
    /// White words on it cannot be read by all.
    #[error(
        "white words on {colour} have a contrast of {contrast:.1} and need 4.5; choose a darker colour"
    )]
    TooPale {
        /// The colour.
        colour: String,
        /// Its contrast with white.
        contrast: f64,
    },
}

/// The style that gives pages this colour, to be served after [`STYLESHEET`](crate::STYLESHEET). On a dark page it is made
/// lighter until it stands out from the ground. A colour on which white words cannot be read is refused.
pub fn brand(colour: &str) -> Result<String, Error> {
    let light = Colour::parse(colour)?;
    let contrast = light.contrast(Colour::WHITE);
    if contrast < WORDS {
        return Err(Error::TooPale { colour: light.hex(), contrast });
    }
    let mut dark = light;
    while dark.contrast(DARK_PAPER) < SHAPES && dark.lighter().contrast(Colour::WHITE) >= WORDS {
        dark = dark.lighter();
    }
    let mut head = light;
    while head.contrast(Colour::WHITE) < CALM {
        head = head.darker();
    }
    let (light, dark, head) = (light.hex(), dark.hex(), head.hex());
    Ok(format!(
        "html:root{{--brand:{light};--head:{light}}}@media screen and (prefers-color-scheme:dark)\
         {{html:root{{--head:{head};--brand:{dark}}}}}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_taken_as_it_is_and_made_lighter_for_dark_pages() {
        for colour in ["#12436d", "#000", "#801650", "#1a5c2e", "#4a0072", "#767676", "#b00"] {
            let style = brand(colour).unwrap();
            let dark = style.rsplit("--brand:").next().unwrap().trim_end_matches('}');
            let dark = Colour::parse(dark).unwrap();
            assert!(dark.contrast(DARK_PAPER) >= SHAPES, "{style}");
            assert!(dark.contrast(Colour::WHITE) >= WORDS, "{style}");
            assert!(style.contains(&Colour::parse(colour).unwrap().hex()));
        }
    }

    #[test]
    fn a_colour_that_cannot_bear_white_words_or_is_none_is_refused() {
        let pale = brand("#f46a25").unwrap_err().to_string();
        assert_eq!(
            pale,
            "white words on #f46a25 have a contrast of 3.0 and need 4.5; choose a darker colour"
        );
        for wrong in ["", "red", "#12", "#12345g", "12436d", "#12436d;}", "url(x)"] {
            assert!(matches!(brand(wrong), Err(Error::NotAColour(_))), "{wrong}");
        }
    }
}
