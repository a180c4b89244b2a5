//! How actions stand: outstanding, due soon, overdue, closed; as a table for a board and the list, and as what needs somebody.

use components::{Cell, Row, Table, Tag, TagColour, Task, link};
use jiff::civil::Date;
use markup::{Content, Element, el};
use partnership::ManageBoard;
use partnership::board::{Arisen, Due};
use workbench::board::SOON_DAYS;

use super::names::Names;
use super::{ACTIONS, kinds};
use crate::answer::Problem;
use crate::context::Context;
use crate::dates::{day, day_of};

/// How many actions are told one by one.
const TOLD: usize = 10;

/// How an action stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// So many days late.
    Overdue(i32),
    /// Due in so many days, which are few.
    Soon(i32),
    /// Outstanding.
    Open,
    /// The board has closed it.
    Closed,
}

impl Standing {
    /// As it is on a day.
    pub fn of(arisen: &Arisen, today: Date) -> Self {
        if arisen.action.closed.is_some() {
            return Self::Closed;
        }
        match arisen.due_on.map(|due| days(today, due)) {
            Some(left) if left < 0 => Self::Overdue(-left),
            Some(left) if left <= SOON_DAYS => Self::Soon(left),
            _ => Self::Open,
        }
    }

    /// In words, as a tag.
    pub fn tag(self, context: &Context) -> Element {
        let words = context.words();
        let (text, colour) = match self {
            Self::Overdue(days) => {
                (words.say_with("action-overdue", &[("days", days.into())]), TagColour::Red)
            }
            Self::Soon(days) => {
                (words.say_with("action-soon", &[("days", days.into())]), TagColour::Yellow)
            }
            Self::Open => (words.say("action-open"), TagColour::Blue),
            Self::Closed => (words.say("action-closed"), TagColour::Green),
        };
        Tag::new(text).colour(colour).element()
    }
}

/// How many days the second day is after the first.
pub(super) fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// When an action is due, in words.
pub(super) fn due(context: &Context, arisen: &Arisen) -> String {
    let words = context.words();
    match (&arisen.action.said.due, arisen.due_on) {
        (Some(Due::After(event)), _) => {
            words.say_with("due-after", &[("event", event.as_str().into())])
        }
        (Some(Due::At(_)), Some(date)) => words.say_with("due-at", &[("day", day(date).into())]),
        (Some(_), Some(date)) => day(date),
        _ => words.say("due-none"),
    }
}

/// Actions with whose they are, when they are due, and how long they are open.
pub(super) fn table(
    context: &Context,
    names: &Names,
    actions: &[&Arisen],
    caption: &str,
) -> Element {
    let words = context.words();
    let today = day_of(context.app().now());
    let mut table = Table::new()
        .caption(caption, "govuk-visually-hidden")
        .head([
            Cell::new(words.say("field-what")),
            Cell::new(words.say("field-owner")),
            Cell::new(words.say("field-due")),
            Cell::new(words.say("action-age")),
        ])
        .row_headers();
    for arisen in actions {
        let action = &arisen.action;
        let source = [("title", arisen.title.as_str().into()), ("day", day(arisen.on).into())];
        let mut what = Content::new()
            .child(link(format!("{ACTIONS}/{}", action.id), action.said.words.as_str()))
            .child(
                el("div").class("govuk-hint under").text(words.say_with("action-from", &source)),
            );
        if arisen.is_exempt {
            what = what.child(kinds::part_two(context));
        }
        let standing = Standing::of(arisen, today);
        let mut when = Content::new().child(el("div").text(due(context, arisen)));
        if standing != Standing::Open {
            when = when.child(standing.tag(context));
        }
        let age = match &action.closed {
            Some((outcome, ..)) => words.say(kinds::outcome(*outcome).0),
            None => words.say_with("days", &[("days", days(arisen.on, today).max(0).into())]),
        };
        table = table.row(Row::new([
            Cell::new(what).class("action-what"),
            Cell::new(names.owner(context, action.said.owner)),
            Cell::new(when),
            Cell::new(age),
        ]));
    }
    table.scrolling(caption)
}

/// The actions that are overdue or due soon, the most urgent first, as tasks; none for who does not manage the board.
pub(in crate::pages::workspace) fn tasks(context: &Context) -> Result<Vec<Task>, Problem> {
    if !context.may::<ManageBoard>() {
        return Ok(Vec::new());
    }
    let (words, today) = (context.words(), day_of(context.app().now()));
    let all = context.app().store().actions()?;
    let mut urgent: Vec<_> = all
        .iter()
        .map(|arisen| (Standing::of(arisen, today), arisen))
        .filter(|(standing, _)| matches!(standing, Standing::Overdue(_) | Standing::Soon(_)))
        .collect();
    if urgent.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::of(context)?;
    urgent.sort_by_key(|(_, arisen)| arisen.due_on);
    let mut tasks = Vec::new();
    for (standing, arisen) in urgent.iter().take(TOLD) {
        let owner = names.owner(context, arisen.action.said.owner);
        let due = due(context, arisen);
        let hint = [("owner", owner.as_str().into()), ("due", due.as_str().into())];
        let task = Task::new(arisen.action.said.words.as_str(), standing.tag(context))
            .href(format!("{ACTIONS}/{}", arisen.action.id))
            .hint(words.say_with("needs-action-what", &hint));
        tasks.push(task);
    }
    let rest = urgent.len().saturating_sub(TOLD);
    if rest > 0 {
        let title = words.say_with("needs-actions-more", &[("count", rest.into())]);
        let look = Tag::new(words.say("status-look")).colour(TagColour::Blue).element();
        tasks.push(Task::new(title, look).href(format!("{ACTIONS}?show=urgent")));
    }
    Ok(tasks)
}
