//! A board's page: its meetings, its matters outstanding, and who sits on it.

use axum::extract::Path;
use components::{
    Action, Button, ButtonKind, Cell, Details, Row, Size, SummaryList, SummaryRow, Table,
    button_group, heading, link, paragraph,
};
use markup::{Content, Element};
use partnership::ManageBoard;
use partnership::board::{Board, Meeting, Member};

use super::names::Names;
use super::{HOME, id, kinds, standing};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::dates::{clock, day, day_of};
use crate::gate::access::May;
use crate::words::Key;

/// A link to a meeting, by its day.
pub(super) fn meeting_link(meeting: &Meeting) -> Element {
    link(format!("/workspace/meetings/{}", meeting.id), day(meeting.said.date))
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let board = store.board(id(&text)?)?;
    let names = Names::of(&context)?;
    let at = format!("{HOME}/{}", board.id);
    let mut page = super::page(&context, board.said.name.as_str(), HOME).headed();
    page.is_wide = true;
    page = page.with(facts(&context, &names, &board, &at));
    let meeting = Button::new(words.say("meeting-new")).href(format!("{at}/meetings/new"));
    page = page.with(heading(2, Size::Medium, words.say("meetings-title")));
    let meetings = store.meetings(board.id)?;
    page = if meetings.is_empty() {
        page.with(paragraph(words.say("meetings-none")))
    } else {
        page.with(meetings_table(&context, &meetings))
    };
    page = page.with(button_group([meeting.element()]));
    page = page.with(heading(2, Size::Medium, words.say("outstanding-title")));
    let all = store.actions()?;
    let open: Vec<_> = all
        .iter()
        .filter(|arisen| arisen.board == board.id && arisen.action.closed.is_none())
        .collect();
    page = if open.is_empty() {
        page.with(paragraph(words.say("outstanding-none")))
    } else {
        page.with(standing::table(&context, &names, &open, &words.say("outstanding-title")))
    };
    page = page.with(heading(2, Size::Medium, words.say("members-title")));
    Ok(page.with_all(members(&context, &names, &board, &at)?))
}

fn facts(context: &Context, names: &Names, board: &Board, at: &str) -> Element {
    let words = context.words();
    let change = |key: Key| {
        Action::new(format!("{at}/edit"), words.say("change"))
            .about(words.say(key.0).to_lowercase())
    };
    let notice = [("days", board.said.notice_days.into())];
    let mut rows = vec![
        SummaryRow::new(words.say("field-board-kind"), words.say(kinds::board(board.said.kind).0))
            .action(change(Key("field-board-kind"))),
    ];
    if !board.former_names.is_empty() {
        let former: Vec<&str> = board.former_names.iter().map(String::as_str).collect();
        rows.push(SummaryRow::new(words.say("former-names"), document::words::list(&former)));
    }
    if let Some(parent) = board.said.parent {
        let to = link(format!("{HOME}/{parent}"), names.board(parent));
        rows.push(SummaryRow::new(words.say("field-parent"), to));
    }
    rows.push(
        SummaryRow::new(words.say("field-notice"), words.say_with("notice-days", &notice))
            .action(change(Key("field-notice"))),
    );
    SummaryList::new(rows).element()
}

fn meetings_table(context: &Context, meetings: &[Meeting]) -> Element {
    let words = context.words();
    let caption = words.say("meetings-title");
    let mut table = Table::new()
        .caption(caption.as_str(), "govuk-visually-hidden")
        .head([
            Cell::new(words.say("field-date")),
            Cell::new(words.say("field-time")),
            Cell::new(words.say("field-place")),
            Cell::new(words.say("field-status")),
        ])
        .row_headers();
    for meeting in meetings {
        table = table.row(Row::new([
            Cell::new(Content::new().child(meeting_link(meeting))),
            Cell::new(clock(meeting.said.time)),
            Cell::new(meeting.said.place.as_str()),
            Cell::new(kinds::status_tag(context, meeting.status)),
        ]));
    }
    table.scrolling(caption)
}

/// Who sits on it now, and who did.
fn members(
    context: &Context,
    names: &Names,
    board: &Board,
    at: &str,
) -> Result<Vec<Element>, Problem> {
    let (words, store) = (context.words(), context.app().store());
    let today = day_of(context.app().now());
    let all = store.memberships(board.id)?;
    let now = store.members(board.id, today)?;
    let (gone, to_come): (Vec<Member>, Vec<Member>) = all
        .iter()
        .filter(|member| now.iter().all(|one| one.id != member.id))
        .cloned()
        .partition(|member| member.said.last.is_some_and(|last| last < today));
    let mut parts = Vec::new();
    if now.is_empty() {
        parts.push(paragraph(words.say("members-none")));
    } else {
        let sit: Vec<_> = now.into_iter().chain(to_come).collect();
        parts.push(table(context, names, (&sit, &all), at, Key("members-title")));
    }
    let add = Button::new(words.say("member-new"))
        .kind(ButtonKind::Secondary)
        .href(format!("{at}/members/new"));
    parts.push(button_group([add.element()]));
    if !gone.is_empty() {
        let table = table(context, names, (&gone, &all), at, Key("members-former"));
        let former = Details::new(words.say("members-former"), Content::new().child(table));
        parts.push(former.element());
    }
    Ok(parts)
}

fn table(
    context: &Context,
    names: &Names,
    (these, all): (&[Member], &[Member]),
    at: &str,
    caption: Key,
) -> Element {
    let words = context.words();
    let caption = words.say(caption.0);
    let mut table = Table::new()
        .caption(caption.as_str(), "govuk-visually-hidden")
        .head([
            Cell::new(words.say("field-who")),
            Cell::new(words.say("field-seat")),
            Cell::new(words.say("field-time-of")),
            Cell::new(words.say("field-alternate")),
            Cell::new(words.say("member-end")),
        ])
        .row_headers();
    for member in these {
        let who = names.seat(member.said.seat);
        let (first, last) = (day(member.said.first), member.said.last.map(day));
        let time = match last {
            Some(last) => words.say_with("from-to", &[("from", first.into()), ("to", last.into())]),
            None => words.say_with("from-on", &[("from", first.into())]),
        };
        let whose = member.said.alternate_for.and_then(|id| all.iter().find(|one| one.id == id));
        let whose = whose.map(|member| names.seat(member.said.seat)).unwrap_or_default();
        let end = link(format!("{at}/members/{}/end", member.id), words.say("member-end"))
            .attr("aria-label", words.say_with("member-end-of", &[("name", who.as_str().into())]));
        table = table.row(Row::new([
            Cell::new(who),
            Cell::new(words.say(kinds::role(member.said.role).0)),
            Cell::new(time),
            Cell::new(whose),
            Cell::new(Content::new().child(end)),
        ]));
    }
    table.scrolling(caption)
}
