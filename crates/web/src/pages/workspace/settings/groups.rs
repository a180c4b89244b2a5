//! Whom the partnership is held against: the group that rates are ranked in, the areas most like it, and those next to it.

use axum::response::Response;
use components::{Answers, Choice, Control as _, Input, Radios, Textarea, paragraph};
use markup::Content;
use partnership::EditSettings;
use workbench::settings::ComparatorRule;
use workbench::texts::{Edit, Groups};

use super::sheet::Sheet;
use super::{HOME, given, lines};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::form::Typed;
use crate::gate::access::May;
use crate::words::Key;

/// The rules in the order that they are offered, with their names in `watchward.toml`.
const RULES: [(ComparatorRule, &str, Key); 3] = [
    (ComparatorRule::SameForce, "same-force", Key("group-same-force")),
    (ComparatorRule::LondonBoroughs, "london-boroughs", Key("group-london-boroughs")),
    (ComparatorRule::List, "list", Key("group-list")),
];

fn sheet(context: &Context) -> Sheet {
    let mine = context.clone();
    Sheet {
        title: context.words().say("settings-groups"),
        action: format!("{HOME}/comparators"),
        back: HOME.to_owned(),
        intro: vec![paragraph(context.words().say("settings-groups-what"))],
        fields: &["group", "title", "areas", "similar", "reason", "neighbours"],
        shows: Box::new(move |answers| shows(&mine, answers)),
        removes: None,
    }
}

fn shows(context: &Context, answers: &Answers) -> Content {
    let words = context.words();
    let choices = RULES.map(|(_, value, key)| Choice::new(value, words.say(key.0)));
    let group =
        Radios::new("group", words.say("settings-group")).choices(choices).answered(answers);
    let input = |name: &'static str, label: Key, hint: Key| {
        Input::new(name, words.say(label.0)).hint(words.say(hint.0)).answered(answers).element()
    };
    let list = |name: &'static str, label: Key, hint: Key| {
        let area = Textarea::new(name, words.say(label.0)).rows(4).spellcheck(false);
        area.hint(words.say(hint.0)).answered(answers).element()
    };
    Content::new()
        .child(group.element())
        .child(list("areas", Key("settings-areas"), Key("settings-areas-hint")))
        .child(input("title", Key("settings-group-title"), Key("settings-group-title-hint")))
        .child(list("similar", Key("settings-similar"), Key("settings-similar-hint")))
        .child(input("reason", Key("settings-similar-reason"), Key("settings-similar-reason-hint")))
        .child(list("neighbours", Key("settings-neighbours"), Key("settings-neighbours-hint")))
}

/// The name of a rule in `watchward.toml`.
fn value(rule: ComparatorRule) -> &'static str {
    RULES.iter().find(|(known, ..)| *known == rule).map_or("", |(_, value, _)| value)
}

/// The page.
pub(super) async fn show(context: Context, _may: May<EditSettings>) -> Answer {
    let session = context.app().session();
    let settings = session.folder().settings();
    let answers = Answers::new([
        ("group", value(settings.comparators.group).to_owned()),
        ("title", settings.comparators.title.clone().unwrap_or_default()),
        ("areas", settings.comparators.areas.join("\n")),
        ("similar", settings.similar.areas.join("\n")),
        ("reason", settings.similar.reason.clone().unwrap_or_default()),
        ("neighbours", settings.neighbours.areas.join("\n")),
    ]);
    Ok(sheet(&context).page(&context, &answers))
}

/// What was typed.
pub(super) async fn take(
    context: Context,
    May(may): May<EditSettings>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let chosen = answers.text("group");
    let rule = RULES.iter().find(|(_, value, _)| *value == chosen).map(|(rule, ..)| *rule);
    let groups = rule.map(|rule| Groups {
        rule,
        title: given(answers.text("title")),
        areas: lines(answers.text("areas")),
        similar: lines(answers.text("similar")),
        reason: given(answers.text("reason")),
        neighbours: lines(answers.text("neighbours")),
    });
    if groups.is_none() {
        answers.refuse("group", context.words().say("error-group"));
    }
    sheet(&context).change(&context, may, answers, groups.map(Edit::Groups)).await
}
