//! The files that pages ask for: style, script and typeface. Each has a name that changes with its bytes, so a browser may
//! keep it for ever. All are served from one folder, as the style names the typeface beside itself.

/// A file to serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// Its name in the folder: `style-0123456789ab.css`.
    pub name: &'static str,
    /// What to send as `Content-Type`.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

/// The style of every page.
pub const STYLESHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/assets/built/style.css"));

/// What the parts of a page do where script runs. A module; without it pages work too.
pub const SCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/assets/built/script.js"));

static ASSETS: [Asset; 4] = include!(concat!(env!("OUT_DIR"), "/assets/built/assets.rs"));

/// Every file to serve.
pub fn assets() -> &'static [Asset] {
    &ASSETS
}

/// The name under which the style is served.
pub fn stylesheet_name() -> &'static str {
    named("css")
}

/// The name under which the script is served.
pub fn script_name() -> &'static str {
    named("js")
}

fn named(ending: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.name.rsplit('.').next() == Some(ending))
        .map_or("", |asset| asset.name)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn everything_is_there_and_named_after_its_bytes() {
        assert!(stylesheet_name().starts_with("style-") && script_name().starts_with("script-"));
        let is_font = |asset: &&Asset| asset.media_type == "font/woff2";
        let fonts: Vec<&Asset> = assets().iter().filter(is_font).collect();
        for font in &fonts {
            assert!(STYLESHEET.contains(&format!("url(\"{}\")", font.name)), "{}", font.name);
        }
        assert_eq!(fonts.len(), 2);
        assert!(assets().iter().all(|asset| asset.bytes.len() > 1000));
    }

    #[test]
    fn neither_crown_nor_foreign_typeface_nor_address_is_in_it() {
        for absent in ["GDS Transport", "crown", "crest", "sourceMappingURL", "url(http", "url(/"] {
            assert!(!STYLESHEET.contains(absent), "the style has {absent}");
        }
        assert!(!SCRIPT.contains("sourceMappingURL") && !SCRIPT.contains("export{"));
    }

    /// What a first visit takes over the wire, in bytes.
    fn compressed(bytes: &[u8]) -> usize {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap().len()
    }

    #[test]
    fn it_is_small() {
        let font = ASSETS.iter().find(|asset| asset.name.contains("-400-")).unwrap().bytes.len();
        let (style, script) = (compressed(STYLESHEET.as_bytes()), compressed(SCRIPT.as_bytes()));
        let first = style + script + font;
        println!(
            "style {} ({style} compressed), script {} ({script}), font {font}, first {first}",
            STYLESHEET.len(),
            SCRIPT.len()
        );
        assert!(STYLESHEET.len() < 98_000, "the style has {} bytes", STYLESHEET.len());
        assert!(SCRIPT.len() < 48_000, "the script has {} bytes", SCRIPT.len());
        assert!(first < 42_000, "a first visit takes {first} bytes");
    }
}
