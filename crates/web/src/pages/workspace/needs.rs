//! What needs whoever has signed in: actions that are due, data that have gone stale, rows that were left out, nothing held yet.

use components::{Tag, TagColour, Task, TaskList, paragraph};
use markup::Element;
use partnership::{Annotate, ImportData};
use workbench::held;

use crate::answer::Problem;
use crate::app::App;
use crate::context::Context;

/// The list, in the order in which it is best looked at; words where there is nothing.
pub(super) fn needs(context: &Context, app: &App) -> Result<Element, Problem> {
    let words = context.words();
    let mut tasks = super::board::tasks(context)?;
    if context.may::<ImportData>() {
        let session = app.session();
        let all = held(session.folder()).map_err(|error| Problem::ours(&error))?;
        let kept: Vec<_> = all.tables.iter().filter(|table| !table.dropped).collect();
        let tag = |text: String, colour: TagColour| Tag::new(text).colour(colour).element();
        if kept.is_empty() {
            let todo = tag(words.say("status-to-do"), TagColour::Blue);
            let task =
                Task::new(words.say("needs-first-data"), todo).href("/workspace/data/import");
            tasks.push(task.hint(words.say("needs-first-data-what")));
        }
        let mut told = Vec::new();
        for table in &kept {
            // The newest of a source is the first; what is older is not expected to grow.
            if told.contains(&&table.source) {
                continue;
            }
            told.push(&table.source);
            if table.stale {
                let source = table.source.to_string();
                let title = words.say_with("needs-stale", &[("source", source.as_str().into())]);
                let last = table.to.map(figure::Month::label).unwrap_or_default();
                let hint = words.say_with("needs-stale-what", &[("month", last.as_str().into())]);
                let stale = tag(words.say("status-stale"), TagColour::Yellow);
                tasks.push(Task::new(title, stale).href("/workspace/data/import").hint(hint));
            }
        }
        for table in kept.iter().filter(|table| table.rejects > 0) {
            let vintage = table.vintage.to_string();
            let given = [("count", table.rejects.into()), ("vintage", vintage.as_str().into())];
            let look = tag(words.say("status-look"), TagColour::Blue);
            let task = Task::new(words.say_with("needs-rejects", &given), look);
            tasks.push(task.href(format!("/workspace/data/vintage/{vintage}")));
        }
    }
    if context.may::<Annotate>() {
        tasks.extend(peaks(context, app)?);
    }
    if tasks.is_empty() {
        return Ok(paragraph(words.say("needs-nothing")));
    }
    Ok(TaskList::new(tasks).element())
}

/// The peaks that nobody has looked at yet. Where they are still to be found, the search begins, and the page says so.
fn peaks(context: &Context, app: &App) -> Result<Option<Task>, Problem> {
    let (words, session) = (context.words(), app.session());
    let status = Tag::new(words.say("status-look")).colour(TagColour::Blue).element();
    let Some(found) = app.findings().known(&session) else {
        let app = app.clone();
        tokio::task::spawn_blocking(move || {
            if let Err(error) = app.findings().peaks(&session) {
                tracing::error!(%error, "peaks could not be looked for");
            }
        });
        return Ok(None);
    };
    let Some(found) = found.0 else { return Ok(None) };
    let looked = super::findings::looked_at(context)?;
    let open = found.peaks.iter().filter(|peak| !looked.contains_key(&peak.key()));
    let (count, out) =
        open.fold((0_u64, 0_u64), |(all, out), peak| (all + 1, out + u64::from(peak.stands_out)));
    if count == 0 {
        return Ok(None);
    }
    let title = words.say_with("needs-findings", &[("count", count.into())]);
    let hint = words.say_with("needs-findings-what", &[("count", out.into())]);
    Ok(Some(Task::new(title, status).href("/workspace/findings").hint(hint)))
}
