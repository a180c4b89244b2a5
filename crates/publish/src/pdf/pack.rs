//! A pack, set by its template. Which number stands on which page is read off what was set.

use std::collections::BTreeMap;

use document::{Pack, PackPaper};
use serde::Deserialize;
use typst::foundations::Bytes;
use typst_pdf::PdfStandard;

use super::brought::{self, Brought};
use super::input::pack::{self as input, PackInput};
use super::setting::Setting;
use super::world::Beside;
use super::{standards, written};
use crate::PublishError;
use crate::pack::{PackFile, PackPages, PaperPages};

/// Its template's name.
const TEMPLATE: &str = "pack";

/// What the template says of the pages that it printed.
#[derive(Debug, Deserialize)]
struct Printed {
    /// The number of each page, first to last.
    numbers: Vec<String>,
    /// Those of each paper, in their order.
    papers: Vec<Vec<String>>,
    /// Where each paper starts, as a place among all pages, from 1.
    starts: Vec<Option<usize>>,
}

/// A pack as a PDF, with the numbers of its pages.
pub(crate) fn pdf(pack: &Pack) -> Result<PackFile, PublishError> {
    let brought = brought::all(pack)?;
    let (input, beside) = prepared(pack, &brought);
    let data = written(&input, &pack.title, serde_json::to_vec)?;
    let mut setting = Setting::new(TEMPLATE, &pack.title, data, &beside)?;
    let file = file(pack, &brought, &input, &mut setting);
    drop(setting);
    // What Typst remembers of this pack is of no use to the next.
    comemo::evict(0);
    file
}

fn file(
    pack: &Pack,
    brought: &[Brought<'_>],
    input: &PackInput,
    setting: &mut Setting<'_>,
) -> Result<PackFile, PublishError> {
    let printed: Printed = setting.said("pack-pages")?;
    // An agenda whose numbers are those of an earlier try would be wrong.
    if setting.all_said("printed-page") != printed.numbers {
        return Err(setting.failed("its page numbers do not settle".to_owned()));
    }
    for (at, paper) in pack.papers.iter().enumerate() {
        is_in_place(&pack.papers[..at], paper, &printed, at)?;
    }
    setting.label(&printed.numbers);
    let standards = match brought {
        [] => standards(input.is_dated()),
        brought if brought.iter().any(|brought| brought.is_of_pdf_2) => &[PdfStandard::V_2_0],
        _ => &[],
    };
    let papers = pack.papers.iter().map(|paper| paper.id.clone());
    Ok(PackFile {
        bytes: setting.bytes(standards)?,
        pages: PackPages {
            papers: papers.zip(printed.papers.into_iter().map(PaperPages)).collect(),
            total: printed.numbers.len(),
        },
    })
}

/// Whether a late paper stands after the page whose number it keeps.
fn is_in_place(
    earlier: &[PackPaper],
    paper: &PackPaper,
    printed: &Printed,
    at: usize,
) -> Result<(), PublishError> {
    let Some(after) = paper.late_after else { return Ok(()) };
    // Another that came late after the same page may stand between.
    if earlier.last().is_some_and(|before| before.late_after == Some(after)) {
        return Ok(());
    }
    let start = printed.starts.get(at).copied().flatten();
    let before = start.and_then(|start| printed.numbers.get(start.checked_sub(2)?));
    let before = before.cloned().unwrap_or_default();
    if before == after.to_string() {
        return Ok(());
    }
    Err(PublishError::LatePaper { title: paper.title.clone(), after, before })
}

/// The input as JSON, and the files that it names by their paths.
pub(crate) fn template_input(
    pack: &Pack,
) -> Result<(String, BTreeMap<String, Vec<u8>>), PublishError> {
    let brought = brought::all(pack)?;
    let (input, beside) = prepared(pack, &brought);
    let files = beside.into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect();
    Ok((written(&input, &pack.title, serde_json::to_string_pretty)?, files))
}

fn prepared(pack: &Pack, brought: &[Brought<'_>]) -> (PackInput, Beside) {
    let (input, drawings) = input::of(pack, brought);
    let drawings = drawings.into_iter().map(|(path, svg)| (path, Bytes::new(svg.into_bytes())));
    let brought = brought.iter().map(|brought| (brought.path.clone(), brought.bytes.clone()));
    (input, drawings.chain(brought).collect())
}
