//! Every colour that is used, once, with its light and its dark form, and the pairs that must be told apart. A page's style
//! names colours only by these names; a test computes the contrast of every pair.

/// A colour by what it is for.
#[derive(Debug, Clone, Copy)]
pub struct Colour {
    /// What it is for; in a style `var(--name)`.
    pub name: &'static str,
    /// On a light page and on paper.
    pub light: &'static str,
    /// On a dark page.
    pub dark: &'static str,
}

const fn colour(name: &'static str, light: &'static str, dark: &'static str) -> Colour {
    Colour { name, light, dark }
}

/// The colours. Categorical hues are the Government Analysis Function's accessible palette.
pub const COLOURS: &[Colour] = &[
    colour("paper", "#ffffff", "#12171c"),
    colour("tint", "#f3f5f7", "#1d252c"),
    colour("ink", "#0b0c0c", "#f0f2f4"),
    colour("muted", "#505a5f", "#aeb7bd"),
    colour("rule", "#b1b4b6", "#4b555d"),
    colour("grid", "#e1e4e6", "#2a333a"),
    colour("link", "#1a5f9e", "#8ec1f0"),
    colour("link-hover", "#003078", "#c5e0fa"),
    colour("focus", "#ffdd00", "#ffdd00"),
    colour("focus-ink", "#0b0c0c", "#0b0c0c"),
    colour("brand", "#12436d", "#0c2c48"),
    colour("brand-ink", "#ffffff", "#ffffff"),
    colour("own", "#12436d", "#6bace6"),
    colour("other", "#949494", "#7f8a92"),
    colour("line-1", "#12436d", "#6bace6"),
    colour("line-2", "#28a197", "#28a197"),
    colour("line-3", "#801650", "#e08ab8"),
    colour("line-4", "#f46a25", "#f58a52"),
    colour("event", "#3d3d3d", "#c3cad0"),
    colour("band", "#e4ecf3", "#22303c"),
    colour("class-1", "#e8f1f8", "#17324a"),
    colour("class-2", "#a9cce6", "#14487a"),
    colour("class-3", "#6bace6", "#2073bc"),
    colour("class-4", "#2073bc", "#6bace6"),
    colour("class-5", "#12436d", "#cfe4f5"),
    colour("on-class-1", "#0b0c0c", "#ffffff"),
    colour("on-class-2", "#0b0c0c", "#ffffff"),
    colour("on-class-3", "#0b0c0c", "#ffffff"),
    colour("on-class-4", "#ffffff", "#0b0c0c"),
    colour("on-class-5", "#ffffff", "#0b0c0c"),
    colour("met", "#cce2d8", "#123d2b"),
    colour("on-met", "#004225", "#c9f0dd"),
    colour("unmet", "#f6d7d2", "#4d1a12"),
    colour("on-unmet", "#6b1206", "#fbd9d3"),
    colour("amber", "#ffe0b0", "#4a300c"),
    colour("on-amber", "#4a2800", "#ffdfb0"),
    colour("notice", "#fff3bf", "#3d3410"),
    colour("on-notice", "#0b0c0c", "#fff3bf"),
];

/// A pair that stands together: what is drawn, what it is drawn on, and the least contrast WCAG 2.2 AA asks of it: 4.5 for
/// text, 3 for what is not text.
pub const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", 4.5),
    ("ink", "tint", 4.5),
    ("muted", "paper", 4.5),
    ("muted", "tint", 4.5),
    ("link", "paper", 4.5),
    ("link", "tint", 4.5),
    ("link", "notice", 4.5),
    ("link-hover", "paper", 4.5),
    ("link-hover", "tint", 4.5),
    ("link-hover", "notice", 4.5),
    ("focus-ink", "focus", 4.5),
    ("brand-ink", "brand", 4.5),
    ("own", "paper", 3.0),
    ("own", "tint", 3.0),
    ("own", "notice", 3.0),
    ("other", "paper", 3.0),
    ("line-1", "paper", 3.0),
    ("line-2", "paper", 3.0),
    ("line-3", "paper", 3.0),
    ("line-4", "paper", 3.0),
    ("event", "paper", 4.5),
    ("event", "band", 4.5),
    ("muted", "band", 4.5),
    ("ink", "band", 4.5),
    ("own", "band", 3.0),
    ("paper", "line-1", 4.5),
    ("on-class-1", "class-1", 4.5),
    ("on-class-2", "class-2", 4.5),
    ("on-class-3", "class-3", 4.5),
    ("on-class-4", "class-4", 4.5),
    ("on-class-5", "class-5", 4.5),
    ("on-met", "met", 4.5),
    ("on-unmet", "unmet", 4.5),
    ("on-amber", "amber", 4.5),
    ("on-notice", "notice", 4.5),
    ("ink", "notice", 4.5),
    ("muted", "notice", 4.5),
    ("on-met", "paper", 3.0),
    ("on-unmet", "paper", 3.0),
];

