//! Organisations: the list, and the form of one.

use axum::extract::Path;
use axum::response::Response;
use components::{Answers, Checkboxes, Choice, Control as _, Input};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{NewOrganisation, Organisation};

use super::register::Register;
use super::{Sheet, id, typed};
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::form::{Typed, saved};
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
    let register = Register {
        at: LIST,
        title: Key("organisations-title"),
        what: Key("organisations-what"),
        none: Key("organisations-none"),
        new: Key("organisation-new"),
        heads: [Key("field-name"), Key("field-short"), Key("field-statutory")],
    };
    let row = |one: &Organisation| {
        let is = if one.said.is_statutory { words.say("yes") } else { words.say("no") };
        let short = one.said.short.clone().unwrap_or_default();
        (one.id.to_string(), one.said.name.clone(), [short, is])
    };
    Ok(register.page(&context, all.iter().map(row)))
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
    Typed(answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let done = app.store().add_organisation(&may, read(&answers), app.now());
    saved(done, answers, |_| LIST.to_owned(), |answers| Ok(form(&context, None, answers)))
}

async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().organisation(id(&text)?)?;
    let done = app.store().edit_organisation(&may, held.id, read(&answers), app.now());
    saved(done, answers, |_| LIST.to_owned(), |answers| Ok(form(&context, Some(&held), answers)))
}
