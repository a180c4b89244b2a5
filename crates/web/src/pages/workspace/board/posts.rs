//! Posts: the list, the form of one, and who holds it from when on.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Cell, Control as _, Input, Row, Select, Size, Table, heading,
    paragraph,
};
use markup::{Content, Element};
use partnership::ManageBoard;
use partnership::board::{Holding, NewPost, PersonId, Post};

use super::fields::{day, needed_day, typed_day};
use super::names::Names;
use super::register::Register;
use super::{Sheet, id, typed};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::dates::{self, day_of};
use crate::form::{Typed, form as form_of, saved};
use crate::gate::access::May;
use crate::routes::Routes;
use crate::words::Key;

const LIST: &str = "/workspace/boards/posts";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/boards/posts", list)
        .page::<ManageBoard, _, _>("/workspace/boards/posts/new", new)
        .form::<ManageBoard, _, _>("/workspace/boards/posts/new", add)
        .page::<ManageBoard, _, _>("/workspace/boards/posts/{id}", change)
        .form::<ManageBoard, _, _>("/workspace/boards/posts/{id}", edit)
        .form::<ManageBoard, _, _>("/workspace/boards/posts/{id}/give", give)
}

async fn list(context: Context, _may: May<ManageBoard>) -> Answer {
    let words = context.words();
    let names = Names::of(&context)?;
    let register = Register {
        at: LIST,
        title: Key("posts-title"),
        what: Key("posts-what"),
        none: Key("posts-none"),
        new: Key("post-new"),
        heads: [Key("field-post-title"), Key("field-holder"), Key("field-organisation")],
    };
    let row = |post: &Post| {
        let holder = names.holder(post.id);
        let holder = holder.map_or_else(|| words.say("nobody"), |id| names.person(id));
        let organisation = names.organisation(post.said.organisation).to_owned();
        (post.id.to_string(), post.said.title.clone(), [holder, organisation])
    };
    Ok(register.page(&context, names.posts.iter().map(row)))
}

fn form(context: &Context, held: Option<&Post>, answers: &Answers) -> Answer {
    let words = context.words();
    let names = Names::of(context)?;
    let title = Input::new("title", words.say("field-post-title"))
        .hint(words.say("hint-post-title"))
        .answered(answers);
    let organisation = Select::new(
        "organisation",
        words.say("field-organisation"),
        names.organisation_items(context),
    );
    let fields =
        Content::new().child(title.element()).child(organisation.answered(answers).element());
    let Some(held) = held else {
        let (title, action) = (words.say("post-new"), format!("{LIST}/new"));
        let sheet = Sheet { title, action, back: LIST, button: Key("post-add") };
        return Ok(sheet.page(context, answers, fields, []));
    };
    let name = [("name", held.said.title.as_str().into())];
    let (title, action) = (words.say_with("change-of", &name), format!("{LIST}/{}", held.id));
    let more = holders(context, &names, held, answers)?;
    let sheet = Sheet { title, action, back: LIST, button: Key("save") };
    Ok(sheet.page(context, answers, fields, more))
}

/// Who has held a post, and the form that gives it to somebody.
fn holders(
    context: &Context,
    names: &Names,
    post: &Post,
    answers: &Answers,
) -> Result<Vec<Element>, Problem> {
    let words = context.words();
    let mut parts = vec![heading(2, Size::Medium, words.say("holders-title"))];
    let all = context.app().store().holders(post.id)?;
    if all.is_empty() {
        parts.push(paragraph(words.say("nobody")));
    } else {
        let caption = words.say("holders-title");
        let mut table = Table::new()
            .caption(caption.as_str(), "govuk-visually-hidden")
            .head([
                Cell::new(words.say("field-holder")),
                Cell::new(words.say("field-first-day")),
                Cell::new(words.say("field-last-day")),
            ])
            .row_headers();
        for held in all {
            table = table.row(Row::new([
                Cell::new(names.person(held.person)),
                Cell::new(dates::day(held.first)),
                Cell::new(held.last.map(dates::day).unwrap_or_default()),
            ]));
        }
        parts.push(table.scrolling(caption));
    }
    let person = Select::new("person", words.say("field-give-to"), names.people_items(context));
    let give = Button::new(words.say("post-give")).kind(ButtonKind::Secondary);
    let fields = Content::new()
        .child(person.answered(answers).element())
        .child(
            day(context, answers, "first", Key("field-first-day"))
                .hint(words.say("hint-give"))
                .element(),
        )
        .child(give.element());
    parts.push(form_of(context, &format!("{LIST}/{}/give", post.id), fields));
    Ok(parts)
}

async fn new(context: Context, _may: May<ManageBoard>) -> Answer {
    form(&context, None, &Answers::default())
}

/// A post as somebody would have typed it.
fn as_typed(context: &Context, held: &Post) -> Vec<(String, String)> {
    let organisation = held.said.organisation.map(|id| id.to_string()).unwrap_or_default();
    let mut fields = typed([("title", held.said.title.clone()), ("organisation", organisation)]);
    fields.extend(typed_day("first", Some(day_of(context.app().now()))));
    fields
}

async fn change(context: Context, _may: May<ManageBoard>, Path(text): Path<String>) -> Answer {
    let held = context.app().store().post(id(&text)?)?;
    form(&context, Some(&held), &Answers::new(as_typed(&context, &held)))
}

fn read(context: &Context, answers: &Answers) -> Result<NewPost, Problem> {
    let organisation = Names::of(context)?.read_organisation(answers.text("organisation"))?;
    Ok(NewPost { title: answers.text("title").to_owned(), organisation })
}

async fn add(
    context: Context,
    May(may): May<ManageBoard>,
    Typed(answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let done = app.store().add_post(&may, &read(&context, &answers)?, app.now());
    let to = |post: &Post| format!("{LIST}/{}", post.id);
    saved(done, answers, to, |answers| form(&context, None, answers))
}

async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().post(id(&text)?)?;
    let done = app.store().edit_post(&may, held.id, &read(&context, &answers)?, app.now());
    saved(done, answers, |_| LIST.to_owned(), |answers| form(&context, Some(&held), answers))
}

/// Gives it to somebody from a day on.
async fn give(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(sent): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().post(id(&text)?)?;
    // The form beside it shows the post as it is.
    let fields =
        as_typed(&context, &held).into_iter().filter(|(name, _)| !name.starts_with("first"));
    let parts = ["person", "first-day", "first-month", "first-year"];
    let parts = parts.map(|name| (name.to_owned(), sent.text(name).to_owned()));
    let mut answers = Answers::new(fields.chain(parts));
    let person: Option<PersonId> = answers.text("person").parse().ok();
    if person.is_none() {
        answers.refuse("person", context.words().say("error-person"));
    }
    let first = needed_day(&context, &mut answers, "first", Key("error-first-day"));
    if let Some((person, first)) = person.zip(first) {
        let given = Holding { post: held.id, person, first, last: None };
        app.store().give_post(&may, &given, app.now())?;
        return Ok(Redirect::to(&format!("{LIST}/{}", held.id)).into_response());
    }
    Ok(form(&context, Some(&held), &answers)?.into_response())
}
