//! The main parts of the place, under the head of every page.

use markup::{Content, Element, el};

use crate::part::{Extra, extras, part};

/// Where a reader is, seen from a part of the place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Here {
    #[default]
    Elsewhere,
    /// On a page within it.
    Within,
    /// On its page.
    Exactly,
}

/// A part of the place.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct NavigationItem {
    href: Option<String>,
    content: Content,
    here: Here,
    extra: Extra,
}

extras!(NavigationItem);

impl NavigationItem {
    /// A link to a part of the place.
    pub fn new(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { href: Some(href.into()), content: content.into(), ..Self::default() }
    }

    /// Words without a link.
    pub fn words(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// The reader is on a page within it.
    pub fn active(mut self, is_so: bool) -> Self {
        self.here = if is_so { Here::Within } else { self.here };
        self
    }

    /// The reader is on its page.
    pub fn current(mut self, is_so: bool) -> Self {
        self.here = if is_so { Here::Exactly } else { self.here };
        self
    }

    fn element(self) -> Element {
        let current = match self.here {
            Here::Elsewhere => None,
            Here::Within => Some("true"),
            Here::Exactly => Some("page"),
        };
        let content = match current {
            Some(_) => el("strong")
                .class("govuk-service-navigation__active-fallback")
                .content(self.content)
                .into(),
            None => self.content,
        };
        let inner = match self.href {
            Some(href) => {
                self.extra.on(el("a").class("govuk-service-navigation__link").attr("href", href))
            }
            None => el("span").class("govuk-service-navigation__text"),
        };
        el("li")
            .class("govuk-service-navigation__item")
            .class_if("govuk-service-navigation__item--active", current.is_some())
            .child(inner.attr_if("aria-current", current).content(content))
    }
}

/// The navigation of the place.
#[derive(Debug, Clone)]
#[must_use]
pub struct ServiceNavigation {
    name: Option<(String, Option<String>)>,
    items: Vec<NavigationItem>,
    id: String,
    section_label: String,
    menu: String,
    menu_label: Option<String>,
    label: Option<String>,
    collapses: Option<bool>,
    is_inverse: bool,
    end_is_inline: bool,
    start: Content,
    end: Content,
    list_start: Content,
    list_end: Content,
    navigation: Extra,
}

part!(ServiceNavigation);

impl Default for ServiceNavigation {
    fn default() -> Self {
        Self {
            name: None,
            items: Vec::new(),
            id: "navigation".to_owned(),
            section_label: "Service information".to_owned(),
            menu: "Menu".to_owned(),
            menu_label: None,
            label: None,
            collapses: None,
            is_inverse: false,
            end_is_inline: false,
            start: Content::new(),
            end: Content::new(),
            list_start: Content::new(),
            list_end: Content::new(),
            navigation: Extra::default(),
        }
    }
}

impl ServiceNavigation {
    /// A navigation of these parts.
    pub fn new(items: impl IntoIterator<Item = NavigationItem>) -> Self {
        Self { items: items.into_iter().collect(), ..Self::default() }
    }

    /// With the name of the place, and where it leads.
    pub fn name(mut self, name: impl Into<String>, href: Option<&str>) -> Self {
        self.name = Some((name.into(), href.map(str::to_owned)));
        self
    }

    /// With this id of the list in place of `navigation`.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// The whole is called this in place of "Service information".
    pub fn section_label(mut self, label: impl Into<String>) -> Self {
        self.section_label = label.into();
        self
    }

    /// The button that opens it on a narrow window says this in place of "Menu".
    pub fn menu(mut self, word: impl Into<String>) -> Self {
        self.menu = word.into();
        self
    }

    /// The button that opens it is called this.
    pub fn menu_label(mut self, label: impl Into<String>) -> Self {
        self.menu_label = Some(label.into());
        self
    }

    /// The list is called this in place of the word on the button.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Whether it folds on a narrow window; with more than one part it does unless told.
    pub fn collapses(mut self, collapses: bool) -> Self {
        self.collapses = Some(collapses);
        self
    }

    /// On the ground of the brand's colour.
    pub fn inverse(mut self) -> Self {
        self.is_inverse = true;
        self
    }

    /// With this before everything.
    pub fn start(mut self, content: impl Into<Content>) -> Self {
        self.start = content.into();
        self
    }

    /// With this after everything, such as signing in.
    pub fn end(mut self, content: impl Into<Content>) -> Self {
        self.end = content.into();
        self
    }

    /// With what stands after everything in the same line.
    pub fn inline_end(mut self) -> Self {
        self.end_is_inline = true;
        self
    }

    /// With this as the first of the list.
    pub fn list_start(mut self, content: impl Into<Content>) -> Self {
        self.list_start = content.into();
        self
    }

    /// With this as the last of the list.
    pub fn list_end(mut self, content: impl Into<Content>) -> Self {
        self.list_end = content.into();
        self
    }

    /// With one more class on the list and its button.
    pub fn navigation_class(mut self, class: &str) -> Self {
        self.navigation.class(class);
        self
    }

    /// As an element.
    pub fn element(mut self) -> Element {
        let name = self.name.take().map(service_name);
        let is_landmark = name.is_some() || !self.start.is_empty() || !self.end.is_empty();
        let outer = if is_landmark {
            el("section").attr("aria-label", self.section_label.clone())
        } else {
            el("div")
        };
        let outer = outer
            .class("govuk-service-navigation")
            .class_if("govuk-service-navigation--inverse", self.is_inverse)
            .attr("data-module", "govuk-service-navigation");
        let width = el("div")
            .class("govuk-width-container")
            .class_if("govuk-service-navigation__inlining-container", self.end_is_inline)
            .content(self.start.clone());
        let end = self.end.clone();
        let inner = el("div").class("govuk-service-navigation__container").children(name);
        outer.child(width.child(inner.children(self.list())).content(end))
    }

    fn list(self) -> Option<Element> {
        if self.items.is_empty() && self.list_start.is_empty() && self.list_end.is_empty() {
            return None;
        }
        let label = self.label.unwrap_or_else(|| self.menu.clone());
        let nav = el("nav").attr("aria-label", label).class("govuk-service-navigation__wrapper");
        let mut nav = self.navigation.on(nav);
        if self.collapses.unwrap_or(self.items.len() > 1) {
            let toggle = el("button")
                .attr("type", "button")
                .class("govuk-service-navigation__toggle govuk-js-service-navigation-toggle")
                .attr("aria-controls", self.id.clone())
                .attr_if("aria-label", self.menu_label.filter(|label| *label != self.menu))
                .flag("hidden", true)
                .attr("aria-hidden", "true");
            nav = nav.child(toggle.text(self.menu));
        }
        let list = el("ul").class("govuk-service-navigation__list").attr("id", self.id);
        let items = self.items.into_iter().map(NavigationItem::element);
        Some(nav.child(list.content(self.list_start).children(items).content(self.list_end)))
    }
}

fn service_name((name, href): (String, Option<String>)) -> Element {
    let inner = match href {
        Some(href) => el("a").attr("href", href).class("govuk-service-navigation__link"),
        None => el("span").class("govuk-service-navigation__text"),
    };
    el("span").class("govuk-service-navigation__service-name").child(inner.text(name))
}
