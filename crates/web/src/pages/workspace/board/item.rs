//! The form of an item of an agenda.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Choice, Control as _, Input, Radios, Select, SelectItem, Textarea,
    paragraph,
};
use markup::{Content, Element};
use partnership::ManageBoard;
use partnership::board::{
    AgendaItem, Exempt, ItemId, ItemKind, Meeting, MeetingId, MeetingStatus, NewItem,
};

use super::fields::{chosen, kinds};
use super::{Sheet, agenda, id, kinds, meeting, typed};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::{Typed, needed, one_button, refuse};
use crate::gate::access::May;
use crate::params::Params;
use crate::routes::Routes;
use crate::words::Key;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/items/new", new)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/items/new", add)
        .page::<ManageBoard, _, _>("/workspace/items/{id}", change)
        .form::<ManageBoard, _, _>("/workspace/items/{id}", edit)
        .form::<ManageBoard, _, _>("/workspace/items/{id}/move", agenda::shift)
        .form::<ManageBoard, _, _>("/workspace/items/{id}/remove", remove)
}

/// The seven descriptions of information that the public can be kept from.
const PARAGRAPHS: [Key; 7] = [
    Key("exempt-1"),
    Key("exempt-2"),
    Key("exempt-3"),
    Key("exempt-4"),
    Key("exempt-5"),
    Key("exempt-6"),
    Key("exempt-7"),
];

/// A paragraph of Schedule 12A in words, by its number.
pub(super) fn paragraph_key(number: u8) -> Option<Key> {
    PARAGRAPHS.get(usize::from(number).checked_sub(1)?).copied()
}

fn form(
    context: &Context,
    meeting: &Meeting,
    held: Option<&AgendaItem>,
    answers: &Answers,
) -> Answer {
    let words = context.words();
    let title = Input::new("title", words.say("field-title-item")).answered(answers);
    let mut fields = Content::new().child(title.element());
    if held.is_none() {
        let mut wholes = vec![SelectItem::new("", words.say("no-whole"))];
        let tops = context.app().store().agenda(meeting.id)?;
        let tops = tops.iter().filter(|item| item.said.under.is_none());
        wholes.extend(tops.map(|item| {
            SelectItem::new(item.id.to_string(), format!("{} {}", item.number, item.said.title))
        }));
        let under = Select::new("under", words.say("field-under"), wholes)
            .hint(words.say("hint-under"))
            .answered(answers);
        fields = fields.child(under.element());
    }
    let kind =
        kinds(context, answers, ("kind", Key("field-item-kind")), ItemKind::ALL, kinds::item);
    let context_of = Textarea::new("context", words.say("field-context"))
        .hint(words.say("hint-context"))
        .rows(3)
        .answered(answers);
    let presenter = Input::new("presenter", words.say("field-presenter"))
        .hint(words.say("hint-presenter"))
        .answered(answers);
    let fields = fields
        .child(kind)
        .child(context_of.element())
        .child(presenter.element())
        .child(part(context, answers));
    let back = meeting::address(meeting);
    let (title, action, button) = match held {
        None => (words.say("item-new"), format!("{back}/items/new"), Key("item-add")),
        Some(held) => {
            let name = format!("{} {}", held.number, held.said.title);
            let title = words.say_with("change-of", &[("name", name.into())]);
            (title, format!("/workspace/items/{}", held.id), Key("save"))
        }
    };
    let more = held.map(|held| removal(context, held)).unwrap_or_default();
    Ok(Sheet { title, action, back: &back, button }.page(context, answers, fields, more))
}

/// Part 1 or 2, with the paragraph and the reason that Part 2 needs.
pub(super) fn part(context: &Context, answers: &Answers) -> Element {
    let words = context.words();
    let none = SelectItem::new("", words.say("choose-one"));
    let paragraphs = (1_u8..).zip(PARAGRAPHS).map(|(number, key)| {
        SelectItem::new(number.to_string(), format!("{number}. {}", words.say(key.0)))
    });
    let items = std::iter::once(none).chain(paragraphs);
    let paragraph = Select::new("exempt", words.say("field-exempt"), items).answered(answers);
    let reason = Textarea::new("exempt_reason", words.say("field-exempt-reason"))
        .hint(words.say("hint-exempt-reason"))
        .rows(3)
        .answered(answers);
    let two = Content::new().child(paragraph.element()).child(reason.element());
    Radios::new("part", words.say("field-part"))
        .choices([
            Choice::new("1", words.say("part-one")),
            Choice::new("2", words.say("part-two"))
                .hint(words.say("part-two-what"))
                .conditional(two),
        ])
        .answered(answers)
        .element()
}

fn removal(context: &Context, held: &AgendaItem) -> Vec<Element> {
    let words = context.words();
    let button = Button::new(words.say("item-remove")).kind(ButtonKind::Warning);
    let action = format!("/workspace/items/{}/remove", held.id);
    vec![paragraph(words.say("item-remove-what")), one_button(context, &action, button)]
}

