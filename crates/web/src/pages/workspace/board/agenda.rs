//! The agenda on a meeting's page: its items in their order, each with buttons that move it.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Button, ButtonKind, link};
use markup::{Content, Element, el};
use partnership::ManageBoard;
use partnership::board::{AgendaItem, ItemId, Meeting, MeetingStatus};

use super::{id, kinds};
use crate::answer::Problem;
use crate::context::Context;
use crate::form::{Typed, form};
use crate::gate::access::May;
use crate::words::Key;

/// The items, each with its number and what can be done with it.
pub(super) fn list(context: &Context, meeting: &Meeting, items: &[AgendaItem]) -> Element {
    let mut list = el("ol").class("agenda");
    for item in items {
        let mut entry = el("li")
            .class("agenda__item")
            .class_if("agenda__part", item.said.under.is_some())
            .attr("id", format!("item-{}", item.id))
            .child(what(context, item));
        if meeting.status != MeetingStatus::MinutesAgreed {
            entry = entry.child(movers(context, items, item));
        }
        list = list.child(entry);
    }
    list
}

fn what(context: &Context, item: &AgendaItem) -> Element {
    let words = context.words();
    let mut facts = vec![words.say(kinds::item(item.said.kind).0)];
    if !item.said.presenter.is_empty() {
        facts.push(item.said.presenter.clone());
    }
    let title = link(format!("/workspace/items/{}", item.id), item.said.title.as_str());
    let number = el("span").class("agenda__number").text(format!("{} ", item.number));
    let mut said = Content::new()
        .child(el("div").child(number).child(title))
        .child(el("div").class("govuk-hint under").text(facts.join(" · ")));
    if item.said.exempt.is_some() {
        said = said.child(kinds::part_two(context));
    }
    el("div").class("agenda__what").content(said)
}

/// The items that an item stands among.
fn siblings(items: &[AgendaItem], item: &AgendaItem) -> Vec<ItemId> {
    items.iter().filter(|one| one.said.under == item.said.under).map(|one| one.id).collect()
}

/// The buttons that move an item.
fn movers(context: &Context, items: &[AgendaItem], item: &AgendaItem) -> Element {
    let words = context.words();
    let siblings = siblings(items, item);
    let (is_first, is_last) =
        (siblings.first() == Some(&item.id), siblings.last() == Some(&item.id));
    let given =
        [("number", item.number.as_str().into()), ("title", item.said.title.as_str().into())];
    let button = |to: &str, text: Key, label: Key| {
        Button::new(words.say(text.0))
            .kind(ButtonKind::Secondary)
            .name("to")
            .value(to)
            .id(format!("{to}-{}", item.id))
            .attr("aria-label", words.say_with(label.0, &given))
            .element()
    };
    let mut buttons = Content::new();
    if !is_first {
        buttons = buttons.child(button("up", Key("move-up"), Key("move-up-which")));
    }
    if !is_last {
        buttons = buttons.child(button("down", Key("move-down"), Key("move-down-which")));
    }
    form(context, &format!("/workspace/items/{}/move", item.id), buttons)
        .with_class("agenda__order")
}

/// Moves an item one place among those it stands with.
pub(super) async fn shift(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let item = store.item(id(&text)?)?;
    let (is_up, meeting) = (typed.text("to") == "up", item.said.meeting);
    let agenda = store.agenda(meeting)?;
    let siblings = siblings(&agenda, &item);
    let last = siblings.len().saturating_sub(1);
    let place = siblings.iter().position(|one| *one == item.id).unwrap_or_default();
    let to = if is_up { place.saturating_sub(1) } else { (place + 1).min(last) };
    if let Some(other) = siblings.get(to).filter(|_| to != place) {
        let swapped = agenda.iter().map(|one| match one.id {
            id if id == item.id => *other,
            id if id == *other => item.id,
            id => id,
        });
        let order: Vec<ItemId> = swapped.collect();
        store.order_agenda(&may, meeting, &order, now)?;
    }
    // The button that was pressed keeps the focus, as long as it is there.
    let button = if (is_up && to > 0) || to == last { "up" } else { "down" };
    let back = format!("/workspace/meetings/{meeting}#{button}-{}", item.id);
    Ok(Redirect::to(&back).into_response())
}
