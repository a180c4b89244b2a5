//! One action: what it is, what was heard of it as a timeline, and how the board closes it.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Action as Change, Answers, Button, ButtonKind, Control as _, Select, SelectItem, Size,
    SummaryList, SummaryRow, Textarea, heading, link, paragraph,
};
use markup::{Content, Element, el};
use partnership::ManageBoard;
use partnership::board::{Arisen, Meeting, MeetingId, MeetingStatus, Outcome};

use super::fields::{chosen, kinds};
use super::names::{Names, owner_id};
use super::standing::{self, Standing};
use super::{ACTIONS, Sheet, act, id, kinds};
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::dates::{day, day_of, moment};
use crate::form::{Typed, form, needed, one_button, refuse, summary};
use crate::gate::access::May;
use crate::words::Key;

fn find(context: &Context, text: &str) -> Result<Arisen, Problem> {
    Ok(context.app().store().arisen(id(text)?)?)
}

fn at(arisen: &Arisen) -> String {
    format!("{ACTIONS}/{}", arisen.action.id)
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let arisen = find(&context, &text)?;
    page(&context, &arisen, &Answers::default())
}

fn page(context: &Context, arisen: &Arisen, answers: &Answers) -> Answer {
    let words = context.words();
    let names = Names::of(context)?;
    let mut page = super::page(context, words.say("action-title"), ACTIONS)
        .with_all(summary(context, answers))
        .headed()
        .with(facts(context, &names, arisen)?)
        .with(heading(2, Size::Medium, words.say("timeline-title")))
        .with(timeline(context, arisen)?);
    let told = Textarea::new("words", words.say("field-update")).rows(3).answered(answers);
    let add = Button::new(words.say("update-add"));
    let fields = Content::new().child(told.element()).child(add.element());
    page = page.with(form(context, &format!("{}/update", at(arisen)), fields));
    if arisen.action.closed.is_some() {
        let reopen = Button::new(words.say("action-reopen")).kind(ButtonKind::Secondary);
        let reopen = one_button(context, &format!("{}/reopen", at(arisen)), reopen);
        return Ok(page.with(paragraph(words.say("action-reopen-what"))).with(reopen));
    }
    closing(context, arisen, answers, page)
}

fn facts(context: &Context, names: &Names, arisen: &Arisen) -> Result<Element, Problem> {
    let (words, store) = (context.words(), context.app().store());
    let action = &arisen.action;
    let today = day_of(context.app().now());
    let change = |about: String| {
        Change::new(format!("{}/edit", at(arisen)), words.say("change")).about(about.to_lowercase())
    };
    let row = |key: Key, value: Content| {
        let name = words.say(key.0);
        SummaryRow::new(name.as_str(), value).action(change(name.clone()))
    };
    let item = store.item(action.said.item)?;
    let source = format!("{} {}, {}", item.number, item.said.title, day(arisen.on));
    let from = format!("/workspace/meetings/{}/minutes#item-{}", arisen.meeting, item.id);
    let mut source = Content::new().child(link(from, source));
    if arisen.is_exempt {
        source = source.text(" ").child(kinds::part_two(context));
    }
    let said = if let Some((outcome, ..)) = &action.closed {
        words.say(kinds::outcome(*outcome).0)
    } else {
        let days = standing::days(arisen.on, today).max(0);
        words.say_with("open-for", &[("days", days.into())])
    };
    let state =
        Content::new().child(Standing::of(arisen, today).tag(context)).child(el("div").text(said));
    let mut rows = vec![
        row(Key("field-what"), Content::from(action.said.words.as_str())),
        row(Key("field-owner"), Content::from(names.owner(context, action.said.owner))),
        row(Key("field-due"), Content::from(standing::due(context, arisen))),
        SummaryRow::new(words.say("field-state"), state),
        SummaryRow::new(words.say("action-source"), source),
    ];
    if let Some(resolution) = action.said.resolution {
        let resolution = store.resolution(resolution)?;
        let said = [("words", resolution.said.words.as_str().into())];
        let said = words.say_with("resolved-that", &said);
        rows.push(SummaryRow::new(words.say("field-resolved"), said));
    }
    Ok(SummaryList::new(rows).element())
}

/// What happened to it, in its order.
fn timeline(context: &Context, arisen: &Arisen) -> Result<Element, Problem> {
    let (words, store) = (context.words(), context.app().store());
    let event = |title: String, when: String, words: &str| {
        let entry = el("li")
            .class("timeline__event")
            .child(el("div").class("timeline__title").text(title))
            .child(el("div").class("govuk-hint under").text(when));
        if words.is_empty() { entry } else { entry.child(paragraph(words)) }
    };
    let arose = event(words.say("timeline-arose"), day(arisen.on), "");
    let mut list = el("ol").class("timeline").child(arose);
    for update in store.action_updates(arisen.action.id)? {
        let given = [("who", update.who.as_str().into())];
        let title = words.say_with("timeline-update", &given);
        list = list.child(event(title, moment(update.at), &update.words));
    }
    if let Some((outcome, said, closed_at)) = &arisen.action.closed {
        let outcome = words.say(kinds::outcome(*outcome).0);
        let title = words.say_with("timeline-closed", &[("outcome", outcome.into())]);
        list = list.child(event(title, day(store.meeting(*closed_at)?.said.date), said));
    }
    Ok(list)
}

