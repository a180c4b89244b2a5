//! What a program writes of the board. The store holds the rules: what a form would be refused is refused here too.

use axum::extract::Path;
use partnership::ManageBoard;
use partnership::board::{
    ActionId, Attendance, ItemId, MeetingId, NewAction, NewItem, NewMeeting, NewResolution, Outcome,
};
use serde::Deserialize;

use super::given::{Answer, Given, Refused, Sent, id};
use crate::context::Context;
use crate::gate::access::May;

pub(super) async fn add_meeting(
    context: Context,
    May(may): May<ManageBoard>,
    Sent(new): Sent<NewMeeting>,
) -> Answer {
    let app = context.app();
    let added = app.store().add_meeting(&may, new, app.now()).map_err(Refused::of_sent)?;
    Given::added(&added, &format!("/api/board/meetings/{}", added.id))
}

pub(super) async fn attend(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Sent(ticked): Sent<Attendance>,
) -> Answer {
    let app = context.app();
    let meeting = app.store().meeting(id::<MeetingId>(&text)?)?;
    app.store().attend(&may, meeting.id, &ticked, app.now()).map_err(Refused::of_sent)?;
    Given::of(&app.store().attendance(meeting.id)?)
}

pub(super) async fn add_item(
    context: Context,
    May(may): May<ManageBoard>,
    Sent(new): Sent<NewItem>,
) -> Answer {
    let app = context.app();
    let added = app.store().add_item(&may, new, app.now()).map_err(Refused::of_sent)?;
    Given::added(&added, &format!("/api/board/meetings/{}/agenda", added.said.meeting))
}

/// What the minutes are to say of an item.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Minute {
    /// The version that it was made from, 0 where there was none.
    base: i64,
    text: String,
}

pub(super) async fn save_minute(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Sent(minute): Sent<Minute>,
) -> Answer {
    let app = context.app();
    let item = app.store().item(id::<ItemId>(&text)?)?;
    let saved = app.store().save_minute(&may, (item.id, minute.base), &minute.text, app.now())?;
    Given::of(&saved)
}

pub(super) async fn resolve(
    context: Context,
    May(may): May<ManageBoard>,
    Sent(new): Sent<NewResolution>,
) -> Answer {
    let app = context.app();
    let added = app.store().resolve(&may, &new, app.now()).map_err(Refused::of_sent)?;
    Given::added(&added, &format!("/api/board/items/{}/resolutions", added.said.item))
}

pub(super) async fn add_action(
    context: Context,
    May(may): May<ManageBoard>,
    Sent(new): Sent<NewAction>,
) -> Answer {
    let app = context.app();
    let added = app.store().add_action(&may, &new, app.now()).map_err(Refused::of_sent)?;
    Given::added(&added, &format!("/api/board/actions/{}", added.id))
}

/// What was heard of an action.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Heard {
    words: String,
}

pub(super) async fn update(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Sent(heard): Sent<Heard>,
) -> Answer {
    let app = context.app();
    let action: ActionId = id(&text)?;
    let added = app.store().update_action(&may, action, &heard.words, app.now())?;
    Given::added(&added, &format!("/api/board/actions/{action}"))
}

/// How the board closes an action.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Closing {
    outcome: Outcome,
    #[serde(default)]
    words: String,
    /// The meeting at which it does.
    meeting: MeetingId,
}

pub(super) async fn close(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Sent(closing): Sent<Closing>,
) -> Answer {
    let app = context.app();
    let action = app.store().action(id(&text)?)?;
    let said = (closing.outcome, closing.words.as_str(), closing.meeting);
    let closed = app.store().close_action(&may, action.id, said, app.now());
    Given::of(&closed.map_err(Refused::of_sent)?)
}
