//! Boards and groups: the list, and the form of one.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, Cell, Control as _, Input, Row, Select, SelectItem, Size, Table, Width,
    heading, link, paragraph,
};
use markup::{Content, el};
use partnership::ManageBoard;
use partnership::board::{Board, BoardId, BoardKind, MeetingStatus, NewBoard};

use super::super::past::PAST;
use super::fields::{chosen, day, kinds, needed_day};
use super::{ACTIONS, HOME, Sheet, fields, id, kinds, one, typed};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::dates::day_of;
use crate::form::{Typed, needed, refuse};
use crate::gate::access::May;
use crate::routes::Routes;
use crate::words::Key;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/boards", list)
        .page::<ManageBoard, _, _>("/workspace/boards/new", new)
        .form::<ManageBoard, _, _>("/workspace/boards/new", add)
        .page::<ManageBoard, _, _>("/workspace/boards/{id}", one::show)
        .page::<ManageBoard, _, _>("/workspace/boards/{id}/edit", change)
        .form::<ManageBoard, _, _>("/workspace/boards/{id}/edit", edit)
}

async fn list(context: Context, _may: May<ManageBoard>) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let boards = store.boards()?;
    let actions = store.actions()?;
    let today = day_of(context.app().now());
    let mut page = super::page(&context, words.say("board-title"), "/workspace").headed();
    page.is_wide = true;
    page = page
        .with(paragraph(words.say("board-what")))
        .with(Button::new(words.say("board-new")).href(format!("{HOME}/new")).element());
    if boards.is_empty() {
        page = page.with(paragraph(words.say("board-none")));
    } else {
        let caption = words.say("board-caption");
        let mut table = Table::new()
            .caption(caption.as_str(), "govuk-table__caption--m")
            .head([
                Cell::new(words.say("field-name")),
                Cell::new(words.say("field-board-kind")),
                Cell::new(words.say("board-next")),
                Cell::number(words.say("board-outstanding")),
            ])
            .row_headers();
        for board in &boards {
            let meetings = store.meetings(board.id)?;
            // The latest come first.
            let next = meetings.iter().rev().find(|meeting| {
                meeting.said.date >= today && meeting.status != MeetingStatus::Cancelled
            });
            let next = next.map_or_else(
                || Content::from(words.say("board-no-next")),
                |next| Content::new().child(one::meeting_link(next)),
            );
            let open = actions
                .iter()
                .filter(|arisen| arisen.board == board.id && arisen.action.closed.is_none());
            let to = link(format!("{HOME}/{}", board.id), board.said.name.as_str());
            table = table.row(Row::new([
                Cell::new(Content::new().child(to)),
                Cell::new(words.say(kinds::board(board.said.kind).0)),
                Cell::new(next),
                Cell::number(open.count().to_string()),
            ]));
        }
        page = page.with(table.scrolling(caption));
    }
    let rooms = [
        (ACTIONS, Key("actions-title"), Key("actions-what")),
        ("/workspace/boards/people", Key("sitters-title"), Key("sitters-what")),
        ("/workspace/boards/posts", Key("posts-title"), Key("posts-what")),
        ("/workspace/boards/organisations", Key("organisations-title"), Key("organisations-what")),
        (PAST, Key("past-title"), Key("past-room")),
    ];
    let mut list = el("ul").class("govuk-list govuk-list--spaced");
    for (href, title, what) in rooms {
        let room = el("li").child(link(href, words.say(title.0)));
        list = list.child(room.child(paragraph(words.say(what.0))));
    }
    Ok(page.with(heading(2, Size::Medium, words.say("board-more"))).with(list))
}

