//! The catalogue: every measure with what it counts, whether data for it are held, and what the partnership says of it.

use axum::extract::Path;
use components::{
    Action, Button, Cell, Row, Size, SummaryList, SummaryRow, Table, heading, link, paragraph,
};
use figure::MeasureId;
use markup::Content;
use partnership::EditSettings;
use workbench::texts::{CatalogueEntry, catalogue_entries};

use super::HOME;
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::gate::access::May;
use crate::words::Key;

/// The address of a measure's page.
pub(super) fn address(id: &MeasureId) -> String {
    format!("{HOME}/measures/{id}")
}

/// The catalogue's entries.
fn entries(context: &Context) -> Result<Vec<CatalogueEntry>, Problem> {
    catalogue_entries(&context.app().session()).map_err(|error| Problem::ours(&error))
}

/// The entry of a measure named in an address.
pub(super) fn entry(context: &Context, id: &str) -> Result<CatalogueEntry, Problem> {
    let mut entries = entries(context)?.into_iter();
    entries.find(|entry| entry.id.as_str() == id).ok_or(Problem::NotFound)
}

/// Every measure.
pub(super) async fn all(context: Context, _may: May<EditSettings>) -> Answer {
    let words = context.words();
    let mut page = Page::new(Section::Workspace, words.say("catalogue-title"))
        .headed()
        .with(paragraph(words.say("catalogue-what")))
        .with(
            Button::new(words.say("own-measure-new"))
                .href(format!("{HOME}/measures/new"))
                .element(),
        );
    page.before = Some(components::back_link(HOME, words.say("back")));
    page.is_wide = true;
    let entries = entries(&context)?;
    let mut themes: Vec<&str> = Vec::new();
    for entry in &entries {
        if !themes.contains(&entry.theme.as_str()) {
            themes.push(&entry.theme);
        }
    }
    for theme in themes {
        let head = [Key("catalogue-measure"), Key("catalogue-counts"), Key("catalogue-data")];
        let mut table = Table::new()
            .caption(theme, "govuk-table__caption--m")
            .head(head.map(|key| Cell::new(words.say(key.0))))
            .row_headers();
        for entry in entries.iter().filter(|entry| entry.theme == theme) {
            let to = link(address(&entry.id), entry.title.as_str());
            table = table.row(Row::new([
                Cell::new(Content::new().child(to)),
                Cell::new(entry.definition.as_str()),
                Cell::new(data(&context, entry)),
            ]));
        }
        page = page.with(table.scrolling(theme));
    }
    Ok(page)
}

/// Whether data for a measure are held, in words.
fn data(context: &Context, entry: &CatalogueEntry) -> String {
    let words = context.words();
    match (&entry.unavailable, entry.held.as_slice()) {
        (Some(why), _) => why.clone(),
        (None, []) => words.say("catalogue-not-held"),
        (None, held) => {
            let held: Vec<&str> = held.iter().map(String::as_str).collect();
            let held = document::words::list(&held);
            words.say_with("catalogue-held", &[("sources", held.into())])
        }
    }
}

/// One measure.
pub(super) async fn one(
    context: Context,
    _may: May<EditSettings>,
    Path(text): Path<String>,
) -> Answer {
    let words = context.words();
    let entry = entry(&context, &text)?;
    let session = context.app().session();
    let settings = session.folder().settings();
    let at = address(&entry.id);
    let row = |key: Key, value: String| SummaryRow::new(words.say(key.0), value);
    let change = |key: Key, to: String| {
        Action::new(to, words.say("change")).about(words.say(key.0).to_lowercase())
    };
    let title = match &entry.catalogue_title {
        None => entry.title.clone(),
        Some(catalogue) => {
            let given =
                [("ours", entry.title.as_str().into()), ("theirs", catalogue.as_str().into())];
            words.say_with("catalogue-renamed", &given)
        }
    };
    let rule = settings.rag.measures.get(&entry.id).map_or_else(
        || words.say_with("rule-as-all", &[("rule", settings.rag.default.in_words().into())]),
        figure::RagRule::in_words,
    );
    let given = settings.rag_overrides.iter().find(|given| given.measure == entry.id);
    let rating = given.map_or_else(
        || words.say("rating-by-rule"),
        |given| {
            let said = [
                ("rating", given.rag.word().into()),
                ("reason", given.reason.as_str().into()),
                ("by", given.by.as_str().into()),
            ];
            words.say_with("rating-given", &said)
        },
    );
    let rename = if entry.own.is_some() { format!("{at}/own") } else { format!("{at}/title") };
    let mut rows = vec![
        row(Key("catalogue-name"), title).action(change(Key("catalogue-name"), rename)),
        row(Key("catalogue-counts"), entry.definition.clone()),
        row(Key("catalogue-data"), data(&context, &entry)),
        row(Key("catalogue-sources"), entry.sources.join(", ")),
        row(Key("settings-rule"), rule).action(change(Key("settings-rule"), format!("{at}/rule"))),
        row(Key("rating-title"), rating)
            .action(change(Key("rating-title"), format!("{at}/rating"))),
    ];
    if entry.own.is_some() {
        let what = row(Key("own-measure"), words.say("own-measure-yes"));
        rows.push(what.action(change(Key("own-measure"), format!("{at}/own"))));
    }
    let mut page = Page::new(Section::Workspace, entry.title.as_str())
        .headed()
        .with(SummaryList::new(rows).element())
        .with(heading(2, Size::Medium, words.say("catalogue-look")))
        .with(super::super::leads(format!("/measures/{}", entry.id), words.say("catalogue-page")));
    page.before = Some(components::back_link(format!("{HOME}/measures"), words.say("back")));
    Ok(page)
}
