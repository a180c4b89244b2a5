//! A paper that is brought as a file, which is kept as it is.

use axum::extract::{Path, Request};
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Button, Control as _, FileUpload, paragraph};
use markup::el;
use partnership::ManageBoard;
use partnership::board::{Meeting, PaperSource};
use workbench::WorkbenchError;
use workbench::board::bring_paper;

use super::super::id;
use super::{add, at, facts, papers_of, problem};
use crate::answer::{Answer, Page, Problem};
use crate::brought::Brought;
use crate::context::Context;
use crate::form::{refuse, summary, token};
use crate::gate::access::May;
use crate::params::Params;

/// How large a file may be, in bytes.
const LARGEST: usize = 64 << 20;

fn page(context: &Context, meeting: &Meeting, answers: &Answers) -> Result<Page, Problem> {
    let words = context.words();
    let file = FileUpload::new("file", words.say("field-paper-file"))
        .hint(words.say("hint-paper-file"))
        .answered(answers);
    let base = papers_of(meeting);
    let form = el("form")
        .attr("method", "post")
        .attr("action", format!("{base}/bring"))
        .attr("enctype", "multipart/form-data")
        .attr("novalidate", "novalidate")
        .child(token(context))
        .child(file.element())
        .content(facts::fields(context, meeting, answers)?)
        .child(Button::new(words.say("paper-bring-button")).element());
    let page = super::super::page(context, words.say("paper-bring"), &base)
        .with_all(summary(context, answers))
        .headed()
        .with(paragraph(words.say("paper-bring-what")));
    Ok(page.with(form))
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
    params: Params,
) -> Answer {
    let meeting = context.app().store().meeting(id(&text)?)?;
    page(&context, &meeting, &add::usual(&params)?)
}

pub(super) async fn take(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let meeting = context.app().store().meeting(id(&text)?)?;
    let Brought { file, mut answers } = Brought::take(&context, request, LARGEST).await?;
    if file.is_none() {
        answers.refuse("file", context.words().say("error-paper-file"));
    }
    // A paper without a title is called as its file is.
    if let Some((name, _)) = file.as_ref().filter(|_| answers.text("title").is_empty()) {
        let title = name.rsplit_once('.').map_or(name.as_str(), |(title, _)| title);
        answers = with_title(&answers, title);
    }
    // The source is set by what the file is kept as.
    let new = facts::read(&context, &meeting, PaperSource::Written, &mut answers)?;
    if let Some((new, (name, bytes))) = new.zip(file) {
        let brought = context
            .app()
            .work(move |app| Ok(bring_paper(app.store(), &may, (new, &name, &bytes), app.now())))
            .await?;
        match brought {
            Ok(paper) => return Ok(Redirect::to(&at(&paper)).into_response()),
            Err(WorkbenchError::Brought { source, .. }) => {
                answers.refuse("file", source.to_string());
            }
            Err(WorkbenchError::Store(error)) => refuse(&mut answers, error)?,
            Err(error) => return Err(problem(&error)),
        }
    }
    Ok(page(&context, &meeting, &answers)?.into_response())
}

/// The same answers with this title.
fn with_title(answers: &Answers, title: &str) -> Answers {
    let names = ["item", "part", "exempt", "exempt_reason", "handling"];
    let mut fields: Vec<(String, String)> =
        names.iter().map(|name| ((*name).to_owned(), answers.text(name).to_owned())).collect();
    fields.push(("title".to_owned(), title.to_owned()));
    Answers::new(fields)
}
