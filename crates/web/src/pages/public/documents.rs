//! Published documents: every edition, with its forms and its hash, as it was frozen.

use std::path::PathBuf;

use axum::extract::Path;
use components::{SummaryCard, SummaryList, SummaryRow, link, paragraph};
use markup::{Content, el};
use workbench::{Edition, EditionFile, editions};

use crate::answer::{Answer, Download, Page, Problem, Section};
use crate::app::App;
use crate::context::Context;
use crate::words::Key;

/// All editions, the newest first.
fn all(app: &App) -> Result<Vec<Edition>, Problem> {
    let mut all = editions(app.session().folder()).map_err(|error| Problem::ours(&error))?;
    all.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| a.title.cmp(&b.title)));
    Ok(all)
}

/// The pages and printed documents among the forms of every edition, each with the day on which it was published.
pub(super) fn pages(app: &App) -> Result<Vec<(String, String)>, Problem> {
    let is_read =
        |name: &str| !name.contains('/') && [".html", ".pdf"].iter().any(|end| name.ends_with(end));
    let mut pages = Vec::new();
    for edition in all(app)? {
        let read = edition.files.iter().filter(|file| is_read(&file.name));
        let address = |file: &EditionFile| format!("/documents/{}/{}", edition.name, file.name);
        pages.extend(read.map(|file| (address(file), edition.published.clone())));
    }
    Ok(pages)
}

/// The list.
pub(super) async fn list(context: Context) -> Answer {
    let words = context.words();
    let editions = context.app().work(all).await?;
    let mut page = Page::new(Section::Documents, words.say("documents-title")).headed().public();
    page.description = Some(words.say("documents-what"));
    if editions.is_empty() {
        return Ok(page.with(paragraph(words.say("documents-none"))));
    }
    page = page.with(paragraph(words.say("documents-what")));
    for edition in editions {
        let rows = [
            SummaryRow::new(words.say("published-on"), day(&edition.published)),
            SummaryRow::new(words.say("forms"), forms(&context, &edition)),
            SummaryRow::new(
                words.say("hash"),
                el("code").class("hash").text(edition.sha256.as_str()),
            ),
        ];
        let card = SummaryCard::new(edition.title.as_str()).level(2);
        page = page.with(SummaryList::new(rows).card(card).element());
    }
    Ok(page)
}

/// A day as it is read: "17 June 2021".
fn day(stored: &str) -> String {
    let day: Result<jiff::civil::Date, _> = stored.parse();
    day.map_or_else(|_| stored.to_owned(), |day| day.strftime("%-d %B %Y").to_string())
}

/// Links to an edition's forms: what a reader opens first, then what is for programs.
fn forms(context: &Context, edition: &Edition) -> Content {
    let words = context.words();
    let known = [
        (".html", Key("form-page")),
        (".pdf", Key("form-pdf")),
        (".docx", Key("form-word")),
        (".xlsx", Key("form-spreadsheet")),
        ("figures.json", Key("form-figures")),
    ];
    let mut list = el("ul").class("govuk-list");
    for (end, key) in known {
        let file = edition.files.iter().find(|f| f.name.ends_with(end) && !f.name.contains('/'));
        let Some(file) = file else { continue };
        let href = format!("/documents/{}/{}", edition.name, file.name);
        let text = words.say_with(key.0, &[("size", size(file.bytes).into())]);
        list = list.child(el("li").child(link(href, text)));
    }
    Content::new().child(list)
}

pub(super) fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1_000);
    if kilobytes < 1_000 {
        format!("{kilobytes} kB")
    } else {
        format!("{}.{} MB", kilobytes / 1_000, kilobytes % 1_000 / 100)
    }
}

/// A file of an edition: only what the edition lists, so that nothing else under its folder can be asked for.
pub(super) async fn file(
    context: Context,
    Path((name, file)): Path<(String, String)>,
) -> Result<Download, Problem> {
    context.app().work(move |app| read(app, &name, &file)).await
}

fn read(app: &App, name: &str, file: &str) -> Result<Download, Problem> {
    let edition = all(app)?.into_iter().find(|e| e.name == name).ok_or(Problem::NotFound)?;
    let listed = edition.files.iter().find(|f| f.name == file).ok_or(Problem::NotFound)?;
    let inside: PathBuf = listed.name.split('/').collect();
    let path = app.session().folder().published().join(&edition.name).join(inside);
    let bytes = std::fs::read(&path).map_err(|error| Problem::ours(&error))?;
    let kept = format!("{}-{}", edition.name, listed.name.replace('/', "-"));
    Ok(served(media_type(&path), bytes, kept))
}

/// The media type of a published file, by how its name ends.
pub(in crate::pages) fn media_type(path: &std::path::Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("pdf") => "application/pdf",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("json") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A published file: shown where a browser can, else kept under this name.
pub(super) fn served(media_type: &str, bytes: Vec<u8>, kept: String) -> Download {
    let policy = media_type.starts_with("text/html").then(|| policy(&bytes));
    let mut download = Download::public(media_type, bytes);
    download.policy = policy;
    let is_shown = ["text/html", "application/pdf", "application/json"];
    if is_shown.iter().any(|shown| media_type.starts_with(shown)) {
        download
    } else {
        download.named(kept)
    }
}

/// What a published page may load: what it says of itself, and nothing may be around it. A page that says nothing may load
/// nothing.
pub(in crate::pages) fn policy(page: &[u8]) -> String {
    let text = String::from_utf8_lossy(page);
    let own = text
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("default-src 'none'", |(own, _)| own);
    format!("{own}; frame-ancestors 'none'")
}
