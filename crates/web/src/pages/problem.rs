//! Problems as pages: what happened, in plain words, and what to do.

use components::{link, paragraph};
use markup::{Content, Element};
use serde_json::{Value, json};

use crate::answer::{Page, Problem, Section};
use crate::context::Context;
use crate::words::Key;

/// A problem in one sentence, for a program.
pub(crate) fn short(context: &Context, problem: &Problem) -> String {
    let words = context.words();
    match problem {
        Problem::Unreadable { name, why }
        | Problem::NotTaken { name, why }
        | Problem::Clash { name, why }
            if !name.is_empty() =>
        {
            format!("{name}: {why}")
        }
        other => words.say(title(other)),
    }
}

/// A problem as RFC 9457 has it, with the field that is wrong where one is.
pub(crate) fn for_program(context: &Context, problem: &Problem) -> Value {
    let status = problem.status();
    let mut told = json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
        "detail": short(context, problem),
    });
    if let Problem::Unreadable { name, .. }
    | Problem::NotTaken { name, .. }
    | Problem::Clash { name, .. } = problem
        && !name.is_empty()
    {
        told["field"] = json!(name);
    }
    told
}

fn title(problem: &Problem) -> &'static str {
    let key = match problem {
        Problem::NotFound => Key("problem-not-found"),
        Problem::Unreadable { .. } => Key("problem-unreadable"),
        Problem::NotTaken { .. } => Key("problem-not-taken"),
        Problem::Clash { .. } => Key("problem-clash"),
        Problem::NoToken => Key("problem-no-token"),
        Problem::NotAllowed => Key("problem-not-allowed"),
        Problem::NotFromHere => Key("problem-not-from-here"),
        Problem::WrongMethod => Key("problem-wrong-method"),
        Problem::TooMany { .. } => Key("problem-too-many"),
        Problem::TooLarge => Key("problem-too-large"),
        Problem::WrongHost => Key("problem-wrong-host"),
        Problem::Ours => Key("problem-ours"),
        Problem::Busy => Key("problem-busy"),
    };
    key.0
}

/// A problem as a page.
pub(crate) fn page(context: &Context, problem: &Problem) -> Page {
    let words = context.words();
    let mut page = Page::new(Section::None, words.say(title(problem))).headed();
    page.status = problem.status();
    match problem {
        Problem::NotFound => {
            page.with(paragraph(words.say("problem-not-found-typed"))).with(home(context))
        }
        Problem::Unreadable { name, why } if !name.is_empty() => {
            page.with(paragraph(format!("{name}: {why}."))).with(home(context))
        }
        // These are for programs, which get no page.
        Problem::NotTaken { .. } | Problem::Clash { .. } | Problem::NoToken => page,
        Problem::Unreadable { .. } => page.with(paragraph(words.say("problem-unreadable-what"))),
        Problem::NotAllowed => page.with(paragraph(words.say("problem-not-allowed-what"))),
        Problem::NotFromHere => page.with(paragraph(words.say("problem-not-from-here-what"))),
        Problem::WrongMethod => page.with(home(context)),
        Problem::TooMany { wait } => page.with(paragraph(
            words.say_with("problem-too-many-what", &[("seconds", (*wait).into())]),
        )),
        Problem::TooLarge => page.with(paragraph(words.say("problem-too-large-what"))),
        Problem::WrongHost => page.with(paragraph(words.say("problem-wrong-host-what"))),
        Problem::Ours => page.with(paragraph(
            words.say_with("problem-ours-what", &[("id", context.request_id().into())]),
        )),
        Problem::Busy => page.with(paragraph(words.say("problem-busy-what"))),
    }
}

fn home(context: &Context) -> Element {
    paragraph(Content::new().child(link("/", context.words().say("problem-go-home"))))
}
