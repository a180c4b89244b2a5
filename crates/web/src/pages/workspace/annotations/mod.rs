//! Annotations: what somebody knows of a series, on a list; adding, changing, removing, and taking a removal back.

mod form;
mod offered;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Button, ButtonKind, Cell, Row, Table, link, paragraph};
use markup::Content;
use partnership::{Annotate, AnnotationId, Note, StoreError};

use self::offered::Offered;
use super::{back, undo};
use crate::answer::{Answer, Page, Problem, Section};
use crate::app::App;
use crate::context::Context;
use crate::form::one_button;
use crate::gate::access::May;
use crate::params::Params;
use crate::routes::Routes;

/// The list.
const LIST: &str = "/workspace/annotations";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<Annotate, _, _>("/workspace/annotations", list)
        .page::<Annotate, _, _>("/workspace/annotations/new", form::new)
        .form::<Annotate, _, _>("/workspace/annotations/new", form::add)
        .page::<Annotate, _, _>("/workspace/annotations/{id}", form::one)
        .form::<Annotate, _, _>("/workspace/annotations/{id}", form::edit)
        .form::<Annotate, _, _>("/workspace/annotations/{id}/remove", remove)
        .form::<Annotate, _, _>("/workspace/annotations/{id}/restore", restore)
}

/// An annotation's id in an address; what is none is not there.
fn id(text: &str) -> Result<AnnotationId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

async fn list(context: Context, _may: May<Annotate>, params: Params) -> Answer {
    let words = context.words();
    let removed: Option<i64> = params.get("removed")?;
    let store = context.app().store();
    let all = store.annotations()?;
    let offered = Offered::of(&context)?;
    let mut page = Page::new(Section::Workspace, words.say("annotations-title"));
    page.before = Some(back(&context));
    page.is_wide = true;
    // Only of what was removed indeed: the address may be an old one.
    let removed = removed.and_then(|id| store.annotation(id.to_string().parse().ok()?).ok());
    if let Some(gone) = removed.filter(|one| one.is_removed) {
        let said =
            words.say_with("annotation-removed", &[("words", gone.note.words.as_str().into())]);
        page = page.with(undo(&context, said, &format!("{LIST}/{}/restore", gone.id)));
    }
    page = page.headed().with(paragraph(words.say("annotations-what"))).with(
        Button::new(words.say("annotation-new")).href("/workspace/annotations/new").element(),
    );
    if all.is_empty() {
        return Ok(page.with(paragraph(words.say("annotations-none"))));
    }
    let mut table = Table::new()
        .caption(words.say("annotations-caption"), "govuk-table__caption--m")
        .head([
            Cell::new(words.say("field-words")),
            Cell::new(words.say("months")),
            Cell::new(words.say("field-kind")),
            Cell::new(words.say("field-measures")),
            Cell::new(words.say("field-area")),
            Cell::new(words.say("annotation-remove")),
        ])
        .row_headers();
    for one in &all {
        let to = link(format!("{LIST}/{}", one.id), one.note.words.as_str());
        let label = [("words", one.note.words.as_str().into())];
        let button = Button::new(words.say("annotation-remove"))
            .kind(ButtonKind::Secondary)
            .attr("aria-label", words.say_with("annotation-remove-which", &label));
        table = table.row(Row::new([
            Cell::new(Content::new().child(to)),
            Cell::new(months(&context, &one.note)),
            Cell::new(offered::kind(&context, one.note.kind)),
            Cell::new(offered.measures_in_words(&context, &one.note)),
            Cell::new(offered.area_in_words(&context, &one.note)),
            Cell::new(one_button(&context, &format!("{LIST}/{}/remove", one.id), button)),
        ]));
    }
    Ok(page.with(table.scrolling(words.say("annotations-caption"))))
}

/// The months of an annotation in words.
fn months(context: &Context, note: &Note) -> String {
    let words = context.words();
    let from = note.first.label();
    match note.last {
        Some(last) if last == note.first => from,
        Some(last) => {
            words.say_with("from-to", &[("from", from.into()), ("to", last.label().into())])
        }
        None => words.say_with("from-on", &[("from", from.into())]),
    }
}

/// Does something to the store that charts show from then on: the data are opened anew.
async fn change<F>(context: &Context, work: F) -> Result<(), Problem>
where
    F: FnOnce(&App) -> Result<(), StoreError> + Send + 'static,
{
    let done = move |app: &App| {
        work(app)?;
        app.reopen().map_err(|error| Problem::ours(&error))
    };
    context.app().work(done).await
}

async fn remove(
    context: Context,
    May(may): May<Annotate>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&text)?;
    change(&context, move |app| app.store().remove_annotation(&may, id, app.now()).map(drop))
        .await?;
    Ok(Redirect::to(&format!("{LIST}?removed={id}")).into_response())
}

async fn restore(
    context: Context,
    May(may): May<Annotate>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&text)?;
    change(&context, move |app| app.store().restore_annotation(&may, id, app.now()).map(drop))
        .await?;
    Ok(Redirect::to(LIST).into_response())
}