/// The form of a new one, or of one that there is.
fn form(context: &Context, held: Option<&Board>, answers: &Answers) -> Answer {
    let words = context.words();
    let name = Input::new("name", words.say("field-name")).answered(answers).element();
    let mut fields = Content::new().child(name);
    if held.is_some() {
        let from = day(context, answers, "from", Key("field-name-from"));
        fields = fields.child(from.hint(words.say("hint-name-from")).element());
    }
    let kind =
        kinds(context, answers, ("kind", Key("field-board-kind")), BoardKind::ALL, kinds::board);
    let mut parents = vec![SelectItem::new("", words.say("no-parent"))];
    let others = context.app().store().boards()?;
    let others = others.iter().filter(|board| held.is_none_or(|held| held.id != board.id));
    parents.extend(
        others.map(|board| SelectItem::new(board.id.to_string(), board.said.name.as_str())),
    );
    let parent = Select::new("parent", words.say("field-parent"), parents).answered(answers);
    let notice = Input::new("notice", words.say("field-notice"))
        .hint(words.say("hint-notice"))
        .whole_number()
        .width(Width::Letters(2))
        .answered(answers);
    let fields = fields.child(kind).child(parent.element()).child(notice.element());
    let sheet = match held {
        None => Sheet {
            title: words.say("board-new"),
            action: format!("{HOME}/new"),
            back: HOME,
            button: Key("board-add"),
        },
        Some(held) => {
            let back = format!("{HOME}/{}", held.id);
            let title = words.say_with("change-of", &[("name", held.said.name.as_str().into())]);
            let sheet =
                Sheet { title, action: format!("{back}/edit"), back: &back, button: Key("save") };
            return Ok(sheet.page(context, answers, fields, []));
        }
    };
    Ok(sheet.page(context, answers, fields, []))
}

async fn new(context: Context, _may: May<ManageBoard>) -> Answer {
    let usual = Answers::new([("kind", "board"), ("notice", "5")]);
    form(&context, None, &usual)
}

async fn change(context: Context, _may: May<ManageBoard>, Path(text): Path<String>) -> Answer {
    let held = context.app().store().board(id(&text)?)?;
    let parent = held.said.parent.map(|id| id.to_string()).unwrap_or_default();
    let mut fields = typed([
        ("name", held.said.name.clone()),
        ("kind", held.said.kind.to_string()),
        ("parent", parent),
        ("notice", held.said.notice_days.to_string()),
    ]);
    fields.extend(fields::typed_day("from", Some(day_of(context.app().now()))));
    form(&context, Some(&held), &Answers::new(fields))
}

/// What was typed as a board; none where it cannot be one, and then each field says why.
fn read(context: &Context, answers: &mut Answers) -> Result<Option<NewBoard>, Problem> {
    needed(context, answers, [("name", Key("error-name-missing"))]);
    let kind = chosen(context, answers, "kind", Key("error-board-kind"));
    let parent = match answers.text("parent") {
        "" => None,
        text => Some(id::<BoardId>(text)?),
    };
    let notice: Option<u8> = answers.text("notice").parse().ok().filter(|days| *days <= 60);
    if notice.is_none() {
        answers.refuse("notice", context.words().say("error-notice"));
    }
    let (Some(kind), Some(notice_days)) = (kind, notice) else { return Ok(None) };
    if answers.has_errors() {
        return Ok(None);
    }
    Ok(Some(NewBoard { name: answers.text("name").to_owned(), kind, parent, notice_days }))
}

async fn add(
    context: Context,
    May(may): May<ManageBoard>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    if let Some(new) = read(&context, &mut answers)? {
        match app.store().add_board(&may, &new, app.now()) {
            Ok(board) => return Ok(Redirect::to(&format!("{HOME}/{}", board.id)).into_response()),
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(form(&context, None, &answers)?.into_response())
}

async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let held = store.board(id(&text)?)?;
    let new = read(&context, &mut answers)?;
    let is_renamed = new.as_ref().is_some_and(|new| new.name != held.said.name);
    // Only a new name begins on a day.
    let from = if is_renamed {
        needed_day(&context, &mut answers, "from", Key("error-name-from"))
    } else {
        None
    };
    if let Some(new) = new.filter(|_| !answers.has_errors()) {
        let said = (new.kind, new.parent, new.notice_days);
        let done = store.edit_board(&may, held.id, said, now).and_then(|board| match from {
            Some(from) => store.rename_board(&may, held.id, &new.name, from, now),
            None => Ok(board),
        });
        match done {
            Ok(_) => return Ok(Redirect::to(&format!("{HOME}/{}", held.id)).into_response()),
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(form(&context, Some(&held), &answers)?.into_response())
}
