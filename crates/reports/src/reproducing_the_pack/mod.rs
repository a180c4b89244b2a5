//! Every figure of a published pack's needs assessment, beside ours.
//!
//! The pack's numbers stand in `data/pack-figures.toml`, each with its line, what it counts, and the cause to name where
//! ours differs. [`reproduce`] asks [`Figures`] for the same measure, area and period and compares; [`Reproduction::markdown`]
//! is the page. A number that agrees after rounding is the same; one that agrees only once decimals are cut off is said to be
//! cut off; what cannot be had says why.

mod compare;
mod kind;
mod ours;
mod pack;
mod page;

use figure::Figures;

pub use compare::{Compared, Outcome};
pub use pack::{Cause, Claim, PackColumn, PackFigures, PackRow, PackTable};

use crate::ReportsError;
use ours::Ours;

/// The numbers of the pack's needs assessment.
const PACK_FIGURES: &str = include_str!("../../data/pack-figures.toml");

/// Every figure of the pack beside ours.
#[derive(Debug, Clone)]
pub struct Reproduction {
    /// The pack's own title.
    pub title: String,
    /// The tables and, last, the text: a title and its figures.
    pub parts: Vec<Part>,
    /// The causes, by their short name.
    pub causes: std::collections::BTreeMap<String, Cause>,
    /// Every vintage that ours were read from.
    pub vintages: std::collections::BTreeSet<String>,
}

/// A table of the pack, or its text.
#[derive(Debug, Clone)]
pub struct Part {
    /// "Table 2".
    pub id: String,
    /// "Table 2, line 2555: all offences by borough".
    pub title: String,
    /// Its figures, in the pack's order.
    pub figures: Vec<Compared>,
}

impl Reproduction {
    /// Every figure.
    pub fn figures(&self) -> impl Iterator<Item = &Compared> {
        self.parts.iter().flat_map(|part| &part.figures)
    }

    /// The page, in Markdown.
    pub fn markdown(&self) -> String {
        page::markdown(self)
    }
}

/// Sets ours beside every figure of the pack.
pub fn reproduce(figures: &dyn Figures) -> Result<Reproduction, ReportsError> {
    reproduce_from(PACK_FIGURES, figures)
}

/// Sets ours beside every figure of another table of figures, of the same form.
pub fn reproduce_from(toml: &str, figures: &dyn Figures) -> Result<Reproduction, ReportsError> {
    let pack: PackFigures = toml::from_str(toml)?;
    let mut ours = Ours::new(figures, &pack.pack.area);
    let mut parts = Vec::with_capacity(pack.table.len() + 1);
    for table in &pack.table {
        parts.push(Part {
            id: table.id.clone(),
            title: format!("{}, line {}: {}", table.id, table.line, table.title),
            figures: compare::table(table, &pack, &mut ours)?,
        });
    }
    let mut claims = Vec::with_capacity(pack.claim.len());
    for claim in &pack.claim {
        claims.push(compare::claim(claim, &pack, &mut ours)?);
    }
    let title = "Numbers in the text".to_owned();
    parts.push(Part { id: title.clone(), title, figures: claims });
    let vintages = ours.vintages();
    Ok(Reproduction { title: pack.pack.title, parts, causes: pack.causes, vintages })
}
