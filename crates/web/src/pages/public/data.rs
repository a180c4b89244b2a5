//! A public page for programs, and to take along: its figures as JSON, its tables as CSV, its drawings as pictures. The
//! addresses are the page's own with another ending, so whoever has the one has the others.

use axum::extract::Path;
use document::Document;
use publish::chart::{self, Size};

use super::page::{measure_shown, ward_shown};
use super::shown::{Choices, Shown};
use crate::answer::{Download, Problem};
use crate::context::Context;
use crate::params::Params;

/// How wide a drawing is as dots.
const PNG_WIDTH: u32 = 1_920;

/// A page whose path has no part of its own, with its choices.
fn named(name: &str, params: &Params) -> Result<Shown, Problem> {
    Ok(match name {
        "home" => Shown::Home(params.get("to")?),
        "measures" => Shown::Measures(Choices::of(params)?),
        "methods" => Shown::Methods,
        _ => Shown::Register,
    })
}

/// The figures of a page.
pub(super) async fn figures(context: &Context, shown: Shown) -> Result<Download, Problem> {
    context.app().limits().data(context.address())?;
    let document = shown.document(context.app()).await?;
    let text = publish::json::figures(&document).map_err(|error| Problem::ours(&error))?;
    Ok(Download::public("application/json", text))
}

/// The same of a page whose path has no part of its own.
pub(super) async fn named_figures(
    context: Context,
    name: &'static str,
    params: Params,
) -> Result<Download, Problem> {
    figures(&context, named(name, &params)?).await
}

/// A file that belongs to a page: a table with its metadata, or a drawing.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A table.
    Table,
    /// A chart or map.
    Drawing,
}

/// A file of a page whose path has no part of its own.
pub(super) async fn named_file(
    context: Context,
    name: &'static str,
    kind: Kind,
    file: String,
    params: Params,
) -> Result<Download, Problem> {
    of_page(&context, named(name, &params)?, kind, file).await
}

/// A file of a measure's page.
pub(super) async fn of_measure(
    context: Context,
    kind: Kind,
    Path((id, file)): Path<(String, String)>,
    params: Params,
) -> Result<Download, Problem> {
    of_page(&context, measure_shown(&id, &params)?, kind, file).await
}

/// A file of a ward's page.
pub(super) async fn of_ward(
    context: Context,
    kind: Kind,
    Path((code, file)): Path<(String, String)>,
    params: Params,
) -> Result<Download, Problem> {
    of_page(&context, ward_shown(&code, &params)?, kind, file).await
}

async fn of_page(
    context: &Context,
    shown: Shown,
    kind: Kind,
    file: String,
) -> Result<Download, Problem> {
    context.app().limits().data(context.address())?;
    let document = shown.document(context.app()).await?;
    let made = move |_: &crate::app::App| match kind {
        Kind::Table => table(&document, &file),
        Kind::Drawing => drawing(&document, &file),
    };
    context.app().work(made).await
}

/// A table as CSV, or what CSVW says of it, as they stand in a published folder.
fn table(document: &Document, file: &str) -> Result<Download, Problem> {
    let files = publish::csv::files(document).map_err(|error| Problem::ours(&error))?;
    let found = files.into_iter().find(|(name, _)| name.rsplit('/').next() == Some(file));
    let (_, text) = found.ok_or(Problem::NotFound)?;
    Ok(if file.rsplit('.').next() == Some("json") {
        Download::public("application/csvm+json", text)
    } else {
        Download::public("text/csv; charset=utf-8", text).named(file)
    })
}

/// A drawing by its file: the id of its block, and the form in which it is wanted.
fn drawing(document: &Document, file: &str) -> Result<Download, Problem> {
    let (id, end) = file.rsplit_once('.').ok_or(Problem::NotFound)?;
    let svg = chart::of_document(document, id, Size::Page).ok_or(Problem::NotFound)?;
    let download = match end {
        "svg" => Download::public("image/svg+xml", svg),
        "png" => {
            let png = chart::png(&svg, PNG_WIDTH).map_err(|error| Problem::ours(&error))?;
            Download::public("image/png", png)
        }
        _ => return Err(Problem::NotFound),
    };
    Ok(download.named(file))
}
