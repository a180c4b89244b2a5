//! Findings: the peaks of the newest months, what people made of each, and what asks still.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Choice, Control as _, Details, Radios, Size, Tag, TagColour,
    Textarea, heading, inset_text, link, paragraph,
};
use markup::{Content, Element, el};
use partnership::{Annotate, LookedAt, SignedIn, Verdict};
use workbench::{Peak, Peaks};

use super::back;
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::dates::moment;
use crate::form::{Typed, form, hidden, refuse, summary};
use crate::gate::access::May;
use crate::params::Params;
use crate::routes::Routes;
use crate::words::Key;

/// The list.
const LIST: &str = "/workspace/findings";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<Annotate, _, _>("/workspace/findings", list)
        .page::<Annotate, _, _>("/workspace/findings/look", one)
        .form::<Annotate, _, _>("/workspace/findings/look", look)
        .form::<Annotate, _, _>("/workspace/findings/take-back", take_back)
}

/// The peaks as the data stand.
async fn peaks(context: &Context) -> Result<Option<Arc<Peaks>>, Problem> {
    let find = |app: &crate::app::App| {
        let found = app.findings().peaks(&app.session());
        found.map(|found| found.0).map_err(|error| Problem::ours(&error))
    };
    context.app().work(find).await
}

/// What was looked at, by the keys of the findings.
pub(super) fn looked_at(context: &Context) -> Result<BTreeMap<String, LookedAt>, Problem> {
    let Some(may) = context.grant::<SignedIn>() else { return Err(Problem::NotAllowed) };
    Ok(context.app().store().findings_looked_at(&may)?)
}

async fn list(context: Context, _may: May<Annotate>) -> Answer {
    let words = context.words();
    let looked = looked_at(&context)?;
    let mut page = Page::new(Section::Workspace, words.say("findings-title"))
        .headed()
        .with(paragraph(words.say("findings-what")));
    page.before = Some(back(&context));
    let Some(found) = peaks(&context).await? else {
        return Ok(page.with(paragraph(words.say("empty-what"))));
    };
    let (done, open): (Vec<&Peak>, Vec<&Peak>) =
        found.peaks.iter().partition(|peak| looked.contains_key(&peak.key()));
    let given = [
        ("area", found.area.name.as_str().into()),
        ("from", found.from.label().into()),
        ("to", found.to.label().into()),
        ("judged", count(found.judged).into()),
        ("chance", figure::write::count(found.by_chance).into()),
    ];
    let title = words.say_with("findings-open", &[("count", open.len().into())]);
    page = page.with(paragraph(words.say_with("findings-where", &given))).with(heading(
        2,
        Size::Large,
        title,
    ));
    if open.is_empty() {
        page = page.with(paragraph(words.say("findings-none")));
    } else {
        let items = open.iter().map(|peak| item(&context, peak));
        page = page.with(el("ul").class("govuk-list govuk-list--spaced").children(items));
    }
    if !done.is_empty() {
        let items = done.iter().filter_map(|peak| {
            looked.get(&peak.key()).map(|look| looked_item(&context, peak, look))
        });
        let folded = el("ul").class("govuk-list govuk-list--spaced").children(items);
        let title = words.say_with("findings-done", &[("count", done.len().into())]);
        page = page.with(Details::new(title, folded).element());
    }
    Ok(page)
}

/// A count with its thousands set apart.
fn count(many: usize) -> String {
    super::imports::count(u64::try_from(many).unwrap_or(u64::MAX))
}

/// The address at which somebody says what they make of a finding.
fn address(peak: &Peak) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("finding", &peak.key())
        .finish();
    format!("{LIST}/look?{query}")
}

fn item(context: &Context, peak: &Peak) -> Element {
    let words = context.words();
    let mut item = el("li").text(format!("{} ", peak.sentence()));
    if peak.stands_out {
        let tag = Tag::new(words.say("stands-out")).colour(TagColour::Yellow);
        item = item.child(tag.element()).text(" ");
    }
    let which = format!("{}, {}, {}", peak.title, peak.area.name, peak.month.label());
    let label = words.say_with("finding-look-which", &[("finding", which.into())]);
    item.child(link(address(peak), words.say("finding-look")).attr("aria-label", label))
}

