//! The form of a meeting, and how far it is.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Choice, Control as _, Input, Radios};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{BoardId, Meeting, MeetingId, MeetingMode, MeetingStatus, NewMeeting};
use workbench::WorkbenchError;
use workbench::board::prepare_meeting;

use super::fields::{chosen, day, kinds, needed_day, read_time, time, typed_day};
use super::{HOME, Sheet, id, kinds, typed};
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::dates::clock;
use crate::form::{Typed, refuse};
use crate::gate::access::May;
use crate::words::Key;

/// Where the form is.
enum At {
    /// A new meeting of a board.
    New(BoardId),
    /// One that there is.
    Held(MeetingId),
}

fn form(context: &Context, at: &At, answers: &Answers) -> Page {
    let words = context.words();
    let date = day(context, answers, "date", Key("field-date"));
    let place = Input::new("place", words.say("field-place"))
        .hint(words.say("hint-place"))
        .answered(answers);
    let mode = kinds(context, answers, ("mode", Key("field-mode")), MeetingMode::ALL, kinds::mode);
    let contact = Input::new("contact", words.say("field-contact"))
        .hint(words.say("hint-contact"))
        .answered(answers);
    let mut fields = Content::new()
        .child(date.element())
        .child(time(context, answers, "time", Key("field-time")))
        .child(mode)
        .child(place.element())
        .child(contact.element());
    if matches!(at, At::New(_)) {
        let choices = [
            Choice::new("template", words.say("agenda-from-template"))
                .hint(words.say("agenda-from-template-what")),
            Choice::new("empty", words.say("agenda-empty")),
        ];
        let agenda = Radios::new("agenda", words.say("field-agenda")).choices(choices);
        fields = fields.child(agenda.answered(answers).element());
    }
    let (title, back, action, button) = match at {
        At::New(board) => {
            let back = format!("{HOME}/{board}");
            let action = format!("{back}/meetings/new");
            (words.say("meeting-new"), back, action, Key("meeting-add"))
        }
        At::Held(meeting) => {
            let back = format!("/workspace/meetings/{meeting}");
            let action = format!("{back}/edit");
            (words.say("meeting-details"), back, action, Key("save"))
        }
    };
    Sheet { title, action, back: &back, button }.page(context, answers, fields, [])
}

/// What was typed as a meeting; none where it cannot be one.
fn read(context: &Context, board: BoardId, answers: &mut Answers) -> Option<NewMeeting> {
    let date = needed_day(context, answers, "date", Key("error-date-missing"));
    let time = read_time(answers.text("time"));
    if time.is_none() {
        answers.refuse("time", context.words().say("error-time"));
    }
    let mode = chosen(context, answers, "mode", Key("error-mode"));
    let (place, contact) = (answers.text("place").to_owned(), answers.text("contact").to_owned());
    Some(NewMeeting { board, date: date?, time: time?, place, mode: mode?, contact })
}

pub(super) async fn new(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let store = context.app().store();
    let board = store.board(id(&text)?)?.id;
    // What holds for the last meeting holds for the next one, until somebody says otherwise.
    let meetings = store.meetings(board)?;
    let mut fields = match meetings.first() {
        Some(last) => as_typed(&last.said, false),
        None => typed([("time", "10:00".to_owned()), ("mode", MeetingMode::InPerson.to_string())]),
    };
    fields.push(("agenda".to_owned(), "template".to_owned()));
    Ok(form(&context, &At::New(board), &Answers::new(fields)))
}

/// A meeting as somebody would have typed it.
fn as_typed(said: &NewMeeting, dated: bool) -> Vec<(String, String)> {
    let mut fields = typed([
        ("time", clock(said.time)),
        ("mode", said.mode.to_string()),
        ("place", said.place.clone()),
        ("contact", said.contact.clone()),
    ]);
    fields.extend(typed_day("date", dated.then_some(said.date)));
    fields
}

pub(super) async fn add(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let board = app.store().board(id(&text)?)?.id;
    if let Some(new) = read(&context, board, &mut answers) {
        // Filled from the template, it has the papers that make themselves.
        let is_filled = answers.text("agenda") == "template";
        let added = app
            .work(move |app| {
                Ok(if is_filled {
                    prepare_meeting(&app.session(), app.store(), &may, new, app.now())
                } else {
                    app.store().add_meeting(&may, new, app.now()).map_err(Into::into)
                })
            })
            .await?;
        match added {
            Ok(meeting) => return Ok(to(&meeting)),
            Err(WorkbenchError::Store(error)) => refused(&context, &mut answers, error)?,
            Err(error) => return Err(Problem::ours(&error)),
        }
    }
    Ok(form(&context, &At::New(board), &answers).into_response())
}

fn to(meeting: &Meeting) -> Response {
    Redirect::to(&format!("/workspace/meetings/{}", meeting.id)).into_response()
}

/// A day is a field of three; the only thing the store says of it is that it is taken.
fn refused(
    context: &Context,
    answers: &mut Answers,
    error: partnership::StoreError,
) -> Result<(), Problem> {
    if matches!(error, partnership::StoreError::Invalid { field: "date", .. }) {
        answers.refuse_date("date", context.words().say("error-meeting-taken"));
        return Ok(());
    }
    refuse(answers, error)
}

pub(super) async fn change(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let held = context.app().store().meeting(id(&text)?)?;
    let answers = Answers::new(as_typed(&held.said, true));
    Ok(form(&context, &At::Held(held.id), &answers))
}

pub(super) async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().meeting(id(&text)?)?;
    if let Some(new) = read(&context, held.said.board, &mut answers) {
        match app.store().edit_meeting(&may, held.id, new, app.now()) {
            Ok(meeting) => return Ok(to(&meeting)),
            Err(error) => refused(&context, &mut answers, error)?,
        }
    }
    Ok(form(&context, &At::Held(held.id), &answers).into_response())
}

fn status_form(context: &Context, held: &Meeting, answers: &Answers) -> Page {
    let words = context.words();
    let status =
        kinds(context, answers, ("status", Key("field-status")), MeetingStatus::ALL, kinds::status);
    let fields =
        Content::new().child(status).child(time(context, answers, "ended", Key("field-ended")));
    let back = format!("/workspace/meetings/{}", held.id);
    let (title, action) = (words.say("meeting-status"), format!("{back}/status"));
    Sheet { title, action, back: &back, button: Key("save") }.page(context, answers, fields, [])
}

pub(super) async fn status(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let held = context.app().store().meeting(id(&text)?)?;
    let answers = Answers::new(typed([
        ("status", held.status.to_string()),
        ("ended", held.ended.map(clock).unwrap_or_default()),
    ]));
    Ok(status_form(&context, &held, &answers))
}

pub(super) async fn advance(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().meeting(id(&text)?)?;
    let status: Option<MeetingStatus> =
        chosen(&context, &mut answers, "status", Key("error-status"));
    let typed = answers.text("ended").to_owned();
    let ended = read_time(&typed);
    if !typed.is_empty() && ended.is_none() {
        answers.refuse("ended", context.words().say("error-time"));
    }
    if let Some(status) = status.filter(|_| !answers.has_errors()) {
        let meeting = app.store().advance_meeting(&may, held.id, (status, ended), app.now())?;
        return Ok(to(&meeting));
    }
    Ok(status_form(&context, &held, &answers).into_response())
}
