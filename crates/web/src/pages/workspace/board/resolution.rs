//! A resolution that is corrected, or taken out where it was put in by mistake, while the minutes are a draft.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Button, ButtonKind, Control as _, Textarea, paragraph};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{AgendaItem, Resolution, ResolutionForm};

use super::fields::{chosen, kinds};
use super::{Sheet, id, kinds, minutes, typed};
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::form::{Typed, needed, one_button, refuse};
use crate::gate::access::May;
use crate::words::Key;

fn find(context: &Context, text: &str) -> Result<(Resolution, AgendaItem), Problem> {
    let store = context.app().store();
    let held = store.resolution(id(text)?)?;
    let item = store.item(held.said.item)?;
    Ok((held, item))
}

fn form(context: &Context, (held, item): &(Resolution, AgendaItem), answers: &Answers) -> Page {
    let words = context.words();
    let form =
        kinds(context, answers, ("form", Key("field-form")), ResolutionForm::ALL, kinds::form);
    let said = Textarea::new("words", words.say("field-resolved")).rows(3).answered(answers);
    let fields = Content::new().child(said.element()).child(form);
    let action = format!("/workspace/resolutions/{}", held.id);
    let remove = Button::new(words.say("resolution-remove")).kind(ButtonKind::Warning);
    let more = [
        paragraph(words.say("resolution-remove-what")),
        one_button(context, &format!("{action}/remove"), remove),
    ];
    let back = minutes::at(item);
    let title = words.say("resolution-correct");
    Sheet { title, action, back: &back, button: Key("save") }.page(context, answers, fields, more)
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let found = find(&context, &text)?;
    let answers = Answers::new(typed([
        ("form", found.0.said.form.to_string()),
        ("words", found.0.said.words.clone()),
    ]));
    Ok(form(&context, &found, &answers))
}

pub(super) async fn edit(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let found = find(&context, &text)?;
    needed(&context, &mut answers, [("words", Key("error-resolved"))]);
    let of: Option<ResolutionForm> = chosen(&context, &mut answers, "form", Key("error-form"));
    if let Some(of) = of.filter(|_| !answers.has_errors()) {
        let said = (of, answers.text("words"));
        match app.store().edit_resolution(&may, found.0.id, said, app.now()) {
            Ok(_) => return Ok(Redirect::to(&minutes::at(&found.1)).into_response()),
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(form(&context, &found, &answers).into_response())
}

pub(super) async fn remove(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let app = context.app();
    let found = find(&context, &text)?;
    match app.store().remove_resolution(&may, found.0.id, app.now()) {
        Ok(()) => Ok(Redirect::to(&minutes::at(&found.1)).into_response()),
        Err(error) => {
            let mut answers = Answers::new(typed([
                ("form", found.0.said.form.to_string()),
                ("words", found.0.said.words.clone()),
            ]));
            refuse(&mut answers, error)?;
            Ok(form(&context, &found, &answers).into_response())
        }
    }
}
