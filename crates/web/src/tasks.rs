//! What the application does by itself while it is served: it forgets what is counted no more, sends what lies in the outbox,
//! reads the folder again when another command has changed it, and removes what need not be kept any longer.

use std::time::Duration;

use partnership::{Actor, Operate};

use crate::app::App;
use crate::{mailings, post};

/// How often each is done.
const TIDY: Duration = Duration::from_mins(1);
const POST: Duration = Duration::from_secs(15);
const LOOK: Duration = Duration::from_secs(3);
const PURGE: Duration = Duration::from_hours(6);

/// Begins all of them.
pub(crate) fn begin(app: &App) {
    repeat(app, TIDY, |app| app.limits().tidy());
    repeat(app, LOOK, look);
    repeat(app, PURGE, purge);
    repeat(app, POST, |app| {
        if post::is_set_up(app)
            && let Err(error) = post::empty_outbox(app, app.now())
        {
            tracing::error!(%error, "the outbox could not be read");
        }
    });
    repeat(app, TIDY, |app| {
        // Where no mail can be sent, what is due waits until it can.
        if post::is_set_up(app)
            && let Err(error) = mailings::queue_due(app, app.now())
        {
            tracing::error!(%error, "the mails that are due could not be made");
        }
    });
}

/// Does something now and again from now on, on a thread of its own.
fn repeat(app: &App, every: Duration, work: impl FnMut(&App) + Send + 'static) {
    let app = app.clone();
    tokio::spawn(async move {
        let mut work = work;
        let mut clock = tokio::time::interval(every);
        clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            clock.tick().await;
            let app = app.clone();
            let done = tokio::task::spawn_blocking(move || {
                work(&app);
                work
            });
            match done.await {
                Ok(back) => work = back,
                Err(error) => {
                    tracing::error!(%error, "a task that repeats has ended");
                    return;
                }
            }
        }
    });
}

/// Reads the folder again where another command has changed it.
fn look(app: &App) {
    if app.is_as_seen() {
        return;
    }
    match app.reopen() {
        Ok(()) => tracing::info!("the folder has changed and was read again"),
        // What was read before goes on being served: a slip in the settings takes no page away.
        Err(error) => {
            tracing::error!(%error, "the folder has changed and cannot be read; what was before stays");
        }
    }
}

fn purge(app: &App) {
    let Some(may) = Actor::program().grant::<Operate>() else { return };
    if let Err(error) = app.store().purge(&may, app.now()) {
        tracing::error!(%error, "what need not be kept any longer could not be removed");
    }
    if let Err(error) = workbench::board::past::forget(app.session().folder(), app.now()) {
        tracing::error!(%error, "old drafts of past minutes could not be removed");
    }
}
