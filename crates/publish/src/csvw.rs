//! What stands beside a table's file for machines: CSV on the Web (<https://www.w3.org/TR/tabular-metadata/>). Of whom it is,
//! under which licence, what each column holds, which values are none, and what a reader must know.

use std::collections::BTreeSet;

use document::{Cell, Column, ColumnKind, Document, Table};
use serde_json::{Map, Value, json};

use crate::csv::heading;
use crate::{dates, licences, table_notes};

/// The metadata of a table.
pub fn metadata(table: &Table, document: &Document) -> Value {
    let mut about = Map::new();
    let mut say = |name: &str, value: Value| {
        let is_empty = value.as_str().is_some_and(str::is_empty)
            || value.as_array().is_some_and(Vec::is_empty)
            || value.is_null();
        if !is_empty {
            about.insert(name.to_owned(), value);
        }
    };
    say("@context", json!(["http://www.w3.org/ns/csvw", { "@language": "en-GB" }]));
    say("url", json!(table.file));
    say("dc:title", json!(table.heading()));
    say("dc:description", json!(table.subtitle));
    say("dc:publisher", json!(document.partnership));
    say("dc:isPartOf", json!(document.title));
    say("dc:issued", json!(document.edition.date.as_deref().and_then(dates::iso)));
    say("dc:source", json!(table.source));
    let lines = || document.licences.iter().map(String::as_str);
    let mut found = licences::addresses([table.source.as_str()]);
    if found.is_empty() {
        found = licences::addresses(lines());
    }
    let found: Vec<Value> = found.into_iter().map(|address| json!({ "@id": address })).collect();
    say("dc:license", json!(found));
    say("dc:rights", json!(document.licences));
    let notes = table_notes::notes(table)
        .into_iter()
        .map(|note| json!({ "type": "Annotation", "target": table.file, "body": note }));
    say("notes", notes.collect());
    say("dialect", json!({ "encoding": "utf-8", "header": true, "lineTerminators": ["\r\n"] }));
    say("tableSchema", schema(table));
    Value::Object(about)
}

fn schema(table: &Table) -> Value {
    let names = names(table);
    let key = names.get(table.row_header).filter(|_| names_are_keys(table));
    let columns: Vec<Value> = table
        .columns
        .iter()
        .zip(&names)
        .enumerate()
        .map(|(i, (column, name))| {
            self::column(column, name, key.is_some() && i == table.row_header)
        })
        .collect();
    let mut schema = Map::new();
    schema.insert("columns".to_owned(), json!(columns));
    if let Some(name) = key {
        schema.insert("primaryKey".to_owned(), json!(name));
    }
    if let Some(name) = names.get(table.row_header) {
        schema.insert("rowTitles".to_owned(), json!([name]));
    }
    Value::Object(schema)
}

fn column(column: &Column, name: &str, is_key: bool) -> Value {
    let datatype = match column.kind {
        ColumnKind::Numbers => "number",
        ColumnKind::Words => "string",
    };
    let mut about = Map::new();
    about.insert("name".to_owned(), json!(name));
    about.insert("titles".to_owned(), json!(heading(column)));
    about.insert("datatype".to_owned(), json!(datatype));
    about.insert("null".to_owned(), json!(["", "[c]", "[x]"]));
    if is_key {
        about.insert("required".to_owned(), json!(true));
    }
    if !column.unit.is_empty() {
        about.insert("schema:unitText".to_owned(), json!(column.unit));
    }
    Value::Object(about)
}

/// Whether the names of the rows tell them apart.
fn names_are_keys(table: &Table) -> bool {
    let mut known = BTreeSet::new();
    table.rows.iter().all(|row| {
        let cell = row.cells.get(table.row_header);
        let is_name = matches!(cell, Some(Cell::Text(_) | Cell::Page { .. } | Cell::Number { .. }));
        let name = table.name_of(row);
        is_name && !name.is_empty() && known.insert(name)
    })
}

/// The columns' names for programs: lower case, words joined by underscores, each once.
fn names(table: &Table) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (i, column) in table.columns.iter().enumerate() {
        let words: String = column
            .title
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' })
            .collect();
        let words: Vec<&str> = words.split_whitespace().collect();
        let plain = words.join("_");
        // A name starts with a letter.
        let fits = plain.starts_with(|c: char| c.is_ascii_alphabetic());
        let wanted = if fits { plain } else { format!("column_{}_{plain}", i + 1) };
        let wanted = wanted.trim_end_matches('_').to_owned();
        let is_taken = names.contains(&wanted);
        names.push(if is_taken { format!("{wanted}_{}", i + 1) } else { wanted });
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Row;
    use figure::Reason;

    fn table() -> Table {
        let columns = vec![
            Column::words("Ward"),
            Column::numbers("Rate, 2020", "per 1,000 residents"),
            Column::numbers("Rate: 2020", ""),
            Column::numbers("12 months", ""),
        ];
        let mut table = Table::new("moves", "Change by ward", columns);
        let missing = Cell::Missing(Reason::new("no population held"));
        table.rows = vec![
            Row::plain(vec![Cell::text("Penge"), Cell::rate(4.0), Cell::Suppressed, missing]),
            Row::total(vec![Cell::text("All"), Cell::Empty, Cell::Empty, Cell::Empty]),
        ];
        table
    }

    #[test]
    fn metadata_says_what_the_file_leaves_out() {
        let mut document = Document::new("t", "Safer Exampletown Partnership");
        document.licences.push("Open Government Licence v3.0".to_owned());
        let about = metadata(&table(), &document);
        assert_eq!(about["url"], "moves.csv");
        assert_eq!(about["@context"][1]["@language"], "en-GB");
        assert_eq!(about["dc:license"][0]["@id"], licences::OPEN_GOVERNMENT);
        let columns = &about["tableSchema"]["columns"];
        let name = |i: usize| columns[i]["name"].as_str().unwrap();
        assert_eq!(
            [name(0), name(1), name(2), name(3)],
            ["ward", "rate_2020", "rate_2020_3", "column_4_12_months"]
        );
        assert_eq!(columns[1]["titles"], "Rate, 2020 (per 1,000 residents)");
        assert_eq!(columns[1]["schema:unitText"], "per 1,000 residents");
        assert_eq!(columns[1]["datatype"], "number");
        assert_eq!(about["tableSchema"]["primaryKey"], "ward");
        assert!(about["notes"][1]["body"].as_str().unwrap().contains("no population held"));
        assert!(about.get("dc:issued").is_none() && about.get("dc:source").is_none());
    }

    #[test]
    fn rows_of_one_name_have_no_key() {
        let mut table = table();
        table.rows.push(table.rows[0].clone());
        let about = metadata(&table, &Document::new("t", "p"));
        assert!(about["tableSchema"].get("primaryKey").is_none());
        assert_eq!(about["tableSchema"]["rowTitles"][0], "ward");
    }
}
