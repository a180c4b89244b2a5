//! Attendance: for everybody who sits on the board one status, ticked; for somebody else who came, chosen from a list; and what was
//! declared.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Choice, Control as _, Details, Fieldset, Legend, Radios, Select,
    SelectItem, Size, Textarea, heading, paragraph,
};
use markup::{Content, Element, el};
use partnership::ManageBoard;
use partnership::board::{
    Attendance, AttendanceStatus, Meeting, Member, MembershipRole, PersonId, Seat,
};

use super::super::names::Names;
use super::super::{id, kinds, meeting};
use super::{Shown, agreed, page, said};
use crate::answer::Problem;
use crate::context::Context;
use crate::form::{Typed, form, hidden, refuse};
use crate::gate::access::May;
use crate::words::Key;

/// What is sent for who was not ticked.
const NONE: &str = "none";

/// Somebody who may come.
struct Expected {
    person: PersonId,
    /// As what they sit there; nothing for who only came.
    seat: String,
    /// Whether they are a member, who is present or sends apologies.
    is_member: bool,
    /// For whom they come.
    alternate_for: Option<PersonId>,
}

/// Whoever sits there on the day.
fn sitter(names: &Names, member: &Member) -> Option<PersonId> {
    match member.said.seat {
        Seat::Person(id) => Some(id),
        Seat::Post(post) => names.holder(post),
    }
}

/// Everybody who sits on the board on the day, and whoever else is ticked; and the seats that nobody holds.
fn expected(
    context: &Context,
    names: &Names,
    held: &Meeting,
    ticked: &[Attendance],
) -> Result<(Vec<Expected>, Vec<String>), Problem> {
    let members = context.app().store().members(held.said.board, held.said.date)?;
    let (mut all, mut empty): (Vec<Expected>, Vec<String>) = (Vec::new(), Vec::new());
    for member in &members {
        let Some(person) = sitter(names, member) else {
            empty.push(names.seat(member.said.seat));
            continue;
        };
        if all.iter().any(|one| one.person == person) {
            continue;
        }
        let whose = member.said.alternate_for;
        let whose = whose.and_then(|id| members.iter().find(|one| one.id == id));
        let mut seat = context.words().say(kinds::role(member.said.role).0);
        if let Seat::Post(post) = member.said.seat {
            seat = format!("{}, {}", names.post(post), seat.to_lowercase());
        }
        all.push(Expected {
            person,
            seat,
            is_member: member.said.alternate_for.is_none()
                && member.said.role != MembershipRole::Adviser,
            alternate_for: whose.and_then(|member| sitter(names, member)),
        });
    }
    for one in ticked {
        if all.iter().all(|known| known.person != one.person) {
            let (person, alternate_for) = (one.person, one.alternate_for);
            all.push(Expected { person, seat: String::new(), is_member: false, alternate_for });
        }
    }
    Ok((all, empty))
}

/// A status as it is sent.
fn sent(one: &Attendance) -> String {
    match one.alternate_for {
        Some(whose) => format!("{}-{whose}", one.status.id()),
        None => one.status.id().to_owned(),
    }
}

