//! The text of an item's minutes, which two can change at once, and the notes that are added to it after the meeting.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Control as _, Textarea, inset_text, paragraph};
use markup::{Content, Element, el};
use partnership::board::AgendaItem;
use partnership::{ManageBoard, Wrong};

use super::fields::{day, needed_day, typed_day};
use super::{Sheet, id, minutes, refusal, typed};
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::dates::day_of;
use crate::form::{Typed, hidden, needed, refuse};
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

/// The form; `theirs` is what somebody else has saved, where both changed the same lines.
fn form(context: &Context, item: &AgendaItem, answers: &Answers, theirs: Option<&str>) -> Page {
    let words = context.words();
    let text = Textarea::new("text", words.say("field-minutes"))
        .hint(words.say("hint-minutes"))
        .rows(20)
        .answered(answers);
    let mut fields = Content::new();
    if let Some(theirs) = theirs {
        fields = fields.child(self::theirs(context, theirs));
    }
    let fields = fields.child(hidden("base", answers.text("base"))).child(text.element());
    let title = words.say_with("minute-of", &[("item", called(item).into())]);
    let action = format!("/workspace/items/{}/minute", item.id);
    let back = minutes::at(item);
    Sheet { title, action, back: &back, button: Key("save-minutes") }.page(
        context,
        answers,
        fields,
        [],
    )
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
    params: Params,
) -> Answer {
    let item = find(&context, &text)?;
    let held = context.app().store().minute(item.id)?;
    let version = held.as_ref().map_or(0, |minute| minute.version);
    let answers = Answers::new(typed([
        ("text", held.map(|minute| minute.text).unwrap_or_default()),
        ("base", version.to_string()),
    ]));
    let mut page = form(&context, &item, &answers, None);
    if params.text("merged")?.is_some() {
        let said = inset_text(context.words().say("said-merged")).attr("role", "status");
        // After the heading.
        page.main.insert(1, said);
    }
    Ok(page)
}

pub(super) async fn save(
    context: Context,
    May(may): May<ManageBoard>,
    Path(path): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let item = find(&context, &path)?;
    let base: i64 = answers.text("base").parse().unwrap_or_default();
    let text = answers.value("text").unwrap_or_default().to_owned();
    match store.save_minute(&may, (item.id, base), &text, now) {
        // Whoever's lines came between is told to read them.
        Ok(saved) if saved.version > base + 1 => {
            let to = format!("/workspace/items/{}/minute?merged=1", item.id);
            Ok(Redirect::to(&to).into_response())
        }
        Ok(_) => Ok(Redirect::to(&minutes::at(&item)).into_response()),
        Err(partnership::StoreError::Invalid { why, .. }) => {
            let theirs = store.minute(item.id)?.filter(|_| why == Wrong::ChangedByOther);
            if let Some(theirs) = &theirs {
                // Whoever is shown the others' lines saves over them knowingly.
                answers =
                    Answers::new(typed([("text", text), ("base", theirs.version.to_string())]));
            }
            answers.refuse("text", refusal(&context, &why));
            let theirs = theirs.as_ref().map(|minute| minute.text.as_str());
            Ok(form(&context, &item, &answers, theirs).into_response())
        }
        Err(error) => Err(error.into()),
    }
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
