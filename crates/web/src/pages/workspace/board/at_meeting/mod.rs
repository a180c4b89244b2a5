//! At the meeting: one page on which attendance is ticked, and each item gets its minutes, resolutions and actions in a few
//! keys. Everything works by keyboard alone and without script; what was saved comes back at the item just worked on.

mod attendance;
mod item;
mod promises;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Button, ButtonKind, Size, heading, inset_text, link, paragraph};
use markup::{Content, Element, el};
use partnership::ManageBoard;
use partnership::board::{AgendaItem, ItemId, Meeting, MeetingStatus};

pub(super) use item::is_minutes;

use super::fields::{read_time, time};
use super::names::Names;
use super::{id, meeting};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::{Typed, form, summary};
use crate::gate::access::May;
use crate::params::Params;
use crate::routes::Routes;
use crate::words::Key;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/held", show)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/attendance", attendance::tick)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/declare", attendance::declare)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/end", end)
        .form::<ManageBoard, _, _>("/workspace/items/{id}/record", item::record)
}

/// What is shown besides what is recorded.
#[derive(Default)]
struct Shown {
    /// What was typed, and what is wrong with it.
    answers: Answers,
    /// The item whose form is open.
    open: Option<ItemId>,
    /// What was done there.
    said: Option<Key>,
}

async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
    params: Params,
) -> Result<Response, Problem> {
    let store = context.app().store();
    let held = store.meeting(id(&text)?)?;
    if let Some(away) = agreed(&held) {
        return Ok(away);
    }
    let open = params.text("item")?.map(id::<ItemId>).transpose()?;
    let said = match params.text("said")? {
        Some("saved") => Some(Key("said-saved")),
        Some("merged") => Some(Key("said-merged")),
        Some("attendance") => Some(Key("said-attendance")),
        _ => None,
    };
    let answers = match (open, params.get::<usize>("promise")?) {
        (Some(item), Some(nth)) => promises::prefilled(&context, &held, item, nth)?,
        _ => Answers::default(),
    };
    Ok(page(&context, &held, &Shown { answers, open, said })?.into_response())
}

/// The way to the minutes that a board has agreed, where nothing is recorded any more.
fn agreed(held: &Meeting) -> Option<Response> {
    let is_agreed = held.status == MeetingStatus::MinutesAgreed;
    is_agreed.then(|| Redirect::to(&format!("{}/minutes", meeting::address(held))).into_response())
}

fn page(context: &Context, held: &Meeting, shown: &Shown) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let names = Names::on(context, held.said.date)?;
    let items = store.agenda(held.id)?;
    let at = meeting::address(held);
    let title = meeting::title(context, held)?;
    let title = words.say_with("at-meeting-of", &[("meeting", title.into())]);
    let mut page = super::page(context, title, &at)
        .with_all(summary(context, &shown.answers))
        .headed()
        .with(paragraph(words.say("at-meeting-keys")))
        .with(contents(context, held, &items)?)
        .with(attendance::section(context, &names, held, shown)?);
    if items.is_empty() {
        page = page.with(paragraph(words.say("agenda-none")));
    }
    for (place, one) in items.iter().enumerate() {
        let next = items.get(place + 1);
        page = page.with(item::section(context, &names, held, (one, next), shown)?);
    }
    Ok(page.with_all(ending(context, held, &shown.answers)))
}

/// The address of an item's section, with its form open.
fn at_item(meeting: &Meeting, item: ItemId) -> String {
    format!("{}/held?item={item}#item-{item}", meeting::address(meeting))
}

/// Links to every section, the first nine items with a key of their own.
fn contents(context: &Context, held: &Meeting, items: &[AgendaItem]) -> Result<Element, Problem> {
    let (words, store) = (context.words(), context.app().store());
    let attendance = link("#attendance", words.say("attendance-title")).attr("accesskey", "a");
    let mut list = el("ol").class("govuk-list meeting-contents").child(el("li").child(attendance));
    for item in items {
        let key = Some(item.number.as_str()).filter(|number| {
            number.len() == 1 && number.bytes().all(|digit| digit.is_ascii_digit())
        });
        let title = format!("{} {}", item.number, item.said.title);
        let to = link(at_item(held, item.id), title).attr_if("accesskey", key);
        let (minute, resolutions) = (store.minute(item.id)?, store.resolutions(item.id)?);
        let mut entry = el("li").child(to);
        let done = minute.is_some_and(|minute| !minute.text.is_empty()) || !resolutions.is_empty();
        if done {
            entry = entry.text(format!(" ({})", words.say("item-recorded")));
        }
        list = list.child(entry);
    }
    let label = words.say("meeting-contents");
    Ok(el("nav").attr("aria-label", label).child(list))
}

/// What was just done, at its place.
fn said(context: &Context, key: Option<Key>) -> Option<Element> {
    let text = context.words().say(key?.0);
    Some(inset_text(Content::new().text(text)).attr("role", "status"))
}

/// The form that says when the meeting ended.
fn ending(context: &Context, held: &Meeting, answers: &Answers) -> [Element; 2] {
    let words = context.words();
    let button = Button::new(words.say("end-meeting")).kind(ButtonKind::Secondary);
    let fields = Content::new()
        .child(time(context, answers, "ended", Key("field-ended")))
        .child(button.element());
    let action = format!("{}/end", meeting::address(held));
    [heading(2, Size::Medium, words.say("end-title")), form(context, &action, fields)]
}

/// The meeting has ended: its minutes are next.
async fn end(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let held = store.meeting(id(&text)?)?;
    if let Some(away) = agreed(&held) {
        return Ok(away);
    }
    let Some(ended) = read_time(answers.text("ended")) else {
        answers.refuse("ended", context.words().say("error-time"));
        let shown = Shown { answers, ..Shown::default() };
        return Ok(page(&context, &held, &shown)?.into_response());
    };
    let status = match held.status {
        MeetingStatus::Draft | MeetingStatus::Published => MeetingStatus::Held,
        later => later,
    };
    store.advance_meeting(&may, held.id, (status, Some(ended)), now)?;
    Ok(Redirect::to(&format!("{}/minutes", meeting::address(&held))).into_response())
}
