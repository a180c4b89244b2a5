//! A meeting's page: what it is, what is to be done for it as a list of tasks, and its agenda.

use axum::extract::Path;
use components::{
    Action, Button, Size, SummaryList, SummaryRow, Tag, TagColour, Task, TaskList, button_group,
    heading, link, paragraph,
};
use markup::{Content, Element};
use partnership::ManageBoard;
use partnership::board::{AgendaItem, Meeting, MeetingStatus, publish_by};

use super::{HOME, agenda, id, invitation, kinds, meeting_form, papers};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::dates::{clock, day};
use crate::gate::access::May;
use crate::routes::Routes;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/boards/{id}/meetings/new", meeting_form::new)
        .form::<ManageBoard, _, _>("/workspace/boards/{id}/meetings/new", meeting_form::add)
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}", show)
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/edit", meeting_form::change)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/edit", meeting_form::edit)
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/status", meeting_form::status)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/status", meeting_form::advance)
}

/// The address of a meeting's page.
pub(super) fn address(meeting: &Meeting) -> String {
    format!("/workspace/meetings/{}", meeting.id)
}

/// What a meeting is called: its board and its day.
pub(super) fn title(context: &Context, meeting: &Meeting) -> Result<String, Problem> {
    let board = context.app().store().board(meeting.said.board)?;
    let given =
        [("board", board.said.name.as_str().into()), ("day", day(meeting.said.date).into())];
    Ok(context.words().say_with("meeting-title", &given))
}

async fn show(context: Context, May(may): May<ManageBoard>, Path(text): Path<String>) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let held = store.meeting(id(&text)?)?;
    let board = store.board(held.said.board)?;
    let items = store.agenda(held.id)?;
    let back = format!("{HOME}/{}", held.said.board);
    let mut page = super::page(&context, title(&context, &held)?, &back).headed();
    page = page
        .with(facts(&context, &held, board.said.notice_days.into()))
        .with(heading(2, Size::Medium, words.say("meeting-tasks")))
        .with(tasks(&context, &held, &items)?)
        .with_all(invitation::leads(&context, &may, &held)?)
        .with(heading(2, Size::Medium, words.say("agenda-title")).attr("id", "agenda"));
    page = if items.is_empty() {
        page.with(paragraph(words.say("agenda-none")))
    } else {
        page.with(agenda::list(&context, &held, &items))
    };
    if held.status == MeetingStatus::MinutesAgreed {
        return Ok(page);
    }
    let add = Button::new(words.say("item-new")).href(format!("{}/items/new", address(&held)));
    Ok(page.with(button_group([add.element()])))
}

fn facts(context: &Context, held: &Meeting, notice: usize) -> Element {
    let words = context.words();
    let at = address(held);
    let change = |to: &str, about: String| {
        Action::new(format!("{at}/{to}"), words.say("change")).about(about.to_lowercase())
    };
    let begins = clock(held.said.time);
    let time = match held.ended {
        Some(ended) => {
            words.say_with("from-to", &[("from", begins.into()), ("to", clock(ended).into())])
        }
        None => begins,
    };
    let (when, status) = (words.say("field-time"), words.say("field-status"));
    let place = if held.said.place.is_empty() {
        link(format!("{at}/edit"), words.say("place-missing")).into()
    } else {
        Content::from(held.said.place.as_str())
    };
    let mut rows = vec![
        SummaryRow::new(status.as_str(), kinds::status_tag(context, held.status))
            .action(change("status", status.clone())),
        SummaryRow::new(words.say("field-date"), day(held.said.date))
            .action(change("edit", words.say("field-date"))),
        SummaryRow::new(when, time),
        SummaryRow::new(words.say("field-place"), place),
        SummaryRow::new(words.say("field-mode"), words.say(kinds::mode(held.said.mode).0)),
    ];
    if notice > 0 {
        let by = publish_by(held.said.date, notice);
        let given = [("day", day(by).into()), ("count", notice.into())];
        let said = words.say_with("publish-by-said", &given);
        rows.push(SummaryRow::new(words.say("publish-by"), said));
    }
    if !held.said.contact.is_empty() {
        rows.push(SummaryRow::new(words.say("field-contact"), held.said.contact.as_str()));
    }
    SummaryList::new(rows).element()
}

/// What is to be done for a meeting, in the order in which it is done.
fn tasks(context: &Context, held: &Meeting, items: &[AgendaItem]) -> Result<Element, Problem> {
    let (words, store) = (context.words(), context.app().store());
    let at = address(held);
    let is_agreed = held.status == MeetingStatus::MinutesAgreed;
    let begun = |count: usize, text: String| match count {
        0 => Tag::new(words.say("status-to-do")).colour(TagColour::Blue).element(),
        _ => Tag::new(text).colour(TagColour::Yellow).element(),
    };
    let done = || Content::from(words.say("status-done"));
    let agenda = if items.is_empty() {
        begun(0, String::new())
    } else {
        Tag::new(words.say_with("items-count", &[("count", items.len().into())]))
            .colour(TagColour::Green)
            .element()
    };
    let there = store.attendance(held.id)?.len();
    let mut written = 0_usize;
    for item in items {
        written +=
            usize::from(store.minute(item.id)?.is_some_and(|minute| !minute.text.is_empty()));
    }
    let ticked = words.say_with("ticked-count", &[("count", there.into())]);
    let counts = [("written", written.into()), ("items", items.len().into())];
    let is_whole = !items.is_empty() && written == items.len();
    let minutes = if is_agreed || is_whole {
        done()
    } else {
        begun(written, words.say_with("written-count", &counts)).into()
    };
    let agreed = if is_agreed { done() } else { begun(0, String::new()).into() };
    let mut all = vec![
        Task::new(words.say("agenda-title"), agenda).href("#agenda").hint(words.say("task-agenda")),
        papers::task(context, held)?,
        papers::pack_task(context, held)?,
        Task::new(words.say("at-meeting-title"), begun(there, ticked))
            .href(format!("{at}/held"))
            .hint(words.say("task-at-meeting")),
        Task::new(words.say("minutes-title"), minutes)
            .href(format!("{at}/minutes"))
            .hint(words.say("task-minutes")),
    ];
    let agree = Task::new(words.say("agree-title"), agreed).hint(words.say("task-agree"));
    all.push(if is_agreed { agree } else { agree.href(format!("{at}/agree")) });
    Ok(TaskList::new(all).element())
}
