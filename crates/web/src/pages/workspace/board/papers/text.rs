//! What a written paper says, in Markdown; two can write it at once.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Control as _, Details, Textarea, inset_text, paragraph};
use markup::{Content, el};
use partnership::board::{Paper, PaperSource};
use partnership::{ManageBoard, StoreError, Wrong};

use super::super::{Sheet, id, refusal, typed};
use super::at;
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::form::{Typed, hidden};
use crate::gate::access::May;
use crate::params::Params;
use crate::words::Key;

/// How a figure, a table and a heading are written.
const EXAMPLE: &str = "## What the figures say\n\n{{burglary sentence}}\n\nTable: What was done\n\n| What | By whom |\n|---|---|\n| Patrols | Police |";

/// A written paper; any other has no text that can be changed.
fn find(context: &Context, text: &str) -> Result<Paper, Problem> {
    let paper = context.app().store().paper(id(text)?)?;
    if paper.said.source == PaperSource::Written { Ok(paper) } else { Err(Problem::NotFound) }
}

/// The form; `theirs` is what somebody else has saved, where both changed the same lines.
fn page(context: &Context, paper: &Paper, answers: &Answers, theirs: Option<&str>) -> Page {
    let words = context.words();
    let mut fields = Content::new();
    if let Some(theirs) = theirs {
        let title = el("p").class("govuk-body govuk-!-font-weight-bold");
        let said = Content::new()
            .child(title.text(words.say("minute-theirs")))
            .child(el("pre").class("theirs").text(theirs));
        fields = fields.child(inset_text(said));
    }
    let how = Content::new()
        .child(paragraph(words.say("paper-text-how")))
        .child(el("pre").class("theirs").text(EXAMPLE));
    let text = Textarea::new("text", words.say("field-paper-text"))
        .hint(words.say("hint-paper-text"))
        .rows(25)
        .answered(answers);
    let fields = fields
        .child(hidden("base", answers.text("base")))
        .child(text.element())
        .child(Details::new(words.say("paper-text-help"), how).element());
    let title = words.say_with("paper-text-of", &[("title", paper.said.title.as_str().into())]);
    let (action, back) = (format!("{}/text", at(paper)), at(paper));
    Sheet { title, action, back: &back, button: Key("save") }.page(context, answers, fields, [])
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(path): Path<String>,
    params: Params,
) -> Answer {
    let paper = find(&context, &path)?;
    let held = context.app().store().paper_text(paper.id)?;
    let version = held.as_ref().map_or(0, |held| held.version);
    let answers = Answers::new(typed([
        ("text", held.map(|held| held.text).unwrap_or_default()),
        ("base", version.to_string()),
    ]));
    let mut page = page(&context, &paper, &answers, None);
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
    let paper = find(&context, &path)?;
    let base: i64 = answers.text("base").parse().unwrap_or_default();
    let text = answers.value("text").unwrap_or_default().to_owned();
    match store.save_paper(&may, (paper.id, base), &text, now) {
        // Whoever's lines came between is told to read them.
        Ok(saved) if saved.version > base + 1 => {
            Ok(Redirect::to(&format!("{}/text?merged=1", at(&paper))).into_response())
        }
        Ok(_) => Ok(Redirect::to(&at(&paper)).into_response()),
        Err(StoreError::Invalid { why, .. }) => {
            let theirs = store.paper_text(paper.id)?.filter(|_| why == Wrong::ChangedByOther);
            if let Some(theirs) = &theirs {
                // Whoever is shown the others' lines saves over them knowingly.
                answers =
                    Answers::new(typed([("text", text), ("base", theirs.version.to_string())]));
            }
            answers.refuse("text", refusal(&context, &why));
            let theirs = theirs.as_ref().map(|held| held.text.as_str());
            Ok(page(&context, &paper, &answers, theirs).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
