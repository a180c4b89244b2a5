//! Saved views: pages of this site with what was chosen on them, kept under a title; one's own, and those that others share.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Cell, Checkboxes, Choice, Control as _, Input, Row, Table, link,
    paragraph,
};
use markup::{Content, el};
use partnership::{ManageAccounts, NewView, PagePath, SavedView, SignedIn, ViewId};

use super::{back, undo};
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::form::{Typed, form, one_button, refuse, summary};
use crate::gate::access::May;
use crate::params::Params;
use crate::routes::Routes;

/// The list.
const LIST: &str = "/workspace/views";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<SignedIn, _, _>("/workspace/views", list)
        .page::<SignedIn, _, _>("/workspace/views/new", new)
        .form::<SignedIn, _, _>("/workspace/views/new", add)
        .page::<SignedIn, _, _>("/workspace/views/{id}", one)
        .form::<SignedIn, _, _>("/workspace/views/{id}", edit)
        .form::<SignedIn, _, _>("/workspace/views/{id}/remove", remove)
        .form::<SignedIn, _, _>("/workspace/views/{id}/restore", restore)
        .form::<ManageAccounts, _, _>("/workspace/views/{id}/unshare", unshare)
}

/// A view's id in an address; what is none is not there.
fn id(text: &str) -> Result<ViewId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// Whether a view is the visitor's own.
fn is_own(context: &Context, view: &SavedView) -> bool {
    context.actor().and_then(partnership::Actor::account) == Some(view.account)
}

async fn list(context: Context, May(may): May<SignedIn>, params: Params) -> Answer {
    let words = context.words();
    let removed: Option<ViewId> = params.get("removed")?;
    let store = context.app().store();
    let all = store.views(&may)?;
    let mut page = Page::new(Section::Workspace, words.say("views-title"));
    // Only of what was removed indeed: the address may be an old one.
    if let Some(gone) = removed.and_then(|id| store.removed_view(&may, id).ok()) {
        let named = [("title", gone.title.as_str().into())];
        let said = words.say_with("view-removed", &named);
        page = page.with(undo(&context, said, &format!("{LIST}/{}/restore", gone.id)));
    }
    let mut page = page
        .headed()
        .with(paragraph(words.say("views-what")))
        .with(Button::new(words.say("view-new")).href("/workspace/views/new").element());
    page.before = Some(back(&context));
    page.is_wide = true;
    if all.is_empty() {
        return Ok(page.with(paragraph(words.say("views-none"))));
    }
    let mut table = Table::new()
        .caption(words.say("views-caption"), "govuk-table__caption--m")
        .head([
            Cell::new(words.say("field-title")),
            Cell::new(words.say("field-owner")),
            Cell::new(words.say("field-shared")),
            Cell::new(words.say("view-do")),
        ])
        .row_headers();
    for view in &all {
        let shared = if view.is_shared { words.say("yes") } else { words.say("no") };
        table = table.row(Row::new([
            Cell::new(Content::new().child(link(view.path.as_str(), view.title.as_str()))),
            Cell::new(view.owner.as_str()),
            Cell::new(shared),
            Cell::new(doing(&context, view)),
        ]));
    }
    Ok(page.with(table.scrolling(words.say("views-caption"))))
}

/// What can be done with a view.
fn doing(context: &Context, view: &SavedView) -> Content {
    let words = context.words();
    let named = [("title", view.title.as_str().into())];
    let mail = link(format!("/workspace/mailings?view={}", view.id), words.say("view-mail"))
        .attr("aria-label", words.say_with("view-mail-which", &named));
    let mut choices = Content::new().child(el("p").class("govuk-body").child(mail));
    if is_own(context, view) {
        let change = link(format!("{LIST}/{}", view.id), words.say("view-edit"))
            .attr("aria-label", words.say_with("view-edit-which", &named));
        let button = Button::new(words.say("view-remove"))
            .kind(ButtonKind::Secondary)
            .attr("aria-label", words.say_with("view-remove-which", &named));
        choices = choices.child(el("p").class("govuk-body").child(change)).child(one_button(
            context,
            &format!("{LIST}/{}/remove", view.id),
            button,
        ));
    } else if context.may::<ManageAccounts>() {
        let button = Button::new(words.say("view-unshare"))
            .kind(ButtonKind::Secondary)
            .attr("aria-label", words.say_with("view-unshare-which", &named));
        choices =
            choices.child(one_button(context, &format!("{LIST}/{}/unshare", view.id), button));
    }
    choices
}

