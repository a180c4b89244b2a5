//! Tables: what people compare, row by row.

use markup::{Content, Element, el};

use crate::part::{Extra, extras, part};

/// A cell of a table. Made from words where a cell is asked for.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Cell {
    content: Content,
    is_numeric: bool,
    columns: Option<u32>,
    rows: Option<u32>,
    extra: Extra,
}

extras!(Cell);
crate::part::from_words!(Cell);

impl Cell {
    /// A cell with this in it.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A cell with a number, aligned with those above and below.
    pub fn number(content: impl Into<Content>) -> Self {
        Self { is_numeric: true, ..Self::new(content) }
    }

    /// Over this many columns.
    pub fn columns(mut self, columns: u32) -> Self {
        self.columns = Some(columns);
        self
    }

    /// Over this many rows.
    pub fn rows(mut self, rows: u32) -> Self {
        self.rows = Some(rows);
        self
    }

    fn element(self, cell: Element, numeric: &str) -> Element {
        let cell = cell
            .class_if(numeric, self.is_numeric)
            .attr_if("colspan", self.columns.map(|n| n.to_string()))
            .attr_if("rowspan", self.rows.map(|n| n.to_string()));
        self.extra.on(cell).content(self.content)
    }
}

impl From<Element> for Cell {
    fn from(element: Element) -> Self {
        Self::new(element)
    }
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Row {
    cells: Vec<Cell>,
    class: Option<&'static str>,
}

impl Row {
    /// A row of these cells.
    pub fn new<C: Into<Cell>>(cells: impl IntoIterator<Item = C>) -> Self {
        Self { cells: cells.into_iter().map(Into::into).collect(), class: None }
    }

    /// The own area among others: bold.
    pub fn own(mut self) -> Self {
        self.class = Some("govuk-table__row--own");
        self
    }

    /// The sum of the rows above, set off.
    pub fn total(mut self) -> Self {
        self.class = Some("govuk-table__row--total");
        self
    }
}

/// A table.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Table {
    caption: Option<(Content, Extra)>,
    head: Option<Vec<Cell>>,
    rows: Vec<Row>,
    has_row_headers: bool,
    extra: Extra,
}

extras!(Table);
part!(Table);

impl Table {
    /// A table without anything in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// With this caption, in the package's class for its size: `govuk-table__caption--m`, or none.
    pub fn caption(mut self, caption: impl Into<Content>, class: &str) -> Self {
        let mut extra = Extra::default();
        if !class.is_empty() {
            extra.class(class);
        }
        self.caption = Some((caption.into(), extra));
        self
    }

    /// With these headings of columns.
    pub fn head<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.head = Some(cells.into_iter().map(Into::into).collect());
        self
    }

    /// With this row at its end.
    pub fn row(mut self, row: Row) -> Self {
        self.rows.push(row);
        self
    }

    /// With these rows at its end.
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// The first cell of each row names it.
    pub fn row_headers(mut self) -> Self {
        self.has_row_headers = true;
        self
    }

    /// As an element that moves sideways by itself where its window is too narrow. It can be reached by keyboard, so it has a
    /// name: the caption's words.
    pub fn scrolling(self, name: impl Into<String>) -> Element {
        el("div")
            .class("table-scroll")
            .attr("role", "region")
            .attr("aria-label", name)
            .attr("tabindex", "0")
            .child(self)
    }

    /// As an element.
    pub fn element(self) -> Element {
        let mut table = self.extra.on(el("table").class("govuk-table"));
        if let Some((caption, extra)) = self.caption {
            table =
                table.child(extra.on(el("caption").class("govuk-table__caption")).content(caption));
        }
        if let Some(head) = self.head {
            let header = || el("th").attr("scope", "col").class("govuk-table__header");
            let cells =
                head.into_iter().map(|c| c.element(header(), "govuk-table__header--numeric"));
            let row = el("tr").class("govuk-table__row").children(cells);
            table = table.child(el("thead").class("govuk-table__head").child(row));
        }
        let headed = self.has_row_headers;
        let rows = self.rows.into_iter().map(|row| body_row(row, headed));
        table.child(el("tbody").class("govuk-table__body").children(rows))
    }
}

fn body_row(row: Row, is_headed: bool) -> Element {
    let cells = row.cells.into_iter().enumerate().map(|(nth, cell)| match nth {
        0 if is_headed => {
            let header = el("th").attr("scope", "row").class("govuk-table__header");
            cell.element(header, "govuk-table__header--numeric")
        }
        _ => cell.element(el("td").class("govuk-table__cell"), "govuk-table__cell--numeric"),
    });
    let classes = el("tr").class("govuk-table__row");
    let tr = match row.class {
        Some(class) => classes.with_class(class),
        None => classes,
    };
    tr.children(cells)
}
