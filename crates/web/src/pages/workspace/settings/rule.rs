//! The rule for red, amber and green: the one of all measures, and a measure's own.

use axum::extract::Path;
use axum::response::Response;
use components::{Answers, Checkboxes, Choice, Control as _, Input, Width, paragraph};
use figure::{MeasureId, RagRule};
use markup::Content;
use partnership::EditSettings;
use workbench::texts::Edit;

use super::measures::{self, entry};
use super::sheet::{Sheet, is_removal};
use super::{HOME, given};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::Typed;
use crate::gate::access::May;
use crate::words::Key;

/// The sheet of the rule of all measures, or of one with its title and whether it has a rule of its own.
fn sheet(context: &Context, of: Option<(&MeasureId, &str, bool)>) -> Sheet {
    let words = context.words();
    let mine = context.clone();
    let (title, action, back) = match of {
        None => (words.say("settings-rule"), format!("{HOME}/rule"), HOME.to_owned()),
        Some((id, title, _)) => (
            words.say_with("settings-rule-of", &[("measure", title.into())]),
            format!("{}/rule", measures::address(id)),
            measures::address(id),
        ),
    };
    let own = of.is_some_and(|(.., is_own)| is_own);
    Sheet {
        title,
        action,
        back,
        intro: vec![paragraph(words.say("settings-rule-what"))],
        fields: &["green-up-to", "amber-up-to", "beyond-chance-only", "reason"],
        shows: Box::new(move |answers| shows(&mine, answers)),
        removes: own.then(|| words.say("settings-rule-remove")),
    }
}

fn shows(context: &Context, answers: &Answers) -> Content {
    let words = context.words();
    let percent = |name: &'static str, label: Key, hint: Key| {
        Input::new(name, words.say(label.0))
            .hint(words.say(hint.0))
            .width(Width::Letters(5))
            .inputmode("decimal")
            .spellcheck(false)
            .suffix("%")
            .answered(answers)
            .element()
    };
    let beyond = Choice::new("yes", words.say("settings-beyond-chance"))
        .hint(words.say("settings-beyond-chance-hint"));
    let beyond = Checkboxes::new("beyond-chance-only", words.say("settings-chance"))
        .choice(beyond)
        .answered(answers);
    let reason = Input::new("reason", words.say("settings-rule-reason"))
        .hint(words.say("settings-rule-reason-hint"))
        .answered(answers);
    Content::new()
        .child(percent("green-up-to", Key("settings-green"), Key("settings-green-hint")))
        .child(percent("amber-up-to", Key("settings-amber"), Key("settings-amber-hint")))
        .child(beyond.element())
        .child(reason.element())
}

fn as_typed(rule: &RagRule) -> Answers {
    let mut fields = vec![
        ("green-up-to", rule.green_up_to.to_string()),
        ("amber-up-to", rule.amber_up_to.to_string()),
        ("reason", rule.reason.clone().unwrap_or_default()),
    ];
    if rule.beyond_chance_only {
        fields.push(("beyond-chance-only", "yes".to_owned()));
    }
    Answers::new(fields)
}

/// The rule of all measures.
pub(super) async fn show(context: Context, _may: May<EditSettings>) -> Answer {
    let session = context.app().session();
    let answers = as_typed(&session.folder().settings().rag.default);
    Ok(sheet(&context, None).page(&context, &answers))
}

/// The rule of one measure.
pub(super) async fn show_of(
    context: Context,
    _may: May<EditSettings>,
    Path(text): Path<String>,
) -> Answer {
    let entry = entry(&context, &text)?;
    let session = context.app().session();
    let rules = &session.folder().settings().rag;
    let is_own = rules.measures.contains_key(&entry.id);
    let answers = as_typed(rules.rule(&entry.id));
    Ok(sheet(&context, Some((&entry.id, &entry.title, is_own))).page(&context, &answers))
}

/// The rule of all measures, as it was typed.
pub(super) async fn take(
    context: Context,
    May(may): May<EditSettings>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let rule = read(&context, &mut answers);
    let edit = rule.map(|rule| Edit::Rule { measure: None, rule: Some(rule) });
    sheet(&context, None).change(&context, may, answers, edit).await
}

/// The rule of one measure, as it was typed.
pub(super) async fn take_of(
    context: Context,
    May(may): May<EditSettings>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let entry = entry(&context, &text)?;
    let measure = Some(entry.id.clone());
    let edit = if is_removal(&answers) {
        Some(Edit::Rule { measure, rule: None })
    } else {
        read(&context, &mut answers).map(|rule| Edit::Rule { measure, rule: Some(rule) })
    };
    let session = context.app().session();
    let is_own = session.folder().settings().rag.measures.contains_key(&entry.id);
    let sheet = sheet(&context, Some((&entry.id, &entry.title, is_own)));
    sheet.change(&context, may, answers, edit).await
}

fn read(context: &Context, answers: &mut Answers) -> Option<RagRule> {
    let words = context.words();
    let mut number = |name: &'static str| -> Option<f64> {
        let typed = answers.text(name).trim_end_matches('%');
        let number = typed.trim_end().parse().ok().filter(|n: &f64| n.is_finite() && *n >= 0.0);
        if number.is_none() {
            answers.refuse(name, words.say("error-percent"));
        }
        number
    };
    let (green, amber) = (number("green-up-to"), number("amber-up-to"));
    if green.zip(amber).is_some_and(|(green, amber)| amber < green) {
        answers.refuse("amber-up-to", words.say("error-amber"));
    }
    if answers.has_errors() {
        return None;
    }
    Some(RagRule {
        green_up_to: green?,
        amber_up_to: amber?,
        beyond_chance_only: answers.value("beyond-chance-only").is_some(),
        reason: given(answers.value("reason").unwrap_or_default()),
    })
}