/// The meetings that can close it: those of its board since it arose.
fn meetings(context: &Context, arisen: &Arisen) -> Result<Vec<Meeting>, Problem> {
    let mut all = context.app().store().meetings(arisen.board)?;
    all.retain(|one| one.said.date >= arisen.on && one.status != MeetingStatus::Cancelled);
    Ok(all)
}

fn closing(context: &Context, arisen: &Arisen, answers: &Answers, page: Page) -> Answer {
    let words = context.words();
    let today = day_of(context.app().now());
    let meetings = meetings(context, arisen)?;
    // The board closes what it has heard: the last meeting that was held is the likely one.
    let usual = meetings.iter().find(|one| one.said.date <= today).map(|one| one.id.to_string());
    let items = meetings.iter().map(|one| SelectItem::new(one.id.to_string(), day(one.said.date)));
    let meeting = Select::new("meeting", words.say("field-closed-at"), items)
        .value(usual.unwrap_or_default())
        .answered(answers);
    let outcome =
        kinds(context, answers, ("outcome", Key("field-outcome-of")), Outcome::ALL, kinds::outcome);
    let said = Textarea::new("closing", words.say("field-closing"))
        .hint(words.say("hint-closing"))
        .rows(3)
        .answered(answers);
    let close = Button::new(words.say("action-close")).kind(ButtonKind::Secondary);
    let fields = Content::new()
        .child(outcome)
        .child(said.element())
        .child(meeting.element())
        .child(close.element());
    Ok(page
        .with(heading(2, Size::Medium, words.say("close-title")))
        .with(paragraph(words.say("close-what")))
        .with(form(context, &format!("{}/close", at(arisen)), fields)))
}

pub(super) async fn update(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let arisen = find(&context, &text)?;
    needed(&context, &mut answers, [("words", Key("error-update"))]);
    if !answers.has_errors() {
        match app.store().update_action(&may, arisen.action.id, answers.text("words"), app.now()) {
            Ok(_) => return Ok(Redirect::to(&at(&arisen)).into_response()),
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(page(&context, &arisen, &answers)?.into_response())
}

pub(super) async fn close(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let arisen = find(&context, &text)?;
    let outcome: Option<Outcome> = chosen(&context, &mut answers, "outcome", Key("error-outcome"));
    let meeting: Option<MeetingId> = answers.text("meeting").parse().ok();
    let offered = meetings(&context, &arisen)?;
    let meeting = meeting.filter(|id| offered.iter().any(|one| one.id == *id));
    if meeting.is_none() {
        answers.refuse("meeting", context.words().say("error-closed-at"));
    }
    if let Some((outcome, meeting)) = outcome.zip(meeting) {
        let said = (outcome, answers.text("closing"), meeting);
        match app.store().close_action(&may, arisen.action.id, said, app.now()) {
            Ok(_) => return Ok(Redirect::to(&at(&arisen)).into_response()),
            Err(partnership::StoreError::Invalid { field: "words", why }) => {
                answers.refuse("closing", why.to_string());
            }
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(page(&context, &arisen, &answers)?.into_response())
}

pub(super) async fn reopen(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let app = context.app();
    let arisen = find(&context, &text)?;
    app.store().reopen_action(&may, arisen.action.id, app.now())?;
    Ok(Redirect::to(&at(&arisen)).into_response())
}

fn edit_page(context: &Context, arisen: &Arisen, answers: &Answers) -> Answer {
    let names = Names::of(context)?;
    let fields = act::fields(context, &names, "", answers);
    let back = at(arisen);
    let (title, action) = (context.words().say("action-change"), format!("{back}/edit"));
    let sheet = Sheet { title, action, back: &back, button: Key("save") };
    Ok(sheet.page(context, answers, fields, []))
}

pub(super) async fn change(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let arisen = find(&context, &text)?;
    let said = &arisen.action.said;
    let due = act::typed_due(&context, said.due.as_ref())?;
    let [what, owner, when] = act::names_of("");
    let values = [(what, said.words.clone()), (owner, owner_id(said.owner)), (when, due)];
    edit_page(&context, &arisen, &Answers::new(values))
}

pub(super) async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let arisen = find(&context, &text)?;
    let names = Names::of(&context)?;
    let place = (arisen.board, arisen.on);
    let quick = act::read(&context, &names, place, "", &mut answers)?;
    if let Some(act::Quick { words, owner, due }) = quick {
        let said = (words.as_str(), owner, due.as_ref());
        match app.store().edit_action(&may, arisen.action.id, said, app.now()) {
            Ok(_) => return Ok(Redirect::to(&at(&arisen)).into_response()),
            Err(partnership::StoreError::Invalid { field: "words", why }) => {
                answers.refuse("what", why.to_string());
            }
            Err(error) => refuse(&mut answers, error)?,
        }
    } else if !answers.has_errors() {
        answers.refuse("what", context.words().say("error-what"));
    }
    Ok(edit_page(&context, &arisen, &answers)?.into_response())
}
