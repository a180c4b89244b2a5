//! A whole page: head, the parts that every page has, and its content.

use markup::{Content, Element, el};

use crate::assets::{Asset, assets, script_name, stylesheet_name};
use crate::skip_link;

/// A page, from doctype to end.
#[derive(Debug, Clone)]
#[must_use]
pub struct Page {
    lang: String,
    title: String,
    folder: String,
    styles: Vec<String>,
    scripts: Vec<String>,
    head: Vec<Element>,
    skip: String,
    header: Content,
    navigation: Content,
    phase: Content,
    before: Content,
    main: Content,
    is_wide: bool,
    footer: Content,
}

impl Page {
    /// A page of this title, as a browser's tab shows it: "Burglary – Safer Exampletown". The files of [`assets`](crate::assets()) are served
    /// from `folder`: `/assets/`.
    pub fn new(title: impl Into<String>, folder: &str) -> Self {
        let served = |name: &str| format!("{folder}{name}");
        Self {
            lang: "en".to_owned(),
            title: title.into(),
            folder: folder.to_owned(),
            styles: vec![served(stylesheet_name())],
            scripts: vec![served(script_name())],
            head: Vec::new(),
            skip: "Skip to main content".to_owned(),
            header: Content::new(),
            navigation: Content::new(),
            phase: Content::new(),
            before: Content::new(),
            main: Content::new(),
            is_wide: false,
            footer: Content::new(),
        }
    }

    /// In this language: `en`, `cy`.
    pub fn lang(mut self, lang: impl Into<String>) -> Self {
        self.lang = lang.into();
        self
    }

    /// With one more style, at this address.
    pub fn stylesheet(mut self, href: impl Into<String>) -> Self {
        self.styles.push(href.into());
        self
    }

    /// With one more script, a module at this address.
    pub fn script(mut self, src: impl Into<String>) -> Self {
        self.scripts.push(src.into());
        self
    }

    /// With this in its head, such as a `meta` or `link`.
    pub fn head(mut self, element: Element) -> Self {
        self.head.push(element);
        self
    }

    /// The first link says this in place of "Skip to main content".
    pub fn skip_to_content(mut self, text: impl Into<String>) -> Self {
        self.skip = text.into();
        self
    }

    /// Under this head.
    pub fn header(mut self, header: impl Into<Content>) -> Self {
        self.header = header.into();
        self
    }

    /// With this navigation under its head.
    pub fn navigation(mut self, navigation: impl Into<Content>) -> Self {
        self.navigation = navigation.into();
        self
    }

    /// With this banner of how finished the place is, under the navigation.
    pub fn phase(mut self, banner: impl Into<Content>) -> Self {
        self.phase = banner.into();
        self
    }

    /// With this way back before its content; `label` is what it is called, read out: "Back".
    pub fn back(self, label: impl Into<String>, link: Element) -> Self {
        self.before(el("nav").attr("aria-label", label).child(link))
    }

    /// With this before its content, such as breadcrumbs. Asked for more than once, in that order.
    pub fn before(mut self, content: impl Into<Content>) -> Self {
        self.before = self.before.then(content);
        self
    }

    /// With this at the end of its content.
    pub fn main(mut self, content: impl Into<Content>) -> Self {
        self.main = self.main.then(content);
        self
    }

    /// Wider than words are read well: for tables, charts and maps.
    pub fn wide(mut self) -> Self {
        self.is_wide = true;
        self
    }

    /// Over this foot.
    pub fn footer(mut self, footer: impl Into<Content>) -> Self {
        self.footer = footer.into();
        self
    }

    /// As text to send.
    pub fn render(self) -> String {
        let mut out = "<!DOCTYPE html>\n".to_owned();
        self.element().write(&mut out);
        out
    }

    fn element(self) -> Element {
        let meta = |name: &'static str, content: &str| {
            el("meta").attr("name", name).attr("content", content)
        };
        let preload = |asset: &Asset| {
            el("link")
                .attr("rel", "preload")
                .attr("href", format!("{}{}", self.folder, asset.name))
                .attr("as", "font")
                .attr("type", "font/woff2")
                .attr("crossorigin", "anonymous")
        };
        let regular = assets().iter().find(|asset| asset.name.contains("-400-"));
        let style = |href: String| el("link").attr("rel", "stylesheet").attr("href", href);
        let script = |src: String| el("script").attr("type", "module").attr("src", src);
        let head = el("head")
            .child(el("meta").attr("charset", "utf-8"))
            .child(el("title").text(self.title))
            .child(meta("viewport", "width=device-width, initial-scale=1, viewport-fit=cover"))
            .child(meta("color-scheme", "light dark"))
            .children(regular.map(preload))
            .children(self.styles.into_iter().map(style))
            .children(self.scripts.into_iter().map(script))
            .children(self.head);
        let main = el("main").class("govuk-main-wrapper").attr("id", "main-content");
        let content = el("div")
            .class("govuk-width-container")
            .content(self.before)
            .child(main.content(self.main));
        let mut body = el("body").class("govuk-template__body").class_if("page-wide", self.is_wide);
        body = body.child(skip_link("#main-content", self.skip));
        let top = self.header.then(self.navigation).then(self.phase);
        if !top.is_empty() {
            let header = el("header").class("govuk-template__header");
            body = body.child(header.content(top));
        }
        body = body.child(content);
        if !self.footer.is_empty() {
            body = body.child(el("footer").class("govuk-template__footer").content(self.footer));
        }
        el("html").attr("lang", self.lang).class("govuk-template").child(head).child(body)
    }
}
