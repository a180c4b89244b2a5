//! An item at the meeting: what is recorded of it, and the one form that records minutes, a resolution and an action at once, so
//! that whatever button is pressed nothing that was typed is lost.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Control as _, Details, Size, Textarea, button_group, heading,
    link, paragraph,
};
use markup::{Content, Element, el};
use partnership::board::{
    AgendaItem, Meeting, MeetingStatus, NewAction, NewResolution, ResolutionForm, ResolutionId,
};
use partnership::{Granted, ManageBoard, StoreError};

use super::super::names::Names;
use super::super::{ACTIONS, act, id, kinds, meeting, minute, refusal};
use super::promises::{self, Recorded};
use super::{Shown, at_item, page, said};
use crate::answer::Problem;
use crate::context::Context;
use crate::dates::day;
use crate::form::{Typed, form, hidden, of_store};
use crate::gate::access::May;

/// The section of an item. The next one is a key away.
pub(super) fn section(
    context: &Context,
    names: &Names,
    held: &Meeting,
    (item, next): (&AgendaItem, Option<&AgendaItem>),
    shown: &Shown,
) -> Result<Element, Problem> {
    let words = context.words();
    let recorded = Recorded::of(context, held, item.id)?;
    let is_open = shown.open == Some(item.id);
    let title_id = format!("title-{}", item.id);
    let title = heading(2, Size::Medium, format!("{} {}", item.number, item.said.title));
    let mut section = el("section")
        .class("meeting-item")
        .attr("id", format!("item-{}", item.id))
        .attr("tabindex", "-1")
        .attr("aria-labelledby", title_id.as_str())
        .child(title.attr("id", title_id.as_str()));
    if item.said.exempt.is_some() {
        section = section.child(el("p").class("govuk-body").child(kinds::part_two(context)));
    }
    if is_open {
        section = section.children(said(context, shown.said));
    }
    if !item.said.context.is_empty() {
        section = section.child(paragraph(item.said.context.as_str()));
    }
    section = section.children(results(context, names, &recorded));
    let heard = recorded.promises(held);
    section = section.children(promises::list(context, held, item, &heard));
    let none = Answers::default();
    let answers = if is_open { &shown.answers } else { &none };
    let mut fields = fields(context, names, held, item, &recorded, answers)?;
    if let Some(next) = next {
        let text = words.say_with("next-item", &[("number", next.number.as_str().into())]);
        let mut to = link(at_item(held, next.id), text);
        if is_open {
            to = to.attr("accesskey", "n");
        }
        fields = fields.child(el("p").class("govuk-body").child(to));
    }
    let summary = words.say_with("record-item", &[("number", item.number.as_str().into())]);
    let details = Details::new(summary, fields);
    Ok(section.child(if is_open { details.open() } else { details }))
}

/// What was resolved and who is to do what.
fn results(context: &Context, names: &Names, recorded: &Recorded) -> Vec<Element> {
    let words = context.words();
    let mut list = el("ul").class("govuk-list govuk-list--bullet");
    if recorded.resolutions.is_empty() && recorded.actions.is_empty() {
        return Vec::new();
    }
    for one in &recorded.resolutions {
        let text = words.say_with("resolved-that", &[("words", one.said.words.as_str().into())]);
        list = list.child(el("li").child(link(format!("/workspace/resolutions/{}", one.id), text)));
    }
    for action in &recorded.actions {
        let owner = names.owner(context, action.said.owner);
        let given = [("words", action.said.words.as_str().into()), ("owner", owner.into())];
        let text = words.say_with("action-of", &given);
        list = list.child(el("li").child(link(format!("{ACTIONS}/{}", action.id), text)));
    }
    vec![list]
}

