//! A period that figures can be held against by name: a new one, or one that there is.

use axum::response::Response;
use components::{Answers, Control as _, Input, Textarea, Width, paragraph};
use figure::Month;
use markup::Content;
use partnership::EditSettings;
use workbench::settings::NamedComparator;
use workbench::texts::Edit;

use super::sheet::{Sheet, is_removal};
use super::{HOME, given};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::{Typed, hidden, needed};
use crate::gate::access::May;
use crate::params::Params;
use crate::words::Key;

fn sheet(context: &Context, old: Option<&str>) -> Sheet {
    let words = context.words();
    let (mine, name) = (context.clone(), old.unwrap_or_default().to_owned());
    Sheet {
        title: if old.is_some() {
            words.say("settings-period")
        } else {
            words.say("settings-period-new")
        },
        action: format!("{HOME}/period"),
        back: HOME.to_owned(),
        intro: vec![paragraph(words.say("settings-period-what"))],
        fields: &["name", "from", "to", "reason"],
        shows: Box::new(move |answers| shows(&mine, &name, answers)),
        removes: old.map(|_| words.say("settings-period-remove")),
    }
}

fn shows(context: &Context, old: &str, answers: &Answers) -> Content {
    let words = context.words();
    let name = Input::new("name", words.say("settings-period-name"))
        .hint(words.say("settings-period-name-hint"))
        .answered(answers);
    let month = |name: &'static str, label: Key| {
        let input =
            Input::new(name, words.say(label.0)).width(Width::Letters(10)).spellcheck(false);
        input.hint(words.say("settings-month-hint")).answered(answers).element()
    };
    let reason = Textarea::new("reason", words.say("settings-period-reason"))
        .rows(2)
        .hint(words.say("settings-period-reason-hint"))
        .answered(answers);
    Content::new()
        .child(hidden("old", old))
        .child(name.element())
        .child(month("from", Key("settings-period-from")))
        .child(month("to", Key("settings-period-to")))
        .child(reason.element())
}

/// The page of a new one, or of the one named.
pub(super) async fn show(context: Context, _may: May<EditSettings>, params: Params) -> Answer {
    let Some(name) = params.text("name")? else {
        return Ok(sheet(&context, None).page(&context, &Answers::default()));
    };
    let session = context.app().session();
    let periods = &session.folder().settings().named_comparators;
    let held = periods.iter().find(|period| period.name == name).ok_or(Problem::NotFound)?;
    let answers = Answers::new([
        ("name", held.name.clone()),
        ("from", held.from.to_string()),
        ("to", held.to.to_string()),
        ("reason", held.reason.clone()),
    ]);
    Ok(sheet(&context, Some(name)).page(&context, &answers))
}

/// What was typed.
pub(super) async fn take(
    context: Context,
    May(may): May<EditSettings>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let old = given(answers.value("old").unwrap_or_default());
    let new = if is_removal(&answers) { None } else { read(&context, &mut answers) };
    let edit = if answers.has_errors() || (new.is_none() && old.is_none()) {
        None
    } else {
        Some(Edit::Period { old: old.clone(), new })
    };
    sheet(&context, old.as_deref()).change(&context, may, answers, edit).await
}

fn read(context: &Context, answers: &mut Answers) -> Option<NamedComparator> {
    let words = context.words();
    let missing = [("name", Key("error-period-name")), ("reason", Key("error-period-reason"))];
    needed(context, answers, missing);
    let mut month = |name: &'static str| -> Option<Month> {
        let month = answers.text(name).parse().ok();
        if month.is_none() {
            answers.refuse(name, words.say("error-month"));
        }
        month
    };
    let (from, to) = (month("from"), month("to"));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        answers.refuse("to", words.say("error-last-before"));
    }
    let (name, reason) = (answers.text("name").to_owned(), answers.text("reason").to_owned());
    Some(NamedComparator { name, from: from?, to: to?, reason })
}