fn verdict(context: &Context, verdict: Verdict) -> String {
    let key = match verdict {
        Verdict::LookedAt => Key("verdict-looked-at"),
        Verdict::NotOurs => Key("verdict-not-ours"),
        Verdict::Explained => Key("verdict-explained"),
    };
    context.words().say(key.0)
}

fn looked_item(context: &Context, peak: &Peak, look: &LookedAt) -> Element {
    let words = context.words();
    let given = [("who", look.who.as_str().into()), ("when", moment(look.at).into())];
    let said = format!(
        "{}. {}",
        verdict(context, look.verdict),
        words.say_with("finding-looked-by", &given)
    );
    let mut item = el("li").child(paragraph(peak.sentence())).child(paragraph(said));
    if !look.note.is_empty() {
        item = item.child(inset_text(look.note.as_str()));
    }
    let button = Button::new(words.say("finding-take-back")).kind(ButtonKind::Secondary);
    let fields = Content::new().child(hidden("finding", peak.key())).child(button.element());
    item.child(form(context, "/workspace/findings/take-back", fields))
}

/// The finding with this key; what is not found in the data as they stand is not there.
async fn find(context: &Context, key: Option<&str>) -> Result<Peak, Problem> {
    let found = peaks(context).await?.ok_or(Problem::NotFound)?;
    let mut all = found.peaks.iter();
    all.find(|peak| key == Some(peak.key().as_str())).cloned().ok_or(Problem::NotFound)
}

async fn one(context: Context, _may: May<Annotate>, params: Params) -> Answer {
    let peak = find(&context, params.text("finding")?).await?;
    let answers = match looked_at(&context)?.get(&peak.key()) {
        Some(look) => Answers::new([("verdict", look.verdict.id()), ("note", &look.note)]),
        None => Answers::default(),
    };
    Ok(page(&context, &peak, &answers))
}

fn page(context: &Context, peak: &Peak, answers: &Answers) -> Page {
    let words = context.words();
    let choices = Verdict::ALL.map(|one| Choice::new(one.id(), verdict(context, one)));
    let verdicts = Radios::new("verdict", words.say("field-verdict")).choices(choices);
    let note = Textarea::new("note", words.say("field-note")).rows(3).hint(words.say("hint-note"));
    let fields = Content::new()
        .child(hidden("finding", peak.key()))
        .child(verdicts.answered(answers).element())
        .child(note.answered(answers).element())
        .child(Button::new(words.say("save")).element());
    let title = format!("{}, {}, {}", peak.title, peak.area.name, peak.month.label());
    let mut page = Page::new(Section::Workspace, title)
        .with_all(summary(context, answers))
        .headed()
        .with(paragraph(peak.sentence()))
        .with(form(context, "/workspace/findings/look", fields));
    page.before = Some(components::back_link(LIST, words.say("back-to-findings")));
    page
}

async fn look(
    context: Context,
    May(may): May<Annotate>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let peak = find(&context, answers.value("finding")).await?;
    let (app, words) = (context.app(), context.words());
    let verdict: Option<Verdict> = answers.value("verdict").and_then(|id| id.parse().ok());
    let Some(verdict) = verdict else {
        answers.refuse("verdict", words.say("error-verdict-missing"));
        return Ok(page(&context, &peak, &answers).into_response());
    };
    let note = answers.value("note").unwrap_or_default();
    match app.store().look_at(&may, &peak.key(), verdict, note, app.now()) {
        Ok(()) => Ok(Redirect::to(LIST).into_response()),
        Err(error) => {
            refuse(&mut answers, error)?;
            Ok(page(&context, &peak, &answers).into_response())
        }
    }
}

async fn take_back(
    context: Context,
    May(may): May<Annotate>,
    typed: Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    app.store().take_back_look(&may, typed.text("finding"), app.now())?;
    Ok(Redirect::to(LIST).into_response())
}
