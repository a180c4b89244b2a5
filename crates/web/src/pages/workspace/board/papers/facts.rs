//! What a paper is: its title, its item, its part, and how it is to be handled.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Control as _, Input, Select, SelectItem};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{ItemId, Meeting, NewPaper, Paper, PaperSource};

use super::super::item::{part, read_part};
use super::super::{Sheet, id, typed};
use super::at;
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::form::{Typed, needed, refuse};
use crate::gate::access::May;
use crate::words::Key;

/// The fields that every paper has.
pub(super) fn fields(
    context: &Context,
    meeting: &Meeting,
    answers: &Answers,
) -> Result<Content, Problem> {
    let words = context.words();
    let mut items = vec![SelectItem::new("", words.say("paper-no-item"))];
    let agenda = context.app().store().agenda(meeting.id)?;
    items.extend(agenda.iter().map(|item| {
        SelectItem::new(item.id.to_string(), format!("{} {}", item.number, item.said.title))
    }));
    let title = Input::new("title", words.say("field-paper-title")).answered(answers);
    let item = Select::new("item", words.say("field-paper-item"), items).answered(answers);
    let handling = Input::new("handling", words.say("field-handling"))
        .hint(words.say("hint-handling"))
        .answered(answers);
    Ok(Content::new()
        .child(title.element())
        .child(item.element())
        .child(part(context, answers))
        .child(handling.element()))
}

/// What was typed as a paper; none where it cannot be one.
pub(super) fn read(
    context: &Context,
    meeting: &Meeting,
    source: PaperSource,
    answers: &mut Answers,
) -> Result<Option<NewPaper>, Problem> {
    needed(context, answers, [("title", Key("error-paper-title"))]);
    let item = match answers.text("item") {
        "" => None,
        text => Some(id::<ItemId>(text)?),
    };
    let exempt = read_part(context, answers);
    let Some(exempt) = exempt.filter(|_| !answers.has_errors()) else { return Ok(None) };
    let handling = answers.text("handling");
    Ok(Some(NewPaper {
        meeting: meeting.id,
        item,
        title: answers.text("title").to_owned(),
        source,
        exempt,
        handling: (!handling.is_empty()).then(|| handling.to_owned()),
    }))
}

/// A paper as somebody would have typed it.
fn as_typed(paper: &Paper) -> Answers {
    let said = &paper.said;
    let exempt = said.exempt.as_ref();
    Answers::new(typed([
        ("title", said.title.clone()),
        ("item", said.item.map(|item| item.to_string()).unwrap_or_default()),
        ("part", if exempt.is_some() { "2" } else { "1" }.to_owned()),
        ("exempt", exempt.map(|exempt| exempt.paragraph.to_string()).unwrap_or_default()),
        ("exempt_reason", exempt.map(|exempt| exempt.reason.clone()).unwrap_or_default()),
        ("handling", said.handling.clone().unwrap_or_default()),
    ]))
}

fn page(context: &Context, paper: &Paper, answers: &Answers) -> Result<Page, Problem> {
    let meeting = context.app().store().meeting(paper.said.meeting)?;
    let title =
        context.words().say_with("change-of", &[("name", paper.said.title.as_str().into())]);
    let (action, back) = (format!("{}/edit", at(paper)), at(paper));
    let sheet = Sheet { title, action, back: &back, button: Key("save") };
    Ok(sheet.page(context, answers, fields(context, &meeting, answers)?, []))
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let paper = context.app().store().paper(id(&text)?)?;
    page(&context, &paper, &as_typed(&paper))
}

pub(super) async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let paper = app.store().paper(id(&text)?)?;
    let meeting = app.store().meeting(paper.said.meeting)?;
    let source = paper.said.source.clone();
    if let Some(new) = read(&context, &meeting, source, &mut answers)? {
        match app.store().edit_paper(&may, paper.id, new, app.now()) {
            Ok(paper) => return Ok(Redirect::to(&at(&paper)).into_response()),
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(page(&context, &paper, &answers)?.into_response())
}
