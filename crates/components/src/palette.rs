//! The colours of the style as it is served, light and dark: every pair that stands together can be told apart.

use std::collections::BTreeMap;

use crate::brand::{DARK_PAPER, SHAPES, WORDS};
use crate::{Colour, STYLESHEET};

/// What is drawn and what it is drawn on, both by name, and the contrast needed.
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", WORDS),
    ("ink", "tint", WORDS),
    ("ink", "tint-strong", WORDS),
    ("muted", "paper", WORDS),
    ("muted", "tint", WORDS),
    ("link", "paper", WORDS),
    ("link", "tint", WORDS),
    ("link-hover", "paper", WORDS),
    ("link-hover", "tint", WORDS),
    ("link-visited", "paper", WORDS),
    ("link-visited", "tint", WORDS),
    ("bad", "paper", WORDS),
    ("bad-hover", "paper", WORDS),
    ("focus-ink", "focus", WORDS),
    ("on-brand", "brand", WORDS),
    ("on-brand", "head", WORDS),
    ("on-brand", "good", WORDS),
    ("on-good-tint", "good-tint", WORDS),
    ("on-bad-tint", "bad-tint", WORDS),
    ("on-amber-tint", "amber-tint", WORDS),
    ("on-blue-tint", "blue-tint", WORDS),
    ("on-purple-tint", "purple-tint", WORDS),
    ("on-pink-tint", "pink-tint", WORDS),
    ("on-teal-tint", "teal-tint", WORDS),
    ("edge", "paper", SHAPES),
    ("edge", "tint", SHAPES),
    ("brand", "paper", SHAPES),
    ("good", "paper", SHAPES),
    ("focus", "focus-ink", SHAPES),
];

/// The palette where `dark` says so.
fn palette(dark: bool) -> BTreeMap<&'static str, Colour> {
    let blocks = STYLESHEET.split("html:root{").skip(1).map(|rest| rest.split('}').next().unwrap());
    let block = blocks.filter(|block| block.contains("--paper:")).nth(usize::from(dark)).unwrap();
    assert_eq!(block.contains("color-scheme:dark"), dark);
    let colours = block.split(';').filter_map(|one| one.strip_prefix("--")?.split_once(':'));
    colours.filter_map(|(name, value)| Some((name, Colour::parse(value.trim()).ok()?))).collect()
}

#[test]
fn every_pair_can_be_told_apart_in_light_and_dark() {
    for dark in [false, true] {
        let palette = palette(dark);
        for (drawn, ground, needed) in PAIRS {
            let found = palette[drawn].contrast(palette[ground]);
            assert!(
                found >= *needed,
                "dark {dark}: {drawn} on {ground} has {found:.2}, not {needed}"
            );
        }
        for name in palette.keys().filter(|name| !["rule", "shade"].contains(name)) {
            assert!(PAIRS.iter().any(|(a, b, _)| a == name || b == name), "{name} is in no pair");
        }
    }
    assert_eq!(palette(true)["paper"], DARK_PAPER);
}

#[test]
fn the_package_has_no_colour_of_its_own_left() {
    let style = STYLESHEET.replace(": ", ":");
    let named = style.matches("var(--govuk-").count();
    assert!(named > 100, "{named}");
    for property in
        STYLESHEET.split("var(--govuk-").skip(1).filter_map(|rest| rest.split(')').next())
    {
        let is_colour = property.ends_with("-colour");
        let is_set = style.contains(&format!("--govuk-{property}:var(--"));
        assert!(!is_colour || is_set || property.starts_with("print-"), "{property} is not set");
    }
}
