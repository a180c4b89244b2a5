//! The settings: names and colour, whom the partnership is held against, the rules for red, amber and green, and the catalogue.
//! Nothing is changed before it was shown what would come of it, and every change can be taken back.

mod groups;
mod history;
mod measures;
mod names;
mod own;
mod period;
mod rating;
mod rule;
mod sheet;
mod shown;
mod text;
mod title;

use components::{
    Action, Button, ButtonKind, NotificationBanner, SummaryCard, SummaryList, SummaryRow, link,
    paragraph,
};
use markup::{Content, Element};
use partnership::EditSettings;
use workbench::Settings;
use workbench::texts::TextFile;

use super::back;
use crate::answer::{Answer, Page, Section};
use crate::context::Context;
use crate::gate::access::May;
use crate::params::Params;
use crate::routes::Routes;
use crate::words::Key;

/// The first page of the settings.
pub(super) const HOME: &str = "/workspace/settings";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<EditSettings, _, _>("/workspace/settings", show)
        .page::<EditSettings, _, _>("/workspace/settings/names", names::show)
        .form::<EditSettings, _, _>("/workspace/settings/names", names::take)
        .page::<EditSettings, _, _>("/workspace/settings/comparators", groups::show)
        .form::<EditSettings, _, _>("/workspace/settings/comparators", groups::take)
        .page::<EditSettings, _, _>("/workspace/settings/period", period::show)
        .form::<EditSettings, _, _>("/workspace/settings/period", period::take)
        .page::<EditSettings, _, _>("/workspace/settings/rule", rule::show)
        .form::<EditSettings, _, _>("/workspace/settings/rule", rule::take)
        .page::<EditSettings, _, _>("/workspace/settings/measures", measures::all)
        .page::<EditSettings, _, _>("/workspace/settings/measures/new", own::new)
        .form::<EditSettings, _, _>("/workspace/settings/measures/new", own::add)
        .page::<EditSettings, _, _>("/workspace/settings/measures/{measure}", measures::one)
        .page::<EditSettings, _, _>("/workspace/settings/measures/{measure}/title", title::show)
        .form::<EditSettings, _, _>("/workspace/settings/measures/{measure}/title", title::take)
        .page::<EditSettings, _, _>("/workspace/settings/measures/{measure}/rule", rule::show_of)
        .form::<EditSettings, _, _>("/workspace/settings/measures/{measure}/rule", rule::take_of)
        .page::<EditSettings, _, _>("/workspace/settings/measures/{measure}/rating", rating::show)
        .form::<EditSettings, _, _>("/workspace/settings/measures/{measure}/rating", rating::take)
        .page::<EditSettings, _, _>("/workspace/settings/measures/{measure}/own", own::show)
        .form::<EditSettings, _, _>("/workspace/settings/measures/{measure}/own", own::take)
        .page::<EditSettings, _, _>("/workspace/settings/text/{text}", text::show)
        .form::<EditSettings, _, _>("/workspace/settings/text/{text}", text::take)
        .page::<EditSettings, _, _>("/workspace/settings/history", history::all)
        .page::<EditSettings, _, _>("/workspace/settings/history/{number}", history::one)
        .form::<EditSettings, _, _>("/workspace/settings/history/{number}/undo", history::undo)
}

/// What was given, or nothing.
fn given(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}

/// What was given one a line.
fn lines(typed: &str) -> Vec<String> {
    typed.lines().filter_map(given).collect()
}

async fn show(context: Context, May(may): May<EditSettings>, params: Params) -> Answer {
    let words = context.words();
    let session = context.app().session();
    let settings = session.folder().settings();
    let mut page = Page::new(Section::Workspace, words.say("settings-title"));
    page.before = Some(back(&context));
    if params.text("changed")?.is_some()
        && let Some(last) = context.app().store().text_changes(&may, 1)?.first()
    {
        let to = link(format!("{HOME}/history/{}", last.number), words.say("settings-changed-see"));
        let news =
            Content::new().child(paragraph(words.say("settings-changed")).text(" ").child(to));
        page = page.with(NotificationBanner::success(news).title(words.say("success")).element());
    }
    page = page.headed().with(paragraph(words.say("settings-what")));
    for list in [names_card(&context, settings), groups_card(&context, settings)] {
        page = page.with(list);
    }
    page = page.with(periods_card(&context, settings)).with(rules_card(&context, settings));
    let other = [
        (format!("{HOME}/measures"), Key("catalogue-title")),
        (format!("{HOME}/text/{}", TextFile::Settings.slug()), Key("settings-as-text")),
        (format!("{HOME}/text/{}", TextFile::OwnMeasures.slug()), Key("measures-as-text")),
        (format!("{HOME}/history"), Key("history-title")),
    ];
    for (href, key) in other {
        page = page.with(super::leads(href, words.say(key.0)));
    }
    Ok(page)
}

