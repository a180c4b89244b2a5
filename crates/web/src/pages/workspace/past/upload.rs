//! Bringing past minutes: a file, or pasted text. They are read at once and not kept; what is proposed waits as a draft.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, Control as _, FileUpload, NotificationBanner, Size, Textarea, heading, link,
    paragraph,
};
use markup::{Element, el};
use partnership::ManageBoard;
use workbench::WorkbenchError;
use workbench::board::past::{self, PastMinutes};

use super::{PAST, of_draft, problem};
use crate::answer::{Answer, Page, Problem, Section};
use crate::brought::Brought;
use crate::context::Context;
use crate::dates::moment;
use crate::form::{summary, token};
use crate::gate::access::May;
use crate::pages::workspace::back;
use crate::params::Params;

/// The page.
pub(super) async fn show(context: Context, _may: May<ManageBoard>, params: Params) -> Answer {
    let kept = params.get("kept")?;
    page(&context, &Answers::default(), kept).await
}

async fn page(context: &Context, answers: &Answers, kept: Option<u32>) -> Answer {
    let words = context.words();
    let drafts = context
        .app()
        .work(|app| past::drafts(app.session().folder()).map_err(|error| of_draft(&error)))
        .await?;
    let file = FileUpload::new("file", words.say("past-file"))
        .hint(words.say("past-file-hint"))
        .answered(answers);
    let text = Textarea::new("text", words.say("past-text"))
        .rows(8)
        .spellcheck(false)
        .hint(words.say("past-text-hint"))
        .answered(answers);
    let form = el("form")
        .attr("method", "post")
        .attr("action", PAST)
        .attr("enctype", "multipart/form-data")
        .attr("novalidate", "novalidate")
        .child(token(context))
        .child(file.element())
        .child(text.element())
        .child(Button::new(words.say("past-read")).element());
    let mut page =
        Page::new(Section::Workspace, words.say("past-title")).with_all(summary(context, answers));
    if let Some(kept) = kept {
        page = page.with(news(context, kept));
    }
    page = page.headed().with(paragraph(words.say("past-what"))).with(form);
    if !drafts.is_empty() {
        page = page
            .with(heading(2, Size::Medium, words.say("past-drafts")))
            .with(list(context, &drafts));
    }
    page.before = Some(back(context));
    Ok(page)
}

/// The news that so many records were kept.
pub(super) fn news(context: &Context, kept: u32) -> Element {
    let words = context.words();
    let said = words.say_with("past-kept", &[("count", kept.into())]);
    NotificationBanner::success(paragraph(said)).title(words.say("success")).element()
}

fn list(context: &Context, drafts: &[PastMinutes]) -> Element {
    let one = |draft: &PastMinutes| {
        let read = [("when", moment(draft.read).into())];
        el("li")
            .child(link(format!("{PAST}/{}", draft.id), draft.file.as_str()))
            .text(format!(" {}", context.words().say_with("past-draft-read", &read)))
    };
    el("ul").class("govuk-list govuk-list--spaced").children(drafts.iter().map(one))
}

/// Reads what was brought.
pub(super) async fn take(
    context: Context,
    _may: May<ManageBoard>,
    request: Request,
) -> Result<Response, Problem> {
    let Brought { file, mut answers } = Brought::take(&context, request, past::LARGEST).await?;
    let words = context.words();
    let text = answers.value("text").unwrap_or_default().to_owned();
    let (name, bytes) = match (file, text.trim().is_empty()) {
        (Some(file), true) => file,
        (None, false) => (words.say("past-pasted"), text.into_bytes()),
        (Some(_), false) => {
            answers.refuse("file", words.say("error-past-both"));
            return Ok(page(&context, &answers, None).await?.into_response());
        }
        (None, true) => {
            answers.refuse("file", words.say("error-past-missing"));
            return Ok(page(&context, &answers, None).await?.into_response());
        }
    };
    let field = if answers.text("text").is_empty() { "file" } else { "text" };
    let read = context
        .app()
        .work(move |app| Ok(past::read(app.session().folder(), &name, &bytes, app.now())))
        .await?;
    match read {
        Ok(draft) => Ok(Redirect::to(&format!("{PAST}/{}", draft.id)).into_response()),
        // What cannot be read is a matter of the form, and says what to do.
        Err(WorkbenchError::Reading(error)) => {
            let said = [("why", error.to_string().into())];
            answers.refuse(field, words.say_with("error-past-reading", &said));
            Ok(page(&context, &answers, None).await?.into_response())
        }
        Err(error) => Err(problem(error)),
    }
}
