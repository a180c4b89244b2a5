//! What the figures of a pack's papers contradict: seen before it is published, by those who may read the paper.

use axum::extract::Path;
use components::{
    Answers, Checkboxes, Choice, Control as _, Size, SummaryCard, SummaryList, SummaryRow, heading,
    link, paragraph,
};
use markup::{Content, Element};
use partnership::board::{Meeting, PackPart};
use partnership::{ManageBoard, ReadExempt};
use workbench::board::{FigureNote, PackFigures, PaperFigures, pack_figures, paper_figures_page};

use super::super::{id, kinds};
use super::{pack, problem};
use crate::answer::{Download, Problem};
use crate::app::App;
use crate::context::Context;
use crate::form::hidden;
use crate::gate::access::May;
use crate::words::Key;

/// The most findings of one paper that stand on the pack's page; the page of the paper has all.
const MOST: usize = 10;

/// What there is to look at in the papers of the next packs, part by part; that of Part 2 for those alone who may read it.
pub(super) async fn of_parts(
    context: &Context,
    held: &Meeting,
) -> Result<Vec<PackFigures>, Problem> {
    let parts = if may_read_exempt(context) {
        vec![PackPart::Public, PackPart::Exempt]
    } else {
        vec![PackPart::Public]
    };
    let meeting = held.id;
    let look = move |app: &App| {
        let session = app.session();
        let mut looked = Vec::new();
        for part in parts {
            let found = pack_figures(&session, app.store(), (meeting, part));
            looked.push(found.map_err(|error| problem(&error))?);
        }
        Ok(looked)
    };
    context.app().work(look).await
}

fn may_read_exempt(context: &Context) -> bool {
    context.actor().is_some_and(|actor| actor.grant::<ReadExempt>().is_some())
}

/// What was found, a paper after the other.
pub(super) fn shown(context: &Context, parts: &[PackFigures]) -> Vec<Element> {
    let words = context.words();
    let mut shown = vec![heading(2, Size::Medium, words.say("figures-title"))];
    let count: usize = parts.iter().map(PackFigures::contradictions).sum();
    let said = if count == 0 { Key("figures-none") } else { Key("figures-what") };
    shown.push(paragraph(words.say(said.0)));
    for part in parts {
        shown.extend(part.papers.iter().flat_map(|paper| of_paper(context, part.part, paper)));
    }
    shown
}

/// What was found in a paper; nothing where there is nothing to look at.
fn of_paper(context: &Context, part: PackPart, paper: &PaperFigures) -> Vec<Element> {
    let words = context.words();
    let mut title = Content::new().child(link(at(paper), paper.title.as_str()));
    if part == PackPart::Exempt {
        title = title.text(" ").child(kinds::part_two(context));
    }
    let title = heading(3, Size::Small, title);
    if let Some(why) = &paper.unread {
        let why = words.say_with("figures-unread", &[("why", why.as_str().into())]);
        return vec![title, paragraph(why)];
    }
    let count = paper.contradictions().count();
    let all = paper.is_marked.then(|| {
        let to = format!("{}/figures/{part}", at(paper));
        paragraph(link(to, words.say("figures-all")))
    });
    // What no page of its own shows stands here in full.
    let most = if paper.is_marked { MOST } else { count };
    let others = || words.say_with("figures-others", &[("count", paper.others().into())]);
    match (count, paper.others()) {
        (0, 0) => Vec::new(),
        (0, _) => [title, paragraph(others())].into_iter().chain(all).collect(),
        (_, others_count) => {
            let mut shown = vec![
                title,
                paragraph(words.say_with("figures-contradict", &[("count", count.into())])),
            ];
            shown.extend(paper.contradictions().take(most).map(|note| card(context, note)));
            if count > most {
                let more = [("count", (count - most).into())];
                shown.push(paragraph(words.say_with("figures-more", &more)));
            }
            if others_count > 0 {
                shown.push(paragraph(others()));
            }
            shown.extend(all);
            shown
        }
    }
}

fn at(paper: &PaperFigures) -> String {
    format!("/workspace/papers/{}", paper.paper)
}

/// A figure that contradicts: what stands there, what it should be, and why.
fn card(context: &Context, note: &FigureNote) -> Element {
    let words = context.words();
    let quote = words.say_with("figure-quote", &[("quote", note.quote.as_str().into())]);
    let mut rows = vec![
        SummaryRow::new(words.say("figure-in"), quote),
        SummaryRow::new(words.say("figure-says"), note.says.as_str()),
        SummaryRow::new(words.say("figure-should"), note.should.as_str()),
        SummaryRow::new(words.say("figure-working"), note.working.as_str()),
    ];
    if !note.place.is_empty() {
        rows.push(SummaryRow::new(words.say("figure-where"), note.place.as_str()));
    }
    SummaryList::new(rows).card(SummaryCard::new(note.kind.name()).level(4)).element()
}

/// What confirms that the contradictions were seen; nothing where there are none.
pub(super) fn confirm(context: &Context, parts: &[PackFigures], answers: &Answers) -> Content {
    let words = context.words();
    let mut fields = Content::new();
    let mut any = false;
    for part in parts {
        if let Some(mark) = part.seen() {
            any = true;
            fields = fields.child(hidden(&mark_name(part.part), mark));
        }
    }
    if !any {
        return fields;
    }
    let seen = Checkboxes::new("seen", words.say("field-seen"))
        .choices([Choice::new("yes", words.say("seen-yes"))]);
    fields.child(seen.answered(answers).element())
}

/// The field with what was shown of a part, so that what came later is not taken for seen.
fn mark_name(part: PackPart) -> String {
    format!("figures-{part}")
}

/// What whoever sent the form has seen of a part; none where that was not confirmed.
pub(super) fn seen(answers: &Answers, part: PackPart) -> Option<String> {
    (answers.text("seen") == "yes").then(|| answers.text(&mark_name(part)).to_owned())
}

/// A paper with its findings at their places, as a page of its own.
pub(super) async fn page(
    context: Context,
    _may: May<ManageBoard>,
    Path((text, part)): Path<(String, String)>,
) -> Result<Download, Problem> {
    let part: PackPart = part.parse().map_err(|_| Problem::NotFound)?;
    if part == PackPart::Exempt && !may_read_exempt(&context) {
        return Err(Problem::NotAllowed);
    }
    let paper = id(&text)?;
    let page = context
        .app()
        .work(move |app| {
            paper_figures_page(&app.session(), app.store(), (paper, part))
                .map_err(|error| problem(&error))
        })
        .await?;
    Ok(pack::shown(std::path::Path::new("index.html"), page.into_bytes()))
}
