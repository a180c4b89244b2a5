//! The minutes of a meeting as they stand: who was there, what was said of each item, what was resolved and who is to do what;
//! notes that were added after the meeting stand apart.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Button, ButtonKind, Size, SummaryList, SummaryRow, Tag, TagColour, button_group, heading,
    inset_text, link, paragraph,
};
use markup::{Content, Element, el};
use partnership::ManageBoard;
use partnership::board::{Action, AgendaItem, AttendanceStatus, Meeting, MeetingStatus};

use super::names::Names;
use super::{ACTIONS, agree, id, item, kinds, meeting, minute, resolution};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::dates::{clock, day, moment};
use crate::form::one_button;
use crate::gate::access::May;
use crate::routes::Routes;
use crate::words::Key;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/minutes", show)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/minutes/draft", draft)
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/agree", agree::show)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/agree", agree::agree)
        .page::<ManageBoard, _, _>("/workspace/items/{id}/minute", minute::show)
        .form::<ManageBoard, _, _>("/workspace/items/{id}/minute", minute::save)
        .page::<ManageBoard, _, _>("/workspace/items/{id}/note", minute::new_note)
        .form::<ManageBoard, _, _>("/workspace/items/{id}/note", minute::add_note)
        .page::<ManageBoard, _, _>("/workspace/resolutions/{id}", resolution::show)
        .form::<ManageBoard, _, _>("/workspace/resolutions/{id}", resolution::edit)
        .form::<ManageBoard, _, _>("/workspace/resolutions/{id}/remove", resolution::remove)
}

/// The address of an item's place in the minutes of its meeting.
pub(super) fn at(item: &AgendaItem) -> String {
    format!("/workspace/meetings/{}/minutes#item-{}", item.said.meeting, item.id)
}

async fn show(context: Context, _may: May<ManageBoard>, Path(text): Path<String>) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let held = store.meeting(id(&text)?)?;
    let names = Names::on(&context, held.said.date)?;
    let title = meeting::title(&context, &held)?;
    let title = words.say_with("minutes-of", &[("meeting", title.into())]);
    let mut page = super::page(&context, title, &meeting::address(&held))
        .headed()
        .with(el("p").class("govuk-body").child(kinds::status_tag(&context, held.status)))
        .with(there(&context, &names, &held)?);
    let actions = store.actions_of(held.id)?;
    for item in store.agenda(held.id)? {
        let of: Vec<&Action> =
            actions.iter().filter(|action| action.said.item == item.id).collect();
        page = page.with(section(&context, &names, &held, &item, &of)?);
    }
    if let Some(ended) = held.ended {
        let given = [("time", clock(ended).into())];
        page = page.with(paragraph(words.say_with("minutes-ended", &given)));
    }
    Ok(page.with_all(next_step(&context, &held)))
}

/// Who was there, who came for whom, and who sent apologies.
fn there(context: &Context, names: &Names, held: &Meeting) -> Result<Element, Problem> {
    let (words, store) = (context.words(), context.app().store());
    let all = store.attendance(held.id)?;
    let mut rows = Vec::new();
    for status in AttendanceStatus::ALL {
        let of = all.iter().filter(|one| one.status == status);
        let of: Vec<String> = of
            .map(|one| match one.alternate_for {
                Some(whose) => {
                    let given = [
                        ("who", names.person(one.person).into()),
                        ("name", names.person(whose).into()),
                    ];
                    words.say_with("alternate-who-for", &given)
                }
                None => names.person(one.person),
            })
            .collect();
        if !of.is_empty() {
            let key = words.say(kinds::attendance(status).0);
            rows.push(SummaryRow::new(key, of.join(", ")));
        }
    }
    let declared = store.declarations(held.id)?;
    let said: Vec<String> =
        declared.iter().map(|one| format!("{}: {}", names.person(one.person), one.words)).collect();
    let said = if said.is_empty() { words.say("declarations-none") } else { said.join("; ") };
    rows.push(SummaryRow::new(words.say("declarations"), said));
    Ok(SummaryList::new(rows).element())
}

