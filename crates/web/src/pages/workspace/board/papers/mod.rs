//! The papers of a meeting, and its pack: written, brought or made; looked at; checked; published.

mod add;
mod bring;
mod facts;
mod figures;
mod head;
mod made;
mod one;
mod pack;
mod text;

use axum::extract::Path;
use components::{
    Button, ButtonKind, Size, Tag, TagColour, Task, button_group, heading, link, paragraph,
};
use markup::{Element, el};
use partnership::board::{Meeting, PackPart, Paper, PaperSource};
use partnership::{ManageBoard, ReadExempt};
use workbench::WorkbenchError;
use workbench::board::{Finding, Weight, findings};

use super::{id, kinds, meeting};
use crate::answer::{Answer, Problem};
use crate::app::App;
use crate::context::Context;
use crate::dates::day_of;
use crate::gate::access::May;
use crate::routes::Routes;
use crate::words::Key;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/papers", list)
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/papers/new", add::show)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/papers/new", add::add)
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/papers/bring", bring::show)
        .upload::<ManageBoard, _, _>("/workspace/meetings/{id}/papers/bring", bring::take)
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/papers/make", made::show)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/papers/make", made::make)
        .page::<ManageBoard, _, _>("/workspace/papers/{id}", one::show)
        .page::<ManageBoard, _, _>("/workspace/papers/{id}/preview", one::preview)
        .page::<ManageBoard, _, _>("/workspace/papers/{id}/file", one::file)
        .page::<ManageBoard, _, _>("/workspace/papers/{id}/figures/{part}", figures::page)
        .form::<ManageBoard, _, _>("/workspace/papers/{id}/withdraw", one::withdraw)
        .form::<ManageBoard, _, _>("/workspace/papers/{id}/make", made::again)
        .page::<ManageBoard, _, _>("/workspace/papers/{id}/edit", facts::show)
        .form::<ManageBoard, _, _>("/workspace/papers/{id}/edit", facts::edit)
        .page::<ManageBoard, _, _>("/workspace/papers/{id}/text", text::show)
        .form::<ManageBoard, _, _>("/workspace/papers/{id}/text", text::save)
        .page::<ManageBoard, _, _>("/workspace/papers/{id}/head", head::show)
        .form::<ManageBoard, _, _>("/workspace/papers/{id}/head", head::save)
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/pack", pack::show)
        .form::<ManageBoard, _, _>("/workspace/meetings/{id}/pack", pack::publish)
        .page::<ManageBoard, _, _>("/workspace/meetings/{id}/pack/{part}/{file}", pack::draft)
        .page::<ReadExempt, _, _>("/workspace/packs/{name}/{*file}", pack::exempt)
}

/// The address of a paper's page.
fn at(paper: &Paper) -> String {
    format!("/workspace/papers/{}", paper.id)
}

/// The address of a meeting's papers.
fn papers_of(meeting: &Meeting) -> String {
    format!("{}/papers", meeting::address(meeting))
}

/// What the workbench refused, as a page's problem: what is not there is not found, anything else is ours.
fn problem(error: &WorkbenchError) -> Problem {
    match error {
        WorkbenchError::Store(partnership::StoreError::NotFound(_)) => Problem::NotFound,
        other => Problem::ours(other),
    }
}

/// What a meeting's pack would lack if it were published today.
fn lacks(app: &App, held: &Meeting) -> Result<Vec<Finding>, Problem> {
    let today = day_of(app.now());
    findings(&app.session(), app.store(), held.id, today).map_err(|error| problem(&error))
}

/// What a paper is made from, in words.
fn source(paper: &Paper) -> Key {
    match paper.said.source {
        PaperSource::Written => Key("paper-written"),
        PaperSource::Brought(_) => Key("paper-brought"),
        PaperSource::Report => Key("paper-report"),
        PaperSource::Minutes(_) => Key("paper-minutes"),
        PaperSource::Matters => Key("paper-matters"),
    }
}

