//! The invitation to a meeting: a file that a mail's reader or a calendar opens, made for whoever manages the board to send.

use axum::extract::Path;
use components::{Size, heading, link, paragraph};
use markup::{Content, Element};
use partnership::board::{Meeting, MeetingId, MeetingStatus};
use partnership::{Granted, ManageBoard};
use workbench::WorkbenchError;
use workbench::board::{MeetingInvitation, meeting_invitation};

use super::{id, meeting};
use crate::answer::{Download, Problem};
use crate::context::Context;
use crate::gate::access::May;
use crate::routes::Routes;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.page::<ManageBoard, _, _>("/workspace/meetings/{id}/invitation.ics", file)
}

/// Where the file is, and who is to be asked otherwise: on the page of a meeting to which somebody can still be asked, or that is
/// called off.
pub(super) fn leads(
    context: &Context,
    may: &Granted<ManageBoard>,
    held: &Meeting,
) -> Result<Vec<Element>, Problem> {
    let words = context.words();
    let text = match held.status {
        MeetingStatus::Draft | MeetingStatus::Published => words.say("invitation-file"),
        MeetingStatus::Cancelled => words.say("invitation-file-cancelled"),
        _ => return Ok(Vec::new()),
    };
    let made = made(context, may, held.id)?;
    let to = link(format!("{}/invitation.ics", meeting::address(held)), text);
    let asked = words.say_with("invitation-asked", &[("count", made.asked.into())]);
    let title = heading(2, Size::Medium, words.say("meeting-invitation"));
    let mut all = vec![title, paragraph(Content::new().child(to).text(". ").text(asked))];
    if !made.others.is_empty() {
        // Titles of posts have commas of their own.
        let names = made.others.join("; ");
        all.push(paragraph(words.say_with("invitation-others", &[("names", names.into())])));
    }
    Ok(all)
}

fn made(
    context: &Context,
    may: &Granted<ManageBoard>,
    id: MeetingId,
) -> Result<MeetingInvitation, Problem> {
    let app = context.app();
    let site = app.address_of("");
    let made = meeting_invitation(app.store(), may, id, (site.trim_end_matches('/'), app.now()));
    made.map_err(|error| match error {
        WorkbenchError::Store(error) => error.into(),
        other => Problem::ours(&other),
    })
}

async fn file(
    context: Context,
    May(may): May<ManageBoard>,
    Path(text): Path<String>,
) -> Result<Download, Problem> {
    let made = made(&context, &may, id(&text)?)?;
    let is_cancelled = made.meeting.status == MeetingStatus::Cancelled;
    let method = if is_cancelled { "CANCEL" } else { "REQUEST" };
    let media_type = format!("text/calendar; charset=utf-8; method={method}");
    Ok(Download::private(&media_type, made.text)
        .named(format!("meeting-{}.ics", made.meeting.said.date)))
}
