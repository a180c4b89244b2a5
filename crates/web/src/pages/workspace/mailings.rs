//! What comes by e-mail, and how often: a saved view, peaks that are new, or actions that are due. It goes to the address of one's own account.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Cell, Control as _, Row, Select, SelectItem, Size, Table, heading,
    paragraph,
};
use markup::Content;
use partnership::{
    Every, Granted, Mailing, ManageBoard, SavedView, Schedule, ScheduleId, SignedIn, ViewId,
};

use super::back;
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::dates::moment;
use crate::form::{Typed, form, one_button, refuse, summary};
use crate::gate::access::May;
use crate::params::Params;
use crate::post;
use crate::routes::Routes;
use crate::words::Key;

/// The list.
const LIST: &str = "/workspace/mailings";
/// The choice of new peaks, among the ids of views.
const PEAKS: &str = "peaks";
/// The choice of actions that are due, among them.
const ACTIONS: &str = "actions";
/// The days of a month that are offered.
const DAYS: [i8; 4] = [1, 8, 15, 22];

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<SignedIn, _, _>("/workspace/mailings", list)
        .form::<SignedIn, _, _>("/workspace/mailings", add)
        .form::<SignedIn, _, _>("/workspace/mailings/{id}/stop", stop)
        .public("/mail/stop/{token}", stopping)
        .public_form("/mail/stop/{token}", stopped)
}

async fn list(context: Context, May(may): May<SignedIn>, params: Params) -> Answer {
    let chosen: Option<ViewId> = params.get("view")?;
    let what = chosen.map_or_else(|| PEAKS.to_owned(), |id| id.to_string());
    page(&context, &may, &Answers::new([("what", what)]))
}

fn page(context: &Context, may: &Granted<SignedIn>, answers: &Answers) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let (schedules, views) = (store.schedules(may)?, store.views(may)?);
    let mut page = Page::new(Section::Workspace, words.say("mailings-title"))
        .with_all(summary(context, answers))
        .headed()
        .with(paragraph(words.say("mailings-what")));
    page.before = Some(back(context));
    if !post::is_set_up(context.app()) {
        page = page.with(paragraph(words.say("mailings-no-mail")));
    }
    page = if schedules.is_empty() {
        page.with(paragraph(words.say("mailings-none")))
    } else {
        page.with(table(context, &schedules, &views))
    };
    let peaks = SelectItem::new(PEAKS, words.say("mailing-peaks"));
    let actions = SelectItem::new(ACTIONS, words.say("mailing-actions"));
    let actions = Some(actions).filter(|_| can_be_reminded(context));
    let items = views.iter().map(|view| SelectItem::new(view.id.to_string(), view.title.as_str()));
    let what = Select::new(
        "what",
        words.say("field-mailing"),
        [peaks].into_iter().chain(actions).chain(items),
    );
    let often = (1..=7)
        .map(|day| format!("weekly-{day}"))
        .chain(DAYS.map(|day| format!("monthly-{day}")))
        .filter_map(|text| text.parse::<Every>().ok())
        .map(|every| SelectItem::new(every.to_string(), in_words(context, every)));
    let often = Select::new("every", words.say("field-every"), often);
    let fields = Content::new()
        .child(what.answered(answers).element())
        .child(often.answered(answers).element())
        .child(Button::new(words.say("mailing-add")).element());
    Ok(page
        .with(heading(2, Size::Large, words.say("mailing-new")))
        .with(form(context, LIST, fields)))
}

/// Whether actions can be a matter of whoever asks: they manage the board, or speak for an organisation.
fn can_be_reminded(context: &Context) -> bool {
    let organisation = context.actor().and_then(|actor| actor.organisation());
    context.may::<ManageBoard>() || organisation.is_some()
}

