//! One import: how far it is, as it happens, and what came of it.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::Path;
use axum::response::sse::{Event, KeepAlive, Sse};
use components::{Cell, Row, Size, Table, heading, inset_text, paragraph};
use futures::Stream;
use markup::el;
use partnership::ImportData;
use workbench::ImportReport;

use super::leads;
use crate::answer::{Answer, Page, Problem, Section};
use crate::assets;
use crate::context::Context;
use crate::gate::access::May;
use crate::jobs::{Came, HowFar, Job};

fn find(context: &Context, number: &str) -> Result<Arc<Job>, Problem> {
    number.parse().ok().and_then(|number| context.app().jobs().job(number)).ok_or(Problem::NotFound)
}

/// The page. Without script it is asked for again every two seconds while the import goes on.
pub(super) async fn show(
    context: Context,
    _may: May<ImportData>,
    Path(number): Path<String>,
) -> Answer {
    let words = context.words();
    let job = find(&context, &number)?;
    let mut page = Page::new(Section::Workspace, words.say("importing-title")).headed();
    page.before = Some(components::back_link("/workspace/data", words.say("back-to-data")));
    page = page.with(paragraph(job.files.join(", ")));
    match job.came() {
        None => {
            let far = job.far.borrow().clone();
            let bar = el("progress")
                .class("import-progress")
                .attr("id", "import-progress")
                .attr("max", "100")
                .attr("aria-label", words.say("importing-title"))
                .attr("data-events", format!("/workspace/data/import/{}/events", job.number));
            let bar = match far.percent() {
                Some(percent) => bar.attr("value", percent.to_string()),
                None => bar,
            };
            page.again_after = Some(2);
            page.scripts.push(assets::SCRIPT.to_owned());
            let status =
                el("p").class("govuk-body").attr("id", "import-status").attr("role", "status");
            Ok(page.with(bar).with(status.text(said(&context, &far))))
        }
        Some(Came::Failed(why)) => Ok(page
            .with(heading(2, Size::Medium, words.say("import-failed")))
            .with(inset_text(why))
            .with(leads("/workspace/data/import", words.say("import-again")))),
        Some(Came::Report(report)) => Ok(told(&context, page, &report)),
    }
}

fn said(context: &Context, far: &HowFar) -> String {
    let words = context.words();
    match far.percent() {
        _ if far.what.is_empty() => words.say("importing-begins"),
        Some(percent) => words.say_with(
            "importing-percent",
            &[("what", far.what.as_str().into()), ("percent", percent.into())],
        ),
        None => words.say_with("importing-what", &[("what", far.what.as_str().into())]),
    }
}

/// What came of an import.
fn told(context: &Context, page: Page, report: &ImportReport) -> Page {
    let words = context.words();
    let mut page = page;
    if !report.imported.is_empty() {
        let mut table = Table::new()
            .caption(words.say("imported-caption"), "govuk-table__caption--m")
            .head([
                Cell::new(words.say("field-source")),
                Cell::new(words.say("months")),
                Cell::new(words.say("field-outcome")),
                Cell::number(words.say("rows-kept")),
                Cell::number(words.say("rows-left-out")),
            ])
            .row_headers();
        for came in &report.imported {
            let months = match came.from.zip(came.to) {
                Some((from, to)) => words.say_with(
                    "from-to",
                    &[("from", from.label().into()), ("to", to.label().into())],
                ),
                None => String::new(),
            };
            let to = components::link(
                format!("/workspace/data/vintage/{}", came.vintage),
                came.title.as_str(),
            );
            table = table.row(Row::new([
                Cell::new(to),
                Cell::new(months),
                Cell::new(came.outcome.word()),
                Cell::number(super::imports::count(came.rows)),
                Cell::number(super::imports::count(came.rejects)),
            ]));
        }
        page = page.with(table.scrolling(words.say("imported-caption")));
        for notice in report.imported.iter().flat_map(|came| &came.notices) {
            page = page.with(inset_text(notice.as_str()));
        }
    }
    for (title, left_out) in [
        (words.say("left-out-unknown"), &report.unrecognised),
        (words.say("left-out-failed"), &report.failed),
    ] {
        if left_out.is_empty() {
            continue;
        }
        let mut list = el("ul").class("govuk-list govuk-list--bullet");
        for one in left_out {
            list = list.child(
                el("li").child(el("strong").text(one.file.as_str())).text(format!(": {}", one.why)),
            );
        }
        page = page.with(heading(2, Size::Medium, title)).with(list);
    }
    page.with(leads("/", words.say("see-figures")))
        .with(leads("/workspace/data/import", words.say("import-more")))
}

/// How far it is, as events for the script of the page.
pub(super) async fn events(
    context: Context,
    _may: May<ImportData>,
    Path(number): Path<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let job = find(&context, &number)?;
    let state = (context, job.far.clone(), false);
    let stream = futures::stream::unfold(state, |(context, mut far, has_ended)| async move {
        if has_ended {
            return None;
        }
        let now = far.borrow_and_update().clone();
        let event = Event::default().event(if now.has_ended { "end" } else { "far" });
        let data = serde_json::json!({ "percent": now.percent(), "said": said(&context, &now) });
        if !now.has_ended {
            // A watcher is told ten times a second at most; the last is never left out.
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        let is_over = now.has_ended || far.changed().await.is_err();
        Some((Ok(event.data(data.to_string())), (context, far, is_over && now.has_ended)))
    });
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()))
}
