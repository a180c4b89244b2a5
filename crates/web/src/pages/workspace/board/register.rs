//! A list of records on a page of its own: a table in which the first cell of a row leads to the record, and the button that adds one.

use components::{Button, Cell, Row, Table, link, paragraph};
use markup::Content;

use super::HOME;
use crate::answer::Page;
use crate::context::Context;
use crate::words::Key;

/// A list of records of one kind.
pub(super) struct Register {
    /// Its address; that of a record is its id after it.
    pub at: &'static str,
    /// What it is called.
    pub title: Key,
    /// What is said of it.
    pub what: Key,
    /// What is said where there is none.
    pub none: Key,
    /// What is on the button that adds one.
    pub new: Key,
    /// What its columns are called.
    pub heads: [Key; 3],
}

impl Register {
    /// The page: each row with the id and the name of its record, and what stands in the other columns.
    pub fn page(
        &self,
        context: &Context,
        rows: impl IntoIterator<Item = (String, String, [String; 2])>,
    ) -> Page {
        let words = context.words();
        let add = Button::new(words.say(self.new.0)).href(format!("{}/new", self.at));
        let title = words.say(self.title.0);
        let page = super::page(context, title.as_str(), HOME)
            .headed()
            .with(paragraph(words.say(self.what.0)))
            .with(add.element());
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_none() {
            return page.with(paragraph(words.say(self.none.0)));
        }
        let table = Table::new()
            .caption(title.as_str(), "govuk-visually-hidden")
            .head(self.heads.map(|head| Cell::new(words.say(head.0))))
            .row_headers();
        let table = rows.fold(table, |table, (id, name, [second, third])| {
            let to = link(format!("{}/{id}", self.at), name);
            let first = Cell::new(Content::new().child(to));
            table.row(Row::new([first, Cell::new(second), Cell::new(third)]))
        });
        page.with(table.scrolling(title))
    }
}
