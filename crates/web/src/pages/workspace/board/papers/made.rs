//! A paper that is made from figures, frozen as they are now.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Choice, Control as _, Radios, paragraph};
use markup::Content;
use partnership::board::{Meeting, PaperId, PaperSource};
use partnership::{Granted, ManageBoard};
use workbench::board::{make_paper, report_of};
use workbench::view::latest_month;
use workbench::{PublishOptions, Report};

use super::super::{Sheet, id};
use super::{add, at, facts, papers_of, problem};
use crate::answer::{Answer, Page, Problem};
use crate::app::App;
use crate::context::Context;
use crate::form::{Typed, refuse};
use crate::gate::access::May;
use crate::params::Params;
use crate::words::Key;

/// The reports that a paper can be made from.
const REPORTS: [(&str, Key); 3] = [
    ("performance", Key("report-performance")),
    ("needs-assessment", Key("report-needs-assessment")),
    ("summary", Key("report-summary")),
];

fn page(context: &Context, meeting: &Meeting, answers: &Answers) -> Result<Page, Problem> {
    let words = context.words();
    let choices = REPORTS.iter().map(|(value, key)| Choice::new(*value, words.say(key.0)));
    let report = Radios::new("report", words.say("field-report")).choices(choices);
    let fields = Content::new()
        .child(paragraph(words.say("paper-make-what")))
        .child(report.answered(answers).element())
        .then(facts::fields(context, meeting, answers)?);
    let back = papers_of(meeting);
    let (title, action) = (words.say("paper-make"), format!("{back}/make"));
    let sheet = Sheet { title, action, back: &back, button: Key("paper-make-button") };
    Ok(sheet.page(context, answers, fields, []))
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

/// Makes a paper to the last month that is held.
fn frozen(
    app: &App,
    may: &Granted<ManageBoard>,
    (paper, report): (PaperId, Report),
) -> Result<(), Problem> {
    let session = app.session();
    let Some(to) = latest_month(&session) else {
        return Err(Problem::unreadable("report", "no data are held yet; import some first"));
    };
    let against = session.folder().settings().board.against();
    let options = PublishOptions::of(report, to, against);
    let made = make_paper(&session, app.store(), may, (paper, &options), app.now());
    made.map_err(|error| problem(&error))
}

pub(super) async fn make(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let meeting = app.store().meeting(id(&text)?)?;
    let report = report(answers.text("report"));
    if report.is_none() {
        answers.refuse("report", context.words().say("error-report"));
    }
    if answers.text("title").is_empty()
        && let Some((_, key)) = REPORTS.iter().find(|(value, _)| *value == answers.text("report"))
    {
        answers.refuse(
            "title",
            context.words().say_with(
                "error-paper-title-like",
                &[("title", context.words().say(key.0).into())],
            ),
        );
    }
    let new = facts::read(&context, &meeting, PaperSource::Report, &mut answers)?;
    if let Some((new, report)) = new.zip(report) {
        match app.store().add_paper(&may, new, app.now()) {
            Ok(paper) => {
                let made = paper.id;
                app.work(move |app| frozen(app, &may, (made, report))).await?;
                return Ok(Redirect::to(&at(&paper)).into_response());
            }
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(page(&context, &meeting, &answers)?.into_response())
}

fn report(chosen: &str) -> Option<Report> {
    match chosen {
        "performance" => Some(Report::Performance),
        "needs-assessment" => Some(Report::NeedsAssessment),
        "summary" => Some(Report::Summary),
        _ => None,
    }
}

/// Makes a paper anew from the figures of today; it keeps its report.
pub(super) async fn again(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let paper = context.app().store().paper(id(&text)?)?;
    if paper.said.source != PaperSource::Report {
        return Err(Problem::NotFound);
    }
    let report = report_of(context.app().store(), paper.id).map_err(|error| problem(&error))?;
    let made = paper.id;
    context.app().work(move |app| frozen(app, &may, (made, report))).await?;
    Ok(Redirect::to(&at(&paper)).into_response())
}
