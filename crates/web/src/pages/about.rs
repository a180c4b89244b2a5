//! What a public body must say of its site: whom it shuts out, what it knows of its visitors, which cookies it sets.

use components::{Cell, Row, Size, Table, heading, paragraph};

use crate::answer::{Page, Section};
use crate::context::Context;
use crate::routes::Routes;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .public("/about/accessibility", accessibility)
        .public("/about/privacy", privacy)
        .public("/about/cookies", cookies)
}

async fn accessibility(context: Context) -> Page {
    let words = context.words();
    Page::new(Section::None, words.say("accessibility-title"))
        .headed()
        .with(paragraph(words.say("accessibility-aim")))
        .with(paragraph(words.say("accessibility-can")))
        .with(heading(2, Size::Medium, words.say("accessibility-known-title")))
        .with(paragraph(words.say("accessibility-known")))
        .with(heading(2, Size::Medium, words.say("accessibility-tell-title")))
        .with(paragraph(words.say("accessibility-tell")))
        .public()
}

async fn privacy(context: Context) -> Page {
    let words = context.words();
    Page::new(Section::None, words.say("privacy-title"))
        .headed()
        .with(paragraph(words.say("privacy-visitors")))
        .with(paragraph(words.say("privacy-figures")))
        .with(heading(2, Size::Medium, words.say("privacy-accounts-title")))
        .with(paragraph(words.say("privacy-accounts")))
        .with(heading(2, Size::Medium, words.say("privacy-board-title")))
        .with(paragraph(words.say("privacy-board")))
        .public()
}

async fn cookies(context: Context) -> Page {
    let words = context.words();
    let row = |name: &str, what: String, ends: String| {
        Row::new([Cell::new(name), Cell::new(what), Cell::new(ends)])
    };
    let table = Table::new()
        .caption(words.say("cookies-caption"), "govuk-table__caption--m")
        .head([
            Cell::new(words.say("cookie-name")),
            Cell::new(words.say("cookie-what")),
            Cell::new(words.say("cookie-ends")),
        ])
        .row_headers()
        .row(row("__Host-session", words.say("cookie-session"), words.say("cookie-session-ends")))
        .row(row("__Host-forms", words.say("cookie-forms"), words.say("cookie-browser-ends")))
        .row(row("__Host-sign-in", words.say("cookie-sign-in"), words.say("cookie-ten-minutes")))
        .row(row("__Host-then", words.say("cookie-then"), words.say("cookie-ten-minutes")))
        .row(row("__Host-link", words.say("cookie-link"), words.say("cookie-ten-minutes")))
        .row(row("__Host-openid", words.say("cookie-openid"), words.say("cookie-ten-minutes")));
    Page::new(Section::None, words.say("cookies-title"))
        .headed()
        .with(paragraph(words.say("cookies-only")))
        .with(table.scrolling(words.say("cookies-caption")))
        .public()
}
