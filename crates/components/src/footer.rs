//! The foot of every page: where else to go, licence, and who is answerable. Without crown and logo.

use markup::{Content, Element, el};

use crate::part::part;

/// Links in the foot under one heading.
#[derive(Debug, Clone)]
#[must_use]
pub struct FooterSection {
    title: String,
    width: &'static str,
    columns: Option<u8>,
    links: Vec<Element>,
}

impl FooterSection {
    /// A section under this heading, over the full width.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), width: "full", columns: None, links: Vec::new() }
    }

    /// Of this width of the grid: `two-thirds`, `one-third`.
    pub fn width(mut self, width: &'static str) -> Self {
        self.width = width;
        self
    }

    /// With its links in this many columns: 2 or 3.
    pub fn columns(mut self, columns: u8) -> Self {
        self.columns = Some(columns);
        self
    }

    /// With this link.
    pub fn link(mut self, href: impl Into<String>, text: impl Into<String>) -> Self {
        self.links.push(el("a").attr("href", href).text(text));
        self
    }

    /// With this link, an element.
    pub fn link_element(mut self, link: Element) -> Self {
        self.links.push(link);
        self
    }

    fn element(self) -> Element {
        let section = el("div").class("govuk-footer__section");
        let section = section.with_class(&format!("govuk-grid-column-{}", self.width));
        let heading = el("h2").class("govuk-footer__heading govuk-heading-m").text(self.title);
        let section = section.child(heading);
        if self.links.is_empty() {
            return section;
        }
        let mut list = el("ul").class("govuk-footer__list");
        if let Some(columns) = self.columns {
            list = list.with_class(&format!("govuk-footer__list--columns-{columns}"));
        }
        let item = |link: Element| {
            el("li").class("govuk-footer__list-item").child(link.with_class("govuk-footer__link"))
        };
        section.child(list.children(self.links.into_iter().map(item)))
    }
}

/// The foot of a page.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Footer {
    sections: Vec<FooterSection>,
    meta_title: Option<String>,
    links: Vec<Element>,
    meta: Content,
    licence: Content,
    owner: Content,
    container: Option<String>,
    has_meta: bool,
}

part!(Footer);

impl Footer {
    /// A foot without anything in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// With this section of links.
    pub fn section(mut self, section: FooterSection) -> Self {
        self.sections.push(section);
        self
    }

    /// With this link in its line.
    pub fn link(self, href: impl Into<String>, text: impl Into<String>) -> Self {
        self.link_element(el("a").attr("href", href).text(text))
    }

    /// With this link in its line, an element.
    pub fn link_element(mut self, link: Element) -> Self {
        self.links.push(link);
        self.has_meta = true;
        self
    }

    /// What its line of links is called, read out: "Support links" unless told.
    pub fn links_title(mut self, title: impl Into<String>) -> Self {
        self.meta_title = Some(title.into());
        self.has_meta = true;
        self
    }

    /// With this under its line of links.
    pub fn meta(mut self, content: impl Into<Content>) -> Self {
        self.meta = content.into();
        self.has_meta = true;
        self
    }

    /// With this licence of the content.
    pub fn licence(mut self, content: impl Into<Content>) -> Self {
        self.licence = content.into();
        self
    }

    /// With who is answerable for the page, at its right.
    pub fn owner(mut self, content: impl Into<Content>) -> Self {
        self.owner = content.into();
        self
    }

    /// With one more class on what holds it.
    pub fn container_class(mut self, class: impl Into<String>) -> Self {
        self.container = Some(class.into());
        self
    }

    /// As an element.
    pub fn element(mut self) -> Element {
        let mut container = el("div").class("govuk-width-container");
        if let Some(class) = self.container.take() {
            container = container.with_class(&class);
        }
        if !self.sections.is_empty() {
            let sections = std::mem::take(&mut self.sections);
            let sections = sections.into_iter().map(FooterSection::element);
            container = container
                .child(el("div").class("govuk-footer__navigation").children(sections))
                .child(el("hr").class("govuk-footer__section-break"));
        }
        let owner = std::mem::take(&mut self.owner);
        let mut meta = el("div").class("govuk-footer__meta").child(self.line());
        if !owner.is_empty() {
            meta = meta.child(el("div").class("govuk-footer__meta-item").content(owner));
        }
        el("div").class("govuk-footer").child(container.child(meta))
    }

    fn line(self) -> Element {
        let mut line = el("div").class("govuk-footer__meta-item govuk-footer__meta-item--grow");
        if self.has_meta {
            let title = self.meta_title.unwrap_or_else(|| "Support links".to_owned());
            line = line.child(el("h2").class("govuk-visually-hidden").text(title));
        }
        if !self.links.is_empty() {
            let item = |link: Element| {
                el("li")
                    .class("govuk-footer__inline-list-item")
                    .child(link.with_class("govuk-footer__link"))
            };
            let list = el("ul").class("govuk-footer__inline-list");
            line = line.child(list.children(self.links.into_iter().map(item)));
        }
        if !self.meta.is_empty() {
            line = line.child(el("div").class("govuk-footer__meta-custom").content(self.meta));
        }
        if !self.licence.is_empty() {
            let class = "govuk-footer__licence-description";
            line = line.child(el("span").class(class).content(self.licence));
        }
        line
    }
}
