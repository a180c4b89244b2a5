//! Meetings of the boards that meet in public: when and where, and each published pack with its agenda and its files, as it was
//! frozen. What was published to members alone is not found here.

use std::path::PathBuf;

use axum::extract::Path;
use components::{SummaryCard, SummaryList, SummaryRow, inset_text, link, paragraph};
use markup::{Content, Element, el};
use partnership::board::{Board, BoardKind, Meeting, MeetingStatus, Pack, PackPart};
use workbench::board::{PackData, PackRecord, board_calendar, oparl, pack_data, published_pack};

use super::documents::{media_type, served, size};
use crate::answer::{Answer, Download, Page, Problem, Section};
use crate::app::App;
use crate::context::Context;
use crate::dates::day;
use crate::words::Key;

fn ours(error: &(impl std::error::Error + 'static)) -> Problem {
    Problem::ours(error)
}

/// A meeting with its public packs, the one that holds most first.
struct Met {
    meeting: Meeting,
    packs: Vec<Pack>,
}

/// The boards that meet in public, each with its meetings.
fn all(app: &App) -> Result<Vec<(Board, Vec<Met>)>, Problem> {
    let store = app.store();
    let mut boards = Vec::new();
    for board in store.boards().map_err(|error| ours(&error))? {
        if board.said.kind != BoardKind::Board {
            continue;
        }
        let mut met = Vec::new();
        for meeting in store.meetings(board.id).map_err(|error| ours(&error))? {
            // Nobody has announced it yet.
            if meeting.status == MeetingStatus::Draft {
                continue;
            }
            let packs = store.packs(meeting.id).map_err(|error| ours(&error))?;
            let packs: Vec<Pack> =
                packs.into_iter().filter(|pack| pack.said.part == PackPart::Public).collect();
            met.push(Met { meeting, packs });
        }
        boards.push((board, met));
    }
    Ok(boards)
}

/// The public packs with the day on which each was published.
pub(super) fn pages(app: &App) -> Result<Vec<(String, String)>, Problem> {
    let mut pages = Vec::new();
    for pack in all(app)?.into_iter().flat_map(|(_, met)| met).flat_map(|met| met.packs) {
        let (name, day) = (&pack.said.name, pack.said.published.to_string());
        for file in ["", "/index.html", "/pack.pdf"] {
            pages.push((format!("/meetings/{name}{file}"), day.clone()));
        }
    }
    Ok(pages)
}

/// The list.
pub(super) async fn list(context: Context) -> Answer {
    let words = context.words();
    let boards = context.app().work(all).await?;
    let mut page =
        Page::new(Section::Meetings, words.say("public-meetings-title")).headed().public();
    page.description = Some(words.say("public-meetings-what"));
    page = page.with(paragraph(words.say("public-meetings-what")));
    if boards.iter().all(|(_, met)| met.is_empty()) {
        return Ok(page.with(paragraph(words.say("public-meetings-none"))));
    }
    let calendar = link("/meetings.ics", words.say("public-meetings-calendar"));
    page = page.with(el("p").class("govuk-body").child(calendar));
    for (board, met) in boards {
        if !board.said.name.is_empty() && !met.is_empty() {
            page = page.with(el("h2").class("govuk-heading-l").text(board.said.name.as_str()));
        }
        for one in met {
            page = page.with(card(&context, &one));
        }
    }
    Ok(page)
}

fn card(context: &Context, met: &Met) -> Element {
    let words = context.words();
    let said = &met.meeting.said;
    let time = said.time.strftime("%-I.%M %P").to_string();
    let mut rows = vec![SummaryRow::new(words.say("public-meetings-time"), time)];
    if !said.place.is_empty() {
        rows.push(SummaryRow::new(words.say("public-meetings-place"), said.place.as_str()));
    }
    let state = match (met.meeting.status, met.packs.first()) {
        (MeetingStatus::Cancelled, _) => {
            Content::new().text(words.say("public-meetings-cancelled"))
        }
        (_, None) => Content::new().text(words.say("public-meetings-no-pack")),
        (_, Some(pack)) => {
            let href = format!("/meetings/{}", pack.said.name);
            Content::new().child(link(&href, words.say("public-meetings-pack")))
        }
    };
    rows.push(SummaryRow::new(words.say("public-meetings-papers"), state));
    SummaryList::new(rows).card(SummaryCard::new(day(said.date)).level(3)).element()
}

/// A published public pack, by name.
fn public(app: &App, name: &str) -> Result<(Pack, PackRecord, PathBuf), Problem> {
    let session = app.session();
    // A name that is no pack's, and one that is not public, are both not here.
    let pack = app.store().pack(name).map_err(|_| Problem::NotFound)?;
    if pack.said.part != PackPart::Public {
        return Err(Problem::NotFound);
    }
    published_pack(session.folder(), app.store(), name).map_err(|error| ours(&error))
}

/// One pack: its agenda with the pages of its papers, and its files.
pub(super) async fn pack(context: Context, Path(name): Path<String>) -> Answer {
    let (record, data, newer) = context
        .app()
        .work(move |app| {
            let (pack, record, _) = public(app, &name)?;
            let data = pack_data(app.session().folder(), app.store(), &name);
            let all = app.store().packs(pack.said.meeting).map_err(|error| ours(&error))?;
            let newer = all
                .into_iter()
                .find(|one| one.said.part == PackPart::Public && one.number > pack.number);
            Ok((record, data.map_err(|error| ours(&error))?, newer))
        })
        .await?;
    let words = context.words();
    let title = format!("{}, {}", data.board, day(data.date));
    let mut page = Page::new(Section::Meetings, title).headed().public();
    page.description = Some(words.say("public-meetings-pack-what"));
    if let Some(newer) = newer {
        let to = link(
            format!("/meetings/{}", newer.said.name),
            words.say_with("public-meetings-newer", &[("day", day(newer.said.published).into())]),
        );
        page = page.with(inset_text(Content::new().child(to)));
    }
    let rows =
        data.details.iter().map(|line| SummaryRow::new(line.name.as_str(), line.words.as_str()));
    page = page.with(SummaryList::new(rows).element()).with(files(&context, &record));
    page = page.with(el("h2").class("govuk-heading-m").text(words.say("public-meetings-agenda")));
    Ok(page.with(agenda(&context, &record, &data)))
}

/// "Pages 5 to 14", "Page 7".
fn range(context: &Context, first: &str, last: &str) -> String {
    let words = context.words();
    if first == last {
        return words.say_with("public-meetings-page", &[("page", first.into())]);
    }
    words.say_with("public-meetings-pages", &[("first", first.into()), ("last", last.into())])
}

fn agenda(context: &Context, record: &PackRecord, data: &PackData) -> Element {
    let words = context.words();
    let mut list = el("ol").class("govuk-list").class("pack-agenda");
    for item in &data.agenda {
        let part = item.number.ends_with(|c: char| c.is_ascii_alphabetic());
        let mut entry = el("li")
            .class(if part { "pack-agenda__part" } else { "pack-agenda__item" })
            .child(el("strong").text(format!("{} {}", item.number, item.title)));
        if item.paragraph.is_some() {
            entry = entry
                .child(el("p").class("govuk-hint").text(words.say("public-meetings-excluded")));
        }
        if !item.purpose.is_empty() {
            entry = entry.child(el("p").class("govuk-body").text(item.purpose.as_str()));
        }
        if item.is_verbal {
            entry =
                entry.child(el("p").class("govuk-hint").text(words.say("public-meetings-verbal")));
        }
        let mut papers = el("ul").class("govuk-list").class("govuk-list--bullet");
        let of_item = data.papers.iter().filter(|paper| paper.item == item.number);
        let mut has_papers = false;
        for paper in of_item {
            has_papers = true;
            let href = format!("/meetings/{}/index.html#paper-{}", record.name, paper.id);
            let pages = range(context, &paper.first_page, &paper.last_page);
            let line = el("li")
                .child(link(&href, paper.title.as_str()))
                .text(format!(" ({})", pages.to_lowercase()));
            papers = papers.child(line);
        }
        if has_papers {
            entry = entry.child(papers);
        }
        list = list.child(entry);
    }
    list
}

fn files(context: &Context, record: &PackRecord) -> Element {
    let words = context.words();
    let known = [
        ("index.html", Key("form-page")),
        ("pack.pdf", Key("form-pdf")),
        ("pack.json", Key("public-meetings-data")),
    ];
    let mut list = el("ul").class("govuk-list");
    for file in &record.files {
        let href = format!("/meetings/{}/{}", record.name, file.name);
        let size = size(file.bytes);
        let key = known.iter().find(|(name, _)| *name == file.name).map(|(_, key)| key.0);
        let text = if let Some(key) = key {
            words.say_with(key, &[("size", size.into())])
        } else {
            let name = file.name.rsplit('/').next().unwrap_or(&file.name).to_owned();
            words.say_with(
                "public-meetings-brought",
                &[("name", name.into()), ("size", size.into())],
            )
        };
        list = list.child(el("li").child(link(&href, text)));
    }
    let hash = el("code").class("hash").text(record.sha256.as_str());
    let rows = [
        SummaryRow::new(words.say("forms"), Content::new().child(list)),
        SummaryRow::new(words.say("published-on"), day(record.published)),
        SummaryRow::new(words.say("hash"), hash),
    ];
    SummaryList::new(rows).element()
}

/// A file of a pack: only what the pack lists.
pub(super) async fn file(
    context: Context,
    Path((name, file)): Path<(String, String)>,
) -> Result<Download, Problem> {
    context
        .app()
        .work(move |app| {
            let (_, record, place) = public(app, &name)?;
            let listed =
                record.files.iter().find(|one| one.name == file).ok_or(Problem::NotFound)?;
            let path = place.join(listed.name.split('/').collect::<PathBuf>());
            let bytes = std::fs::read(&path).map_err(|error| ours(&error))?;
            let kept = format!("{name}-{}", listed.name.replace('/', "-"));
            Ok(served(media_type(&path), bytes, kept))
        })
        .await
}

/// The meetings as a calendar.
pub(super) async fn calendar(context: Context) -> Result<Download, Problem> {
    let text = context
        .app()
        .work(|app| {
            let site = app.address_of("");
            let session = app.session();
            board_calendar(session.folder(), app.store(), site.trim_end_matches('/'), app.now())
                .map_err(|error| ours(&error))
        })
        .await?;
    Ok(Download::public("text/calendar; charset=utf-8", text))
}

/// One of `OParl`'s objects or lists.
pub(super) async fn open_data(context: Context, what: &'static str) -> Result<Download, Problem> {
    let value = context
        .app()
        .work(move |app| {
            let (session, site) = (app.session(), app.address_of(""));
            let open = oparl(session.folder(), app.store(), &site);
            match what {
                "bodies" => Ok(open.bodies()),
                "body" => Ok(open.body()),
                "people" => Ok(open.people()),
                "organizations" => open.organizations().map_err(|error| ours(&error)),
                "meetings" => open.meetings().map_err(|error| ours(&error)),
                "papers" => open.papers().map_err(|error| ours(&error)),
                _ => Ok(open.system()),
            }
        })
        .await?;
    Ok(Download::public("application/json", value.to_string()))
}