/// The section, with its forms open until somebody was ticked.
pub(super) fn section(
    context: &Context,
    names: &Names,
    held: &Meeting,
    shown: &Shown,
) -> Result<Element, Problem> {
    let (words, store) = (context.words(), context.app().store());
    let ticked = store.attendance(held.id)?;
    let (all, empty) = expected(context, names, held, &ticked)?;
    let is_said = shown.open.is_none();
    let mut section = el("section")
        .class("meeting-item")
        .attr("id", "attendance")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "attendance-title")
        .child(
            heading(2, Size::Medium, words.say("attendance-title")).attr("id", "attendance-title"),
        );
    if is_said {
        section = section.children(said(context, shown.said));
    }
    let counts = [
        ("there", ticked.iter().filter(|one| one.status != AttendanceStatus::Apologies).count()),
        (
            "apologies",
            ticked.iter().filter(|one| one.status == AttendanceStatus::Apologies).count(),
        ),
    ];
    let counts = counts.map(|(name, count)| (name, count.into()));
    section = section.child(paragraph(words.say_with("attendance-counts", &counts)));
    let mut fields = Content::new();
    for one in &all {
        let tick = ticked.iter().find(|tick| tick.person == one.person);
        fields = fields.then(ticks(context, names, one, tick));
    }
    for seat in &empty {
        let given = [("seat", seat.as_str().into())];
        fields = fields.child(paragraph(words.say_with("seat-empty", &given)));
    }
    if all.is_empty() {
        fields = fields.child(paragraph(words.say("attendance-nobody")));
    }
    let members: Vec<PersonId> =
        all.iter().filter(|one| one.is_member).map(|one| one.person).collect();
    fields = fields.child(somebody_else(context, names, &all, &members, &shown.answers));
    let save = Button::new(words.say("save-attendance"));
    let at = meeting::address(held);
    let tick = form(context, &format!("{at}/attendance"), fields.child(save.element()));
    let details = Details::new(words.say("tick-attendance"), Content::new().child(tick));
    let has_error = ["other", "other-as"].iter().any(|name| shown.answers.error(name).is_some());
    let details = if ticked.is_empty() || has_error { details.open() } else { details };
    section = section.child(details);
    Ok(section.child(declarations(context, names, held, &shown.answers)?))
}

/// Somebody who came for another, as it is sent and in words.
fn alternate(context: &Context, names: &Names, whose: PersonId) -> (String, String) {
    let given = [("name", names.person(whose).into())];
    let value = format!("{}-{whose}", AttendanceStatus::Alternate.id());
    (value, context.words().say_with("alternate-for", &given))
}

/// The choices of one person, and what was ticked as they were shown.
fn ticks(context: &Context, names: &Names, one: &Expected, tick: Option<&Attendance>) -> Content {
    let words = context.words();
    let status =
        |status: AttendanceStatus| (status.id().to_owned(), words.say(kinds::attendance(status).0));
    let mut offered: Vec<(String, String)> = if one.is_member {
        vec![status(AttendanceStatus::Present), status(AttendanceStatus::Apologies)]
    } else {
        let alternate = one.alternate_for.map(|whose| alternate(context, names, whose));
        alternate.into_iter().chain([status(AttendanceStatus::AlsoPresent)]).collect()
    };
    // What was ticked while they sat there otherwise can still be seen, and taken back.
    let value = tick.map(sent);
    if let Some(tick) = tick.filter(|_| offered.iter().all(|(id, _)| Some(id) != value.as_ref())) {
        let whose = tick.alternate_for.map(|whose| alternate(context, names, whose));
        offered.push(whose.unwrap_or_else(|| status(tick.status)));
    }
    offered.push((NONE.to_owned(), words.say("attended-none")));
    let choices = offered.into_iter().map(|(value, text)| Choice::new(value, text));
    let legend = Legend::new(names.person(one.person));
    let mut radios = Radios::new(format!("who-{}", one.person), legend)
        .choices(choices)
        .inline()
        .class("govuk-radios--small");
    if !one.seat.is_empty() {
        radios = radios.hint(one.seat.as_str());
    }
    let value = value.unwrap_or_else(|| NONE.to_owned());
    let shown = hidden(&format!("was-{}", one.person), value.as_str());
    Content::new().child(radios.value(value)).child(shown)
}

/// Somebody who does not sit on the board, and as what they came.
fn somebody_else(
    context: &Context,
    names: &Names,
    all: &[Expected],
    members: &[PersonId],
    answers: &Answers,
) -> Fieldset {
    let words = context.words();
    let mut people = vec![SelectItem::new("", words.say("choose-one"))];
    let others = names.people.iter().filter(|one| all.iter().all(|known| known.person != one.id));
    people.extend(others.map(|one| SelectItem::new(one.id.to_string(), one.full_name())));
    let also = AttendanceStatus::AlsoPresent;
    let mut came = vec![SelectItem::new(also.id(), words.say(kinds::attendance(also).0))];
    came.extend(members.iter().map(|whose| {
        let (value, text) = alternate(context, names, *whose);
        SelectItem::new(value, text)
    }));
    let person = Select::new("other", words.say("field-other"), people).answered(answers);
    let came = Select::new("other-as", words.say("field-other-as"), came).answered(answers);
    Fieldset::new(Legend::new(words.say("attendance-other")).size(Size::Small))
        .content(Content::new().child(person.element()).child(came.element()))
}

