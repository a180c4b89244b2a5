//! The form of an annotation. Before it is saved, the page says at which charts it would stand.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Checkboxes, Choice, Control as _, Details, Input, Radios, Select,
    SelectItem, Textarea, Width, button_group, heading, inset_text, paragraph,
};
use figure::Month;
use markup::{Content, Element};
use partnership::{Annotate, Annotation, AnnotationKind, Note};

use super::super::look_again::look_again;
use super::offered::{self, Offered};
use super::{LIST, change, id, months};
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::form::{Typed, form, needed, refuse, summary};
use crate::gate::access::May;
use crate::words::Key;

/// The page of a new one.
pub(super) async fn new(context: Context, _may: May<Annotate>) -> Answer {
    let offered = Offered::of(&context)?;
    Ok(page(&context, &offered, None, &Answers::default(), None))
}

/// The page of one that there is.
pub(super) async fn one(context: Context, _may: May<Annotate>, Path(text): Path<String>) -> Answer {
    let held = find(&context, &text)?;
    let offered = Offered::of(&context)?;
    Ok(page(&context, &offered, Some(&held), &as_typed(&held.note), None))
}

/// An annotation that was not removed.
fn find(context: &Context, text: &str) -> Result<Annotation, Problem> {
    let held = context.app().store().annotation(id(text)?)?;
    if held.is_removed { Err(Problem::NotFound) } else { Ok(held) }
}

/// An annotation as somebody would have typed it.
fn as_typed(note: &Note) -> Answers {
    let mut fields = vec![
        ("words", note.words.clone()),
        ("kind", note.kind.id().to_owned()),
        ("first", note.first.to_string()),
        ("last", note.last.map(|month| month.to_string()).unwrap_or_default()),
        ("area", note.area.as_ref().map(ToString::to_string).unwrap_or_default()),
    ];
    fields.extend(note.measures.iter().map(|measure| ("measures", measure.to_string())));
    Answers::new(fields)
}

fn page(
    context: &Context,
    offered: &Offered,
    held: Option<&Annotation>,
    answers: &Answers,
    preview: Option<&Note>,
) -> Page {
    let words = context.words();
    let title =
        if held.is_some() { words.say("annotation-edit") } else { words.say("annotation-new") };
    let check = Button::new(words.say("annotation-check")).name("do").value("check");
    let check = if preview.is_some() { check.kind(ButtonKind::Secondary) } else { check };
    let mut buttons = vec![check.element()];
    if preview.is_some() {
        let save = Button::new(words.say("annotation-save")).name("do").value("save");
        buttons.insert(0, save.element());
    }
    let fields = fields(context, offered, answers).child(button_group(buttons));
    let action = held.map_or_else(|| format!("{LIST}/new"), |one| format!("{LIST}/{}", one.id));
    let mut page =
        Page::new(Section::Workspace, title).with_all(summary(context, answers)).headed();
    if let Some(note) = preview {
        page = page.with_all(shown(context, offered, note));
        page = page.with_all(look_again(context, &workbench::look_again(&note.words)));
    }
    page.before = Some(components::back_link(LIST, words.say("back-to-annotations")));
    page.with(form(context, &action, fields))
}

fn fields(context: &Context, offered: &Offered, answers: &Answers) -> Content {
    let words = context.words();
    let text = Textarea::new("words", words.say("field-words"))
        .rows(3)
        .hint(words.say("hint-words"))
        .answered(answers);
    let kinds = AnnotationKind::ALL.into_iter().map(|one| {
        Choice::new(one.id(), offered::kind(context, one)).hint(offered::kind_hint(context, one))
    });
    let kind = Radios::new("kind", words.say("field-kind")).choices(kinds).answered(answers);
    let month = |name: &'static str, label: String, hint: String| {
        Input::new(name, label)
            .width(Width::Letters(10))
            .autocomplete("off")
            .spellcheck(false)
            .hint(hint)
            .answered(answers)
            .element()
    };
    let measures =
        offered.measures.iter().map(|(id, title)| Choice::new(id.as_str(), title.as_str()));
    let measures = Checkboxes::new("measures", words.say("field-measures"))
        .choices(measures)
        .hint(words.say("hint-measures"))
        .answered(answers);
    let mut folded = Details::new(words.say("annotation-measures"), measures.element());
    if answers.value("measures").is_some() || answers.error("measures").is_some() {
        folded = folded.open();
    }
    let mut areas = vec![SelectItem::new("", words.say("all-areas"))];
    if let Some(own) = &offered.own {
        let text = words.say_with("area-with-wards", &[("area", own.name.as_str().into())]);
        areas.push(SelectItem::new(own.code.as_str(), text));
    }
    let ward = |ward: &figure::AreaRef| SelectItem::new(ward.code.as_str(), ward.name.as_str());
    areas.extend(offered.wards.iter().map(ward));
    let area = Select::new("area", words.say("field-area"), areas).answered(answers);
    Content::new()
        .child(text.element())
        .child(kind.element())
        .child(month("first", words.say("field-first"), words.say("hint-first")))
        .child(month("last", words.say("field-last"), words.say("hint-last")))
        .child(folded.element())
        .child(area.element())
}

