//! What was changed in the texts, by whom and why; each change can be taken back, and what came after it stays.

use axum::extract::Path;
use axum::response::Response;
use components::{
    Answers, Button, ButtonKind, Cell, Row, SummaryList, SummaryRow, Table, back_link, link,
    paragraph,
};
use markup::Content;
use partnership::{EditSettings, TextChange};
use workbench::texts::{Edit, TextFile, changed_lines};

use super::{HOME, shown, text};
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::dates::moment;
use crate::form::one_button;
use crate::gate::access::May;
use crate::words::Key;

/// How many are listed.
const LISTED: u32 = 200;

/// The list.
pub(super) async fn all(context: Context, May(may): May<EditSettings>) -> Answer {
    let words = context.words();
    let mut page = Page::new(Section::Workspace, words.say("history-title"))
        .headed()
        .with(paragraph(words.say("history-what")));
    page.before = Some(back_link(HOME, words.say("back")));
    page.is_wide = true;
    let changes = context.app().store().text_changes(&may, LISTED)?;
    if changes.is_empty() {
        return Ok(page.with(paragraph(words.say("history-none"))));
    }
    let head = [Key("trail-at"), Key("trail-who"), Key("history-file"), Key("settings-why")];
    let caption = words.say("history-title");
    let mut table = Table::new()
        .caption(caption.as_str(), "govuk-table__caption--m")
        .head(head.map(|key| Cell::new(words.say(key.0))))
        .row_headers();
    for change in changes {
        let to = link(format!("{HOME}/history/{}", change.number), moment(change.at));
        table = table.row(Row::new([
            Cell::new(Content::new().child(to)),
            Cell::new(change.who),
            Cell::new(change.file),
            Cell::new(change.why.unwrap_or_default()),
        ]));
    }
    Ok(page.with(table.scrolling(caption)))
}

fn change(context: &Context, may: &May<EditSettings>, number: &str) -> Result<TextChange, Problem> {
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    Ok(context.app().store().text_change(&may.0, number)?)
}

/// One change.
pub(super) async fn one(
    context: Context,
    may: May<EditSettings>,
    Path(number): Path<String>,
) -> Answer {
    let words = context.words();
    let change = change(&context, &may, &number)?;
    let mut page = Page::new(Section::Workspace, words.say("history-one")).headed();
    page.before = Some(back_link(format!("{HOME}/history"), words.say("back")));
    page.is_wide = true;
    let row = |key: Key, value: &str| SummaryRow::new(words.say(key.0), value.to_owned());
    let rows = vec![
        row(Key("trail-at"), &moment(change.at)),
        row(Key("trail-who"), &change.who),
        row(Key("history-file"), &change.file),
        row(Key("settings-why"), change.why.as_deref().unwrap_or_default()),
    ];
    let undo = Button::new(words.say("history-undo")).kind(ButtonKind::Secondary);
    let action = format!("{HOME}/history/{}/undo", change.number);
    Ok(page
        .with(SummaryList::new(rows).element())
        .with(shown::lines(&context, &changed_lines(&change.before, &change.after)))
        .with(one_button(&context, &action, undo)))
}

/// A change is taken back: the text without it is looked at like any other change.
pub(super) async fn undo(
    context: Context,
    may: May<EditSettings>,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let change = change(&context, &may, &number)?;
    let file = TextFile::ALL.into_iter().find(|file| file.name() == change.file);
    let file = file.ok_or(Problem::NotFound)?;
    // As if somebody had begun with the text that came of it, and written what was before.
    let edit = Edit::Whole { file, base: change.after.clone(), text: change.before.clone() };
    let answers = Answers::new([("text", change.before)]);
    text::sheet(&context, file, change.after).change(&context, may.0, answers, Some(edit)).await
}
