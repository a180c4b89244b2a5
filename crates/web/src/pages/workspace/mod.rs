//! The workspace: what needs whoever has signed in, and everything else one step away.

mod annotations;
mod board;
mod findings;
mod import;
mod imports;
mod look_again;
mod mailings;
mod needs;
mod past;
mod settings;
mod trail;
mod upload;
mod views;

use components::{
    Button, ButtonKind, NotificationBanner, Size, back_link, button_group, heading, link, paragraph,
};
use markup::{Content, Element, el};
use partnership::{
    Annotate, EditSettings, ImportData, InvitePartners, ManageAccounts, ManageBoard, Operate,
    SignedIn,
};

use crate::answer::{Answer, Page, Section};
use crate::context::Context;
use crate::form::one_button;
use crate::gate::access::May;
use crate::routes::Routes;

pub(super) fn routes(routes: Routes) -> Routes {
    let routes = annotations::routes(routes);
    let routes = board::routes(routes);
    let routes = findings::routes(routes);
    let routes = past::routes(routes);
    let routes = settings::routes(routes);
    let routes = views::routes(routes);
    mailings::routes(routes)
        .page::<SignedIn, _, _>("/workspace", show)
        .page::<ImportData, _, _>("/workspace/data", imports::all)
        .page::<ImportData, _, _>("/workspace/data/import", upload::show)
        .upload::<ImportData, _, _>("/workspace/data/import", upload::take)
        .page::<ImportData, _, _>("/workspace/data/import/{number}", import::show)
        .page::<ImportData, _, _>("/workspace/data/import/{number}/events", import::events)
        .page::<ImportData, _, _>("/workspace/data/vintage/{vintage}", imports::one)
        .page::<ImportData, _, _>("/workspace/data/vintage/{vintage}/rejects.csv", imports::rejects)
        .form::<ImportData, _, _>("/workspace/data/vintage/{vintage}/drop", imports::drop)
        .form::<ImportData, _, _>("/workspace/data/vintage/{vintage}/restore", imports::restore)
        .page::<Operate, _, _>("/workspace/trail", trail::show)
}

/// The way back to the workspace.
pub(crate) fn back(context: &Context) -> Element {
    back_link("/workspace", context.words().say("back-to-workspace"))
}

async fn show(context: Context, _may: May<SignedIn>) -> Answer {
    let words = context.words();
    let mut page = Page::new(Section::Workspace, words.say("workspace-title"))
        .headed()
        .with(heading(2, Size::Large, words.say("needs-title")));
    let mine = context.clone();
    let needs = context.app().work(move |app| needs::needs(&mine, app)).await?;
    page = page.with(needs);
    let mut rooms = Vec::new();
    if context.may::<ManageBoard>() {
        rooms.push((board::HOME, words.say("board-title"), words.say("board-what")));
        rooms.push((past::PAST, words.say("past-title"), words.say("past-room")));
    }
    if context.may::<ImportData>() {
        rooms.push(("/workspace/data", words.say("data-title"), words.say("data-what")));
    }
    if context.may::<Annotate>() {
        let (title, what) = (words.say("findings-title"), words.say("findings-what"));
        rooms.push(("/workspace/findings", title, what));
        let (title, what) = (words.say("annotations-title"), words.say("annotations-what"));
        rooms.push(("/workspace/annotations", title, what));
    }
    if context.may::<EditSettings>() {
        let (title, what) = (words.say("settings-title"), words.say("settings-what"));
        rooms.push((settings::HOME, title, what));
    }
    if context.may::<ManageAccounts>() {
        rooms.push(("/workspace/people", words.say("people-title"), words.say("people-what")));
    } else if context.may::<InvitePartners>() {
        let (title, what) = (words.say("invite-title"), words.say("invite-what"));
        rooms.push(("/workspace/people/invite", title, what));
    }
    if context.may::<Operate>() {
        rooms.push(("/workspace/trail", words.say("trail-title"), words.say("trail-what")));
    }
    rooms.push(("/workspace/views", words.say("views-title"), words.say("views-what")));
    rooms.push(("/workspace/mailings", words.say("mailings-title"), words.say("mailings-what")));
    rooms.push(("/account", words.say("account-title"), words.say("account-what")));
    page = page.with(heading(2, Size::Large, words.say("rooms-title")));
    let mut list = el("ul").class("govuk-list govuk-list--spaced");
    for (href, title, what) in rooms {
        let room = el("li").child(link(href, title)).child(paragraph(what));
        list = list.child(room);
    }
    Ok(page.with(list))
}

/// The news that something was removed, with the way back.
fn undo(context: &Context, said: String, action: &str) -> Element {
    let words = context.words();
    let button = Button::new(words.say("undo")).kind(ButtonKind::Secondary);
    let news = Content::new()
        .child(paragraph(said))
        .child(button_group([one_button(context, action, button)]));
    NotificationBanner::success(news).title(words.say("success")).element()
}

/// A link in a paragraph.
fn leads(href: impl Into<String>, text: impl Into<String>) -> Element {
    paragraph(Content::new().child(link(href, text.into())))
}
