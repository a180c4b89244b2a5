//! The block at the head of a paper: whose it is, why it is before the board, what is asked.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Control as _, Input, Textarea};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{Paper, PaperField};

use super::super::{Sheet, id};
use super::at;
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::form::{Typed, refuse};
use crate::gate::access::May;
use crate::words::Key;

/// What a line is called.
pub(super) fn name(field: PaperField) -> Key {
    match field {
        PaperField::ReportNumber => Key("head-report-number"),
        PaperField::DecisionMaker => Key("head-decision-maker"),
        PaperField::DecisionType => Key("head-decision-type"),
        PaperField::ContactOfficer => Key("head-contact-officer"),
        PaperField::ChiefOfficer => Key("head-chief-officer"),
        PaperField::Wards => Key("head-wards"),
        PaperField::Reason => Key("head-reason"),
        PaperField::Recommendation => Key("head-recommendation"),
        PaperField::Policy => Key("head-policy"),
        PaperField::Financial => Key("head-financial"),
        PaperField::Staff => Key("head-staff"),
        PaperField::Legal => Key("head-legal"),
        PaperField::Impact => Key("head-impact"),
        PaperField::WardViews => Key("head-ward-views"),
        PaperField::NotApplicable => Key("head-not-applicable"),
        PaperField::Background => Key("head-background"),
    }
}

/// Whether a line is short enough for one line.
fn is_short(field: PaperField) -> bool {
    field <= PaperField::Wards
}

fn page(context: &Context, paper: &Paper, answers: &Answers) -> Page {
    let words = context.words();
    let mut fields = Content::new();
    for field in PaperField::ALL {
        let label = words.say(name(field).0);
        fields = fields.child(if is_short(field) {
            Input::new(field.id(), label).answered(answers).element()
        } else {
            Textarea::new(field.id(), label).rows(3).answered(answers).element()
        });
    }
    let title = words.say_with("paper-head-of", &[("title", paper.said.title.as_str().into())]);
    let (action, back) = (format!("{}/head", at(paper)), at(paper));
    Sheet { title, action, back: &back, button: Key("save") }.page(context, answers, fields, [])
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let paper = context.app().store().paper(id(&text)?)?;
    let held = paper.fields.iter().map(|(field, words)| (field.id(), words.clone()));
    Ok(page(&context, &paper, &Answers::new(held)))
}

pub(super) async fn save(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let paper = app.store().paper(id(&text)?)?;
    // A line that the form did not have stays as it is.
    let sent = |field: PaperField| Some((field, answers.value(field.id())?.to_owned()));
    let fields: BTreeMap<PaperField, String> =
        PaperField::ALL.into_iter().filter_map(sent).collect();
    match app.store().head_paper(&may, paper.id, &fields, app.now()) {
        Ok(paper) => Ok(Redirect::to(&at(&paper)).into_response()),
        Err(error) => {
            refuse(&mut answers, error)?;
            Ok(page(&context, &paper, &answers).into_response())
        }
    }
}
