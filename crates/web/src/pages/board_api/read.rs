//! What a program reads of the board.

use axum::extract::Path;
use partnership::board::{ActionUpdate, Arisen, BoardId, ItemId, MeetingId};
use partnership::{ManageBoard, Store, StoreError};
use serde::Serialize;
use serde_json::json;

use super::given::{Answer, Given, id};
use crate::context::Context;
use crate::gate::access::May;
use crate::params::Params;

pub(super) async fn boards(context: Context, _may: May<ManageBoard>) -> Answer {
    Given::of(&context.app().store().boards()?)
}

pub(super) async fn organisations(context: Context, _may: May<ManageBoard>) -> Answer {
    Given::of(&context.app().store().organisations()?)
}

pub(super) async fn people(context: Context, _may: May<ManageBoard>) -> Answer {
    Given::of(&context.app().store().people_of_boards()?)
}

pub(super) async fn posts(context: Context, _may: May<ManageBoard>) -> Answer {
    Given::of(&context.app().store().posts()?)
}

pub(super) async fn meetings(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let store = context.app().store();
    let board = store.board(id::<BoardId>(&text)?)?;
    Given::of(&store.meetings(board.id)?)
}

pub(super) async fn meeting(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    Given::of(&context.app().store().meeting(id(&text)?)?)
}

/// What is recorded of a meeting, which has to be there.
fn of_meeting<T: Serialize>(
    context: &Context,
    text: &str,
    read: fn(&Store, MeetingId) -> Result<T, StoreError>,
) -> Answer {
    let store = context.app().store();
    let meeting = store.meeting(id(text)?)?;
    Given::of(&read(store, meeting.id)?)
}

pub(super) async fn agenda(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    of_meeting(&context, &text, Store::agenda)
}

pub(super) async fn attendance(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    of_meeting(&context, &text, Store::attendance)
}

pub(super) async fn papers(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    of_meeting(&context, &text, Store::papers)
}

/// What the minutes say of an item; version 0 where nothing was written yet, which is what the first version is based on.
pub(super) async fn minute(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let store = context.app().store();
    let item = store.item(id::<ItemId>(&text)?)?;
    match store.minute(item.id)? {
        Some(version) => Given::of(&version),
        None => Given::of(&json!({ "version": 0, "text": "" })),
    }
}

pub(super) async fn resolutions(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let store = context.app().store();
    let item = store.item(id::<ItemId>(&text)?)?;
    Given::of(&store.resolutions(item.id)?)
}

/// Every action, or those of one board.
pub(super) async fn actions(context: Context, _may: May<ManageBoard>, params: Params) -> Answer {
    let board: Option<BoardId> = params.get("board")?;
    let mut actions = context.app().store().actions()?;
    actions.retain(|one| board.is_none_or(|board| one.board == board));
    Given::of(&actions)
}

/// An action with what was heard of it.
#[derive(Serialize)]
struct Followed {
    #[serde(flatten)]
    arisen: Arisen,
    updates: Vec<ActionUpdate>,
}

pub(super) async fn action(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let store = context.app().store();
    let arisen = store.arisen(id(&text)?)?;
    let updates = store.action_updates(arisen.action.id)?;
    Given::of(&Followed { arisen, updates })
}
