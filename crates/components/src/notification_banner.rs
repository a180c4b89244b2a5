//! News about what was just done, or about the place as a whole.

use markup::{Content, Element, el};

use crate::heading::level_name;
use crate::part::part;

/// A banner at the top of a page's content.
#[derive(Debug, Clone)]
#[must_use]
pub struct NotificationBanner {
    title: Content,
    title_id: String,
    level: u8,
    content: Content,
    is_success: bool,
    role: Option<&'static str>,
    takes_focus: Option<bool>,
}

part!(NotificationBanner);

impl NotificationBanner {
    /// News that matters, under "Important".
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            title: Content::from("Important"),
            title_id: "govuk-notification-banner-title".to_owned(),
            level: 2,
            content: content.into(),
            is_success: false,
            role: None,
            takes_focus: None,
        }
    }

    /// What was asked for was done, under "Success". It is read out at once.
    pub fn success(content: impl Into<Content>) -> Self {
        Self { title: Content::from("Success"), is_success: true, ..Self::new(content) }
    }

    /// Under this title.
    pub fn title(mut self, title: impl Into<Content>) -> Self {
        self.title = title.into();
        self
    }

    /// With this id of its title, where a page has more than one banner.
    pub fn title_id(mut self, id: impl Into<String>) -> Self {
        self.title_id = id.into();
        self
    }

    /// With its title as a heading of this level.
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// With this role.
    pub fn role(mut self, role: &'static str) -> Self {
        self.role = Some(role);
        self
    }

    /// Whether the focus goes to it when the page opens; it does for a success unless told.
    pub fn takes_focus(mut self, takes: bool) -> Self {
        self.takes_focus = Some(takes);
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let body = el("div").class("govuk-notification-banner__content");
        let body = match (self.content.is_empty(), self.content.is_text()) {
            (false, true) => body
                .child(el("p").class("govuk-notification-banner__heading").content(self.content)),
            _ => body.content(self.content),
        };
        let title = el(level_name(self.level))
            .class("govuk-notification-banner__title")
            .attr("id", self.title_id.clone())
            .content(self.title);
        let role = self.role.unwrap_or(if self.is_success { "alert" } else { "region" });
        el("div")
            .class("govuk-notification-banner")
            .class_if("govuk-notification-banner--success", self.is_success)
            .attr("role", role)
            .attr("aria-labelledby", self.title_id)
            .attr("data-module", "govuk-notification-banner")
            .attr_if("data-disable-auto-focus", self.takes_focus.map(|takes| (!takes).to_string()))
            .child(el("div").class("govuk-notification-banner__header").child(title))
            .child(body)
    }
}
