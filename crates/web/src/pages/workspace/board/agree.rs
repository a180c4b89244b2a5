//! The board agrees the minutes of a meeting at a later one: the resolution stands there, and what was agreed is not changed
//! any more.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Control as _, Select, SelectItem, inset_text, link, paragraph};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{
    AgendaItem, ItemId, Meeting, MeetingStatus, NewResolution, ResolutionForm,
};

use super::at_meeting::is_minutes;
use super::{HOME, Sheet, id, meeting};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::dates::day;
use crate::form::{Typed, refuse};
use crate::gate::access::May;
use crate::words::Key;

/// The items of later meetings of the board, the next meeting first.
fn later(context: &Context, held: &Meeting) -> Result<Vec<(Meeting, AgendaItem)>, Problem> {
    let store = context.app().store();
    let mut found = Vec::new();
    for one in store.meetings(held.said.board)?.into_iter().rev() {
        let is_open =
            !matches!(one.status, MeetingStatus::Cancelled | MeetingStatus::MinutesAgreed);
        if one.said.date <= held.said.date || !is_open {
            continue;
        }
        found.extend(store.agenda(one.id)?.into_iter().map(|item| (one.clone(), item)));
    }
    Ok(found)
}

fn form(context: &Context, held: &Meeting, answers: &Answers) -> Answer {
    let words = context.words();
    let items = later(context, held)?;
    let at = meeting::address(held);
    let title = words.say_with("agree-which", &[("day", day(held.said.date).into())]);
    if items.is_empty() {
        let to = format!("{HOME}/{}", held.said.board);
        let page = super::page(context, title, &at).headed();
        let board = link(to, words.say("agree-no-later-go"));
        let what = Content::new().text(words.say("agree-no-later")).text(" ").child(board);
        return Ok(page.with(paragraph(what)));
    }
    let usual = items.iter().find(|(_, item)| is_minutes(item)).or(items.first());
    let usual = usual.map(|(_, item)| item.id.to_string()).unwrap_or_default();
    let choices = items.iter().map(|(one, item)| {
        let text = format!("{}: {} {}", day(one.said.date), item.number, item.said.title);
        SelectItem::new(item.id.to_string(), text)
    });
    let item =
        Select::new("item", words.say("field-agreed-at"), choices).value(usual).answered(answers);
    let record = words.say_with("usual-correct-record", &[("day", day(held.said.date).into())]);
    let resolved = words.say_with("resolved-that", &[("words", record.into())]);
    let fields = Content::new()
        .child(paragraph(words.say("agree-what")))
        .child(inset_text(resolved))
        .child(item.element());
    let sheet =
        Sheet { title, action: format!("{at}/agree"), back: &at, button: Key("agree-button") };
    Ok(sheet.page(context, answers, fields, []))
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let held = context.app().store().meeting(id(&text)?)?;
    if held.status == MeetingStatus::MinutesAgreed {
        let minutes = format!("{}/minutes", meeting::address(&held));
        return Ok(Redirect::to(&minutes).into_response());
    }
    Ok(form(&context, &held, &Answers::default())?.into_response())
}

pub(super) async fn agree(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let held = store.meeting(id(&text)?)?;
    let minutes = format!("{}/minutes", meeting::address(&held));
    // Pressed twice, it is agreed once.
    if held.status == MeetingStatus::MinutesAgreed {
        return Ok(Redirect::to(&minutes).into_response());
    }
    let item: Option<ItemId> = answers.text("item").parse().ok();
    let offered = later(&context, &held)?;
    let found = offered.iter().find(|(_, one)| Some(one.id) == item);
    let Some((_, item)) = found else {
        answers.refuse("item", context.words().say("error-agreed-at"));
        return Ok(form(&context, &held, &answers)?.into_response());
    };
    let given = [("day", day(held.said.date).into())];
    let words = context.words().say_with("usual-correct-record", &given);
    // Whoever has recorded it at the meeting already records it once.
    let stands = store.resolutions(item.id)?.iter().any(|one| one.said.words == words);
    let resolved = NewResolution { item: item.id, form: ResolutionForm::Agreed, words };
    if !stands && let Err(error) = store.resolve(&may, &resolved, now) {
        refuse(&mut answers, error)?;
        return Ok(form(&context, &held, &answers)?.into_response());
    }
    store.advance_meeting(&may, held.id, (MeetingStatus::MinutesAgreed, None), now)?;
    Ok(Redirect::to(&minutes).into_response())
}
