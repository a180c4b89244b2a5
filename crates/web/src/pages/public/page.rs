//! A public page for readers.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use components::{Button, Control as _, FilterBar, Input, Select, SelectItem, link, paragraph};
use figure::{AreaCode, AreaRef, MeasureId};
use markup::{Content, Element, el};
use partnership::ImportData;
use publish::html::{Embedding, embedded};
use workbench::view;

use super::data;
use super::shown::{Choices, LENGTHS, Shown};
use super::site::Site;
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::params::Params;
use crate::words::Key;

/// A page as its document says it.
async fn page(context: &Context, shown: Shown) -> Answer {
    if shown.needs_data() && view::latest_month(&context.app().session()).is_none() {
        return Ok(empty(context, shown.section()));
    }
    let document = shown.clone().document(context.app()).await?;
    let set = embedded(&document, &Embedding { level: 1, prefix: "", addresses: &Site(&shown) });
    let mut page = Page::new(shown.section(), document.title.as_str()).public();
    page.description = Some(document.summary.to_string()).filter(|text| !text.is_empty());
    page.is_wide = true;
    page.scripts = set.scripts.iter().map(|script| script.file().to_owned()).collect();
    page.licences.clone_from(&document.licences);
    let json = el("link").attr("rel", "alternate").attr("type", "application/json");
    page.head.push(json.attr("href", shown.part(".json")));
    page.main.extend(bar(context, &shown)?);
    let page = page.with(set.body);
    if context.is_anybody() {
        return Ok(page);
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("path", context.path_and_query())
        .finish();
    let save = link(format!("/workspace/views/new?{query}"), context.words().say("save-view"));
    Ok(page.with(paragraph(Content::new().child(save))))
}

/// What is shown where no figure can be: what to do first. Whoever may not import is not sent to do it.
pub(super) fn empty(context: &Context, section: Section) -> Page {
    let words = context.words();
    let is_nothing = context.app().session().lake().vintages().is_empty();
    let what = if is_nothing { Key("empty-what") } else { Key("empty-held-what") };
    let page =
        Page::new(section, words.say("empty-title")).headed().with(paragraph(words.say(what.0)));
    if !context.is_anybody() && !context.may::<ImportData>() {
        return page.with(paragraph(words.say("empty-not-you")));
    }
    page.with(Button::new(words.say("import-title")).href("/workspace/data/import").element())
}

/// The choice of area and period, for the pages that have one.
fn bar(context: &Context, shown: &Shown) -> Result<Option<Element>, Problem> {
    let (Shown::Measures(choices) | Shown::Measure(_, choices)) = shown else { return Ok(None) };
    let words = context.words();
    let session = context.app().session();
    let Some(to) = choices.to.or_else(|| view::latest_month(&session)) else { return Ok(None) };
    let places = view::places(&session, to).map_err(|error| Problem::ours(&error))?;
    let item = |area: &AreaRef| SelectItem::new(area.code.to_string(), area.name.as_str());
    let others = places.comparators.iter().filter(|one| one.code != places.own.code);
    let areas = [&places.own].into_iter().chain(&places.wards).chain(others).map(item);
    let chosen = choices.area.as_ref().unwrap_or(&places.own.code);
    let areas = Select::new("area", words.say("choose-area"), areas).value(chosen.to_string());
    let keys = [
        Key("period-rolling-12"),
        Key("period-financial-year"),
        Key("period-quarter"),
        Key("period-month"),
    ];
    let lengths = LENGTHS.into_iter().zip(keys);
    let lengths = lengths.map(|((_, id), key)| SelectItem::new(id, words.say(key.0)));
    let lengths =
        Select::new("period", words.say("choose-period"), lengths).value(choices.length());
    let month = Input::new("to", words.say("choose-month"))
        .attr("pattern", "[0-9]{4}-[0-9]{2}")
        .attr("placeholder", "2021-02")
        .width(components::Width::Letters(10))
        .value(to.to_string());
    let (action, _) = shown.path();
    let bar = FilterBar::new(action, words.say("choose"), words.say("choose-button"))
        .control(areas.element())
        .control(lengths.element())
        .control(month.element());
    Ok(Some(bar.element()))
}

/// The first page.
pub(super) async fn home(context: Context, params: Params) -> Answer {
    page(&context, Shown::Home(params.get("to")?)).await
}

/// Every measure.
pub(super) async fn measures(context: Context, params: Params) -> Answer {
    page(&context, Shown::Measures(Choices::of(&params)?)).await
}

/// How figures are made.
pub(super) async fn methods(context: Context) -> Answer {
    page(&context, Shown::Methods).await
}

/// What data are held.
pub(super) async fn register(context: Context) -> Answer {
    page(&context, Shown::Register).await
}

/// A page, or its figures where the address ends with `.json`.
async fn page_or_figures(
    context: &Context,
    last: &str,
    shown: impl FnOnce(&str) -> Result<Shown, Problem>,
) -> Result<Response, Problem> {
    match last.strip_suffix(".json") {
        Some(last) => Ok(data::figures(context, shown(last)?).await?.into_response()),
        None => Ok(page(context, shown(last)?).await?.into_response()),
    }
}

/// One measure, or its figures.
pub(super) async fn measure(
    context: Context,
    Path(last): Path<String>,
    params: Params,
) -> Result<Response, Problem> {
    page_or_figures(&context, &last, |id| measure_shown(id, &params)).await
}

/// One ward, or its figures.
pub(super) async fn ward(
    context: Context,
    Path(last): Path<String>,
    params: Params,
) -> Result<Response, Problem> {
    page_or_figures(&context, &last, |code| ward_shown(code, &params)).await
}

/// The page of a measure; what is no measure's id is not there.
pub(super) fn measure_shown(id: &str, params: &Params) -> Result<Shown, Problem> {
    let id: MeasureId = id.parse().map_err(|_| Problem::NotFound)?;
    Ok(Shown::Measure(id, Choices::of(params)?))
}

/// The page of a ward; what is no area's code is not there.
pub(super) fn ward_shown(code: &str, params: &Params) -> Result<Shown, Problem> {
    let code: AreaCode = code.parse().map_err(|_| Problem::NotFound)?;
    Ok(Shown::Ward(code, params.get("to")?))
}
