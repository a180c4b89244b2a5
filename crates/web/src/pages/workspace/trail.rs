//! The trail of changes: who changed what, when, from what to what.

use components::{Cell, PageLink, Pagination, Row, Table, paragraph};
use partnership::{Operate, TextChange};

use super::back;
use crate::answer::{Answer, Page, Section};
use crate::context::Context;
use crate::dates::moment;
use crate::gate::access::May;
use crate::params::Params;

/// How many entries a page has.
const ENTRIES: u32 = 50;

/// The page.
pub(super) async fn show(context: Context, May(may): May<Operate>, params: Params) -> Answer {
    let words = context.words();
    let before: Option<i64> = params.get("before")?;
    let entries = context.app().store().audit(&may, before, ENTRIES)?;
    let mut page = Page::new(Section::Workspace, words.say("trail-title"))
        .headed()
        .with(paragraph(words.say("trail-what")));
    page.before = Some(back(&context));
    page.is_wide = true;
    let last = entries.last().map(|entry| entry.number);
    let mut table =
        Table::new().caption(words.say("trail-caption"), "govuk-table__caption--m").head([
            Cell::number(words.say("trail-number")),
            Cell::new(words.say("trail-at")),
            Cell::new(words.say("trail-who")),
            Cell::new(words.say("trail-did")),
            Cell::new(words.say("trail-subject")),
            Cell::new(words.say("trail-before")),
            Cell::new(words.say("trail-after")),
        ]);
    for entry in entries {
        // The whole texts are long, and stand in a history of their own.
        let is_text = TextChange::is(&entry);
        let text = |value: Option<serde_json::Value>| match value {
            Some(_) if is_text => words.say("trail-in-history"),
            value => value.map(|v| v.to_string()).unwrap_or_default(),
        };
        table = table.row(Row::new([
            Cell::number(entry.number.to_string()),
            Cell::new(moment(entry.at)),
            Cell::new(entry.who),
            Cell::new(entry.what),
            Cell::new(entry.subject),
            Cell::new(text(entry.before)),
            Cell::new(text(entry.after)),
        ]));
    }
    page = page.with(table.scrolling(words.say("trail-caption")));
    Ok(match last {
        Some(number) if number > 1 => {
            let next = PageLink::new(
                format!("/workspace/trail?before={number}"),
                words.say("trail-older"),
            );
            page.with(Pagination::new().next(next).element())
        }
        _ => page,
    })
}
