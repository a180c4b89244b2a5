//! What a written paper says, in Markdown; two can write it at once.

use axum::extract::Path;
use axum::response::Response;
use components::{Details, paragraph};
use markup::{Content, el};
use partnership::ManageBoard;
use partnership::board::{Paper, PaperSource};

use super::super::id;
use super::super::writing::Writing;
use super::at;
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::Typed;
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

fn writing(context: &Context, paper: &Paper) -> Writing {
    let words = context.words();
    let how = Content::new()
        .child(paragraph(words.say("paper-text-how")))
        .child(el("pre").class("theirs").text(EXAMPLE));
    Writing {
        title: words.say_with("paper-text-of", &[("title", paper.said.title.as_str().into())]),
        at: format!("{}/text", at(paper)),
        back: at(paper),
        label: Key("field-paper-text"),
        hint: Key("hint-paper-text"),
        button: Key("save"),
        rows: 25,
        help: Some(Details::new(words.say("paper-text-help"), how).element()),
    }
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(path): Path<String>,
    params: Params,
) -> Answer {
    let paper = find(&context, &path)?;
    let held = context.app().store().paper_text(paper.id)?;
    writing(&context, &paper).show(&context, held, &params)
}

pub(super) async fn save(
    context: Context,
    May(may): May<ManageBoard>,
    Path(path): Path<String>,
    Typed(answers): Typed,
) -> Result<Response, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let paper = find(&context, &path)?;
    writing(&context, &paper).save(
        &context,
        answers,
        |base, text| store.save_paper(&may, (paper.id, base), text, now),
        || store.paper_text(paper.id),
    )
}