fn table(context: &Context, schedules: &[Schedule], views: &[SavedView]) -> markup::Element {
    let words = context.words();
    let mut table = Table::new()
        .caption(words.say("mailings-caption"), "govuk-table__caption--m")
        .head([
            Cell::new(words.say("field-mailing")),
            Cell::new(words.say("field-every")),
            Cell::new(words.say("mailing-last")),
            Cell::new(words.say("mailing-next")),
            Cell::new(words.say("mailing-stop")),
        ])
        .row_headers();
    for one in schedules {
        let what = title(context, one.what, views);
        let named = [("what", what.as_str().into())];
        let button = Button::new(words.say("mailing-stop"))
            .kind(ButtonKind::Secondary)
            .attr("aria-label", words.say_with("mailing-stop-which", &named));
        let last = one.last_sent.map_or_else(|| words.say("never"), moment);
        let stop = one_button(context, &format!("{LIST}/{}/stop", one.id), button);
        table = table.row(Row::new([
            Cell::new(what),
            Cell::new(in_words(context, one.every)),
            Cell::new(last),
            Cell::new(moment(one.next)),
            Cell::new(stop),
        ]));
    }
    table.scrolling(words.say("mailings-caption"))
}

/// What is sent, in words.
fn title(context: &Context, what: Mailing, views: &[SavedView]) -> String {
    let words = context.words();
    match what {
        Mailing::NewPeaks => words.say("mailing-peaks"),
        Mailing::ActionsDue => words.say("mailing-actions"),
        Mailing::View(id) => {
            let view = views.iter().find(|view| view.id == id);
            view.map_or_else(|| words.say("mailing-view-gone"), |view| view.title.clone())
        }
    }
}

/// How often, in words.
fn in_words(context: &Context, every: Every) -> String {
    let words = context.words();
    match every {
        Every::Month(day) => words.say_with("every-month", &[("day", day.into())]),
        Every::Week(day) => {
            let keys = [
                Key("every-monday"),
                Key("every-tuesday"),
                Key("every-wednesday"),
                Key("every-thursday"),
                Key("every-friday"),
                Key("every-saturday"),
                Key("every-sunday"),
            ];
            let place = usize::from(day.to_monday_zero_offset().unsigned_abs());
            keys.get(place).map(|key| words.say(key.0)).unwrap_or_default()
        }
    }
}

async fn add(
    context: Context,
    May(may): May<SignedIn>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (app, words) = (context.app(), context.words());
    let what = match answers.value("what") {
        Some(PEAKS) => Some(Mailing::NewPeaks),
        Some(ACTIONS) => Some(Mailing::ActionsDue).filter(|_| can_be_reminded(&context)),
        other => other.and_then(|id| id.parse().ok()).map(Mailing::View),
    };
    let every: Option<Every> = answers.value("every").and_then(|text| text.parse().ok());
    if what.is_none() {
        answers.refuse("what", words.say("error-mailing-missing"));
    }
    if every.is_none() {
        answers.refuse("every", words.say("error-every-missing"));
    }
    if let (Some(what), Some(every)) = (what, every) {
        match app.store().schedule(&may, what, every, app.now()) {
            Ok(_) => return Ok(Redirect::to(LIST).into_response()),
            Err(error) => refuse(&mut answers, error)?,
        }
    }
    Ok(page(&context, &may, &answers)?.into_response())
}

async fn stop(
    context: Context,
    May(may): May<SignedIn>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let app = context.app();
    let id: ScheduleId = text.parse().map_err(|_| Problem::NotFound)?;
    app.store().stop_schedule(&may, id, app.now())?;
    Ok(Redirect::to(LIST).into_response())
}

/// The page that a mail leads to. To open it stops nothing: programs follow the links of mails.
async fn stopping(context: Context, Path(token): Path<String>) -> Result<Page, Problem> {
    let words = context.words();
    let page = Page::new(Section::None, words.say("mail-stop-title")).headed();
    if context.app().store().schedule_of_token(&token)?.is_none() {
        return Ok(page.with(paragraph(words.say("mail-stop-gone"))));
    }
    let button = Button::new(words.say("mail-stop-button"));
    Ok(page.with(paragraph(words.say("mail-stop-what"))).with(one_button(
        &context,
        &format!("/mail/stop/{token}"),
        button,
    )))
}

async fn stopped(context: Context, Path(token): Path<String>) -> Result<Page, Problem> {
    let (app, words) = (context.app(), context.words());
    app.store().unsubscribe(&token, app.now())?;
    // Pressed twice, it is as well: no more of these mails come.
    Ok(Page::new(Section::None, words.say("mail-stopped-title"))
        .headed()
        .with(paragraph(words.say("mail-stopped"))))
}
