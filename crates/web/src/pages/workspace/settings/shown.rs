//! What a change would do, shown: what readers would see differently, and the lines of the text.

use components::{Cell, Details, Row, Size, Table, heading, inset_text, paragraph};
use markup::{Content, Element, el};
use workbench::texts::{Difference, Line, Preview};

use crate::context::Context;
use crate::words::Key;

/// How many differences are listed one by one.
const LISTED: usize = 60;

/// What a change would do.
pub(super) fn preview(
    context: &Context,
    seen: &Preview,
    is_nothing: bool,
    is_merged: bool,
) -> Vec<Element> {
    let words = context.words();
    let mut parts = vec![heading(2, Size::Medium, words.say("settings-would-change"))];
    if is_nothing {
        parts.push(inset_text(words.say("settings-nothing")));
        return parts;
    }
    if is_merged {
        parts.push(inset_text(words.say("settings-merged")));
    }
    parts.push(paragraph(told(context, seen)));
    if !seen.differences.is_empty() {
        parts.push(table(context, &seen.differences));
    }
    let title = words.say("settings-lines");
    parts.push(Details::new(title, lines(context, &seen.lines)).open().element());
    parts
}

/// How much readers would see differently, in a sentence.
fn told(context: &Context, seen: &Preview) -> String {
    let words = context.words();
    if seen.pages.is_empty() {
        return words.say("settings-no-data");
    }
    let pages: Vec<&str> = seen.pages.iter().map(String::as_str).collect();
    let given =
        [("count", seen.differences.len().into()), ("pages", document::words::list(&pages).into())];
    words.say_with("settings-differences", &given)
}

fn table(context: &Context, differences: &[Difference]) -> Element {
    let words = context.words();
    let head =
        [Key("settings-page"), Key("settings-place"), Key("settings-now"), Key("settings-then")];
    let caption = words.say("settings-differences-caption");
    let mut table = Table::new()
        .caption(caption.as_str(), "govuk-table__caption--s")
        .head(head.map(|key| Cell::new(words.say(key.0))));
    let none = words.say("settings-none");
    let grouped = grouped(differences);
    for one in grouped.iter().take(LISTED) {
        let said = |text: &Option<String>| text.clone().unwrap_or_else(|| none.clone());
        table = table.row(Row::new([
            Cell::new(one.page.as_str()),
            Cell::new(one.place.as_str()),
            Cell::new(said(&one.before)),
            Cell::new(said(&one.after)),
        ]));
    }
    let scrolling = table.scrolling(caption);
    let more = grouped.len().saturating_sub(LISTED);
    if more == 0 {
        return scrolling;
    }
    let said = words.say_with("settings-more", &[("count", more.into())]);
    el("div").child(scrolling).child(paragraph(said))
}

/// Those of a page that change in the same way as one, with the places of all: a rule stands at many measures.
fn grouped(differences: &[Difference]) -> Vec<Difference> {
    let mut grouped: Vec<Difference> = Vec::new();
    for one in differences {
        let is_same = |other: &&mut Difference| {
            (&other.page, &other.before, &other.after) == (&one.page, &one.before, &one.after)
        };
        match grouped.iter_mut().find(is_same) {
            Some(same) => {
                same.place.push_str("; ");
                same.place.push_str(&one.place);
            }
            None => grouped.push(one.clone()),
        }
    }
    grouped
}

/// Lines of a text that go and come, told by signs as well as by colour.
pub(super) fn lines(context: &Context, lines: &[Line]) -> Element {
    let words = context.words();
    let line = |class: &'static str, sign: &'static str, said: Option<String>, text: &str| {
        let mut line = el("li").class(class);
        if let Some(said) = said {
            line = line.child(el("span").class("govuk-visually-hidden").text(format!("{said} ")));
        }
        line.child(el("span").attr("aria-hidden", "true").text(sign)).child(el("code").text(text))
    };
    let lines = lines.iter().map(|one| match one {
        Line::Same(text) => line("lines__same", "\u{a0}", None, text),
        Line::Gone(text) => line("lines__gone", "\u{2212}", Some(words.say("settings-gone")), text),
        Line::New(text) => line("lines__new", "+", Some(words.say("settings-new")), text),
    });
    let label = words.say("settings-lines");
    let list = el("ol").class("lines").attr("aria-label", label.as_str()).children(lines);
    el("div")
        .class("lines-box")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", label)
        .content(Content::new().child(list))
}