/// At which charts an annotation would stand, and as what.
fn shown(context: &Context, offered: &Offered, note: &Note) -> [Element; 2] {
    let words = context.words();
    let (word, when) = (workbench::annotation_word(note), months(context, note));
    let (measures, area) =
        (offered.measures_in_words(context, note), offered.area_in_words(context, note));
    let given = [
        ("word", word.as_str().into()),
        ("month", note.first.label().into()),
        ("measures", measures.as_str().into()),
        ("area", area.as_str().into()),
        ("when", when.as_str().into()),
    ];
    let mut said = Content::new()
        .child(paragraph(words.say_with("annotation-preview", &given)))
        .child(paragraph(words.say_with("annotation-preview-when", &given)));
    let effect = match (note.kind, note.last) {
        (AnnotationKind::RecordingChange, _) => Some(words.say("annotation-preview-break")),
        (AnnotationKind::Restrictions, Some(_)) => Some(words.say("annotation-preview-spell")),
        _ => None,
    };
    if let Some(effect) = effect {
        said = said.child(paragraph(effect));
    }
    let title = heading(2, components::Size::Medium, words.say("annotation-preview-title"));
    [title, inset_text(said)]
}

/// What was typed as an annotation; none where it cannot be one, and then each field says why.
fn read(context: &Context, offered: &Offered, answers: &mut Answers) -> Option<Note> {
    let words = context.words();
    needed(context, answers, [("words", Key("error-words-missing"))]);
    let kind: Option<AnnotationKind> = answers.text("kind").parse().ok();
    if kind.is_none() {
        answers.refuse("kind", words.say("error-kind-missing"));
    }
    let first: Option<Month> = answers.text("first").parse().ok();
    if first.is_none() {
        answers.refuse("first", words.say("error-first"));
    }
    let last = answers.text("last");
    let last: Option<Month> = if last.is_empty() {
        None
    } else {
        let month = last.parse().ok();
        if month.is_none() {
            answers.refuse("last", words.say("error-last"));
        }
        month
    };
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        answers.refuse("last", words.say("error-last-before"));
    }
    let known = |id: &str| offered.measures.iter().find(|(known, _)| known.as_str() == id);
    let measures: Option<_> =
        answers.values("measures").map(|id| known(id).map(|(id, _)| id.clone())).collect();
    if measures.is_none() {
        answers.refuse("measures", words.say("error-measures"));
    }
    let area = answers.text("area");
    let area = if area.is_empty() { Some(None) } else { offered.area(area).map(Some) };
    if area.is_none() {
        answers.refuse("area", words.say("error-area"));
    }
    if answers.has_errors() {
        return None;
    }
    let words = answers.text("words").to_owned();
    Some(Note { first: first?, last, kind: kind?, words, measures: measures?, area: area? })
}

/// A new one that was typed.
pub(super) async fn add(
    context: Context,
    May(may): May<Annotate>,
    typed: Typed,
) -> Result<Response, Problem> {
    save(context, None, typed, move |app, note| {
        app.store().annotate(&may, note, app.now()).map(drop)
    })
    .await
}

/// One that was changed.
pub(super) async fn edit(
    context: Context,
    May(may): May<Annotate>,
    Path(text): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let held = find(&context, &text)?;
    let id = held.id;
    save(context, Some(held), typed, move |app, note| {
        app.store().edit_annotation(&may, id, note, app.now()).map(drop)
    })
    .await
}

/// Shows what was typed, and saves it where that was asked for.
async fn save<F>(
    context: Context,
    held: Option<Annotation>,
    Typed(mut answers): Typed,
    write: F,
) -> Result<Response, Problem>
where
    F: FnOnce(&crate::app::App, Note) -> Result<(), partnership::StoreError> + Send + 'static,
{
    let offered = Offered::of(&context)?;
    let Some(note) = read(&context, &offered, &mut answers) else {
        return Ok(page(&context, &offered, held.as_ref(), &answers, None).into_response());
    };
    if answers.value("do") != Some("save") {
        return Ok(page(&context, &offered, held.as_ref(), &answers, Some(&note)).into_response());
    }
    // What the store refuses is a matter of the form; it is asked before the data are opened anew.
    let (app, written) = (context.app().clone(), note);
    let done = context.app().work(move |_| Ok(write(&app, written))).await?;
    match done {
        Ok(()) => {
            change(&context, |_| Ok(())).await?;
            Ok(Redirect::to(LIST).into_response())
        }
        Err(error) => {
            refuse(&mut answers, error)?;
            Ok(page(&context, &offered, held.as_ref(), &answers, None).into_response())
        }
    }
}
