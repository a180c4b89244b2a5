//! The head of every page: whose it is. Without crown, as no partnership has one.

use markup::{Content, Element, el};

use crate::part::part;

/// A head with a name or picture that leads to the first page.
#[derive(Debug, Clone)]
#[must_use]
pub struct Header {
    logo: Content,
    url: String,
    container: String,
}

part!(Header);

impl Header {
    /// A head with this name.
    pub fn new(logo: impl Into<Content>) -> Self {
        let (url, container) = ("/".to_owned(), "govuk-width-container".to_owned());
        Self { logo: logo.into(), url, container }
    }

    /// Leading here in place of `/`.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = url.into();
        self
    }

    /// In a container of these classes, such as the whole width: `govuk-generic-header__container--full-width`.
    pub fn container_class(mut self, classes: impl Into<String>) -> Self {
        self.container = classes.into();
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let link = el("a").attr("href", self.url).class("govuk-generic-header__homepage-link");
        let logo = el("div").class("govuk-generic-header__logo").child(link.content(self.logo));
        let container = el("div").class("govuk-generic-header__container");
        let container = container.with_class(&self.container).child(logo);
        el("div").class("govuk-generic-header").child(container)
    }
}
