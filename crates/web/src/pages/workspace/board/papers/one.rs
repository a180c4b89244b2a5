//! One paper: what it is, what it lacks, and what can be done with it.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Action, Button, ButtonKind, SummaryList, SummaryRow, button_group, link, paragraph,
};
use markup::{Content, Element};
use partnership::ManageBoard;
use partnership::board::{Paper, PaperSource};
use workbench::board::{made_from, paper_document, paper_findings};

use super::super::super::look_again::look_again;
use super::super::{id, kinds};
use super::{at, head, papers_of, problem, said, source};
use crate::answer::{Answer, Download, Problem};
use crate::app::App;
use crate::context::Context;
use crate::dates::moment;
use crate::form::one_button;
use crate::gate::access::May;
use crate::pages::public::page_policy;
use crate::words::Key;

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let paper = store.paper(id(&text)?)?;
    let meeting = store.meeting(paper.said.meeting)?;
    let asked = paper.id;
    let look = move |app: &App| {
        paper_findings(&app.session(), app.store(), asked).map_err(|error| problem(&error))
    };
    let found = context.app().work(look).await?;
    let back = papers_of(&meeting);
    let mut page = super::super::page(&context, paper.said.title.as_str(), &back).headed();
    page = page.with(facts(&context, &paper)?);
    page = page.with_all(found.iter().map(|finding| said(&context, finding)));
    if paper.said.source == PaperSource::Written {
        let id = paper.id;
        // A paper that cannot be set says so above; there is nothing to look at in it yet.
        let set =
            move |app: &App| Ok(paper_document(&app.session(), app.store(), id).ok().flatten());
        let set = context.app().work(set).await?;
        let again = set.map(|document| workbench::look_again_in(&document)).unwrap_or_default();
        page = page.with_all(look_again(&context, &again));
    }
    let mut buttons = Vec::new();
    let to = |path: &str, key: Key, kind| {
        Button::new(words.say(key.0)).href(format!("{}/{path}", at(&paper))).kind(kind).element()
    };
    match &paper.said.source {
        PaperSource::Written => {
            buttons.push(to("text", Key("paper-write"), ButtonKind::Primary));
            buttons.push(to("preview", Key("paper-preview"), ButtonKind::Secondary));
        }
        PaperSource::Brought(_) => {
            buttons.push(to("file", Key("paper-file"), ButtonKind::Secondary));
        }
        PaperSource::Report | PaperSource::Minutes(_) | PaperSource::Matters => {
            buttons.push(to("preview", Key("paper-preview"), ButtonKind::Secondary));
        }
    }
    page = page.with(button_group(buttons));
    if paper.said.source == PaperSource::Report {
        let again = Button::new(words.say("paper-make-again")).kind(ButtonKind::Secondary);
        page = page.with(paragraph(words.say("paper-make-again-what"))).with(one_button(
            &context,
            &format!("{}/make", at(&paper)),
            again,
        ));
    }
    let withdraw = Button::new(words.say("paper-withdraw")).kind(ButtonKind::Warning);
    Ok(page.with(paragraph(words.say("paper-withdraw-what"))).with(one_button(
        &context,
        &format!("{}/withdraw", at(&paper)),
        withdraw,
    )))
}

fn facts(context: &Context, paper: &Paper) -> Result<Element, Problem> {
    let (words, store) = (context.words(), context.app().store());
    let change = |to: &str, about: Key| {
        Action::new(format!("{}/{to}", at(paper)), words.say("change")).about(words.say(about.0))
    };
    let item = match paper.said.item {
        Some(item) => {
            let item = store.item(item)?;
            format!("{} {}", item.number, item.said.title)
        }
        None => words.say("paper-no-item"),
    };
    let item_is_exempt = match paper.said.item {
        Some(item) => store.item(item)?.said.exempt.is_some(),
        None => false,
    };
    let part = if paper.said.exempt.is_some() || item_is_exempt {
        Content::new().child(kinds::part_two(context))
    } else {
        Content::from(words.say("part-one"))
    };
    let mut rows = vec![
        SummaryRow::new(words.say("field-paper-item"), item)
            .action(change("edit", Key("paper-about-item"))),
        SummaryRow::new(words.say("field-part"), part)
            .action(change("edit", Key("paper-about-part"))),
        SummaryRow::new(words.say("paper-made-from"), words.say(source(paper).0)),
    ];
    if let Some(handling) = &paper.said.handling {
        rows.push(SummaryRow::new(words.say("field-handling"), handling.as_str()));
    }
    if let Some(version) = store.paper_text(paper.id)? {
        let given = [
            ("who", version.who.as_str().into()),
            ("at", moment(version.at).into()),
            ("version", version.version.into()),
        ];
        rows.push(SummaryRow::new(words.say("paper-last"), words.say_with("minute-last", &given)));
    }
    if let Some(from) = made_from(store, paper.id).map_err(|error| problem(&error))? {
        let given = [("to", from.to.to_string().into()), ("count", from.vintages.len().into())];
        rows.push(SummaryRow::new(
            words.say("paper-figures"),
            words.say_with("paper-frozen", &given),
        ));
    }
    for (field, said) in &paper.fields {
        rows.push(SummaryRow::new(words.say(head::name(*field).0), said.as_str()));
    }
    if paper.said.source == PaperSource::Written {
        let to = link(format!("{}/head", at(paper)), words.say("paper-head"));
        let row = SummaryRow::new(words.say("paper-head-row"), Content::new().child(to));
        rows.push(row);
    }
    Ok(SummaryList::new(rows).element())
}

/// The paper as it would stand in its pack, as a page of its own.
pub(super) async fn preview(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Download, Problem> {
    let paper = id(&text)?;
    let page = context
        .app()
        .work(move |app| {
            let document = paper_document(&app.session(), app.store(), paper)
                .map_err(|error| problem(&error))?;
            Ok(publish::html::page(&document.ok_or(Problem::NotFound)?))
        })
        .await?;
    let policy = page_policy(page.as_bytes());
    let mut download = Download::private("text/html; charset=utf-8", page);
    download.policy = Some(policy);
    Ok(download)
}

/// A file as it was brought.
pub(super) async fn file(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Download, Problem> {
    let store = context.app().store();
    let paper = store.paper(id(&text)?)?;
    let PaperSource::Brought(file) = &paper.said.source else { return Err(Problem::NotFound) };
    let bytes = store.brought_file(&file.sha256)?;
    Ok(Download::private("application/octet-stream", bytes).named(file.name.as_str()))
}

pub(super) async fn withdraw(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let app = context.app();
    let paper = app.store().paper(id(&text)?)?;
    let meeting = app.store().meeting(paper.said.meeting)?;
    app.store().withdraw_paper(&may, paper.id, app.now())?;
    Ok(Redirect::to(&papers_of(&meeting)).into_response())
}
