//! The layout around every page: head, navigation, foot; whose site it is and who has signed in.

use components::{
    Footer, Header, NavigationItem, NotificationBanner, Page as Whole, ServiceNavigation,
};
use markup::{Content, el};

use crate::answer::{Page, Section};
use crate::assets;
use crate::context::Context;

/// A page with the layout around it, as text to send.
pub(crate) fn whole(context: &Context, page: &Page) -> String {
    let words = context.words();
    let session = context.app().session();
    let partnership = &session.folder().settings().partnership.name;
    let title = words.say_with(
        "page-title",
        &[("title", page.title.as_str().into()), ("partnership", partnership.as_str().into())],
    );
    let mut whole = Whole::new(title, assets::FOLDER)
        .lang("en-GB")
        .skip_to_content(words.say("skip"))
        .stylesheet(assets::address(assets::DOCUMENT_STYLE))
        .head(
            el("link")
                .attr("rel", "icon")
                .attr("type", "image/svg+xml")
                .attr("href", assets::address(assets::ICON)),
        )
        .header(Header::new(partnership.as_str()).url("/").element())
        .navigation(navigation(context, page.section))
        .footer(footer(context, &page.licences, page.is_public));
    if let Some((name, _)) = assets::brand(session.folder().settings()) {
        whole = whole.stylesheet(format!("{}{name}", assets::FOLDER));
    }
    if let Some(description) = &page.description {
        let meta = el("meta").attr("name", "description").attr("content", description);
        whole = whole.head(meta);
    }
    if !page.is_public {
        whole = whole.head(el("meta").attr("name", "robots").attr("content", "noindex"));
    }
    if let Some(seconds) = page.again_after {
        let meta = el("meta").attr("http-equiv", "refresh");
        whole = whole.head(el("noscript").child(meta.attr("content", seconds.to_string())));
    }
    for element in &page.head {
        whole = whole.head(element.clone());
    }
    for script in &page.scripts {
        whole = whole.script(assets::address(script));
    }
    if let Some(notice) = session.notice() {
        let banner = NotificationBanner::new(notice).title(words.say("notice")).takes_focus(false);
        whole = whole.before(banner.element());
    }
    if let Some(before) = &page.before {
        whole = whole.back(words.say("back"), before.clone());
    }
    let mut main = Content::new();
    for element in &page.main {
        main = main.child(element.clone());
    }
    if page.is_wide {
        return whole.wide().main(main).render();
    }
    // Words and forms are read and filled in best where lines are not long.
    let column = el("div").class("govuk-grid-column-two-thirds").content(main);
    whole.main(el("div").class("govuk-grid-row").child(column)).render()
}

fn navigation(context: &Context, at: Section) -> markup::Element {
    let words = context.words();
    let item = |section: Section, href: &str, text: String| {
        let is_here = section == at;
        NavigationItem::new(href, text).active(is_here).current(is_here && context.path() == href)
    };
    let mut items = vec![
        item(Section::Home, "/", words.say("nav-home")),
        item(Section::Measures, "/measures", words.say("nav-measures")),
        item(Section::Wards, "/wards", words.say("nav-wards")),
        item(Section::Documents, "/documents", words.say("nav-documents")),
        item(Section::Meetings, "/meetings", words.say("nav-meetings")),
        item(Section::Data, "/data", words.say("nav-data")),
    ];
    if context.is_anybody() {
        items.push(item(Section::Account, "/sign-in", words.say("nav-sign-in")));
    } else {
        items.push(item(Section::Workspace, "/workspace", words.say("nav-workspace")));
        items.push(item(Section::Account, "/account", words.say("nav-account")));
    }
    let bar = ServiceNavigation::new(items).menu(words.say("menu")).label(words.say("nav-label"));
    let Some(actor) = context.actor() else { return bar.element() };
    let who = words.say_with("signed-in-as", &[("name", actor.name().into())]);
    let out = el("form")
        .class("sign-out")
        .attr("method", "post")
        .attr("action", "/sign-out")
        .child(crate::form::token(context))
        .child(el("span").text(format!("{who} ")))
        .child(
            el("button")
                .class("sign-out__button")
                .attr("type", "submit")
                .text(words.say("sign-out")),
        );
    bar.end(out).element()
}

fn footer(context: &Context, of_page: &[String], is_public: bool) -> markup::Element {
    let words = context.words();
    let mut about = Content::new().child(el("p").text(words.say("footer-made")));
    if is_public {
        // Whoever holds a printed sheet finds the page again.
        let address = context.app().address_of(context.path_and_query());
        let from = words.say_with("printed-from", &[("address", address.as_str().into())]);
        about = about.child(el("p").class("on-paper").text(from));
    }
    let mut foot = Footer::new()
        .links_title(words.say("footer-links"))
        .link("/about/accessibility", words.say("accessibility-title"))
        .link("/about/privacy", words.say("privacy-title"))
        .link("/about/cookies", words.say("cookies-title"))
        .link("/methods", words.say("nav-methods"))
        .link("/api", words.say("nav-api"))
        .meta(about);
    if !of_page.is_empty() {
        let lines = of_page.iter().map(|line| el("li").text(line));
        foot = foot.licence(el("ul").class("govuk-list").children(lines));
    }
    foot.element()
}
