//! A page's content, before the layout is put around it.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use markup::{Element, el};

/// Which part of the site a page is in: the item of the navigation that is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// The first page.
    Home,
    /// Measures.
    Measures,
    /// Your ward.
    Wards,
    /// Published documents.
    Documents,
    /// Meetings of the board.
    Meetings,
    /// Methods and the data register.
    Data,
    /// The workspace.
    Workspace,
    /// One's own account.
    Account,
    /// None of them.
    None,
}

/// A page: what stands in its `main`, and what the layout has to know.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// The answer's status.
    pub status: StatusCode,
    /// Its title; the site's name is added to it.
    pub title: String,
    /// One sentence on it, for whoever finds it in a list.
    pub description: Option<String>,
    /// The part of the site it is in.
    pub section: Section,
    /// The way back, before `main`.
    pub before: Option<Element>,
    /// What stands in `main`.
    pub main: Vec<Element>,
    /// What stands in its head besides: where it is found in other forms.
    pub head: Vec<Element>,
    /// The licence lines of the data on it.
    pub licences: Vec<String>,
    /// Scripts it needs besides the site's own, by their served name.
    pub scripts: Vec<String>,
    /// Seconds after which a browser without script asks for it again: work goes on.
    pub again_after: Option<u32>,
    /// Whether it is wider than words are read well.
    pub is_wide: bool,
    /// Whether it is the same for everybody, and may be kept and found by search engines.
    pub is_public: bool,
}

impl Page {
    /// An empty page of this section with this title.
    pub fn new(section: Section, title: impl Into<String>) -> Self {
        Self {
            status: StatusCode::OK,
            title: title.into(),
            description: None,
            section,
            before: None,
            main: Vec::new(),
            head: Vec::new(),
            licences: Vec::new(),
            scripts: Vec::new(),
            again_after: None,
            is_wide: false,
            is_public: false,
        }
    }

    /// With its title as its first heading.
    pub fn headed(self) -> Self {
        let title = self.title.clone();
        self.with(el("h1").class("govuk-heading-l").text(title))
    }

    /// With this at the end of `main`.
    pub fn with(mut self, element: Element) -> Self {
        self.main.push(element);
        self
    }

    /// With these at the end of `main`.
    pub fn with_all(mut self, elements: impl IntoIterator<Item = Element>) -> Self {
        self.main.extend(elements);
        self
    }

    /// The same for everybody: it may be kept.
    pub fn public(mut self) -> Self {
        self.is_public = true;
        self
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