async fn list(context: Context, _may: May<ManageBoard>, Path(path): Path<String>) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let held = store.meeting(id(&path)?)?;
    let (agenda, papers) = (store.agenda(held.id)?, store.papers(held.id)?);
    let asked = held.clone();
    let found = context.app().work(move |app| lacks(app, &asked)).await?;
    let title = meeting::title(&context, &held)?;
    let title = words.say_with("papers-of", &[("meeting", title.into())]);
    let mut page = super::page(&context, title, &meeting::address(&held)).headed();
    if papers.is_empty() {
        page = page.with(paragraph(words.say("papers-none")));
    }
    for item in &agenda {
        let of: Vec<&Paper> =
            papers.iter().filter(|paper| paper.said.item == Some(item.id)).collect();
        if of.is_empty() {
            continue;
        }
        let title = format!("{} {}", item.number, item.said.title);
        let is_exempt = item.said.exempt.is_some();
        page = page.with(heading(2, Size::Small, title));
        page = page.with(entries(&context, &of, &found, is_exempt));
    }
    let lost: Vec<&Paper> = papers.iter().filter(|paper| paper.said.item.is_none()).collect();
    if !lost.is_empty() {
        page = page.with(heading(2, Size::Small, words.say("papers-without-item")));
        page = page.with(entries(&context, &lost, &found, false));
    }
    let base = papers_of(&held);
    let to = |path: &str, text: Key, kind| {
        Button::new(words.say(text.0)).href(format!("{base}/{path}")).kind(kind).element()
    };
    let buttons = [
        to("new", Key("paper-new"), ButtonKind::Primary),
        to("bring", Key("paper-bring"), ButtonKind::Secondary),
        to("make", Key("paper-make"), ButtonKind::Secondary),
    ];
    Ok(page.with(button_group(buttons)))
}

/// Papers, each with what it lacks.
fn entries(context: &Context, papers: &[&Paper], found: &[Finding], is_exempt: bool) -> Element {
    let words = context.words();
    let entry = |paper: &&Paper| {
        let about = el("div").class("govuk-hint under").text(words.say(source(paper).0));
        let mut entry = el("li").child(link(at(paper), paper.said.title.as_str())).child(about);
        if is_exempt || paper.said.exempt.is_some() {
            entry = entry.child(kinds::part_two(context));
        }
        let of = found.iter().filter(|finding| finding.paper == Some(paper.id));
        entry.children(of.map(|finding| said(context, finding)))
    };
    el("ul").class("govuk-list govuk-list--spaced").children(papers.iter().map(entry))
}

/// A finding, with how much it matters in a word.
fn said(context: &Context, finding: &Finding) -> Element {
    let (key, colour) = match finding.weight {
        Weight::Stops => (Key("lack-stops"), TagColour::Red),
        Weight::Warns => (Key("lack-warns"), TagColour::Yellow),
    };
    let tag = Tag::new(context.words().say(key.0)).colour(colour).element();
    el("p").class("govuk-body under").child(tag).text(format!(" {}", first_upper(&finding.words)))
}

fn first_upper(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// The task of a meeting's papers.
pub(super) fn task(context: &Context, held: &Meeting) -> Result<Task, Problem> {
    let words = context.words();
    let count = context.app().store().papers(held.id)?.len();
    let tag = match count {
        0 => Tag::new(words.say("status-to-do")).colour(TagColour::Blue),
        _ => Tag::new(words.say_with("papers-count", &[("count", count.into())]))
            .colour(TagColour::Green),
    };
    Ok(Task::new(words.say("papers-title"), tag.element())
        .href(papers_of(held))
        .hint(words.say("task-papers")))
}

/// The task of a meeting's pack.
pub(super) fn pack_task(context: &Context, held: &Meeting) -> Result<Task, Problem> {
    let words = context.words();
    let packs = context.app().store().packs(held.id)?;
    let public = packs.iter().any(|pack| pack.said.part == PackPart::Public);
    let tag = if public {
        Tag::new(words.say("meeting-published")).colour(TagColour::Green)
    } else {
        Tag::new(words.say("status-to-do")).colour(TagColour::Blue)
    };
    Ok(Task::new(words.say("pack-title"), tag.element())
        .href(format!("{}/pack", meeting::address(held)))
        .hint(words.say("task-pack")))
}
