//! The pack of a meeting: what it lacks, how it would look, and publishing it.

use std::path::PathBuf;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Choice, Control as _, Radios, Size, SummaryCard, SummaryList, SummaryRow, heading,
    inset_text, link, paragraph,
};
use markup::{Content, Element, el};
use partnership::board::{Meeting, Pack, PackPart, publish_by};
use partnership::{ManageBoard, ReadExempt};
use workbench::WorkbenchError;
use workbench::board::{Weight, prepare_pack, publish_pack, published_pack};

use super::super::fields::{day, needed_day, typed_day};
use super::super::{Sheet, id, kinds, meeting};
use super::{figures, lacks, problem, said};
use crate::answer::{Answer, Download, Problem};
use crate::app::App;
use crate::context::Context;
use crate::dates;
use crate::form::Typed;
use crate::gate::access::May;
use crate::pages::public::{media_type, page_policy};
use crate::words::Key;

async fn page(context: &Context, held: &Meeting, answers: &Answers) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let asked = held.clone();
    let found = context.app().work(move |app| lacks(app, &asked)).await?;
    let looked = figures::of_parts(context, held).await?;
    let notice = usize::from(store.board(held.said.board)?.said.notice_days);
    let base = format!("{}/pack", meeting::address(held));
    let exempt = found.iter().any(|finding| finding.part == PackPart::Exempt)
        || store.agenda(held.id)?.iter().any(|item| item.said.exempt.is_some())
        || store.papers(held.id)?.iter().any(|paper| paper.said.exempt.is_some());
    let by =
        [("days", notice.into()), ("by", dates::day(publish_by(held.said.date, notice)).into())];
    let mut more: Vec<Element> = vec![heading(2, Size::Medium, words.say("pack-lacks"))];
    if found.is_empty() {
        more.push(paragraph(words.say("pack-lacks-nothing")));
    }
    more.extend(found.iter().map(|finding| said(context, finding)));
    more.push(heading(2, Size::Medium, words.say("pack-drafts")));
    let draft = |part: PackPart, file: &str, key: Key| {
        el("li").child(link(format!("{base}/{part}/{file}"), words.say(key.0)))
    };
    let mut drafts = el("ul")
        .class("govuk-list")
        .child(draft(PackPart::Public, "index.html", Key("pack-draft-page")))
        .child(draft(PackPart::Public, "pack.pdf", Key("pack-draft-pdf")));
    if exempt {
        drafts = drafts.child(draft(PackPart::Exempt, "pack.pdf", Key("pack-draft-exempt")));
    }
    more.push(drafts);
    let packs = store.packs(held.id)?;
    if !packs.is_empty() {
        more.push(heading(2, Size::Medium, words.say("pack-published")));
        more.extend(packs.iter().map(|pack| published(context, pack)));
    }
    let stops = found
        .iter()
        .any(|finding| finding.weight == Weight::Stops && finding.part == PackPart::Public);
    let mut fields = Content::new()
        .then(figures::shown(context, &looked).into_iter().collect::<Content>())
        .child(paragraph(words.say_with("pack-notice", &by)))
        .child(day(context, answers, "date", Key("field-published")).element());
    if stops {
        fields = fields.child(inset_text(words.say("pack-stopped")));
    }
    let part = Radios::new("part", words.say("field-pack-part")).choices([
        Choice::new(PackPart::Public.id(), words.say("part-one")),
        Choice::new(PackPart::Exempt.id(), words.say("part-two")),
    ]);
    let fields = if exempt {
        fields.child(part.answered(answers).element())
    } else {
        fields.child(crate::form::hidden("part", PackPart::Public.id()))
    };
    let fields = fields.then(figures::confirm(context, &looked, answers));
    let title = meeting::title(context, held)?;
    let title = words.say_with("pack-of", &[("meeting", title.into())]);
    let back = meeting::address(held);
    let sheet = Sheet { title, action: base.clone(), back: &back, button: Key("pack-publish") };
    Ok(sheet.page(context, answers, fields, more))
}

