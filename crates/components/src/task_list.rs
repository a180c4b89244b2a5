//! What is to be done, each with its state.

use markup::{Content, Element, el};

use crate::part::part;

/// A task.
#[derive(Debug, Clone)]
#[must_use]
pub struct Task {
    title: Content,
    title_class: Option<String>,
    href: Option<String>,
    hint: Content,
    status: Content,
    status_class: Option<String>,
    class: Option<String>,
}

impl Task {
    /// A task and its state: words, or a tag.
    pub fn new(title: impl Into<Content>, status: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            title_class: None,
            href: None,
            hint: Content::new(),
            status: status.into(),
            status_class: None,
            class: None,
        }
    }

    /// Done here.
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// With this under its title.
    pub fn hint(mut self, hint: impl Into<Content>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Not to be begun yet.
    pub fn cannot_start(self) -> Self {
        self.status_class("govuk-task-list__status--cannot-start-yet")
    }

    /// With one more class on its state.
    pub fn status_class(mut self, class: impl Into<String>) -> Self {
        self.status_class = Some(class.into());
        self
    }

    /// With one more class on its title.
    pub fn title_class(mut self, class: impl Into<String>) -> Self {
        self.title_class = Some(class.into());
        self
    }

    /// With one more class on the whole.
    pub fn class(mut self, class: impl Into<String>) -> Self {
        self.class = Some(class.into());
        self
    }

    fn element(self, id: &str) -> Element {
        let (hint_id, status_id) = (format!("{id}-hint"), format!("{id}-status"));
        let is_link = self.href.is_some();
        let has_hint = !self.hint.is_empty();
        let title = match self.href {
            Some(href) => {
                let described =
                    if has_hint { format!("{hint_id} {status_id}") } else { status_id.clone() };
                el("a")
                    .class("govuk-link govuk-task-list__link")
                    .attr("href", href)
                    .attr("aria-describedby", described)
            }
            None => el("div"),
        };
        let title = more(title, self.title_class).content(self.title);
        let mut name = el("div").class("govuk-task-list__name-and-hint").child(title);
        if has_hint {
            let hint = el("div").attr("id", hint_id).class("govuk-task-list__hint");
            name = name.child(hint.content(self.hint));
        }
        let status = el("div").class("govuk-task-list__status").attr("id", status_id);
        let status = more(status, self.status_class).content(self.status);
        let item = el("li")
            .class("govuk-task-list__item")
            .class_if("govuk-task-list__item--with-link", is_link);
        more(item, self.class).child(name).child(status)
    }
}

fn more(element: Element, class: Option<String>) -> Element {
    class.into_iter().fold(element, |element, class| element.with_class(&class))
}

/// Tasks.
#[derive(Debug, Clone)]
#[must_use]
pub struct TaskList {
    id: String,
    tasks: Vec<Task>,
}

part!(TaskList);

impl TaskList {
    /// These tasks.
    pub fn new(tasks: impl IntoIterator<Item = Task>) -> Self {
        Self { id: "task-list".to_owned(), tasks: tasks.into_iter().collect() }
    }

    /// With ids that begin with this, where a page has more than one list.
    pub fn id_prefix(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let tasks = self.tasks.into_iter().enumerate();
        let tasks = tasks.map(|(nth, task)| task.element(&format!("{}-{}", self.id, nth + 1)));
        el("ul").class("govuk-task-list").children(tasks)
    }
}
