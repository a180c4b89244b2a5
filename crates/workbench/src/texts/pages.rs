//! What readers would see differently: two documents held against each other, cell by cell and sentence by sentence.

use document::{Cell, Document, Row, Section, Table};

/// Something that reads differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The page or report: "All measures".
    pub page: String,
    /// Where in it: a table's row and column, or the section of a text.
    pub place: String,
    /// What stands there now; none where nothing does.
    pub before: Option<String>,
    /// What would stand there; none where nothing would.
    pub after: Option<String>,
}

/// What differs between a document as it is and as it would be, in the order of the page.
pub(super) fn differences(page: &str, before: &Document, after: &Document) -> Vec<Difference> {
    let mut found = Found { page: page.to_owned(), list: Vec::new() };
    let (was, is) = (sections(before), sections(after));
    for (id, title, old) in &was {
        let new = is.iter().find(|(other, ..)| other == id);
        found.texts(title, old, new.map_or(&[][..], |(_, _, texts)| texts));
    }
    for (_, title, new) in is.iter().filter(|(id, ..)| !was.iter().any(|(other, ..)| other == id)) {
        found.texts(title, &[], new);
    }
    let (was, is) = (tables(before), tables(after));
    for old in &was {
        match is.iter().find(|new| new.id == old.id) {
            Some(new) => found.rows(old, new),
            None => found.whole(old, |line| (Some(line), None)),
        }
    }
    for new in is.iter().filter(|new| !was.iter().any(|old| old.id == new.id)) {
        found.whole(new, |line| (None, Some(line)));
    }
    found.list
}

/// The texts of each section, subsections apart, with the section's id and title.
fn sections(document: &Document) -> Vec<(String, String, Vec<String>)> {
    fn walk(section: &Section, into: &mut Vec<(String, String, Vec<String>)>) {
        let texts = section.blocks.iter().flat_map(document::Block::texts);
        let texts = texts.map(ToString::to_string).collect();
        into.push((section.id.clone(), section.title.clone(), texts));
        for inner in &section.subsections {
            walk(inner, into);
        }
    }
    let mut all = vec![(String::new(), document.title.clone(), vec![document.partnership.clone()])];
    for section in &document.sections {
        walk(section, &mut all);
    }
    all
}

fn tables(document: &Document) -> Vec<Table> {
    document.all_blocks().into_iter().filter_map(document::Block::table).collect()
}

/// What was found so far.
struct Found {
    page: String,
    list: Vec<Difference>,
}

impl Found {
    fn tell(&mut self, place: String, before: Option<&str>, after: Option<&str>) {
        let said = |text: Option<&str>| text.map(str::to_owned);
        let page = self.page.clone();
        self.list.push(Difference { page, place, before: said(before), after: said(after) });
    }

    /// Every row of a table that only one of two documents has.
    fn whole(&mut self, table: &Table, said: impl Fn(&str) -> (Option<&str>, Option<&str>)) {
        for row in &table.rows {
            let line = line(row);
            let (before, after) = said(&line);
            self.tell(place(table, table.name_of(row), ""), before, after);
        }
    }

    /// Texts that only one of two sections has, in their order.
    fn texts(&mut self, section: &str, before: &[String], after: &[String]) {
        let only = |these: &[String], others: &[String]| -> Vec<String> {
            these.iter().filter(|text| !others.contains(text)).cloned().collect()
        };
        let (gone, new) = (only(before, after), only(after, before));
        for at in 0..gone.len().max(new.len()) {
            let (gone, new) = (gone.get(at), new.get(at));
            self.tell(section.to_owned(), gone.map(String::as_str), new.map(String::as_str));
        }
    }

