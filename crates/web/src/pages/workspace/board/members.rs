//! Who sits on a board: added with a day, ended with a day.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Control as _, Select, SelectItem, paragraph};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{BoardId, Member, MembershipId, MembershipRole, NewMembership, Seat};

use super::fields::{chosen, day, kinds, needed_day, read_day, typed_day};
use super::names::Names;
use super::{HOME, Sheet, id, kinds};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::dates::day_of;
use crate::form::{Typed, refuse};
use crate::gate::access::May;
use crate::routes::Routes;
use crate::words::Key;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/boards/{id}/members/new", new)
        .form::<ManageBoard, _, _>("/workspace/boards/{id}/members/new", add)
        .page::<ManageBoard, _, _>("/workspace/boards/{id}/members/{member}/end", ask)
        .form::<ManageBoard, _, _>("/workspace/boards/{id}/members/{member}/end", end)
}

fn form(context: &Context, board: BoardId, answers: &Answers) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let names = Names::of(context)?;
    let mut seats = vec![SelectItem::new("", words.say("choose-one"))];
    let posts = names.posts.iter().map(|post| (format!("post-{}", post.id), Seat::Post(post.id)));
    let people =
        names.people.iter().map(|one| (format!("person-{}", one.id), Seat::Person(one.id)));
    seats.extend(posts.chain(people).map(|(id, seat)| SelectItem::new(id, names.seat(seat))));
    let seat = Select::new("seat", words.say("field-who"), seats)
        .hint(words.say("hint-seat"))
        .answered(answers);
    let role =
        kinds(context, answers, ("role", Key("field-seat")), MembershipRole::ALL, kinds::role);
    let mut members = vec![SelectItem::new("", words.say("no-alternate"))];
    let sit = store.members(board, day_of(context.app().now()))?;
    let sit = sit.iter().filter(|member| member.said.alternate_for.is_none());
    members.extend(sit.map(|one| SelectItem::new(one.id.to_string(), names.seat(one.said.seat))));
    let alternate = Select::new("alternate", words.say("field-alternate"), members)
        .hint(words.say("hint-alternate"))
        .answered(answers);
    let fields = Content::new()
        .child(seat.element())
        .child(role)
        .child(alternate.element())
        .child(day(context, answers, "first", Key("field-first-day")).element())
        .child(
            day(context, answers, "last", Key("field-last-day"))
                .hint(words.say("hint-last-day"))
                .element(),
        );
    let back = format!("{HOME}/{board}");
    let action = format!("{back}/members/new");
    let sheet =
        Sheet { title: words.say("member-new"), action, back: &back, button: Key("member-add") };
    Ok(sheet.page(context, answers, fields, []))
}

async fn new(context: Context, _may: May<ManageBoard>, Path(text): Path<String>) -> Answer {
    let board = context.app().store().board(id(&text)?)?;
    let mut fields = typed_day("first", Some(day_of(context.app().now())));
    fields.push(("role".to_owned(), MembershipRole::Member.to_string()));
    form(&context, board.id, &Answers::new(fields))
}

/// What was typed as a membership; none where it cannot be one.
fn read(
    context: &Context,
    board: BoardId,
    answers: &mut Answers,
) -> Result<Option<NewMembership>, Problem> {
    let words = context.words();
    let seat = match answers.text("seat").split_once('-') {
        Some(("post", post)) => Some(Seat::Post(id(post)?)),
        Some(("person", person)) => Some(Seat::Person(id(person)?)),
        _ => None,
    };
    if seat.is_none() {
        answers.refuse("seat", words.say("error-seat"));
    }
    let role = chosen(context, answers, "role", Key("error-role"));
    let alternate_for = match answers.text("alternate") {
        "" => None,
        member => Some(id::<MembershipId>(member)?),
    };
    let first = needed_day(context, answers, "first", Key("error-first-day"));
    let last = read_day(context, answers, "last");
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        answers.refuse_date("last", words.say("error-last-day"));
    }
    if answers.has_errors() {
        return Ok(None);
    }
    let (Some(seat), Some(role), Some(first)) = (seat, role, first) else { return Ok(None) };
    Ok(Some(NewMembership { board, seat, role, alternate_for, first, last }))
}

async fn add(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let board = app.store().board(id(&text)?)?.id;
    if let Some(new) = read(&context, board, &mut answers)? {
        match app.store().add_member(&may, &new, app.now()) {
            Ok(_) => return Ok(Redirect::to(&format!("{HOME}/{board}")).into_response()),
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(form(&context, board, &answers)?.into_response())
}

/// A membership of a board; what is another board's is not there.
fn find(context: &Context, board: &str, member: &str) -> Result<Member, Problem> {
    let (board, member): (BoardId, MembershipId) = (id(board)?, id(member)?);
    let all = context.app().store().memberships(board)?;
    all.into_iter().find(|one| one.id == member).ok_or(Problem::NotFound)
}

fn ending(context: &Context, member: &Member, answers: &Answers) -> Answer {
    let words = context.words();
    let who = Names::of(context)?.seat(member.said.seat);
    let fields = Content::new()
        .child(paragraph(words.say("member-end-what")))
        .child(day(context, answers, "last", Key("field-last-day")).element());
    let back = format!("{HOME}/{}", member.said.board);
    let action = format!("{back}/members/{}/end", member.id);
    let title = words.say_with("member-end-of", &[("name", who.into())]);
    let sheet = Sheet { title, action, back: &back, button: Key("member-end") };
    Ok(sheet.page(context, answers, fields, []))
}

async fn ask(
    context: Context,
    _may: May<ManageBoard>,
    Path((board, member)): Path<(String, String)>,
) -> Answer {
    let member = find(&context, &board, &member)?;
    let last = member.said.last.unwrap_or_else(|| day_of(context.app().now()));
    ending(&context, &member, &Answers::new(typed_day("last", Some(last))))
}

async fn end(
    context: Context,
    May(may): May<ManageBoard>,
    Path((board, member)): Path<(String, String)>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let member = find(&context, &board, &member)?;
    let last = needed_day(&context, &mut answers, "last", Key("error-day"));
    if last.is_some_and(|last| last < member.said.first) {
        answers.refuse_date("last", context.words().say("error-last-day"));
    }
    if let Some(last) = last.filter(|_| !answers.has_errors()) {
        app.store().end_membership(&may, member.id, last, app.now())?;
        let back = format!("{HOME}/{}", member.said.board);
        return Ok(Redirect::to(&back).into_response());
    }
    Ok(ending(&context, &member, &answers)?.into_response())
}