fn section(
    context: &Context,
    names: &Names,
    held: &Meeting,
    item: &AgendaItem,
    actions: &[&Action],
) -> Result<Element, Problem> {
    let (words, store) = (context.words(), context.app().store());
    let is_agreed = held.status == MeetingStatus::MinutesAgreed;
    let title = format!("{} {}", item.number, item.said.title);
    let mut section = el("section")
        .class("meeting-item")
        .attr("id", format!("item-{}", item.id))
        .attr("tabindex", "-1")
        .child(heading(2, Size::Medium, title.as_str()));
    if let Some(exempt) = &item.said.exempt {
        let given = [
            ("paragraph", exempt.paragraph.into()),
            (
                "what",
                item::paragraph_key(exempt.paragraph)
                    .map(|key| words.say(key.0))
                    .unwrap_or_default()
                    .into(),
            ),
        ];
        section = section.child(el("p").class("govuk-body").child(kinds::part_two(context)));
        section = section.child(paragraph(words.say_with("exempt-said", &given)));
    }
    let minute = store.minute(item.id)?.filter(|minute| !minute.text.is_empty());
    section = match &minute {
        Some(minute) => section.children(paragraphs(&minute.text)),
        None => section.child(paragraph(words.say("minute-none"))),
    };
    for one in store.resolutions(item.id)? {
        let text = words.say_with("resolved-that", &[("words", one.said.words.as_str().into())]);
        let mut line = el("p").class("govuk-body").child(el("strong").text(text));
        if !is_agreed {
            let label =
                words.say_with("correct-resolution", &[("words", one.said.words.as_str().into())]);
            let to = link(format!("/workspace/resolutions/{}", one.id), words.say("correct"));
            line = line.text(" ").child(to.attr("aria-label", label));
        }
        section = section.child(line);
    }
    for action in actions {
        let owner = names.owner(context, action.said.owner);
        let given = [("words", action.said.words.as_str().into()), ("owner", owner.into())];
        let to = link(format!("{ACTIONS}/{}", action.id), words.say_with("action-of", &given));
        section = section.child(el("p").class("govuk-body").child(to));
    }
    for note in store.minute_notes(item.id)? {
        let given = [("day", day(note.date).into())];
        let title = el("strong").text(words.say_with("note-after", &given));
        section = section.child(inset_text(Content::new().child(title).text(" ").text(note.words)));
    }
    let mut to = vec![("note", Key("note-add"), Key("note-add-of"))];
    if !is_agreed {
        to.insert(0, ("minute", Key("minute-change"), Key("minute-change-of")));
    }
    let about = [("title", title.as_str().into())];
    let mut links = el("p").class("govuk-body under");
    for (to, text, label) in to {
        let to = link(format!("/workspace/items/{}/{to}", item.id), words.say(text.0));
        let label = words.say_with(label.0, &about);
        links = links.child(to.attr("aria-label", label)).text(" ");
    }
    if let Some(minute) = minute {
        let given = [
            ("who", minute.who.as_str().into()),
            ("at", moment(minute.at).into()),
            ("version", minute.version.into()),
        ];
        let last = words.say_with("minute-last", &given);
        section = section.child(el("p").class("govuk-hint under").text(last));
    }
    Ok(section.child(links))
}

/// A minute's paragraphs, and its lists.
fn paragraphs(text: &str) -> Vec<Element> {
    let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    let bullet = |line: &str| {
        line.trim_start()
            .strip_prefix("- ")
            .or_else(|| line.trim_start().strip_prefix("* "))
            .map(str::to_owned)
    };
    let block = |block: &str| {
        let bullets: Option<Vec<String>> = block.lines().map(bullet).collect();
        match bullets {
            Some(lines) => el("ul")
                .class("govuk-list govuk-list--bullet")
                .children(lines.into_iter().map(|line| el("li").text(line))),
            None => paragraph(block),
        }
    };
    blocks.map(block).collect()
}

/// What comes next: the draft is ready, then the board agrees it.
fn next_step(context: &Context, held: &Meeting) -> Vec<Element> {
    let words = context.words();
    let at = meeting::address(held);
    match held.status {
        MeetingStatus::MinutesAgreed => vec![inset_text(words.say("minutes-agreed-what"))],
        MeetingStatus::MinutesDraft => {
            let agree = Button::new(words.say("agree-title")).href(format!("{at}/agree"));
            vec![button_group([agree.element()])]
        }
        MeetingStatus::Cancelled => Vec::new(),
        _ => {
            let ready = Button::new(words.say("minutes-ready")).kind(ButtonKind::Secondary);
            let tag = Tag::new(words.say("meeting-minutes-draft")).colour(TagColour::Yellow);
            let what =
                Content::new().text(words.say("minutes-ready-what")).text(" ").child(tag.element());
            let action = format!("{at}/minutes/draft");
            vec![paragraph(what), one_button(context, &action, ready)]
        }
    }
}

/// The draft is ready: it waits for the next meeting.
async fn draft(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let (store, now) = (context.app().store(), context.app().now());
    let held = store.meeting(id(&text)?)?;
    // Pressed on an old page, it takes nothing back.
    if held.status != MeetingStatus::MinutesAgreed {
        store.advance_meeting(&may, held.id, (MeetingStatus::MinutesDraft, None), now)?;
    }
    Ok(Redirect::to(&format!("{}/minutes", meeting::address(&held))).into_response())
}
