//! "Your ward": found by postcode, or chosen from the list.

use std::sync::Arc;

use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, Control as _, Input, Size, Width, heading, inset_text, link, paragraph,
};
use figure::{AreaRef, Month};
use markup::{Content, Element, el};
use workbench::{Session, view};

use super::page::empty;
use super::ward_map;
use crate::answer::{Page, Problem, Section};
use crate::app::App;
use crate::context::Context;
use crate::form::summary;
use crate::params::Params;

/// What a postcode led to.
enum Found {
    Nothing,
    Ward(AreaRef),
    Several(Vec<AreaRef>),
}

/// The page; with a postcode, the ward that it lies in.
pub(super) async fn show(context: Context, params: Params) -> Result<Response, Problem> {
    let words = context.words();
    let session = context.app().session();
    let Some(to) = view::latest_month(&session) else {
        return Ok(empty(&context, Section::Wards).into_response());
    };
    let mut answers = Answers::default();
    let found = match params.text("postcode")? {
        None => Found::Nothing,
        Some(postcode) => {
            context.app().limits().data(context.address())?;
            answers = Answers::new([("postcode", postcode)]);
            find(&context, &session, postcode, to, &mut answers).await?
        }
    };
    let mut page = Page::new(Section::Wards, words.say("wards-title")).public();
    page.description = Some(words.say("wards-what"));
    page = page.with_all(summary(&context, &answers)).headed();
    page = page.with(paragraph(words.say("wards-what")));
    match found {
        Found::Nothing => {}
        Found::Ward(ward) => {
            return Ok(Redirect::to(&format!("/wards/{}", ward.code)).into_response());
        }
        Found::Several(several) => {
            let list = el("ul").class("govuk-list").children(several.iter().map(ward_link));
            let ask = Content::new().text(words.say("several-wards")).child(list);
            page = page.with(inset_text(ask));
        }
    }
    page = page.with(asking(&context, &answers));
    page = page.with(heading(2, Size::Medium, words.say("all-wards")));
    let places = view::places(&session, to).map_err(|error| Problem::ours(&error))?;
    if places.wards.is_empty() {
        return Ok(page.with(paragraph(words.say("no-wards"))).into_response());
    }
    let its = Arc::clone(&session);
    let drawn = move |_: &App| view::ward_map(&its, to).map_err(|error| Problem::ours(&error));
    if let Some(map) = context.app().work(drawn).await?
        && let Some(drawing) = ward_map::element(&map, &words.say("wards-map"))
    {
        page = page.with(paragraph(words.say("wards-map-what"))).with(drawing);
        page.licences = map.licences;
    }
    let list = el("ul").class("govuk-list columns").children(places.wards.iter().map(ward_link));
    Ok(page.with(list).into_response())
}

/// The form for a postcode. It is sent with the address, so that what it leads to can be shared.
fn asking(context: &Context, answers: &Answers) -> Element {
    let words = context.words();
    let postcode = Input::new("postcode", words.say("field-postcode"))
        .width(Width::Letters(10))
        .autocomplete("postal-code")
        .spellcheck(false)
        .hint(words.say("hint-postcode"))
        .answered(answers);
    el("form")
        .attr("method", "get")
        .attr("action", "/wards")
        .attr("novalidate", "novalidate")
        .child(postcode.element())
        .child(Button::new(words.say("find-ward")).element())
}

async fn find(
    context: &Context,
    session: &Arc<Session>,
    postcode: &str,
    to: Month,
    answers: &mut Answers,
) -> Result<Found, Problem> {
    let (asked, its) = (postcode.to_owned(), Arc::clone(session));
    let looked = context
        .app()
        .work(move |_| Ok(view::ward_of_postcode(&its, &asked, to).map_err(|e| e.to_string())))
        .await?;
    let place = match looked {
        Ok(place) => place,
        Err(why) => {
            answers.refuse("postcode", document::words::upper_first(&why));
            return Ok(Found::Nothing);
        }
    };
    if let Some(ward) = place.ward {
        return Ok(Found::Ward(ward));
    }
    if place.wards.is_empty() {
        let unknown = context.words().say("error-postcode-unknown");
        let why = place.note.unwrap_or(unknown);
        answers.refuse("postcode", document::words::upper_first(&why));
        return Ok(Found::Nothing);
    }
    Ok(Found::Several(place.wards))
}

fn ward_link(ward: &AreaRef) -> Element {
    el("li").child(link(format!("/wards/{}", ward.code), ward.name.as_str()))
}
