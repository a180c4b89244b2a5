//! Views of the same thing, one at a time. Without script they stand under each other.

use markup::{Content, Element, el};

use crate::part::{Extra, extras, part};

/// One view.
#[derive(Debug, Clone)]
#[must_use]
pub struct Tab {
    id: String,
    label: String,
    content: Content,
    extra: Extra,
    panel: Vec<(&'static str, String)>,
}

extras!(Tab);

impl Tab {
    /// A view with this id and label. Words alone become a paragraph.
    pub fn new(
        id: impl Into<String>,
        label: impl Into<String>,
        content: impl Into<Content>,
    ) -> Self {
        let (id, label, content) = (id.into(), label.into(), content.into());
        Self { id, label, content, extra: Extra::default(), panel: Vec::new() }
    }

    /// With this attribute on the view itself; others are on its link.
    pub fn panel_attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.panel.push((name, value.into()));
        self
    }

    fn link(&self, is_first: bool) -> Element {
        let link = el("a").class("govuk-tabs__tab").attr("href", format!("#{}", self.id));
        el("li")
            .class("govuk-tabs__list-item")
            .class_if("govuk-tabs__list-item--selected", is_first)
            .child(self.extra.on(link).text(self.label.clone()))
    }

    fn panel(self, is_first: bool) -> Element {
        let panel = el("div").class("govuk-tabs__panel");
        let panel = panel.class_if("govuk-tabs__panel--hidden", !is_first).attr("id", self.id);
        let panel = self.panel.into_iter().fold(panel, |panel, (name, v)| panel.attr(name, v));
        match (self.content.is_empty(), self.content.is_text()) {
            (false, true) => panel.child(el("p").class("govuk-body").content(self.content)),
            _ => panel.content(self.content),
        }
    }
}

/// Several views.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Tabs {
    title: String,
    tabs: Vec<Tab>,
}

part!(Tabs);

impl Tabs {
    /// Views under this title, which is shown where they stand under each other: "Contents".
    pub fn new(title: impl Into<String>, tabs: impl IntoIterator<Item = Tab>) -> Self {
        Self { title: title.into(), tabs: tabs.into_iter().collect() }
    }

    /// As an element.
    pub fn element(self) -> Element {
        let title = el("h2").class("govuk-tabs__title").text(self.title);
        let tabs = el("div").class("govuk-tabs").attr("data-module", "govuk-tabs").child(title);
        if self.tabs.is_empty() {
            return tabs;
        }
        let links: Vec<Element> =
            self.tabs.iter().enumerate().map(|(nth, tab)| tab.link(nth == 0)).collect();
        let panels = self.tabs.into_iter().enumerate().map(|(nth, tab)| tab.panel(nth == 0));
        tabs.child(el("ul").class("govuk-tabs__list").children(links)).children(panels)
    }
}
