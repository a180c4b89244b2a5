//! The styles of a Word file: which are headings, and which number their paragraphs.

use std::collections::BTreeMap;

use super::xml::{Piece, each};
use crate::ReadingError;

/// A style, as far as reading needs it.
#[derive(Debug, Default, Clone)]
struct Style {
    based_on: String,
    heading: Option<u8>,
    list: Option<String>,
    level: Option<usize>,
    raised: Option<bool>,
}

/// All styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
}

/// How many styles may be based on one another.
const DEEP: usize = 20;

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(part: &str) -> Result<Self, ReadingError> {
        let mut styles = BTreeMap::new();
        let mut id = String::new();
        let mut style = Style::default();
        each(part, |piece| match piece {
            Piece::Start(start) => match &*start.name {
                "style" => {
                    start.attribute("styleId").unwrap_or_default().clone_into(&mut id);
                    style = Style::default();
                }
                "basedOn" => start.value().clone_into(&mut style.based_on),
                "name" => style.heading = style.heading.or(heading_name(start.value())),
                "outlineLvl" => {
                    style.heading = start
                        .value()
                        .parse()
                        .ok()
                        .filter(|level| *level < 9)
                        .map(|level: u8| level + 1);
                }
                "numId" => style.list = Some(start.value().to_owned()),
                "vertAlign" => style.raised = Some(start.value() == "superscript"),
                "ilvl" => style.level = start.value().parse().ok(),
                _ => {}
            },
            Piece::End(name) if name == "style" => {
                styles.insert(std::mem::take(&mut id), std::mem::take(&mut style));
            }
            _ => {}
        })?;
        Ok(Self { styles })
    }

    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        std::iter::successors(self.styles.get(id), |style| self.styles.get(&style.based_on))
            .take(DEEP)
    }

    /// The level of the heading that a style makes.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| style.heading)
    }

    /// Whether a style raises its text.
    pub(super) fn is_raised(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.raised).unwrap_or(false)
    }

    /// The list that a style belongs to, and the level in it.
    pub(super) fn list(&self, id: &str) -> Option<(String, usize)> {
        let list = self.chain(id).find_map(|style| style.list.clone())?;
        let level = self.chain(id).find_map(|style| style.level).unwrap_or(0);
        Some((list, level))
    }
}

fn heading_name(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(1);
    }
    name.strip_prefix("heading ")?.trim().parse().ok()
}
