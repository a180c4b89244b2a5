//! An action as it is typed in a few keys: what is to be done, whose it is, and when it is due.

use components::{Answers, Control as _, Input, Select, Textarea, Width};
use jiff::civil::Date;
use markup::Content;
use partnership::board::{BoardId, Due, Meeting, MeetingStatus, Owner};
use reading::minutes;

use super::fields::read_due;
use super::names::Names;
use crate::answer::Problem;
use crate::context::Context;
use crate::dates::{day, day_of};
use crate::words::Key;

/// An action as it was typed.
pub(super) struct Quick {
    pub words: String,
    pub owner: Owner,
    pub due: Option<Due>,
}

/// The names of its three fields, each with an id in it where a page has several.
pub(super) fn names_of(of: &str) -> [String; 3] {
    ["what", "owner", "due"].map(|name| format!("{name}{of}"))
}

/// Its three fields.
pub(super) fn fields(context: &Context, names: &Names, of: &str, answers: &Answers) -> Content {
    let words = context.words();
    let [what, owner, due] = names_of(of);
    let what = Textarea::new(what, words.say("field-what")).rows(2).answered(answers);
    let owner = Select::new(owner, words.say("field-owner"), names.owner_items(context));
    let due = Input::new(due, words.say("field-due"))
        .hint(words.say("hint-due"))
        .width(Width::Letters(30))
        .autocomplete("off")
        .answered(answers);
    Content::new()
        .child(what.element())
        .child(owner.answered(answers).element())
        .child(due.element())
}

/// What was typed as an action of a board that arose at a meeting on a day. None where nothing was typed, or where it cannot be
/// one, and then each field says why.
pub(super) fn read(
    context: &Context,
    names: &Names,
    (board, on): (BoardId, Date),
    of: &str,
    answers: &mut Answers,
) -> Result<Option<Quick>, Problem> {
    let words = context.words();
    let [what, owner, due] = names_of(of);
    let given = [&what, &owner, &due].map(|name| answers.text(name).to_owned());
    if given.iter().all(String::is_empty) {
        return Ok(None);
    }
    let [said, whose, when] = given;
    if said.is_empty() {
        answers.refuse(&what, words.say("error-what"));
    }
    let whose = names.read_owner(&whose);
    if whose.is_none() {
        answers.refuse(&owner, words.say("error-owner"));
    }
    let when = match due_of(context, (board, on), &when)? {
        Ok(when) => when,
        Err(why) => {
            answers.refuse(&due, words.say(why.0));
            None
        }
    };
    let quick = whose.map(|owner| Quick { words: said, owner, due: when });
    Ok(quick.filter(|_| !answers.has_errors()))
}

/// When it is due, or what is wrong with what was typed.
fn due_of(
    context: &Context,
    (board, on): (BoardId, Date),
    typed: &str,
) -> Result<Result<Option<Due>, Key>, Problem> {
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    let meetings = context.app().store().meetings(board)?;
    let kept = |meeting: &&Meeting| meeting.status != MeetingStatus::Cancelled;
    let lower = typed.to_lowercase();
    let of = lower.trim_start_matches("at ").trim_start_matches("the ");
    if let Some(date) = of.strip_prefix("meeting of ").or_else(|| of.strip_prefix("meeting on ")) {
        let Some(minutes::Due::Date(date)) = read_due(date, on) else {
            return Ok(Err(Key("error-due")));
        };
        let found = meetings.iter().filter(kept).find(|meeting| meeting.said.date == date);
        return Ok(found.map(|one| Some(Due::At(one.id))).ok_or(Key("error-due-no-meeting")));
    }
    Ok(match read_due(typed, on) {
        Some(minutes::Due::Date(date)) => Ok(Some(Due::On(date))),
        Some(minutes::Due::NextMeeting) => {
            let from = on.max(day_of(context.app().now()));
            // The latest come first.
            let next = meetings.iter().rev().filter(kept).find(|one| one.said.date > from);
            next.map(|next| Some(Due::At(next.id))).ok_or(Key("error-due-no-next"))
        }
        Some(minutes::Due::Event(event)) if !event.is_empty() => Ok(Some(Due::After(event))),
        _ => Err(Key("error-due")),
    })
}

/// When an action is due, as somebody would have typed it.
pub(super) fn typed_due(context: &Context, due: Option<&Due>) -> Result<String, Problem> {
    Ok(match due {
        None => String::new(),
        Some(Due::On(date)) => day(*date),
        Some(Due::After(event)) => format!("after {event}"),
        Some(Due::At(meeting)) => {
            let date = context.app().store().meeting(*meeting)?.said.date;
            format!("meeting of {}", day(date))
        }
    })
}

/// When a promise is due, as somebody would have typed it.
pub(super) fn typed_promise(due: Option<&minutes::Due>) -> String {
    match due {
        Some(minutes::Due::Date(date)) => day(*date),
        Some(minutes::Due::NextMeeting) => "next meeting".to_owned(),
        Some(minutes::Due::Event(event)) => event.clone(),
        Some(minutes::Due::Words(_)) | None => String::new(),
    }
}
