//! What is proposed, as a form: what to look at first, then tick boxes kind by kind, each with what stands where in the file.

use components::{
    Answers, Button, ButtonKind, Checkboxes, Choice, Control as _, Input, Legend, Size, Textarea,
    heading, inset_text, paragraph,
};
use markup::{Content, Element, el};
use workbench::board::past::{Look, PastMinutes, Place, Proposed, State, What, Whose};

use super::PAST;
use crate::context::Context;
use crate::form::{form, one_button};
use crate::words::Key;

/// How many letters of a change stand beside its box.
const LONG: usize = 300;

/// What contradicts itself, and what could not be read.
pub(super) fn findings(context: &Context, minutes: &PastMinutes) -> Vec<Element> {
    let words = context.words();
    let remarks = minutes.remarks.iter().map(|remark| paragraph(remark.as_str()));
    let mut found: Vec<Element> = remarks.collect();
    if minutes.findings.is_empty() {
        found.push(paragraph(words.say("past-no-findings")));
        return found;
    }
    let one = |finding: &workbench::board::past::PastFinding| {
        let places = finding.at.iter().chain(&finding.against).copied();
        let places: Vec<String> = places.map(|at| place(context, at)).collect();
        let places =
            if places.is_empty() { String::new() } else { format!(" ({})", places.join("; ")) };
        el("li").text(format!("{}{places}", capital(&finding.says)))
    };
    let all = el("ul").class("govuk-list govuk-list--bullet");
    let all = all.children(minutes.findings.iter().map(one));
    found.push(heading(2, Size::Medium, words.say("past-findings")));
    found.push(inset_text(Content::new().child(all)));
    found
}

/// The form with everything that is proposed, and the button that discards it.
pub(super) fn forms(
    context: &Context,
    minutes: &PastMinutes,
    look: &Look,
    answers: &Answers,
) -> [Element; 2] {
    let words = context.words();
    let mut fields = Content::new();
    if needs(minutes, look, |what| matches!(what, What::Board { name, .. } if name.is_empty())) {
        fields = fields.child(typed(
            context,
            answers,
            "board",
            [Key("past-board"), Key("past-board-hint")],
        ));
    }
    if needs(minutes, look, |what| matches!(what, What::Meeting { date: None, .. })) {
        fields = fields.child(typed(
            context,
            answers,
            "date",
            [Key("past-date"), Key("past-date-hint")],
        ));
    }
    for kind in What::KINDS {
        let of_kind = |one: &&Proposed| one.what.kind() == kind;
        let all: Vec<&Proposed> = minutes.proposed.iter().filter(of_kind).collect();
        if !all.is_empty() {
            fields = fields.child(group(context, kind, (minutes, &all), look, answers));
        }
    }
    let keep = Button::new(words.say("past-keep")).element();
    let address = format!("{PAST}/{}", minutes.id);
    let discard = Button::new(words.say("past-discard")).kind(ButtonKind::Secondary);
    [
        form(context, &address, fields.child(keep)),
        one_button(context, &format!("{address}/discard"), discard),
    ]
}

fn needs(minutes: &PastMinutes, look: &Look, of: impl Fn(&What) -> bool) -> bool {
    minutes.proposed.iter().any(|one| of(&one.what) && look.state(&one.id) == State::New)
}

fn typed(
    context: &Context,
    answers: &Answers,
    name: &'static str,
    [label, hint]: [Key; 2],
) -> Element {
    let words = context.words();
    Input::new(name, words.say(label.0)).hint(words.say(hint.0)).answered(answers).element()
}