async fn new(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
    params: Params,
) -> Answer {
    let held = context.app().store().meeting(id(&text)?)?;
    let under = params.text("under")?.unwrap_or_default().to_owned();
    let usual =
        typed([("kind", ItemKind::Papers.to_string()), ("part", "1".to_owned()), ("under", under)]);
    form(&context, &held, None, &Answers::new(usual))
}

async fn change(context: Context, _may: May<ManageBoard>, Path(text): Path<String>) -> Answer {
    let held = context.app().store().item(id(&text)?)?;
    page_of(&context, &held, &as_typed(&held))
}

fn page_of(context: &Context, held: &AgendaItem, answers: &Answers) -> Answer {
    let meeting = context.app().store().meeting(held.said.meeting)?;
    form(context, &meeting, Some(held), answers)
}

/// An item as somebody would have typed it.
fn as_typed(held: &AgendaItem) -> Answers {
    let said = &held.said;
    let exempt = said.exempt.as_ref();
    Answers::new(typed([
        ("title", said.title.clone()),
        ("kind", said.kind.to_string()),
        ("context", said.context.clone()),
        ("presenter", said.presenter.clone()),
        ("part", if exempt.is_some() { "2" } else { "1" }.to_owned()),
        ("exempt", exempt.map(|exempt| exempt.paragraph.to_string()).unwrap_or_default()),
        ("exempt_reason", exempt.map(|exempt| exempt.reason.clone()).unwrap_or_default()),
    ]))
}

/// Part 1, or why it is of Part 2; none where neither was said.
#[expect(clippy::option_option, reason = "not said, Part 1, Part 2")]
pub(super) fn read_part(context: &Context, answers: &mut Answers) -> Option<Option<Exempt>> {
    let words = context.words();
    match answers.text("part") {
        "1" => Some(None),
        "2" => {
            needed(context, answers, [("exempt_reason", Key("error-exempt-reason"))]);
            let number = answers.text("exempt").parse::<u8>().ok();
            let number = number.filter(|number| paragraph_key(*number).is_some());
            if number.is_none() {
                answers.refuse("exempt", words.say("error-exempt"));
            }
            let reason = answers.text("exempt_reason").to_owned();
            number.map(|paragraph| Some(Exempt { paragraph, reason }))
        }
        _ => {
            answers.refuse("part", words.say("error-part"));
            None
        }
    }
}

/// What was typed as an item; none where it cannot be one.
fn read(
    context: &Context,
    (meeting, under): (MeetingId, Option<ItemId>),
    answers: &mut Answers,
) -> Option<NewItem> {
    needed(context, answers, [("title", Key("error-title-item"))]);
    let kind = chosen(context, answers, "kind", Key("error-item-kind"));
    let exempt = read_part(context, answers);
    if answers.has_errors() {
        return None;
    }
    let text = |name: &str| answers.text(name).to_owned();
    Some(NewItem {
        meeting,
        under,
        title: text("title"),
        kind: kind?,
        context: text("context"),
        presenter: text("presenter"),
        exempt: exempt?,
    })
}

async fn add(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let meeting = app.store().meeting(id(&text)?)?;
    if meeting.status == MeetingStatus::MinutesAgreed {
        answers.refuse("title", partnership::Wrong::MinutesAgreed.to_string());
    }
    let under = match answers.text("under") {
        "" => None,
        text => Some(id::<ItemId>(text)?),
    };
    if let Some(new) = read(&context, (meeting.id, under), &mut answers) {
        match app.store().add_item(&may, new, app.now()) {
            Ok(item) => {
                let to = format!("{}#item-{}", meeting::address(&meeting), item.id);
                return Ok(Redirect::to(&to).into_response());
            }
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(form(&context, &meeting, None, &answers)?.into_response())
}

async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().item(id(&text)?)?;
    if let Some(new) = read(&context, (held.said.meeting, held.said.under), &mut answers) {
        match app.store().edit_item(&may, held.id, new, app.now()) {
            Ok(item) => {
                let to = format!("/workspace/meetings/{}#item-{}", item.said.meeting, item.id);
                return Ok(Redirect::to(&to).into_response());
            }
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(page_of(&context, &held, &answers)?.into_response())
}

async fn remove(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().item(id(&text)?)?;
    match app.store().remove_item(&may, held.id, app.now()) {
        Ok(()) => {
            let to = format!("/workspace/meetings/{}#agenda", held.said.meeting);
            Ok(Redirect::to(&to).into_response())
        }
        Err(partnership::StoreError::Invalid { why, .. }) => {
            let mut answers = as_typed(&held);
            answers.refuse("title", why.to_string());
            Ok(page_of(&context, &held, &answers)?.into_response())
        }
        Err(error) => Err(error.into()),
    }
}
