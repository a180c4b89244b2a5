//! A draft: shown, kept as it is ticked, or discarded.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, paragraph};
use partnership::ManageBoard;
use workbench::WorkbenchError;
use workbench::board::past::{self, Choice, Chosen, Look, PastError, PastMinutes, What};

use super::list::{capital, findings, forms};
use super::{PAST, of_draft, problem, upload};
use crate::answer::{Answer, Page, Problem, Section};
use crate::app::App;
use crate::context::Context;
use crate::form::{Typed, summary};
use crate::gate::access::May;
use crate::params::Params;

/// The page of a draft.
pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(id): Path<String>,
    params: Params,
) -> Answer {
    let kept = params.get("kept")?;
    let (minutes, look) = context.app().work(move |app| find(app, &id)).await?;
    let mut page = page(&context, &minutes, &look, &Answers::default());
    if let Some(kept) = kept {
        page.main.insert(0, upload::news(&context, kept));
    }
    Ok(page)
}

fn find(app: &App, id: &str) -> Result<(PastMinutes, Look), Problem> {
    let minutes = past::draft(app.session().folder(), id).map_err(|error| of_draft(&error))?;
    let look = past::look(app.store(), &minutes).map_err(problem)?;
    Ok((minutes, look))
}

fn page(context: &Context, minutes: &PastMinutes, look: &Look, answers: &Answers) -> Page {
    let words = context.words();
    let title = words.say_with("past-of", &[("file", minutes.file.as_str().into())]);
    let mut page = Page::new(Section::Workspace, title)
        .with_all(summary(context, answers))
        .headed()
        .with(paragraph(words.say("past-confirm-what")))
        .with_all(findings(context, minutes))
        .with_all(forms(context, minutes, look, answers));
    page.before = Some(components::back_link(PAST, words.say("back-to-past")));
    page
}

/// Keeps what was ticked.
pub(super) async fn take(
    context: Context,
    May(may): May<ManageBoard>,
    Path(id): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (minutes, look) = context.app().work(move |app| find(app, &id)).await?;
    let Some(choice) = choice(&context, &minutes, &mut answers) else {
        return Ok(page(&context, &minutes, &look, &answers).into_response());
    };
    let held = minutes.clone();
    let keep = move |app: &App| {
        let session = app.session();
        let at = (session.folder(), app.store().as_ref());
        Ok(past::keep(at, &may, &held, &choice, app.now()))
    };
    let kept = context.app().work(keep).await?;
    match kept {
        Ok(kept) => {
            let count = kept.kept.len();
            let to = if kept.left.is_empty() {
                format!("{PAST}?kept={count}")
            } else {
                format!("{PAST}/{}?kept={count}", minutes.id)
            };
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => {
            refuse(&minutes, &mut answers, error)?;
            Ok(page(&context, &minutes, &look, &answers).into_response())
        }
    }
}

/// What was ticked and typed; none where something cannot be read.
fn choice(context: &Context, minutes: &PastMinutes, answers: &mut Answers) -> Option<Choice> {
    let ticked: BTreeSet<String> = What::KINDS
        .iter()
        .flat_map(|kind| {
            answers.values(&format!("keep-{kind}")).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let (mut words, mut owners) = (BTreeMap::new(), BTreeMap::new());
    for one in minutes.proposed.iter().filter(|one| ticked.contains(&one.id)) {
        let What::Action { .. } = &one.what else { continue };
        // What is left as it was shown is not said otherwise.
        let typed = answers.text(&format!("words-{}", one.id)).replace("\r\n", "\n");
        if !typed.is_empty() && Some(typed.as_str()) != one.what.words() {
            words.insert(one.id.clone(), typed);
        }
        let owner = answers.text(&format!("owner-{}", one.id));
        if !owner.is_empty() {
            let everybody = context.words().say("past-everybody");
            let owner = if *owner == everybody { "everybody" } else { owner };
            owners.insert(one.id.clone(), owner.to_owned());
        }
    }
    let board = Some(answers.text("board").to_owned()).filter(|name| !name.is_empty());
    let date = answers.text("date");
    let date = if date.is_empty() {
        None
    } else if let Ok(date) = date.parse() {
        Some(date)
    } else {
        answers.refuse("date", context.words().say("error-past-date"));
        return None;
    };
    let chosen = Chosen::Some(ticked);
    Some(Choice { chosen, without: BTreeSet::new(), words, owners, board, date })
}

/// Says at its box what keeps a change back.
fn refuse(
    minutes: &PastMinutes,
    answers: &mut Answers,
    error: WorkbenchError,
) -> Result<(), Problem> {
    let field = |id: &str| match minutes.find(id).map(|one| one.what.kind()) {
        Some(kind) => format!("keep-{kind}"),
        None => "keep-meeting".to_owned(),
    };
    // What is missing is an owner: the message leads to where they are typed.
    let nobodys = |id: &str| {
        let one = minutes.find(id).map(|one| &one.what);
        matches!(one, Some(What::Action { owner: None, .. }))
    };
    let WorkbenchError::Past(error) = error else { return Err(problem(error)) };
    match &error {
        PastError::Unsettled(all) => {
            for open in all {
                let id = open.ids.first().map_or("", String::as_str);
                let is_unowned = nobodys(id) && answers.text(&format!("owner-{id}")).is_empty();
                let field = if is_unowned { format!("owner-{id}") } else { field(id) };
                answers.refuse(&field, capital(&open.says));
            }
        }
        PastError::NoOwner { id, .. } => {
            answers.refuse(&format!("owner-{id}"), capital(&error.to_string()));
        }
        PastError::Refused { id, source } => {
            answers.refuse(&field(id), format!("{}: {source}", capital(&error.to_string())));
        }
        PastError::NothingNew | PastError::NotThere(_) | PastError::NotChanged { .. } => {
            answers.refuse("keep-meeting", capital(&error.to_string()));
        }
        _ => return Err(of_draft(&error)),
    }
    Ok(())
}

/// Discards a draft.
pub(super) async fn discard(
    context: Context,
    _may: May<ManageBoard>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let discarded = move |app: &App| {
        past::discard(app.session().folder(), &id).map_err(|error| of_draft(&error))
    };
    context.app().work(discarded).await?;
    Ok(Redirect::to(PAST).into_response())
}
