//! A rating that a person gives a measure in place of the rule's. Both are printed, with the reason and who gave it.

use axum::extract::Path;
use axum::response::Response;
use components::{Answers, Choice, Control as _, Input, Radios, Textarea, paragraph};
use figure::{Rag, RagOverride};
use markup::Content;
use partnership::EditSettings;
use workbench::texts::{CatalogueEntry, Edit};

use super::measures::{address, entry};
use super::sheet::{Sheet, is_removal};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::{Typed, needed};
use crate::gate::access::May;
use crate::words::Key;

/// The ratings that can be given.
const RATINGS: [Rag; 4] = [Rag::Green, Rag::Amber, Rag::Red, Rag::NotRated];

fn held(context: &Context, entry: &CatalogueEntry) -> Option<RagOverride> {
    let session = context.app().session();
    let given = &session.folder().settings().rag_overrides;
    given.iter().find(|given| given.measure == entry.id).cloned()
}

fn sheet(context: &Context, entry: &CatalogueEntry) -> Sheet {
    let words = context.words();
    let mine = context.clone();
    Sheet {
        title: words.say_with("rating-of", &[("measure", entry.title.as_str().into())]),
        action: format!("{}/rating", address(&entry.id)),
        back: address(&entry.id),
        intro: vec![paragraph(words.say("rating-what"))],
        fields: &["rag", "reason", "by"],
        shows: Box::new(move |answers| shows(&mine, answers)),
        removes: held(context, entry).map(|_| words.say("rating-remove")),
    }
}

fn shows(context: &Context, answers: &Answers) -> Content {
    let words = context.words();
    let choices = RATINGS.map(|rag| Choice::new(rag.word(), rag.word()));
    let rag = Radios::new("rag", words.say("rating-field")).choices(choices).answered(answers);
    let reason = Textarea::new("reason", words.say("rating-reason"))
        .rows(2)
        .hint(words.say("rating-reason-hint"))
        .answered(answers);
    let by = Input::new("by", words.say("rating-by"))
        .hint(words.say("rating-by-hint"))
        .answered(answers);
    Content::new().child(rag.element()).child(reason.element()).child(by.element())
}

/// The page.
pub(super) async fn show(
    context: Context,
    _may: May<EditSettings>,
    Path(text): Path<String>,
) -> Answer {
    let entry = entry(&context, &text)?;
    let answers = held(&context, &entry).map_or_else(Answers::default, |given| {
        Answers::new([
            ("rag", given.rag.word().to_owned()),
            ("reason", given.reason),
            ("by", given.by),
        ])
    });
    Ok(sheet(&context, &entry).page(&context, &answers))
}

/// What was typed.
pub(super) async fn take(
    context: Context,
    May(may): May<EditSettings>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let entry = entry(&context, &text)?;
    let measure = entry.id.clone();
    let edit = if is_removal(&answers) {
        Some(Edit::Rating { measure, given: None })
    } else {
        let given = read(&context, &entry, &mut answers);
        given.map(|given| Edit::Rating { measure, given: Some(given) })
    };
    sheet(&context, &entry).change(&context, may, answers, edit).await
}

fn read(context: &Context, entry: &CatalogueEntry, answers: &mut Answers) -> Option<RagOverride> {
    let rag = RATINGS.into_iter().find(|rag| rag.word() == answers.text("rag"));
    if rag.is_none() {
        answers.refuse("rag", context.words().say("error-rating"));
    }
    let missing = [("reason", Key("error-rating-reason")), ("by", Key("error-rating-by"))];
    needed(context, answers, missing);
    if answers.has_errors() {
        return None;
    }
    let (reason, by) = (answers.text("reason").to_owned(), answers.text("by").to_owned());
    Some(RagOverride { measure: entry.id.clone(), rag: rag?, reason, by })
}