/// The page that a link "Save this view" leads to, with the page's own address.
async fn new(context: Context, _may: May<SignedIn>, params: Params) -> Answer {
    let path = params.long_text("path")?.unwrap_or_default();
    Ok(page(&context, None, &Answers::new([("path", path)])))
}

async fn one(context: Context, May(may): May<SignedIn>, Path(text): Path<String>) -> Answer {
    let view = find(&context, &may, &text)?;
    let mut fields = vec![("title", view.title.as_str()), ("path", view.path.as_str())];
    if view.is_shared {
        fields.push(("shared", "yes"));
    }
    Ok(page(&context, Some(view.id), &Answers::new(fields)))
}

/// One of the visitor's own views.
fn find(
    context: &Context,
    may: &partnership::Granted<SignedIn>,
    text: &str,
) -> Result<SavedView, Problem> {
    let view = context.app().store().view(may, id(text)?)?;
    if is_own(context, &view) { Ok(view) } else { Err(Problem::NotFound) }
}

fn page(context: &Context, id: Option<ViewId>, answers: &Answers) -> Page {
    let words = context.words();
    let title = Input::new("title", words.say("field-title"))
        .hint(words.say("hint-title"))
        .autocomplete("off")
        .answered(answers);
    let path = Input::new("path", words.say("field-path"))
        .hint(words.say("hint-path"))
        .autocomplete("off")
        .spellcheck(false)
        .answered(answers);
    let share = Choice::new("yes", words.say("view-share")).hint(words.say("hint-share"));
    let share = Checkboxes::bare("shared").choices([share]).answered(answers);
    let fields = Content::new()
        .child(title.element())
        .child(path.element())
        .child(share.element())
        .child(Button::new(words.say("save")).element());
    let heading = if id.is_some() { words.say("view-edit-title") } else { words.say("view-new") };
    let action = id.map_or_else(|| format!("{LIST}/new"), |id| format!("{LIST}/{id}"));
    let mut page = Page::new(Section::Workspace, heading)
        .with_all(summary(context, answers))
        .headed()
        .with(form(context, &action, fields));
    page.before = Some(components::back_link(LIST, words.say("back-to-views")));
    page
}

/// What was typed as a view; none where the address is no page of ours, and then its field says so.
fn read(answers: &mut Answers) -> Result<Option<NewView>, Problem> {
    match answers.text("path").parse::<PagePath>() {
        Ok(path) => Ok(Some(NewView {
            title: answers.text("title").to_owned(),
            path,
            is_shared: answers.value("shared").is_some(),
        })),
        Err(error) => {
            refuse(answers, error)?;
            Ok(None)
        }
    }
}

async fn add(
    context: Context,
    May(may): May<SignedIn>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let saved = read(&mut answers)?.map(|new| app.store().save_view(&may, &new, app.now()));
    done(&context, None, answers, saved)
}

async fn edit(
    context: Context,
    May(may): May<SignedIn>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (app, id) = (context.app(), find(&context, &may, &text)?.id);
    let saved = read(&mut answers)?.map(|new| app.store().edit_view(&may, id, &new, app.now()));
    done(&context, Some(id), answers, saved)
}

/// The list where it was saved; else the form again, with what is wrong.
fn done(
    context: &Context,
    id: Option<ViewId>,
    mut answers: Answers,
    saved: Option<Result<SavedView, partnership::StoreError>>,
) -> Result<Response, Problem> {
    match saved {
        Some(Ok(_)) => return Ok(Redirect::to(LIST).into_response()),
        Some(Err(error)) => refuse(&mut answers, error)?,
        None => {}
    }
    Ok(page(context, id, &answers).into_response())
}

async fn remove(
    context: Context,
    May(may): May<SignedIn>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let (app, id) = (context.app(), id(&text)?);
    app.store().remove_view(&may, id, app.now())?;
    Ok(Redirect::to(&format!("{LIST}?removed={id}")).into_response())
}

async fn restore(
    context: Context,
    May(may): May<SignedIn>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let app = context.app();
    app.store().restore_view(&may, id(&text)?, app.now())?;
    Ok(Redirect::to(LIST).into_response())
}

async fn unshare(
    context: Context,
    May(may): May<ManageAccounts>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let app = context.app();
    app.store().unshare_view(&may, id(&text)?, app.now())?;
    Ok(Redirect::to(LIST).into_response())
}
