//! Facts about one thing: names and values, with what can be done about each.

use markup::{Content, Element, el};

use crate::heading::level_name;
use crate::part::{Extra, extras, part};

/// Something that can be done about a row or a card.
#[derive(Debug, Clone)]
#[must_use]
pub struct Action {
    href: String,
    content: Content,
    hidden: Option<String>,
    extra: Extra,
}

extras!(Action);

impl Action {
    /// A link with these words. `about` is read out after them, as "Change" alone does not say what.
    pub fn new(href: impl Into<String>, content: impl Into<Content>) -> Self {
        let (href, content) = (href.into(), content.into());
        Self { href, content, hidden: None, extra: Extra::default() }
    }

    /// Read out after its words: what it is about.
    pub fn about(mut self, what: impl Into<String>) -> Self {
        self.hidden = Some(what.into());
        self
    }

    fn element(self, card: Option<&Content>) -> Element {
        let link = self.extra.on(el("a").class("govuk-link").attr("href", self.href));
        let link = link.content(self.content);
        if self.hidden.is_none() && card.is_none() {
            return link;
        }
        let mut hidden = el("span").class("govuk-visually-hidden");
        if let Some(about) = self.hidden {
            hidden = hidden.text(format!(" {about}"));
        }
        if let Some(title) = card {
            hidden = hidden.text(" (").content(title.clone()).text(")");
        }
        link.child(hidden)
    }
}

/// One fact.
#[derive(Debug, Clone)]
#[must_use]
pub struct SummaryRow {
    key: (Content, Extra),
    value: (Content, Extra),
    actions: Vec<Action>,
    actions_extra: Extra,
    extra: Extra,
}

extras!(SummaryRow);

impl SummaryRow {
    /// A name and its value.
    pub fn new(key: impl Into<Content>, value: impl Into<Content>) -> Self {
        Self {
            key: (key.into(), Extra::default()),
            value: (value.into(), Extra::default()),
            actions: Vec::new(),
            actions_extra: Extra::default(),
            extra: Extra::default(),
        }
    }

    /// With this that can be done about it.
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }

    /// With one more class on the name.
    pub fn key_class(mut self, class: &str) -> Self {
        self.key.1.class(class);
        self
    }

    /// With one more class on the value.
    pub fn value_class(mut self, class: &str) -> Self {
        self.value.1.class(class);
        self
    }

    /// With one more class on what can be done.
    pub fn actions_class(mut self, class: &str) -> Self {
        self.actions_extra.class(class);
        self
    }

    fn element(self, any_actions: bool, card: Option<&Content>) -> Element {
        let row = el("div").class("govuk-summary-list__row");
        let none_here = any_actions && self.actions.is_empty();
        let row = row.class_if("govuk-summary-list__row--no-actions", none_here);
        let key = self.key.1.on(el("dt").class("govuk-summary-list__key")).content(self.key.0);
        let value = self.value.1.on(el("dd").class("govuk-summary-list__value"));
        let row = self.extra.on(row).child(key).child(value.content(self.value.0));
        if self.actions.is_empty() {
            return row;
        }
        let holder = self.actions_extra.on(el("dd").class("govuk-summary-list__actions"));
        let list = el("ul").class("govuk-summary-list__actions-list");
        row.child(links(
            self.actions,
            card,
            holder,
            Some(list),
            "govuk-summary-list__actions-list-item",
        ))
    }
}

/// One link as it is; several as a list, in `list` or in the holder itself.
fn links(
    mut actions: Vec<Action>,
    card: Option<&Content>,
    holder: Element,
    list: Option<Element>,
    item: &str,
) -> Element {
    if actions.len() == 1 {
        return holder.children(actions.pop().map(|action| action.element(card)));
    }
    let items = actions.into_iter().map(|action| el("li").class(item).child(action.element(card)));
    match list {
        Some(list) => holder.child(list.children(items)),
        None => holder.children(items),
    }
}

/// The frame around a summary list that is one of several.
#[derive(Debug, Clone)]
#[must_use]
pub struct SummaryCard {
    title: Content,
    title_extra: Extra,
    level: u8,
    actions: Vec<Action>,
    actions_extra: Extra,
    extra: Extra,
}

extras!(SummaryCard);

impl SummaryCard {
    /// A card under this title; without words it has none.
    pub fn new(title: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            title_extra: Extra::default(),
            level: 2,
            actions: Vec::new(),
            actions_extra: Extra::default(),
            extra: Extra::default(),
        }
    }

    /// With its title as a heading of this level.
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// With one more class on the title.
    pub fn title_class(mut self, class: &str) -> Self {
        self.title_extra.class(class);
        self
    }

    /// With this that can be done about it.
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }

    /// With one more class on what can be done.
    pub fn actions_class(mut self, class: &str) -> Self {
        self.actions_extra.class(class);
        self
    }

    fn around(self, list: Element) -> Element {
        let mut head = el("div").class("govuk-summary-card__title-wrapper");
        let title = (!self.title.is_empty()).then_some(&self.title);
        if let Some(title) = title {
            let heading = el(level_name(self.level)).class("govuk-summary-card__title");
            head = head.child(self.title_extra.on(heading).content(title.clone()));
        }
        if !self.actions.is_empty() {
            let holder = el(if self.actions.len() == 1 { "div" } else { "ul" });
            let holder = self.actions_extra.on(holder.class("govuk-summary-card__actions"));
            let item = "govuk-summary-card__action";
            head = head.child(links(self.actions, title, holder, None, item));
        }
        let content = el("div").class("govuk-summary-card__content").child(list);
        self.extra.on(el("div").class("govuk-summary-card")).child(head).child(content)
    }
}

/// A list of facts.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct SummaryList {
    rows: Vec<SummaryRow>,
    card: Option<SummaryCard>,
    extra: Extra,
}

extras!(SummaryList);
part!(SummaryList);

impl SummaryList {
    /// A list of these facts.
    pub fn new(rows: impl IntoIterator<Item = SummaryRow>) -> Self {
        Self { rows: rows.into_iter().collect(), ..Self::default() }
    }

    /// Without rules between the rows.
    pub fn no_border(self) -> Self {
        self.class("govuk-summary-list--no-border")
    }

    /// In this card.
    pub fn card(mut self, card: SummaryCard) -> Self {
        self.card = Some(card);
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let any_actions = self.rows.iter().any(|row| !row.actions.is_empty());
        let title = self.card.as_ref().map(|c| c.title.clone()).filter(|t| !t.is_empty());
        let rows = self.rows.into_iter().map(|row| row.element(any_actions, title.as_ref()));
        let list = self.extra.on(el("dl").class("govuk-summary-list")).children(rows);
        match self.card {
            Some(card) => card.around(list),
            None => list,
        }
    }
}