    /// Rows are the same where their names are; one that was renamed stands where the other did.
    fn rows(&mut self, before: &Table, after: &Table) {
        let is_in = |row: &Row, of: &Table, table: &Table| {
            table.rows.iter().any(|other| table.name_of(other) == of.name_of(row))
        };
        let gone: Vec<&Row> = before.rows.iter().filter(|row| !is_in(row, before, after)).collect();
        let new: Vec<&Row> = after.rows.iter().filter(|row| !is_in(row, after, before)).collect();
        let are_renamed = gone.len() == new.len();
        for row in &before.rows {
            let name = before.name_of(row);
            let same = after.rows.iter().find(|other| after.name_of(other) == name);
            let renamed = gone.iter().position(|other| std::ptr::eq(*other, row));
            let renamed = renamed.filter(|_| are_renamed).and_then(|at| new.get(at).copied());
            match same.or(renamed) {
                Some(other) => self.cells(before, row, after, other),
                None => self.tell(place(before, name, ""), Some(&line(row)), None),
            }
        }
        if !are_renamed {
            for row in new {
                self.tell(place(after, after.name_of(row), ""), None, Some(&line(row)));
            }
        }
    }

    fn cells(&mut self, before: &Table, row: &Row, after: &Table, other: &Row) {
        for (at, cell) in row.cells.iter().enumerate() {
            let title = before.columns.get(at).map_or("", |column| column.title.as_str());
            let beside = after.columns.iter().position(|column| column.title == title);
            let now = other.cells.get(beside.unwrap_or(at)).map(Cell::shown);
            if now != Some(cell.shown()) {
                let name = before.name_of(row);
                self.tell(place(before, name, title), Some(cell.shown()), now);
            }
        }
    }
}

fn place(table: &Table, row: &str, column: &str) -> String {
    let parts = [table.caption.as_str(), row, column];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn line(row: &Row) -> String {
    let cells: Vec<&str> = row.cells.iter().map(Cell::shown).collect();
    cells.join(", ")
}

#[cfg(test)]
mod tests {
    use document::{Block, Column};

    use super::*;

    fn page(rows: &[[&str; 2]], text: &str) -> Document {
        let columns = vec![Column::words("Measure"), Column::words("Rating")];
        let mut table = Table::new("all", "All measures", columns);
        for cells in rows {
            table.rows.push(Row::plain(cells.iter().map(|words| Cell::text(*words)).collect()));
        }
        let section = Section::new("s", "What changed")
            .with(Block::paragraph(text))
            .with(Block::Table(table));
        let mut document = Document::new("Measures", "Safer Bromley");
        document.sections.push(section);
        document
    }

    fn said(before: &Document, after: &Document) -> Vec<String> {
        let word = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        let found = differences("Measures", before, after);
        found
            .into_iter()
            .map(|one| format!("{}: {} to {}", one.place, word(one.before), word(one.after)))
            .collect()
    }

    #[test]
    fn a_cell_a_text_and_a_row_that_differ_are_told_and_nothing_else() {
        let before = page(&[["Burglary", "Amber"], ["Robbery", "Red"]], "Two are worse.");
        assert!(differences("Measures", &before, &before).is_empty());
        let after = page(&[["Robbery", "Green"], ["Burglary", "Amber"]], "One is worse.");
        assert_eq!(
            said(&before, &after),
            [
                "What changed: Two are worse. to One is worse.",
                "All measures, Robbery, Rating: Red to Green"
            ]
        );
        let fewer = page(&[["Robbery", "Red"]], "Two are worse.");
        assert_eq!(said(&before, &fewer), ["All measures, Burglary: Burglary, Amber to -"]);
        assert_eq!(said(&fewer, &before), ["All measures, Burglary: - to Burglary, Amber"]);
    }

    #[test]
    fn a_row_that_was_renamed_is_one_difference() {
        let before = page(&[["Burglary", "Amber"], ["Robbery", "Red"]], "x");
        let after = page(&[["Break-ins", "Amber"], ["Robbery", "Red"]], "x");
        assert_eq!(
            said(&before, &after),
            ["All measures, Burglary, Measure: Burglary to Break-ins"]
        );
    }
}
