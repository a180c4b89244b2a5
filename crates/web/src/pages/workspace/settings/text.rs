//! A whole text, to be changed as it is written: everything that has no page of its own.

use axum::extract::Path;
use axum::response::Response;
use components::{Answers, Control as _, Textarea, paragraph};
use markup::Content;
use partnership::EditSettings;
use workbench::texts::{Edit, TextFile};

use super::HOME;
use super::sheet::Sheet;
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::{Typed, hidden};
use crate::gate::access::May;

/// The sheet of a text, of which `base` is what whoever changes it began with.
pub(super) fn sheet(context: &Context, file: TextFile, base: String) -> Sheet {
    let words = context.words();
    let mine = context.clone();
    Sheet {
        title: words.say_with("text-title", &[("file", file.name().into())]),
        action: format!("{HOME}/text/{}", file.slug()),
        back: HOME.to_owned(),
        intro: vec![paragraph(words.say("text-what"))],
        fields: &["text"],
        shows: Box::new(move |answers| shows(&mine, &base, answers)),
        removes: None,
    }
}

fn shows(context: &Context, base: &str, answers: &Answers) -> Content {
    let text = Textarea::new("text", context.words().say("text-field"))
        .rows(30)
        .spellcheck(false)
        .answered(answers);
    Content::new().child(hidden("base", base)).child(text.element())
}

pub(super) fn file(slug: &str) -> Result<TextFile, Problem> {
    TextFile::from_slug(slug).ok_or(Problem::NotFound)
}

fn as_it_is(context: &Context, file: TextFile) -> Result<String, Problem> {
    file.read(context.app().session().folder()).map_err(|error| Problem::ours(&error))
}

/// The page.
pub(super) async fn show(
    context: Context,
    _may: May<EditSettings>,
    Path(slug): Path<String>,
) -> Answer {
    let file = file(&slug)?;
    let text = as_it_is(&context, file)?;
    let answers = Answers::new([("text", text.clone())]);
    Ok(sheet(&context, file, text).page(&context, &answers))
}

/// What was typed.
pub(super) async fn take(
    context: Context,
    May(may): May<EditSettings>,
    Path(slug): Path<String>,
    Typed(answers): Typed,
) -> Result<Response, Problem> {
    let file = file(&slug)?;
    // A form without them changes nothing.
    let now = as_it_is(&context, file)?;
    let typed = |name: &str| answers.value(name).map_or_else(|| now.clone(), str::to_owned);
    let (base, text) = (typed("base"), typed("text"));
    let edit = Edit::Whole { file, base: base.clone(), text };
    sheet(&context, file, base).change(&context, may, answers, Some(edit)).await
}
