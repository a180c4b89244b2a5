//! From page to page of a long list, or from one part of a text to the next.

use markup::{Content, Element, el};

use crate::part::{Extra, extras, part};

/// The way one page on or back.
#[derive(Debug, Clone)]
#[must_use]
pub struct PageLink {
    href: String,
    content: Content,
    label: Option<String>,
    extra: Extra,
}

extras!(PageLink);

impl PageLink {
    /// A link with these words: "Next".
    pub fn new(href: impl Into<String>, content: impl Into<Content>) -> Self {
        let (href, content) = (href.into(), content.into());
        Self { href, content, label: None, extra: Extra::default() }
    }

    /// With the name of the page it leads to.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    fn element(self, way: &'static str, is_block: bool) -> Element {
        let link = el("a").class("govuk-link govuk-pagination__link").attr("href", self.href);
        let mut link = self.extra.on(link.attr("rel", way));
        if is_block || way == "prev" {
            link = link.child(arrow(way));
        }
        let plain = is_block && self.label.is_none();
        let title = el("span")
            .class("govuk-pagination__link-title")
            .class_if("govuk-pagination__link-title--decorated", plain);
        link = link.child(title.content(self.content));
        if let (Some(label), true) = (self.label, is_block) {
            link = link
                .child(el("span").class("govuk-visually-hidden").text(":"))
                .child(el("span").class("govuk-pagination__link-label").text(label));
        }
        if !is_block && way == "next" {
            link = link.child(arrow(way));
        }
        el("div").class(&format!("govuk-pagination__{way}")).child(link)
    }
}

fn arrow(way: &str) -> Element {
    let drawn = match way {
        "prev" => {
            "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
        }
        _ => {
            "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
        }
    };
    el("svg")
        .class(&format!("govuk-pagination__icon govuk-pagination__icon--{way}"))
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("height", "13")
        .attr("width", "15")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .attr("viewBox", "0 0 15 13")
        .child(el("path").attr("d", drawn))
}

/// A page of the list.
#[derive(Debug, Clone)]
#[must_use]
pub struct PageNumber {
    href: String,
    number: String,
    label: String,
    is_current: bool,
    extra: Extra,
}

extras!(PageNumber);

impl PageNumber {
    /// A link to a page; `label` is what it is called, read out: "Page 3".
    pub fn new(
        href: impl Into<String>,
        number: impl Into<String>,
        label: impl Into<String>,
    ) -> Self {
        let (href, number, label) = (href.into(), number.into(), label.into());
        Self { href, number, label, is_current: false, extra: Extra::default() }
    }

    /// Whether it is the page being read.
    pub fn current(mut self, is_current: bool) -> Self {
        self.is_current = is_current;
        self
    }

    fn element(self) -> Element {
        let link = el("a")
            .class("govuk-link govuk-pagination__link")
            .attr("href", self.href)
            .attr("aria-label", self.label)
            .attr_if("aria-current", self.is_current.then_some("page"));
        el("li")
            .class("govuk-pagination__item")
            .class_if("govuk-pagination__item--current", self.is_current)
            .child(self.extra.on(link).text(self.number))
    }
}

/// The way through a list.
#[derive(Debug, Clone)]
#[must_use]
pub struct Pagination {
    label: String,
    previous: Option<PageLink>,
    next: Option<PageLink>,
    items: Vec<Element>,
}

part!(Pagination);

impl Default for Pagination {
    fn default() -> Self {
        let label = "Pagination".to_owned();
        Self { label, previous: None, next: None, items: Vec::new() }
    }
}

impl Pagination {
    /// A way without pages.
    pub fn new() -> Self {
        Self::default()
    }

    /// Called this in place of "Pagination".
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With the way back.
    pub fn previous(mut self, link: PageLink) -> Self {
        self.previous = Some(link);
        self
    }

    /// With the way on.
    pub fn next(mut self, link: PageLink) -> Self {
        self.next = Some(link);
        self
    }

    /// With this page at its end.
    pub fn page(mut self, page: PageNumber) -> Self {
        self.items.push(page.element());
        self
    }

    /// With pages left out here.
    pub fn gap(mut self) -> Self {
        let class = "govuk-pagination__item govuk-pagination__item--ellipsis";
        self.items.push(el("li").class(class).text("\u{22ef}"));
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let is_block = self.items.is_empty() && (self.previous.is_some() || self.next.is_some());
        let nav = el("nav")
            .class("govuk-pagination")
            .class_if("govuk-pagination--block", is_block)
            .attr("aria-label", self.label)
            .children(self.previous.map(|link| link.element("prev", is_block)));
        let list = el("ul").class("govuk-pagination__list");
        let list = (!self.items.is_empty()).then(|| list.children(self.items));
        nav.children(list).children(self.next.map(|link| link.element("next", is_block)))
    }
}
