//! The one script a page may have: it makes maps answer to keyboard and pointer. Without it they are drawings. A page says
//! in its policy that nothing but this script may run, and that nothing may be fetched.

use document::{Block, Document};

use crate::markup::{Element, el};

/// The script; it holds no `<` and no `&`.
const SOURCE: &str = include_str!("map.js");

/// SHA-256 of [`text`] in base 64; a test computes it.
const HASH: &str = "iBFp/MwS7xsMyW63YcSSutuViClv0gioMrP3D8qCJ0U=";

/// The script as it is written into a page: without comments and indentation.
fn text() -> String {
    let lines = SOURCE.lines().map(str::trim);
    let kept: Vec<&str> = lines.filter(|l| !l.is_empty() && !l.starts_with("//")).collect();
    kept.join("\n")
}

fn has_map(document: &Document) -> bool {
    let is_map = |block: &&Block| matches!(block, Block::Map(_) | Block::MapSeries(_));
    document.all_blocks().iter().any(is_map)
}

/// The page's policy: its own style, this script if it has a map, and nothing else.
pub(super) fn policy(document: &Document) -> Element {
    let script = if has_map(document) { format!("'sha256-{HASH}'") } else { "'none'".to_owned() };
    el("meta").attr("http-equiv", "Content-Security-Policy").attr(
        "content",
        format!(
            "default-src 'none'; style-src 'unsafe-inline'; script-src {script}; base-uri 'none'; form-action 'none'"
        ),
    )
}

/// The script, where the page has a map.
pub(super) fn script(document: &Document) -> Option<Element> {
    has_map(document).then(|| el("script").verbatim(text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648, section 4.
    fn base_64(bytes: &[u8]) -> String {
        let signs = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for part in bytes.chunks(3) {
            let three = [0, 1, 2].map(|i| u32::from(part.get(i).copied().unwrap_or(0)));
            let all = three[0] << 16 | three[1] << 8 | three[2];
            for (i, shift) in [18, 12, 6, 0].into_iter().enumerate() {
                let sign = signs[(all >> shift & 63) as usize];
                out.push(if i <= part.len() { char::from(sign) } else { '=' });
            }
        }
        out
    }

    #[test]
    fn the_policy_names_this_script() {
        assert_eq!(base_64(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==");
        let digest = ring::digest::digest(&ring::digest::SHA256, text().as_bytes());
        assert_eq!(HASH, base_64(digest.as_ref()), "the script was changed: set HASH anew");
    }

    #[test]
    fn the_script_is_small_and_stays_within_its_element() {
        let text = text();
        assert!(text.len() < 6_000, "{} bytes", text.len());
        assert!(!text.contains(['<', '&']) && !text.contains("]]>"));
    }

    #[test]
    fn a_page_without_a_map_runs_nothing() {
        let document = Document::new("t", "p");
        assert!(script(&document).is_none());
        assert!(policy(&document).render().contains("script-src 'none'"));
    }
}
