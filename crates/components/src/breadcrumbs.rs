//! Where a page stands, from the first page down.

use markup::{Content, Element, el};

use crate::part::part;

/// The way to a page.
#[derive(Debug, Clone)]
#[must_use]
pub struct Breadcrumbs {
    label: String,
    items: Vec<Element>,
    collapses: bool,
    is_inverse: bool,
}

part!(Breadcrumbs);

impl Default for Breadcrumbs {
    fn default() -> Self {
        Self {
            label: "Breadcrumb".to_owned(),
            items: Vec::new(),
            collapses: false,
            is_inverse: false,
        }
    }
}

impl Breadcrumbs {
    /// A way without steps.
    pub fn new() -> Self {
        Self::default()
    }

    /// With this name in place of "Breadcrumb".
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With this page at its end.
    pub fn step(self, href: impl Into<String>, content: impl Into<Content>) -> Self {
        self.link(el("a").attr("href", href).content(content))
    }

    /// With this link at its end.
    pub fn link(mut self, link: Element) -> Self {
        let item = el("li").class("govuk-breadcrumbs__list-item");
        self.items.push(item.child(link.with_class("govuk-breadcrumbs__link")));
        self
    }

    /// With the page itself at its end.
    pub fn here(mut self, content: impl Into<Content>) -> Self {
        let item = el("li").class("govuk-breadcrumbs__list-item").attr("aria-current", "page");
        self.items.push(item.content(content));
        self
    }

    /// Only the first step and the last on a narrow window.
    pub fn collapse_on_mobile(mut self) -> Self {
        self.collapses = true;
        self
    }

    /// On a dark ground.
    pub fn inverse(mut self) -> Self {
        self.is_inverse = true;
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        el("nav")
            .class("govuk-breadcrumbs")
            .class_if("govuk-breadcrumbs--inverse", self.is_inverse)
            .class_if("govuk-breadcrumbs--collapse-on-mobile", self.collapses)
            .attr("aria-label", self.label)
            .child(el("ol").class("govuk-breadcrumbs__list").children(self.items))
    }
}