fn fields(
    context: &Context,
    names: &Names,
    held: &Meeting,
    item: &AgendaItem,
    recorded: &Recorded,
    answers: &Answers,
) -> Result<Content, Problem> {
    let words = context.words();
    let of = format!("-{}", item.id);
    let base_name = format!("base{of}");
    let base =
        answers.value(&base_name).map_or_else(|| recorded.version.to_string(), str::to_owned);
    let text = Textarea::new(format!("text{of}"), words.say("field-minutes"))
        .value(recorded.text.as_str())
        .rows(8)
        .answered(answers);
    let save = Button::new(words.say("save-minutes")).name("do").value("save");
    let resolved = Textarea::new(format!("words{of}"), words.say("field-resolved"))
        .hint(words.say("hint-resolved"))
        .rows(2)
        .answered(answers);
    let buttons = ResolutionForm::ALL.map(|one| {
        Button::new(words.say(kinds::form(one).0))
            .kind(ButtonKind::Secondary)
            .name("do")
            .value(one.id())
            .element()
    });
    let action = el("fieldset")
        .class("govuk-fieldset")
        .child(
            el("legend")
                .class("govuk-fieldset__legend govuk-fieldset__legend--s")
                .text(words.say("action-new")),
        )
        .content(act::fields(context, names, &of, answers));
    let add = Button::new(words.say("action-add")).name("do").value("save");
    let mut inner = Content::new()
        .child(hidden(&base_name, base))
        .then(theirs(context, recorded, answers, item).into_iter().collect::<Content>())
        .child(text.element())
        .child(button_group([save.element()]))
        .child(resolved.element())
        .child(button_group(buttons))
        .child(action)
        .child(button_group([add.kind(ButtonKind::Secondary).element()]));
    if let Some(before) = last_before(context, held)?.filter(|_| is_minutes(item))
        && before.status != MeetingStatus::MinutesAgreed
    {
        let text = words.say_with("agree-which", &[("day", day(before.said.date).into())]);
        let to = link(format!("{}/agree", meeting::address(&before)), text);
        inner = inner.child(el("p").class("govuk-body").child(to));
    }
    let action = format!("/workspace/items/{}/record", item.id);
    Ok(Content::new().child(form(context, &action, inner)))
}

/// What somebody else has saved meanwhile, where both changed the same lines.
fn theirs(
    context: &Context,
    recorded: &Recorded,
    answers: &Answers,
    item: &AgendaItem,
) -> Option<Element> {
    answers.error(&format!("text-{}", item.id)).map(|_| minute::theirs(context, &recorded.text))
}

/// Whether an item is the one on the minutes of the last meeting.
pub(in super::super) fn is_minutes(item: &AgendaItem) -> bool {
    item.said.title.to_lowercase().contains("minutes")
}

/// The meeting of the board before this one.
fn last_before(context: &Context, held: &Meeting) -> Result<Option<Meeting>, Problem> {
    let all = context.app().store().meetings(held.said.board)?;
    let mut before = all
        .into_iter()
        .filter(|one| one.said.date < held.said.date && one.status != MeetingStatus::Cancelled);
    Ok(before.next())
}

/// The words of a resolution where nothing was typed: those that are said again and again.
fn usual(
    context: &Context,
    held: &Meeting,
    item: &AgendaItem,
    form: ResolutionForm,
) -> Result<Option<String>, Problem> {
    let words = context.words();
    Ok(match form {
        ResolutionForm::Noted => Some(words.say("usual-noted")),
        ResolutionForm::Agreed if is_minutes(item) => last_before(context, held)?.map(|before| {
            words.say_with("usual-correct-record", &[("day", day(before.said.date).into())])
        }),
        ResolutionForm::Agreed => Some(words.say("usual-agreed")),
        ResolutionForm::NotedWithAction | ResolutionForm::Numbered => None,
    })
}

/// What was resolved: one resolution, or one for each line of a list.
fn resolved(
    context: &Context,
    held: &Meeting,
    item: &AgendaItem,
    answers: &mut Answers,
) -> Result<Vec<NewResolution>, Problem> {
    let field = format!("words-{}", item.id);
    let typed = answers.text(&field).to_owned();
    let Some(form) = answers.text("do").parse::<ResolutionForm>().ok() else {
        if !typed.is_empty() {
            answers.refuse(&field, context.words().say("error-form"));
        }
        return Ok(Vec::new());
    };
    let of = |words: String| NewResolution { item: item.id, form, words };
    if form == ResolutionForm::Numbered && !typed.is_empty() {
        let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
        return Ok(lines.map(|line| of(line.to_owned())).collect());
    }
    let usual = if typed.is_empty() { usual(context, held, item, form)? } else { Some(typed) };
    if usual.is_none() {
        answers.refuse(&field, context.words().say("error-resolved"));
    }
    Ok(usual.map(of).into_iter().collect())
}

