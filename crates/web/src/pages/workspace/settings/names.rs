//! What the partnership is called, and the colour of its pages.

use axum::response::Response;
use components::{Answers, Control as _, Input, Width, paragraph};
use markup::{Content, Element, el};
use partnership::EditSettings;
use workbench::texts::{Edit, Names};

use super::sheet::Sheet;
use super::{HOME, given};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::Typed;
use crate::gate::access::May;

fn sheet(context: &Context) -> Sheet {
    let mine = context.clone();
    Sheet {
        title: context.words().say("settings-names"),
        action: format!("{HOME}/names"),
        back: HOME.to_owned(),
        intro: vec![paragraph(context.words().say("settings-names-what"))],
        fields: &["name", "colour"],
        shows: Box::new(move |answers| shows(&mine, answers)),
        removes: None,
    }
}

fn shows(context: &Context, answers: &Answers) -> Content {
    let words = context.words();
    let name = Input::new("name", words.say("settings-name"))
        .hint(words.say("settings-name-hint"))
        .answered(answers);
    let colour = Input::new("colour", words.say("settings-colour"))
        .hint(words.say("settings-colour-hint"))
        .width(Width::Letters(10))
        .spellcheck(false)
        .answered(answers);
    let mut shown = Content::new().child(name.element()).child(colour.element());
    let typed = answers.text("colour");
    if components::brand(typed).is_ok() {
        let label = words.say_with("settings-colour-shown", &[("colour", typed.into())]);
        shown = shown.child(swatch(typed, answers.value("name").unwrap_or_default(), &label));
    }
    shown
}

/// The head of a page in a colour.
fn swatch(colour: &str, name: &str, label: &str) -> Element {
    let ground = el("rect").attr("width", "100%").attr("height", "100%").attr("fill", colour);
    let words = el("text").attr("x", "16").attr("y", "31").attr("fill", "#fff");
    el("svg")
        .class("swatch")
        .attr("role", "img")
        .attr("aria-label", label)
        .child(ground)
        .child(words.attr("font-weight", "700").text(name))
}

/// The page.
pub(super) async fn show(context: Context, _may: May<EditSettings>) -> Answer {
    let session = context.app().session();
    let partnership = &session.folder().settings().partnership;
    let colour = partnership.colour.clone().unwrap_or_default();
    let answers = Answers::new([("name", partnership.name.clone()), ("colour", colour)]);
    Ok(sheet(&context).page(&context, &answers))
}

/// What was typed.
pub(super) async fn take(
    context: Context,
    May(may): May<EditSettings>,
    typed: Typed,
) -> Result<Response, Problem> {
    let names = Names { name: typed.text("name").to_owned(), colour: given(typed.text("colour")) };
    sheet(&context).change(&context, may, typed.0, Some(Edit::Names(names))).await
}