/// The light form of a colour, for drawings that stand alone; the ink where there is no such colour.
pub fn light(name: &str) -> &'static str {
    COLOURS.iter().find(|c| c.name == name).map_or("#0b0c0c", |c| c.light)
}

/// The colours that `used` knows as CSS custom properties of what this selector chooses: light, dark where the reader's system asks for it, light again on
/// paper.
pub(crate) fn css(of: &str, used: &impl Fn(&str) -> bool) -> String {
    let list = |form: fn(&Colour) -> &'static str| -> String {
        let used = COLOURS.iter().filter(|c| used(c.name));
        let each: Vec<String> = used.map(|c| format!("--{}:{};", c.name, form(c))).collect();
        each.concat()
    };
    format!(
        "{of}{{{}}}\n@media screen and (prefers-color-scheme:dark){{{of}{{color-scheme:dark;{}}}}}\n",
        list(|c| c.light),
        list(|c| c.dark)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, relative luminance.
    fn luminance(hex: &str) -> f64 {
        let part = |i: usize| f64::from(u8::from_str_radix(&hex[i..i + 2], 16).unwrap()) / 255.0;
        let linear =
            |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn named(name: &str) -> Colour {
        *COLOURS.iter().find(|c| c.name == name).unwrap_or_else(|| panic!("no colour {name}"))
    }

    #[test]
    fn contrast_is_computed_as_the_standard_does() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((contrast("#777777", "#ffffff") - 4.478).abs() < 0.001);
    }

    #[test]
    fn every_pair_can_be_told_apart() {
        for &(fore, back, least) in PAIRS {
            let (fore, back) = (named(fore), named(back));
            for (form, ratio) in [
                ("light", contrast(fore.light, back.light)),
                ("dark", contrast(fore.dark, back.dark)),
            ] {
                assert!(
                    ratio >= least,
                    "{} on {}, {form}: {ratio:.2} < {least}",
                    fore.name,
                    back.name
                );
            }
        }
    }

    /// Classes that lie side by side on a map differ in lightness, not in hue alone, so that they can be told apart in grey.
    #[test]
    fn each_class_is_darker_or_lighter_than_the_one_before() {
        let classes = ["class-1", "class-2", "class-3", "class-4", "class-5"].map(named);
        for form in [|c: &Colour| c.light, |c: &Colour| c.dark] {
            let light: Vec<f64> = classes.iter().map(|c| luminance(form(c))).collect();
            assert!(light.is_sorted() || light.iter().rev().is_sorted(), "{light:?}");
            for pair in classes.windows(2) {
                let ratio = contrast(form(&pair[0]), form(&pair[1]));
                assert!(ratio >= 1.35, "{} beside {}: {ratio:.2}", pair[0].name, pair[1].name);
            }
        }
    }

    #[test]
    fn every_colour_stands_in_a_pair_or_is_a_mere_rule() {
        for colour in COLOURS {
            let paired = PAIRS.iter().any(|(a, b, _)| *a == colour.name || *b == colour.name);
            assert!(paired || ["rule", "grid"].contains(&colour.name), "{}", colour.name);
        }
    }
}
