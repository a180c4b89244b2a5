//! The scripts a page may have: one makes maps answer to keyboard and pointer, one opens a figure where it stands, one puts
//! tables in order and copies them. Without them maps are drawings, a figure leads to its record, a table stands in its order
//! and is a link. A page that stands alone holds those it needs and says in its policy that nothing else may run, and that
//! nothing may be fetched; a page of a site leads to them as files.

use document::{Block, Document};

use markup::{Element, el};

/// A script; it holds no `<` and no `&`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Maps that can be moved, enlarged and asked.
    Map,
    /// Figures that open where they stand.
    Figure,
    /// Tables that can be put in order and, on pages of a site, copied.
    Table,
}

impl Script {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Map, Self::Figure, Self::Table];

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Map => "map.js",
            Self::Figure => "figure.js",
            Self::Table => "table.js",
        }
    }

    /// What it is, without comments and indentation.
    pub fn text(self) -> String {
        let source = match self {
            Self::Map => include_str!("map.js"),
            Self::Figure => include_str!("figure.js"),
            Self::Table => include_str!("table.js"),
        };
        let lines = source.lines().map(str::trim);
        let kept: Vec<&str> = lines.filter(|l| !l.is_empty() && !l.starts_with("//")).collect();
        kept.join("\n")
    }
}

/// The scripts that this document needs on a page of a site.
pub(super) fn needed(document: &Document) -> Vec<Script> {
    let blocks = document.all_blocks();
    let is_map = |block: &&Block| matches!(block, Block::Map(_) | Block::MapSeries(_));
    let map = blocks.iter().any(is_map).then_some(Script::Map);
    let figure = (!document.evidence.is_empty()).then_some(Script::Figure);
    let table = blocks.iter().any(|block| block.table().is_some()).then_some(Script::Table);
    [map, figure, table].into_iter().flatten().collect()
}

/// Those that a page of these documents holds where it stands alone: none for the sake of tables by themselves.
pub(super) fn held<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<Script> {
    let needed: Vec<Script> = documents.into_iter().flat_map(needed).collect();
    let needed: Vec<Script> =
        Script::ALL.into_iter().filter(|script| needed.contains(script)).collect();
    if needed == [Script::Table] { Vec::new() } else { needed }
}

/// The page's policy: its own style, the scripts it needs and its data about itself (which run nothing, but some checkers take
/// them for a script), each by its SHA-256; nothing else, and nothing from elsewhere.
pub(super) fn policy(scripts: &[Script], data: Option<&str>) -> Element {
    let scripts = scripts.iter().map(|script| script.text());
    let texts = scripts.chain(data.map(str::to_owned));
    let hashes: Vec<String> = texts.map(|text| format!("'sha256-{}'", hash(&text))).collect();
    let run = if hashes.is_empty() { "'none'".to_owned() } else { hashes.join(" ") };
    el("meta").attr("http-equiv", "Content-Security-Policy").attr(
        "content",
        format!(
            "default-src 'none'; style-src 'unsafe-inline'; script-src {run}; base-uri 'none'; form-action 'none'"
        ),
    )
}

/// The scripts themselves.
pub(super) fn elements(scripts: &[Script]) -> Vec<Element> {
    scripts.iter().map(|script| el("script").verbatim(script.text())).collect()
}

/// SHA-256 in base 64, as a policy names what may run.
fn hash(text: &str) -> String {
    base_64(ring::digest::digest(&ring::digest::SHA256, text.as_bytes()).as_ref())
}

/// RFC 4648, section 4.
fn base_64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in bytes.chunks(3) {
        let three = [0, 1, 2].map(|i| u32::from(part.get(i).copied().unwrap_or(0)));
        let all = three[0] << 16 | three[1] << 8 | three[2];
        for (i, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let sign = SIGNS[(all >> shift & 63) as usize];
            out.push(if i <= part.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_what_may_run() {
        // RFC 4648, section 10, and FIPS 180-2, appendix B.1.
        assert_eq!(
            ["", "f", "fo", "foobar"].map(|t| base_64(t.as_bytes())),
            ["", "Zg==", "Zm8=", "Zm9vYmFy"]
        );
        assert_eq!(hash("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        let named = policy(&[], Some("abc")).render();
        assert!(named.contains("script-src 'sha256-ungWv48Bz+"), "{named}");
        assert!(policy(&[], None).render().contains("script-src 'none';"));
    }

    #[test]
    fn the_scripts_are_small_and_stay_within_their_elements() {
        for (script, most) in
            [(Script::Map, 6_200), (Script::Figure, 1_600), (Script::Table, 4_000)]
        {
            let text = script.text();
            assert!(text.len() < most, "{} bytes", text.len());
            assert!(!text.contains(['<', '&']) && !text.contains("]]>"));
        }
    }

    #[test]
    fn a_page_without_maps_and_figures_runs_nothing() {
        assert!(held([&Document::new("t", "p")]).is_empty());
    }
}
