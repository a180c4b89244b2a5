//! A new paper that is written here.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::Answers;
use partnership::ManageBoard;
use partnership::board::{Meeting, PaperSource};

use super::super::{Sheet, id, typed};
use super::{at, facts, papers_of};
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::form::{Typed, refuse};
use crate::gate::access::May;
use crate::params::Params;
use crate::words::Key;

fn page(context: &Context, meeting: &Meeting, answers: &Answers) -> Result<Page, Problem> {
    let back = papers_of(meeting);
    let (title, action) = (context.words().say("paper-new"), format!("{back}/new"));
    let sheet = Sheet { title, action, back: &back, button: Key("paper-add") };
    Ok(sheet.page(context, answers, facts::fields(context, meeting, answers)?, []))
}

/// What stands in a new paper's form before anything is typed.
pub(super) fn usual(params: &Params) -> Result<Answers, Problem> {
    let item = params.text("item")?.unwrap_or_default().to_owned();
    Ok(Answers::new(typed([("part", "1".to_owned()), ("item", item)])))
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
    params: Params,
) -> Answer {
    let meeting = context.app().store().meeting(id(&text)?)?;
    page(&context, &meeting, &usual(&params)?)
}

pub(super) async fn add(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let meeting = app.store().meeting(id(&text)?)?;
    if let Some(new) = facts::read(&context, &meeting, PaperSource::Written, &mut answers)? {
        match app.store().add_paper(&may, new, app.now()) {
            Ok(paper) => {
                return Ok(Redirect::to(&format!("{}/text", at(&paper))).into_response());
            }
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(page(&context, &meeting, &answers)?.into_response())
}