/// Some settings with their title and where they are changed.
fn card(context: &Context, title: Key, to: &str, rows: Vec<SummaryRow>) -> Element {
    let words = context.words();
    let title = words.say(title.0);
    let change =
        Action::new(format!("{HOME}/{to}"), words.say("change")).about(title.to_lowercase());
    SummaryList::new(rows).card(SummaryCard::new(title).level(2).action(change)).element()
}

fn row(context: &Context, key: Key, value: impl Into<Content>) -> SummaryRow {
    SummaryRow::new(context.words().say(key.0), value)
}

fn names_card(context: &Context, settings: &Settings) -> Element {
    let of = &settings.partnership;
    let colour = of.colour.clone().unwrap_or_else(|| context.words().say("settings-usual-colour"));
    let rows = vec![
        row(context, Key("settings-name"), of.name.as_str()),
        row(context, Key("settings-area"), of.area.as_str()),
        row(context, Key("settings-colour"), colour),
    ];
    card(context, Key("settings-names"), "names", rows)
}

fn groups_card(context: &Context, settings: &Settings) -> Element {
    let list = |areas: &[String]| {
        let names: Vec<&str> = areas.iter().map(String::as_str).collect();
        if names.is_empty() {
            context.words().say("settings-none")
        } else {
            document::words::list(&names)
        }
    };
    let mut rows = vec![row(context, Key("settings-group"), settings.comparators.title())];
    if !settings.comparators.areas.is_empty() {
        rows.push(row(context, Key("settings-areas"), list(&settings.comparators.areas)));
    }
    rows.push(row(context, Key("settings-similar"), list(&settings.similar.areas)));
    if let Some(reason) = &settings.similar.reason {
        rows.push(row(context, Key("settings-similar-reason"), reason.as_str()));
    }
    rows.push(row(context, Key("settings-neighbours"), list(&settings.neighbours.areas)));
    card(context, Key("settings-groups"), "comparators", rows)
}

fn periods_card(context: &Context, settings: &Settings) -> Element {
    let words = context.words();
    let rows = settings.named_comparators.iter().map(|period| {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("name", &period.name)
            .finish();
        let change = Action::new(format!("{HOME}/period?{query}"), words.say("change"));
        let months = [("from", period.from.label().into()), ("to", period.to.label().into())];
        let said = format!("{}. {}", words.say_with("from-to", &months), period.reason);
        SummaryRow::new(period.name.as_str(), said).action(change.about(period.name.as_str()))
    });
    let add = Action::new(format!("{HOME}/period"), words.say("settings-period-add"));
    let rows: Vec<SummaryRow> = rows.collect();
    let title = words.say("settings-periods");
    if rows.is_empty() {
        let button = Button::new(words.say("settings-period-add"))
            .kind(ButtonKind::Secondary)
            .href(format!("{HOME}/period"));
        return button.element();
    }
    SummaryList::new(rows).card(SummaryCard::new(title).level(2).action(add)).element()
}

fn rules_card(context: &Context, settings: &Settings) -> Element {
    let words = context.words();
    let change = |to: String, about: &str| Action::new(to, words.say("change")).about(about);
    let known = workbench::view::choices(&context.app().session());
    let title = |id: &figure::MeasureId| {
        let choice = known.iter().find(|choice| choice.id == *id);
        choice.map_or_else(|| id.to_string(), |choice| choice.title.clone())
    };
    let all = words.say("settings-rule-all");
    let mut rows = vec![
        SummaryRow::new(all.as_str(), settings.rag.default.in_words())
            .action(change(format!("{HOME}/rule"), &all)),
    ];
    for (id, rule) in &settings.rag.measures {
        let name = title(id);
        let to = format!("{}/rule", measures::address(id));
        let row = SummaryRow::new(name.as_str(), rule.in_words());
        rows.push(row.action(change(to, &name)));
    }
    for given in &settings.rag_overrides {
        let name = title(&given.measure);
        let said = [
            ("rating", given.rag.word().into()),
            ("reason", given.reason.as_str().into()),
            ("by", given.by.as_str().into()),
        ];
        let to = format!("{}/rating", measures::address(&given.measure));
        let row = SummaryRow::new(name.as_str(), words.say_with("rating-given", &said));
        rows.push(row.action(change(to, &name)));
    }
    let card = SummaryCard::new(words.say("settings-rules")).level(2);
    SummaryList::new(rows).card(card).element()
}