/// Records what was typed of an item.
pub(super) async fn record(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let store = context.app().store();
    let item = store.item(id(&text)?)?;
    let held = store.meeting(item.said.meeting)?;
    let names = Names::on(&context, held.said.date)?;
    let of = format!("-{}", item.id);
    let resolutions = resolved(&context, &held, &item, &mut answers)?;
    let place = (held.said.board, held.said.date);
    let quick = act::read(&context, &names, place, &of, &mut answers)?;
    let done = if answers.has_errors() {
        None
    } else {
        write(&context, &may, &item, &mut answers, &resolutions, quick)?
    };
    let Some(said) = done else {
        let shown = Shown { answers, open: Some(item.id), said: None };
        return Ok(page(&context, &held, &shown)?.into_response());
    };
    let at = meeting::address(&held);
    let to = format!("{at}/held?item={0}&said={said}#item-{0}", item.id);
    Ok(Redirect::to(&to).into_response())
}

/// Writes it: the minutes, then what was resolved, then the action that comes of it. What was done; none where something was
/// refused, and then the answers say why, without what was written already.
fn write(
    context: &Context,
    may: &Granted<ManageBoard>,
    item: &AgendaItem,
    answers: &mut Answers,
    resolutions: &[NewResolution],
    quick: Option<act::Quick>,
) -> Result<Option<&'static str>, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let of = format!("-{}", item.id);
    let mut said = "saved";
    let typed = answers.value(&format!("text{of}")).unwrap_or_default().to_owned();
    let base: i64 = answers.text(&format!("base{of}")).parse().unwrap_or_default();
    if base > 0 || !typed.trim().is_empty() {
        match store.save_minute(may, (item.id, base), &typed, now) {
            Ok(saved) if saved.version > base + 1 => said = "merged",
            Ok(_) => {}
            Err(error) => {
                let words = answers.text(&format!("words{of}")).to_owned();
                return refused(context, answers, item, (error, words, "words"));
            }
        }
    }
    let mut first: Option<ResolutionId> = None;
    for (place, new) in resolutions.iter().enumerate() {
        match store.resolve(may, new, now) {
            Ok(one) => first = first.or(Some(one.id)),
            Err(error) => {
                let left = resolutions.iter().skip(place).map(|one| one.words.as_str());
                let left = left.collect::<Vec<_>>().join("\n");
                return refused(context, answers, item, (error, left, "words"));
            }
        }
    }
    if let Some(quick) = quick {
        let act::Quick { words, owner, due } = quick;
        let new = NewAction { item: item.id, resolution: first, words, owner, due };
        if let Err(error) = store.add_action(may, &new, now) {
            return refused(context, answers, item, (error, String::new(), "what"));
        }
    }
    Ok(Some(said))
}

/// What is refused: the answers with the minutes as they now stand as what they began with, so that whoever is shown others'
/// lines saves over them knowingly; with these words still to be resolved; and with the error at its field.
fn refused(
    context: &Context,
    answers: &mut Answers,
    item: &AgendaItem,
    (error, words, field_of_words): (StoreError, String, &'static str),
) -> Result<Option<&'static str>, Problem> {
    let StoreError::Invalid { field, why } = error else { return Err(of_store(error)) };
    let of = format!("-{}", item.id);
    let version = context.app().store().minute(item.id)?.map_or(0, |last| last.version);
    let [what, owner, due] = act::names_of(&of);
    let kept = [format!("text{of}"), what, owner, due];
    let kept = kept.into_iter().map(|name| {
        let value = answers.value(&name).unwrap_or_default().to_owned();
        (name, value)
    });
    let new = [(format!("base{of}"), version.to_string()), (format!("words{of}"), words)];
    *answers = Answers::new(kept.chain(new).collect::<Vec<_>>());
    let field = if field == "words" { field_of_words } else { field };
    answers.refuse(&format!("{field}{of}"), refusal(context, &why));
    Ok(None)
}