/// The heading of a kind.
fn heading_of(kind: &str) -> Key {
    match kind {
        "organisation" => Key("past-kind-organisation"),
        "board" => Key("past-kind-board"),
        "meeting" => Key("past-kind-meeting"),
        "person" => Key("past-kind-person"),
        "post" => Key("past-kind-post"),
        "attendance" => Key("past-kind-attendance"),
        "declaration" => Key("past-kind-declaration"),
        "item" => Key("past-kind-item"),
        "minute" => Key("past-kind-minute"),
        "resolution" => Key("past-kind-resolution"),
        "action" => Key("past-kind-action"),
        "promise" => Key("past-kind-promise"),
        "note" => Key("past-kind-note"),
        _ => Key("past-kind-update"),
    }
}

fn group(
    context: &Context,
    kind: &str,
    (minutes, all): (&PastMinutes, &[&Proposed]),
    look: &Look,
    answers: &Answers,
) -> Element {
    let words = context.words();
    let name = format!("keep-{kind}");
    let legend = Legend::new(words.say(heading_of(kind).0)).size(Size::Medium);
    let choices = all.iter().map(|one| choice(context, minutes, one, look, (&name, answers)));
    let boxes = Checkboxes::new(name.as_str(), legend).small().choices(choices);
    boxes.answered(answers).element()
}

fn choice(
    context: &Context,
    minutes: &PastMinutes,
    one: &Proposed,
    look: &Look,
    (name, answers): (&str, &Answers),
) -> Choice {
    let words = context.words();
    let state = look.state(&one.id);
    let is_new = state == State::New;
    // What is to be settled, and what was only promised, is for somebody to tick.
    let usual = is_new && !look.is_open(&one.id) && one.what.kind() != "promise";
    let is_ticked =
        if answers.is_empty() { usual } else { answers.values(name).any(|id| id == one.id) };
    let state = match state {
        State::New if look.is_open(&one.id) => Some(words.say("past-open")),
        State::New => None,
        State::Held => Some(words.say("past-held")),
        State::Nowhere => Some(words.say("past-nowhere")),
    };
    let whole = minutes.in_words(one);
    let mut hint = Content::new();
    if let Some(state) = state {
        hint = hint.child(el("strong").text(format!("{state} ")));
    }
    // Where the words are all that stands there, they are not said twice.
    let is_more = !letters(&whole).contains(&letters(&one.quote));
    let quote = if is_more { format!(": \u{201c}{}\u{201d}", one.quote) } else { String::new() };
    hint = hint.text(format!("{} ({}){quote}", capital(&place(context, one.at)), one.id));
    let choice = Choice::new(one.id.as_str(), shortened(&whole)).hint(hint).checked(is_ticked);
    match &one.what {
        _ if !is_new => choice.disabled(),
        What::Action { words: text, owner, .. } => {
            choice.conditional(edits(context, minutes, &one.id, (text, owner.as_ref()), answers))
        }
        _ => choice,
    }
}

/// What of an action can be said otherwise: its words, and whose it is.
fn edits(
    context: &Context,
    minutes: &PastMinutes,
    id: &str,
    (text, owner): (&str, Option<&Whose>),
    answers: &Answers,
) -> Content {
    let words = context.words();
    let (of_words, of_owner) = (format!("words-{id}"), format!("owner-{id}"));
    let owner = match owner {
        Some(Whose::Everybody) => words.say("past-everybody"),
        Some(Whose::Proposed(owner)) => minutes.called(owner).to_owned(),
        _ => String::new(),
    };
    let text =
        Textarea::new(of_words, words.say("past-words")).rows(3).value(text).answered(answers);
    let owner = Input::new(of_owner, words.say("past-owner"))
        .value(owner)
        .hint(words.say("past-owner-hint"))
        .autocomplete("off")
        .answered(answers);
    Content::new().child(text.element()).child(owner.element())
}

fn place(context: &Context, at: Place) -> String {
    let given = [("page", at.page.into()), ("line", at.line.into())];
    context.words().say_with("past-place", &given)
}

/// Letters and digits alone, by which two texts are the same.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase()
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(LONG).collect();
    if short.len() < text.len() {
        short.push('\u{2026}');
    }
    short
}

/// A sentence begins with a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
