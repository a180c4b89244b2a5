//! A measure of the partnership's own: a new one, or one that there is.

use axum::extract::Path;
use axum::response::Response;
use components::{
    Answers, Checkboxes, Choice, Control as _, Details, Input, Radios, Textarea, Width, inset_text,
    paragraph,
};
use markup::Content;
use partnership::EditSettings;
use workbench::texts::{CatalogueEntry, CountedSource, Edit, OwnMeasure, counted_sources};

use super::measures::{address, entry};
use super::sheet::{Sheet, is_removal};
use super::{HOME, lines};
use crate::answer::{Answer, Problem};
use crate::app::App;
use crate::context::Context;
use crate::form::{Typed, needed};
use crate::gate::access::May;
use crate::words::Key;

async fn sheet(context: &Context, old: Option<&CatalogueEntry>) -> Result<Sheet, Problem> {
    let words = context.words();
    let mine = context.clone();
    let counted =
        |app: &App| counted_sources(&app.session()).map_err(|error| Problem::ours(&error));
    let counted = context.app().work(counted).await?;
    let mut intro = vec![paragraph(words.say("own-measure-what"))];
    if old.is_some_and(|old| old.is_more_than_a_form) {
        intro.push(inset_text(words.say("own-measure-more")));
    }
    Ok(Sheet {
        title: if old.is_some() { words.say("own-measure") } else { words.say("own-measure-new") },
        action: old.map_or_else(
            || format!("{HOME}/measures/new"),
            |old| format!("{}/own", address(&old.id)),
        ),
        back: old.map_or_else(|| format!("{HOME}/measures"), |old| address(&old.id)),
        intro,
        fields: &["title", "id", "unit", "good", "definition", "sources", "include", "exclude"],
        shows: Box::new(move |answers| shows(&mine, &counted, answers)),
        removes: old.map(|_| words.say("own-measure-remove")),
    })
}

fn shows(context: &Context, sources: &[CountedSource], answers: &Answers) -> Content {
    let words = context.words();
    let input = |name: &'static str, label: Key, hint: Key| {
        Input::new(name, words.say(label.0)).hint(words.say(hint.0)).answered(answers)
    };
    let list = |name: &'static str, label: Key, hint: Key| {
        let area = Textarea::new(name, words.say(label.0)).rows(4).spellcheck(false);
        area.hint(words.say(hint.0)).answered(answers).element()
    };
    let good = [
        ("lower", Key("own-good-lower")),
        ("higher", Key("own-good-higher")),
        ("neither", Key("own-good-neither")),
    ]
    .map(|(value, key)| Choice::new(value, words.say(key.0)));
    let good = Radios::new("good", words.say("own-good")).choices(good).answered(answers);
    let definition = Textarea::new("definition", words.say("own-definition"))
        .rows(2)
        .hint(words.say("own-definition-hint"))
        .answered(answers);
    let choices = sources.iter().map(|source| {
        Choice::new(source.id.as_str(), source.title.as_str()).hint(if source.is_held {
            words.say("own-source-held")
        } else {
            words.say("own-source-not-held")
        })
    });
    let sources_field = Checkboxes::new("sources", words.say("own-sources"))
        .choices(choices)
        .hint(words.say("own-sources-hint"))
        .answered(answers);
    let mut parts = Content::new()
        .child(input("title", Key("own-title"), Key("own-title-hint")).element())
        .child(
            input("id", Key("own-id"), Key("own-id-hint"))
                .width(Width::Letters(20))
                .spellcheck(false)
                .element(),
        )
        .child(
            input("unit", Key("own-unit"), Key("own-unit-hint"))
                .width(Width::Letters(20))
                .element(),
        )
        .child(good.element())
        .child(definition.element())
        .child(sources_field.element())
        .child(list("include", Key("own-include"), Key("own-include-hint")))
        .child(list("exclude", Key("own-exclude"), Key("own-exclude-hint")));
    for source in sources.iter().filter(|source| !source.categories.is_empty()) {
        let title = words.say_with("own-categories", &[("source", source.title.as_str().into())]);
        let list = markup::el("ul")
            .class("govuk-list")
            .children(source.categories.iter().map(|name| markup::el("li").text(name)));
        parts = parts.child(Details::new(title, Content::new().child(list)).element());
    }
    parts
}

fn as_typed(own: &OwnMeasure) -> Answers {
    let mut fields = vec![
        ("title", own.title.clone()),
        ("id", own.id.clone()),
        ("unit", own.unit.clone()),
        ("good", own.good.clone()),
        ("definition", own.definition.clone()),
        ("include", own.include.join("\n")),
        ("exclude", own.exclude.join("\n")),
    ];
    fields.extend(own.sources.iter().map(|source| ("sources", source.clone())));
    Answers::new(fields)
}

/// One of the partnership's own, and what it says.
fn held(context: &Context, text: &str) -> Result<(CatalogueEntry, OwnMeasure), Problem> {
    let entry = entry(context, text)?;
    let own = entry.own.clone().ok_or(Problem::NotFound)?;
    Ok((entry, own))
}

/// The page of a new one.
pub(super) async fn new(context: Context, _may: May<EditSettings>) -> Answer {
    let usual = Answers::new([("good", "lower")]);
    Ok(sheet(&context, None).await?.page(&context, &usual))
}

/// The page of one that there is.
pub(super) async fn show(
    context: Context,
    _may: May<EditSettings>,
    Path(text): Path<String>,
) -> Answer {
    let (entry, own) = held(&context, &text)?;
    Ok(sheet(&context, Some(&entry)).await?.page(&context, &as_typed(&own)))
}

/// A new one, as it was typed.
pub(super) async fn add(
    context: Context,
    May(may): May<EditSettings>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let new = read(&context, &mut answers);
    let edit = new.map(|new| Edit::OwnMeasure { old: None, new: Some(new) });
    sheet(&context, None).await?.change(&context, may, answers, edit).await
}

/// One that there is, as it was typed.
pub(super) async fn take(
    context: Context,
    May(may): May<EditSettings>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (entry, _) = held(&context, &text)?;
    let old = Some(entry.id.clone());
    let edit = if is_removal(&answers) {
        Some(Edit::OwnMeasure { old, new: None })
    } else {
        read(&context, &mut answers).map(|new| Edit::OwnMeasure { old, new: Some(new) })
    };
    sheet(&context, Some(&entry)).await?.change(&context, may, answers, edit).await
}

fn read(context: &Context, answers: &mut Answers) -> Option<OwnMeasure> {
    let missing = [
        ("title", Key("error-own-title")),
        ("id", Key("error-own-id")),
        ("unit", Key("error-own-unit")),
        ("good", Key("error-own-good")),
        ("definition", Key("error-own-definition")),
        ("sources", Key("error-own-sources")),
    ];
    needed(context, answers, missing);
    let id = answers.text("id");
    if !id.is_empty() && id.parse::<figure::MeasureId>().is_err() {
        answers.refuse("id", context.words().say("error-own-id"));
    }
    if answers.has_errors() {
        return None;
    }
    let typed = |name: &str| answers.text(name).to_owned();
    Some(OwnMeasure {
        id: typed("id"),
        title: typed("title"),
        unit: typed("unit"),
        good: typed("good"),
        definition: typed("definition"),
        sources: answers.values("sources").map(str::to_owned).collect(),
        include: lines(answers.text("include")),
        exclude: lines(answers.text("exclude")),
    })
}