fn published(context: &Context, pack: &Pack) -> Element {
    let words = context.words();
    let said = &pack.said;
    let base = match said.part {
        PackPart::Public => format!("/meetings/{}", said.name),
        PackPart::Exempt => format!("/workspace/packs/{}/index.html", said.name),
    };
    let part = match said.part {
        PackPart::Public => Content::from(words.say("part-one")),
        PackPart::Exempt => Content::new().child(kinds::part_two(context)),
    };
    let rows = [
        SummaryRow::new(words.say("field-part"), part),
        SummaryRow::new(words.say("published-on"), dates::day(said.published)),
        SummaryRow::new(words.say("pack-title"), link(base, said.name.as_str())),
        SummaryRow::new(words.say("hash"), el("code").class("hash").text(said.sha256.as_str())),
    ];
    let number = words.say_with("pack-number", &[("number", pack.number.into())]);
    SummaryList::new(rows).card(SummaryCard::new(number).level(3)).element()
}

pub(super) async fn show(
    context: Context,
    _may: May<ManageBoard>,
    Path(text): Path<String>,
) -> Answer {
    let held = context.app().store().meeting(id(&text)?)?;
    let mut fields = typed_day("date", Some(dates::day_of(context.app().now())));
    fields.push(("part".to_owned(), PackPart::Public.to_string()));
    page(&context, &held, &Answers::new(fields)).await
}

pub(super) async fn publish(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let held = app.store().meeting(id(&text)?)?;
    let date = needed_day(&context, &mut answers, "date", Key("error-date-missing"));
    let part: PackPart = answers.text("part").parse().unwrap_or(PackPart::Public);
    if let Some(date) = date.filter(|_| !answers.has_errors()) {
        let asked = (held.id, part, date);
        let seen = figures::seen(&answers, part);
        let publish = move |app: &App| {
            let (session, seen) = (app.session(), seen.as_deref());
            Ok(publish_pack(&session, app.store(), &may, asked, seen, app.now()))
        };
        let done = app.work(publish).await?;
        match done {
            Ok(_) => {
                // Readers see it at once.
                app.pages().forget();
                let to = format!("{}/pack", meeting::address(&held));
                return Ok(Redirect::to(&to).into_response());
            }
            Err(WorkbenchError::NotReady(stops)) => {
                let why = [("why", stops.join("; ").into())];
                answers.refuse_date("date", context.words().say_with("error-not-ready", &why));
            }
            Err(WorkbenchError::NotSeen(_)) => {
                answers.refuse("seen", context.words().say("error-not-seen"));
            }
            Err(error) => return Err(problem(&error)),
        }
    }
    Ok(page(&context, &held, &answers).await?.into_response())
}

/// A file of the pack as it would be published now.
pub(super) async fn draft(
    context: Context,
    _may: May<ManageBoard>,
    Path((text, part, file)): Path<(String, String, String)>,
) -> Result<Download, Problem> {
    let part: PackPart = part.parse().map_err(|_| Problem::NotFound)?;
    let held = context.app().store().meeting(id(&text)?)?.id;
    let path = PathBuf::from(&file);
    let bytes = context
        .app()
        .work(move |app| {
            let made = prepare_pack(&app.session(), app.store(), (held, part), None);
            let mut made = made.map_err(|error| problem(&error))?;
            made.files.remove(&file).ok_or(Problem::NotFound)
        })
        .await?;
    Ok(shown(&path, bytes))
}

/// A file for whoever asked alone; a page may load what it brings.
pub(super) fn shown(path: &std::path::Path, bytes: Vec<u8>) -> Download {
    let media_type = media_type(path);
    let policy = media_type.starts_with("text/html").then(|| page_policy(&bytes));
    let mut download = Download::private(media_type, bytes);
    download.policy = policy;
    download
}

/// A file of a published pack of Part 2, for whoever may read it.
pub(super) async fn exempt(
    context: Context,
    _may: May<ReadExempt>,
    Path((name, file)): Path<(String, String)>,
) -> Result<Download, Problem> {
    let path = PathBuf::from(&file);
    let bytes = context
        .app()
        .work(move |app| {
            let session = app.session();
            let (pack, record, place) = published_pack(session.folder(), app.store(), &name)
                .map_err(|error| problem(&error))?;
            let listed = record.files.iter().find(|one| one.name == file);
            let listed = listed.filter(|_| pack.said.part == PackPart::Exempt);
            let listed = listed.ok_or(Problem::NotFound)?;
            let inside: PathBuf = listed.name.split('/').collect();
            std::fs::read(place.join(inside)).map_err(|error| Problem::ours(&error))
        })
        .await?;
    Ok(shown(&path, bytes))
}
