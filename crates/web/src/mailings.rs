//! Mails on a schedule: what is due is composed and put into the outbox. A view is asked for as anybody would ask for it, so
//! that a mail never says more than the site does; of actions each is told what they may know.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use jiff::Timestamp;
use partnership::{
    Actor, Due, Mail, Mailing, ManageBoard, Operate, SavedView, SignedIn, StoreError,
};
use tokio::runtime::Handle;
use tower::ServiceExt as _;
use workbench::Peak;
use workbench::board::{Reminder, reminders};

use crate::answer::Page;
use crate::app::App;
use crate::context::{Context, Visitor};
use crate::dates::{day, day_of};
use crate::words::Key;
use crate::{plain, routes};

/// How many lines of a page a mail has; the rest is a link away.
const LINES: usize = 40;
/// How many peaks a mail tells of.
const PEAKS: usize = 20;
/// How many actions a mail tells of.
const ACTIONS: usize = 40;

/// Puts whatever is due into the outbox; how many mails. To be called on a thread that may wait.
pub(crate) fn queue_due(app: &App, now: Timestamp) -> Result<usize, StoreError> {
    let Some(may) = Actor::program().grant::<Operate>() else { return Ok(0) };
    let mut queued = 0;
    for due in app.store().due(&may, now)? {
        let mail = match (&due.view, due.schedule.what) {
            (Some(view), _) => Some(of_view(app, &due, view)),
            (None, Mailing::ActionsDue) => of_actions(app, &due, now),
            (None, _) => of_peaks(app, &due)?,
        };
        let is_done = app.store().queue_due(&may, due.schedule.id, mail.as_ref(), now)?;
        queued += usize::from(is_done && mail.is_some());
    }
    Ok(queued)
}

/// A mail with what a view says now.
fn of_view(app: &App, due: &Due, view: &SavedView) -> Mail {
    let page = Handle::current().block_on(page(app, view.path.as_str()));
    let lines = page.map(|page| plain::lines(&page)).unwrap_or_default();
    let shown: Vec<&str> = lines.iter().take(LINES).map(String::as_str).collect();
    let said =
        if shown.is_empty() { app.words().say("mail-view-no-words") } else { shown.join("\n\n") };
    mail(app, due, (&view.title, &said), (Key("mail-at-page"), view.path.as_str()))
}

/// The page at a path of ours as anybody sees it; none where there is none for them.
async fn page(app: &App, path: &str) -> Option<Arc<Page>> {
    let (mut parts, ()) = Request::get(path).body(()).ok()?.into_parts();
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let context = Context::new(app.clone(), Visitor::Anybody, String::new(), address, &parts);
    parts.extensions.insert(context);
    let request = Request::from_parts(parts, Body::empty());
    // A router answers every request; its error type has no value.
    let response = routes::pages(app.clone()).oneshot(request).await.ok()?;
    let page = response.extensions().get::<Arc<Page>>()?;
    page.status.is_success().then(|| Arc::clone(page))
}

/// A mail with the peaks that came since the last one and that nobody has looked at; none where there are none.
fn of_peaks(app: &App, due: &Due) -> Result<Option<Mail>, StoreError> {
    let session = app.session();
    let found = match app.findings().peaks(&session) {
        Ok(found) => found.0,
        Err(error) => {
            tracing::error!(%error, "peaks could not be looked for");
            return Ok(None);
        }
    };
    let Some(found) = found else { return Ok(None) };
    let looked = match due.actor.grant::<SignedIn>() {
        Some(may) => app.store().findings_looked_at(&may)?,
        None => return Ok(None),
    };
    let last = due.schedule.last_sent;
    let is_new = |peak: &&Peak| {
        !looked.contains_key(&peak.key())
            && last.is_none_or(|last| workbench::is_new_since(&session, peak, last))
    };
    let new: Vec<&Peak> = found.peaks.iter().filter(is_new).collect();
    if new.is_empty() {
        return Ok(None);
    }
    let words = app.words();
    let mut said: Vec<String> = new.iter().take(PEAKS).map(|peak| peak.sentence()).collect();
    if new.len() > PEAKS {
        said.push(words.say_with("mail-peaks-more", &[("count", (new.len() - PEAKS).into())]));
    }
    let title = words.say_with("mail-peaks-title", &[("count", new.len().into())]);
    Ok(Some(mail(app, due, (&title, &said.join("\n\n")), (Key("mail-at-page"), "/measures"))))
}

/// A mail with the actions that are overdue or due soon, as far as they are a matter of whoever gets it; none where there are none.
fn of_actions(app: &App, due: &Due, now: Timestamp) -> Option<Mail> {
    let found = reminders(app.store(), &due.actor, day_of(now));
    let found = found.inspect_err(|error| {
        tracing::error!(%error, "the actions that are due could not be looked for");
    });
    let found = found.ok()?;
    let count = found.told.len() + found.kept;
    if count == 0 {
        return None;
    }
    let words = app.words();
    let told = found.told.iter().take(ACTIONS);
    let mut said: Vec<String> = told.map(|one| reminder(app, one)).collect();
    if found.told.len() > ACTIONS {
        let rest = found.told.len() - ACTIONS;
        said.push(words.say_with("mail-peaks-more", &[("count", rest.into())]));
    }
    if found.kept > 0 {
        said.push(words.say_with("mail-actions-kept", &[("count", found.kept.into())]));
    }
    let title = words.say_with("mail-actions-title", &[("count", count.into())]);
    // Only who manages the board can open the list.
    let at = match due.actor.grant::<ManageBoard>() {
        Some(_) => (Key("mail-at-actions"), "/workspace/actions?show=urgent"),
        None => (Key("mail-at-meetings"), "/meetings"),
    };
    Some(mail(app, due, (&title, &said.join("\n\n")), at))
}

/// An action in a mail: what, whose, until when, and for how long it has been open.
fn reminder(app: &App, one: &Reminder) -> String {
    let words = app.words();
    let standing = match one.days_left {
        late if late < 0 => words.say_with("action-overdue", &[("days", (-late).into())]),
        left => words.say_with("action-soon", &[("days", left.into())]),
    };
    let age = words.say_with("days", &[("days", one.days_open.into())]);
    let given = [
        ("words", one.words.as_str().into()),
        ("owner", one.owner.as_str().into()),
        ("board", one.board.as_str().into()),
        ("due", day(one.due_on).into()),
        ("standing", standing.into()),
        ("age", age.into()),
    ];
    words.say_with("mail-action", &given)
}

/// A mail with its title and what it says; at the end stands the address where there is more, after the words for it.
fn mail(app: &App, due: &Due, (title, said): (&str, &str), (at, path): (Key, &str)) -> Mail {
    let (words, session) = (app.words(), app.session());
    let partnership = session.folder().settings().partnership.name.as_str();
    let notice = session.notice().map(|notice| format!("{notice}\n\n")).unwrap_or_default();
    let said = format!("{notice}{said}");
    let address = app.address_of(path);
    let stop = app.address_of(&format!("/mail/stop/{}", due.schedule.unsubscribe));
    let given = [
        ("name", due.actor.name().into()),
        ("title", title.into()),
        ("partnership", partnership.into()),
        ("said", said.into()),
        ("at", words.say(at.0).into()),
        ("address", address.into()),
        ("stop", stop.into()),
    ];
    Mail {
        subject: words.say_with("mail-subject", &given),
        text: words.say_with("mail-scheduled", &given),
        html: None,
    }
}
