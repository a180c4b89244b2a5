//! People who come to meetings: the list, and the form of one.

use axum::extract::Path;
use axum::response::Response;
use components::{Answers, Control as _, Input, Select, Width};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{NewPerson, Person};

use super::names::Names;
use super::register::Register;
use super::{Sheet, id, typed};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::{Typed, saved};
use crate::gate::access::May;
use crate::routes::Routes;
use crate::words::Key;

const LIST: &str = "/workspace/boards/people";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/boards/people", list)
        .page::<ManageBoard, _, _>("/workspace/boards/people/new", new)
        .form::<ManageBoard, _, _>("/workspace/boards/people/new", add)
        .page::<ManageBoard, _, _>("/workspace/boards/people/{id}", change)
        .form::<ManageBoard, _, _>("/workspace/boards/people/{id}", edit)
}

async fn list(context: Context, _may: May<ManageBoard>) -> Answer {
    let names = Names::of(&context)?;
    let register = Register {
        at: LIST,
        title: Key("sitters-title"),
        what: Key("sitters-what"),
        none: Key("sitters-none"),
        new: Key("sitter-new"),
        heads: [Key("field-name"), Key("field-posts"), Key("field-organisation")],
    };
    let row = |one: &Person| {
        let held = names.holdings.iter().filter(|held| held.person == one.id);
        let held: Vec<&str> = held.map(|held| names.post(held.post)).collect();
        let organisation = names.organisation(one.said.organisation).to_owned();
        (one.id.to_string(), one.full_name(), [held.join(", "), organisation])
    };
    Ok(register.page(&context, names.people.iter().map(row)))
}

fn form(context: &Context, held: Option<&Person>, answers: &Answers) -> Answer {
    let words = context.words();
    let names = Names::of(context)?;
    let name = Input::new("name", words.say("field-name")).autocomplete("off").answered(answers);
    let rank = Input::new("rank", words.say("field-rank"))
        .hint(words.say("hint-rank"))
        .width(Width::Letters(20))
        .answered(answers);
    let organisation = Select::new(
        "organisation",
        words.say("field-organisation"),
        names.organisation_items(context),
    );
    let fields = Content::new()
        .child(name.element())
        .child(rank.element())
        .child(organisation.answered(answers).element());
    let (title, action, button) = match held {
        None => (words.say("sitter-new"), format!("{LIST}/new"), Key("sitter-add")),
        Some(held) => {
            let name = [("name", held.full_name().into())];
            (words.say_with("change-of", &name), format!("{LIST}/{}", held.id), Key("save"))
        }
    };
    Ok(Sheet { title, action, back: LIST, button }.page(context, answers, fields, []))
}

async fn new(context: Context, _may: May<ManageBoard>) -> Answer {
    form(&context, None, &Answers::default())
}

async fn change(context: Context, _may: May<ManageBoard>, Path(text): Path<String>) -> Answer {
    let held = context.app().store().person(id(&text)?)?;
    let organisation = held.said.organisation.map(|id| id.to_string()).unwrap_or_default();
    let answers = Answers::new(typed([
        ("name", held.said.name.clone()),
        ("rank", held.said.rank.clone().unwrap_or_default()),
        ("organisation", organisation),
    ]));
    form(&context, Some(&held), &answers)
}

fn read(context: &Context, answers: &Answers) -> Result<NewPerson, Problem> {
    let organisation = Names::of(context)?.read_organisation(answers.text("organisation"))?;
    let rank = Some(answers.text("rank").to_owned());
    Ok(NewPerson { name: answers.text("name").to_owned(), rank, organisation })
}

async fn add(
    context: Context,
    May(may): May<ManageBoard>,
    Typed(answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let done = app.store().add_person(&may, &read(&context, &answers)?, app.now());
    saved(done, answers, |_| LIST.to_owned(), |answers| form(&context, None, answers))
}

async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().person(id(&text)?)?;
    let done = app.store().edit_person(&may, held.id, &read(&context, &answers)?, app.now());
    saved(done, answers, |_| LIST.to_owned(), |answers| form(&context, Some(&held), answers))
}
