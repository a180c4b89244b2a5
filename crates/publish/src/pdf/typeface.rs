//! What all documents share: Typst's library and the typeface, read once; how wide words are in it, and which characters it
//! has.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations, FontWeight};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};

use crate::fonts;

/// Typst's library and the faces.
pub(super) struct Shared {
    pub(super) library: LazyHash<Library>,
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    regular: Option<FontInstance>,
    bold: Option<FontInstance>,
}

/// What all documents share.
pub(super) fn shared() -> &'static Shared {
    static SHARED: OnceLock<Shared> = OnceLock::new();
    SHARED.get_or_init(|| {
        let faces = fonts::faces().map(|face| Font::new(Bytes::new(face), 0));
        let fonts: Vec<Font> = faces.into_iter().flatten().collect();
        let book = FontBook::from_fonts(&fonts);
        let face = |weight: FontWeight| {
            let variant = FontVariant { weight, ..FontVariant::default() };
            let font = book.select(&fonts::FAMILY.to_lowercase(), variant).map(|i| &fonts[i])?;
            Some(font.clone().instantiate(variant, Abs::pt(10.0), &FontVariations::default()))
        };
        let (regular, bold) = (face(FontWeight::REGULAR), face(FontWeight::SEMIBOLD));
        // Row headers have a scope only with this feature of Typst.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_features(features).build();
        Shared { library: LazyHash::new(library), book: LazyHash::new(book), fonts, regular, bold }
    })
}

/// The weight of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// How wide words are, in units of their size.
pub(super) fn width(words: &str, weight: Weight) -> f64 {
    let shared = shared();
    let face = match weight {
        Weight::Regular => &shared.regular,
        Weight::Bold => &shared.bold,
    };
    let each = words.chars().map(|c| {
        let face = face.as_ref()?;
        Some(face.x_advance(face.ttf().glyph_index(c)?.0)?.get())
    });
    each.map(|width| width.unwrap_or(0.6)).sum()
}

/// The words with every character that the typeface lacks given by its code, "[U+1F600]", as a tagged PDF may not hold an
/// empty box for it; control characters go.
pub(super) fn printable(words: &str) -> Cow<'_, str> {
    let Some(face) = shared().fonts.first() else { return Cow::Borrowed(words) };
    let has = |c: char| face.info().coverage.contains(u32::from(c)) && !c.is_control();
    if words.chars().all(|c| has(c) || c == '\n') {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            c if has(c) => out.push(c),
            c if c.is_control() || is_joiner(c) => {}
            c => {
                // Writing to a string cannot fail.
                let _ = write!(out, "[U+{:04X}]", u32::from(c));
            }
        }
    }
    Cow::Owned(out)
}

/// Marks that only join or choose forms and are not seen.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_measured_in_the_typeface() {
        assert!(width("mmmm", Weight::Regular) > width("iiii", Weight::Regular) * 2.0);
        assert!(width("Burglary", Weight::Bold) > width("Burglary", Weight::Regular));
        assert!((3.0..5.0).contains(&width("Burglary", Weight::Regular)));
    }

    #[test]
    fn what_the_typeface_lacks_is_given_by_its_code() {
        assert_eq!(printable("Llanfair \u{2212}3 \u{25cf} [c]"), "Llanfair \u{2212}3 \u{25cf} [c]");
        assert_eq!(printable("a\u{1f600}\u{fe0f}b\u{7}"), "a[U+1F600]b");
    }
}
