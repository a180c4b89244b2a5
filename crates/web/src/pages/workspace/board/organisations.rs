//! Organisations: the list, and the form of one.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, Cell, Checkboxes, Choice, Control as _, Input, Row, Table, link, paragraph,
};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{NewOrganisation, Organisation};

use super::{HOME, Sheet, id, typed};
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::form::{Typed, refuse};
use crate::gate::access::May;
use crate::routes::Routes;
use crate::words::Key;

const LIST: &str = "/workspace/boards/organisations";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/boards/organisations", list)
        .page::<ManageBoard, _, _>("/workspace/boards/organisations/new", new)
        .form::<ManageBoard, _, _>("/workspace/boards/organisations/new", add)
        .page::<ManageBoard, _, _>("/workspace/boards/organisations/{id}", change)
        .form::<ManageBoard, _, _>("/workspace/boards/organisations/{id}", edit)
}

async fn list(context: Context, _may: May<ManageBoard>) -> Answer {
    let words = context.words();
    let all = context.app().store().organisations()?;
    let add = Button::new(words.say("organisation-new")).href(format!("{LIST}/new"));
    let page = super::page(&context, words.say("organisations-title"), HOME)
        .headed()
        .with(paragraph(words.say("organisations-what")))
        .with(add.element());
    if all.is_empty() {
        return Ok(page.with(paragraph(words.say("organisations-none"))));
    }
    let caption = words.say("organisations-title");
    let mut table = Table::new()
        .caption(caption.as_str(), "govuk-visually-hidden")
        .head([
            Cell::new(words.say("field-name")),
            Cell::new(words.say("field-short")),
            Cell::new(words.say("field-statutory")),
        ])
        .row_headers();
    for one in &all {
        let to = link(format!("{LIST}/{}", one.id), one.said.name.as_str());
        let is = if one.said.is_statutory { words.say("yes") } else { words.say("no") };
        table = table.row(Row::new([
            Cell::new(Content::new().child(to)),
            Cell::new(one.said.short.clone().unwrap_or_default()),
            Cell::new(is),
        ]));
    }
    Ok(page.with(table.scrolling(caption)))
}

fn form(context: &Context, held: Option<&Organisation>, answers: &Answers) -> Page {
    let words = context.words();
    let name = Input::new("name", words.say("field-name")).answered(answers);
    let short = Input::new("short", words.say("field-short"))
        .hint(words.say("hint-short"))
        .answered(answers);
    let statutory = Choice::new("yes", words.say("statutory-yes"));
    let statutory = Checkboxes::new("statutory", words.say("field-statutory"))
        .choices([statutory.hint(words.say("statutory-what"))])
        .answered(answers);
    let fields =
        Content::new().child(name.element()).child(short.element()).child(statutory.element());
    let (title, action, button) = match held {
        None => (words.say("organisation-new"), format!("{LIST}/new"), Key("organisation-add")),
        Some(held) => {
            let name = [("name", held.said.name.as_str().into())];
            (words.say_with("change-of", &name), format!("{LIST}/{}", held.id), Key("save"))
        }
    };
    Sheet { title, action, back: LIST, button }.page(context, answers, fields, [])
}

async fn new(context: Context, _may: May<ManageBoard>) -> Answer {
    Ok(form(&context, None, &Answers::default()))
}

async fn change(context: Context, _may: May<ManageBoard>, Path(text): Path<String>) -> Answer {
    let held = context.app().store().organisation(id(&text)?)?;
    let statutory = if held.said.is_statutory { "yes" } else { "" };
    let answers = Answers::new(typed([
        ("name", held.said.name.clone()),
        ("short", held.said.short.clone().unwrap_or_default()),
        ("statutory", statutory.to_owned()),
    ]));
    Ok(form(&context, Some(&held), &answers))
}

fn read(answers: &Answers) -> NewOrganisation {
    NewOrganisation {
        name: answers.text("name").to_owned(),
        short: Some(answers.text("short").to_owned()),
        is_statutory: answers.text("statutory") == "yes",
    }
}

async fn add(
    context: Context,
    May(may): May<ManageBoard>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    match app.store().add_organisation(&may, read(&answers), app.now()) {
        Ok(_) => Ok(Redirect::to(LIST).into_response()),
        Err(error) => {
            refuse(&mut answers, error)?;
            Ok(form(&context, None, &answers).into_response())
        }
    }
}

async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().organisation(id(&text)?)?;
    match app.store().edit_organisation(&may, held.id, read(&answers), app.now()) {
        Ok(_) => Ok(Redirect::to(LIST).into_response()),
        Err(error) => {
            refuse(&mut answers, error)?;
            Ok(form(&context, Some(&held), &answers).into_response())
        }
    }
}
