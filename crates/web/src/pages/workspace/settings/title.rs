//! What the partnership calls a measure of the catalogue.

use axum::extract::Path;
use axum::response::Response;
use components::{Answers, Control as _, Input, paragraph};
use markup::Content;
use partnership::EditSettings;
use workbench::texts::{CatalogueEntry, Edit};

use super::given;
use super::measures::{address, entry};
use super::sheet::{Sheet, is_removal};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::Typed;
use crate::gate::access::May;

fn sheet(context: &Context, entry: &CatalogueEntry) -> Sheet {
    let words = context.words();
    let mine = context.clone();
    Sheet {
        title: words.say_with("title-of", &[("measure", entry.title.as_str().into())]),
        action: format!("{}/title", address(&entry.id)),
        back: address(&entry.id),
        intro: vec![paragraph(words.say("title-what"))],
        fields: &["title"],
        shows: Box::new(move |answers| shows(&mine, answers)),
        removes: entry.catalogue_title.as_ref().map(|_| words.say("title-remove")),
    }
}

fn shows(context: &Context, answers: &Answers) -> Content {
    let words = context.words();
    let title = Input::new("title", words.say("title-field"))
        .hint(words.say("title-hint"))
        .answered(answers);
    Content::new().child(title.element())
}

/// An entry of the catalogue that is not the partnership's own: of its own it says the whole elsewhere.
fn of_catalogue(context: &Context, text: &str) -> Result<CatalogueEntry, Problem> {
    let entry = entry(context, text)?;
    if entry.own.is_some() { Err(Problem::NotFound) } else { Ok(entry) }
}

/// The page.
pub(super) async fn show(
    context: Context,
    _may: May<EditSettings>,
    Path(text): Path<String>,
) -> Answer {
    let entry = of_catalogue(&context, &text)?;
    let answers = Answers::new([("title", entry.title.clone())]);
    Ok(sheet(&context, &entry).page(&context, &answers))
}

/// What was typed.
pub(super) async fn take(
    context: Context,
    May(may): May<EditSettings>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let entry = of_catalogue(&context, &text)?;
    let typed = given(answers.value("title").unwrap_or_default());
    let measure = entry.id.clone();
    let edit = match (is_removal(&answers), typed) {
        (true, _) => Some(Edit::Title { measure, title: None }),
        (false, Some(title)) => Some(Edit::Title { measure, title: Some(title) }),
        (false, None) => {
            answers.refuse("title", context.words().say("error-title"));
            None
        }
    };
    sheet(&context, &entry).change(&context, may, answers, edit).await
}