fn declarations(
    context: &Context,
    names: &Names,
    held: &Meeting,
    answers: &Answers,
) -> Result<Element, Problem> {
    let words = context.words();
    let all = context.app().store().declarations(held.id)?;
    let mut list = el("ul").class("govuk-list govuk-list--bullet");
    for one in &all {
        list = list.child(el("li").text(format!("{}: {}", names.person(one.person), one.words)));
    }
    let told = if all.is_empty() { paragraph(words.say("declarations-none")) } else { list };
    let person = Select::new("declares", words.say("field-who"), names.people_items(context));
    let said = Textarea::new("words", words.say("field-declared")).rows(2).answered(answers);
    let add = Button::new(words.say("declare")).kind(ButtonKind::Secondary);
    let fields = Content::new()
        .child(person.answered(answers).element())
        .child(said.element())
        .child(add.element());
    let action = format!("{}/declare", meeting::address(held));
    let given = [("count", all.len().into())];
    let details = Details::new(
        words.say_with("declarations-title", &given),
        Content::new().child(told).child(form(context, &action, fields)),
    );
    let is_open = ["declares", "words"].iter().any(|name| answers.error(name).is_some());
    Ok(if is_open { details.open().element() } else { details.element() })
}

/// A status as it was sent; none where it is none.
fn read(names: &Names, person: PersonId, sent: &str) -> Option<Attendance> {
    let known = |id: &str| names.people.iter().map(|one| one.id).find(|one| one.to_string() == id);
    if let Some(whose) = sent.strip_prefix("alternate-") {
        let alternate_for = Some(known(whose).filter(|whose| *whose != person)?);
        return Some(Attendance { person, status: AttendanceStatus::Alternate, alternate_for });
    }
    let status: AttendanceStatus = sent.parse().ok()?;
    Some(Attendance { person, status, alternate_for: None })
}

/// Ticks everybody as they were sent.
pub(super) async fn tick(
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
    let names = Names::on(&context, held.said.date)?;
    let mut ticked = Vec::new();
    let mut unticked = Vec::new();
    for one in &names.people {
        let sent = answers.text(&format!("who-{}", one.id));
        // Whoever was not changed here may have been ticked elsewhere meanwhile.
        if answers.value(&format!("was-{}", one.id)) == Some(sent) {
            continue;
        }
        match sent {
            "" => {}
            NONE => unticked.push(one.id),
            sent => ticked.push(read(&names, one.id, sent).ok_or_else(|| {
                Problem::unreadable(format!("who-{}", one.id), context.words().say("error-status"))
            })?),
        }
    }
    let other = answers.text("other").to_owned();
    if !other.is_empty() {
        let person = id::<PersonId>(&other)?;
        match read(&names, person, answers.text("other-as")) {
            Some(one) => ticked.push(one),
            None => answers.refuse("other-as", context.words().say("error-other-as")),
        }
    }
    if answers.has_errors() {
        let shown = Shown { answers, ..Shown::default() };
        return Ok(page(&context, &held, &shown)?.into_response());
    }
    for person in unticked {
        store.unattend(&may, (held.id, person), now)?;
    }
    for one in &ticked {
        store.attend(&may, held.id, one, now)?;
    }
    Ok(back(&held))
}

fn back(held: &Meeting) -> Response {
    let to = format!("{}/held?said=attendance#attendance", meeting::address(held));
    Redirect::to(&to).into_response()
}

/// Adds what somebody declared.
pub(super) async fn declare(
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
    let person: Option<PersonId> = answers.text("declares").parse().ok();
    if person.is_none() {
        answers.refuse("declares", context.words().say("error-person"));
    }
    crate::form::needed(&context, &mut answers, [("words", Key("error-declared"))]);
    if let Some(person) = person.filter(|_| !answers.has_errors()) {
        match store.declare(&may, (held.id, person), answers.text("words"), now) {
            Ok(_) => return Ok(back(&held)),
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    let shown = Shown { answers, ..Shown::default() };
    Ok(page(&context, &held, &shown)?.into_response())
}
