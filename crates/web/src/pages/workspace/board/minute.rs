//! The text of an item's minutes, which two can change at once, and the notes that are added to it after the meeting.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Control as _, Textarea, inset_text, paragraph};
use markup::{Content, Element, el};
use partnership::ManageBoard;
use partnership::board::AgendaItem;

use super::fields::{day, needed_day, typed_day};
use super::writing::Writing;
use super::{Sheet, id, minutes};
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::dates::day_of;
use crate::form::{Typed, needed, refuse};
use crate::gate::access::May;
use crate::params::Params;
use crate::words::Key;

fn find(context: &Context, text: &str) -> Result<AgendaItem, Problem> {
    Ok(context.app().store().item(id(text)?)?)
}

fn called(item: &AgendaItem) -> String {
    format!("{} {}", item.number, item.said.title)
}

/// What somebody else has saved meanwhile, where both changed the same lines.
pub(super) fn theirs(context: &Context, text: &str) -> Element {
    let title = el("strong").text(context.words().say("minute-theirs"));
    let said = Content::new()
        .child(el("p").class("govuk-body").child(title))
        .child(el("pre").class("theirs").text(text));
    inset_text(said)
}

fn writing(context: &Context, item: &AgendaItem) -> Writing {
    Writing {
        title: context.words().say_with("minute-of", &[("item", called(item).into())]),
        at: format!("/workspace/items/{}/minute", item.id),
        back: minutes::at(item),
        label: Key("field-minutes"),
        hint: Key("hint-minutes"),
        button: Key("save-minutes"),
        rows: 20,
        help: None,
    }
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
    params: Params,
) -> Answer {
    let item = find(&context, &text)?;
    let held = context.app().store().minute(item.id)?;
    writing(&context, &item).show(&context, held, &params)
}

pub(super) async fn save(
    context: Context,
    May(may): May<ManageBoard>,
    Path(path): Path<String>,
    Typed(answers): Typed,
) -> Result<Response, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let item = find(&context, &path)?;
    writing(&context, &item).save(
        &context,
        answers,
        |base, text| store.save_minute(&may, (item.id, base), text, now),
        || store.minute(item.id),
    )
}

fn note_form(context: &Context, item: &AgendaItem, answers: &Answers) -> Page {
    let words = context.words();
    let note = Textarea::new("words", words.say("field-note-after")).answered(answers);
    let fields = Content::new()
        .child(paragraph(words.say("note-what")))
        .child(day(context, answers, "date", Key("field-date")).element())
        .child(note.element());
    let title = words.say_with("note-of", &[("item", called(item).into())]);
    let action = format!("/workspace/items/{}/note", item.id);
    let back = minutes::at(item);
    Sheet { title, action, back: &back, button: Key("note-add") }.page(context, answers, fields, [])
}

pub(super) async fn new_note(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let item = find(&context, &text)?;
    let today = day_of(context.app().now());
    Ok(note_form(&context, &item, &Answers::new(typed_day("date", Some(today)))))
}

pub(super) async fn add_note(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let item = find(&context, &text)?;
    needed(&context, &mut answers, [("words", Key("error-note-after"))]);
    let date = needed_day(&context, &mut answers, "date", Key("error-date-missing"));
    if let Some(date) = date.filter(|_| !answers.has_errors()) {
        match store.add_minute_note(&may, (item.id, date), answers.text("words"), now) {
            Ok(_) => return Ok(Redirect::to(&minutes::at(&item)).into_response()),
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(note_form(&context, &item, &answers).into_response())
}
