//! The data that are held: every vintage, what is in it, what was left out; dropping one and taking it back.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Button, ButtonKind, Cell, Row, SummaryList, SummaryRow, Table, Tag, TagColour, link, paragraph,
};
use figure::VintageId;
use markup::Content;
use partnership::{Granted, ImportData};
use workbench::{Folder, HeldVintage, WorkbenchError, held};

use super::{back, leads};
use crate::answer::{Answer, Download, Page, Problem, Section};
use crate::app::App;
use crate::context::Context;
use crate::form::one_button;
use crate::gate::access::May;

/// Every vintage.
pub(super) async fn all(context: Context, _may: May<ImportData>) -> Answer {
    let words = context.words();
    let tables = context.app().work(tables).await?;
    let mut page = Page::new(Section::Workspace, words.say("data-title"))
        .headed()
        .with(Button::new(words.say("import-title")).href("/workspace/data/import").element());
    page.before = Some(back(&context));
    page.is_wide = true;
    for job in context.app().jobs().all().iter().filter(|job| job.came().is_none()) {
        let given = [("files", job.files.join(", ").into())];
        let text = words.say_with("import-goes-on", &given);
        page = page.with(leads(format!("/workspace/data/import/{}", job.number), text));
    }
    if tables.is_empty() {
        return Ok(page.with(paragraph(words.say("data-none"))));
    }
    let mut table = Table::new()
        .caption(words.say("data-caption"), "govuk-table__caption--m")
        .head([
            Cell::new(words.say("vintage")),
            Cell::new(words.say("months")),
            Cell::number(words.say("rows-kept")),
            Cell::number(words.say("rows-left-out")),
            Cell::new(words.say("field-state")),
        ])
        .row_headers();
    for one in tables {
        let to = link(format!("/workspace/data/vintage/{}", one.vintage), one.vintage.to_string());
        table = table.row(Row::new([
            Cell::new(Content::new().child(to)),
            Cell::new(months(&one)),
            Cell::number(count(one.rows)),
            Cell::number(count(one.rejects)),
            Cell::new(state(&context, &one)),
        ]));
    }
    Ok(page.with(table.scrolling(words.say("data-caption"))))
}

fn tables(app: &App) -> Result<Vec<HeldVintage>, Problem> {
    let held = held(app.session().folder()).map_err(|error| Problem::ours(&error))?;
    Ok(held.tables)
}

fn months(one: &HeldVintage) -> String {
    match one.from.zip(one.to) {
        Some((from, to)) => format!("{} to {}", from.label(), to.label()),
        None => String::new(),
    }
}

fn state(context: &Context, one: &HeldVintage) -> Content {
    let words = context.words();
    let tag = |text: String, colour| Content::new().child(Tag::new(text).colour(colour).element());
    match (one.dropped, one.stale) {
        (true, _) => tag(words.say("state-dropped"), TagColour::Grey),
        (false, true) => tag(words.say("status-stale"), TagColour::Yellow),
        (false, false) => tag(words.say("state-held"), TagColour::Green),
    }
}

/// The vintage with this id; what is no id is not there.
async fn find(context: &Context, id: &str) -> Result<HeldVintage, Problem> {
    let mut tables = context.app().work(tables).await?.into_iter();
    tables.find(|one| one.vintage.as_str() == id).ok_or(Problem::NotFound)
}

/// A count of rows, with its thousands set apart.
pub(super) fn count(rows: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of rows are far below 2^53")]
    figure::write::count(rows as f64)
}

/// One vintage.
pub(super) async fn one(
    context: Context,
    _may: May<ImportData>,
    Path(text): Path<String>,
) -> Answer {
    let words = context.words();
    let one = find(&context, &text).await?;
    let mut rows = vec![
        SummaryRow::new(words.say("field-source"), one.source.to_string()),
        SummaryRow::new(words.say("months"), months(&one)),
        SummaryRow::new(words.say("rows-kept"), count(one.rows)),
        SummaryRow::new(words.say("rows-left-out"), count(one.rejects)),
        SummaryRow::new(words.say("rows-duplicate"), count(one.duplicates)),
        SummaryRow::new(words.say("field-files"), one.files.join(", ")),
        SummaryRow::new(words.say("field-state"), state(&context, &one)),
    ];
    for missing in &one.missing_months {
        let list: Vec<String> = missing.months.iter().map(|month| month.label()).collect();
        rows.push(SummaryRow::new(words.say("months-missing"), list.join(", ")));
    }
    let at = |what: &str| format!("/workspace/data/vintage/{}/{what}", one.vintage);
    let mut page = Page::new(Section::Workspace, one.vintage.to_string())
        .headed()
        .with(SummaryList::new(rows).element());
    page.before = Some(components::back_link("/workspace/data", words.say("back-to-data")));
    if one.rejects > 0 {
        page = page.with(leads(at("rejects.csv"), words.say("rejects-download")));
    }
    Ok(if one.dropped {
        let button = Button::new(words.say("restore-button"));
        page.with(paragraph(words.say("restore-what"))).with(one_button(
            &context,
            &at("restore"),
            button,
        ))
    } else {
        let button = Button::new(words.say("drop-button")).kind(ButtonKind::Warning);
        page.with(paragraph(words.say("drop-what"))).with(one_button(&context, &at("drop"), button))
    })
}

/// The rows that were left out, as a file.
pub(super) async fn rejects(
    context: Context,
    _may: May<ImportData>,
    Path(text): Path<String>,
) -> Result<Download, Problem> {
    let one = find(&context, &text).await?;
    let name = format!("{}-rejects.csv", one.vintage);
    let csv = context
        .app()
        .work(move |app| {
            workbench::rejects_as_csv(app.session().folder(), &one.vintage)
                .map_err(|error| Problem::ours(&error))
        })
        .await?;
    Ok(Download::private("text/csv; charset=utf-8", csv).named(name))
}

/// What is done to a vintage in the folder.
type Done = fn(&Folder, &VintageId) -> Result<(), WorkbenchError>;

/// Drops a vintage.
pub(super) async fn drop(
    context: Context,
    May(may): May<ImportData>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    change(&context, may, &text, "data.drop", workbench::drop_vintage).await
}

/// Takes a dropped vintage back.
pub(super) async fn restore(
    context: Context,
    May(may): May<ImportData>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    change(&context, may, &text, "data.restore", workbench::restore).await
}

/// Changes a vintage, shows the data as they are then, and writes it into the trail.
async fn change(
    context: &Context,
    may: Granted<ImportData>,
    text: &str,
    what: &'static str,
    done: Done,
) -> Result<Response, Problem> {
    let vintage = find(context, text).await?.vintage;
    let back = format!("/workspace/data/vintage/{vintage}");
    context
        .app()
        .work(move |app| {
            done(app.session().folder(), &vintage)
                .map_err(Box::new)
                .and_then(|()| app.reopen())
                .map_err(|error| Problem::ours(error.as_ref()))?;
            Ok(app.store().record(&may, what, vintage.as_str(), (None, None), app.now())?)
        })
        .await?;
    Ok(Redirect::to(&back).into_response())
}
