//! An edit set into the text: only what it is about is written anew, and every remark stays.

use figure::RagRule;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, Value, value};

use super::{Edit, EditError, Groups, Names, OwnMeasure, TextFile};
use crate::settings::{ComparatorRule, NamedComparator};

/// The text that an edit is of.
pub(super) fn file_of(edit: &Edit) -> TextFile {
    match edit {
        Edit::OwnMeasure { .. } => TextFile::OwnMeasures,
        Edit::Whole { file, .. } => *file,
        _ => TextFile::Settings,
    }
}

/// The text with the edit in it.
pub(super) fn apply(text: &str, edit: &Edit) -> Result<String, EditError> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| EditError::Text(error.to_string()))?;
    match edit {
        Edit::Names(names) => set_names(&mut document, names)?,
        Edit::Groups(groups) => set_groups(&mut document, groups)?,
        Edit::Period { old, new } => {
            let key = old.as_deref().map(|old| ("name", old));
            set_entry(list(&mut document, "comparator")?, key, new.as_ref(), period)?;
        }
        Edit::Rule { measure, rule } => {
            let rules = table(&mut document, "rag")?;
            match (measure, rule) {
                (None, rule) => put_rule(inner(rules, "default")?, rule.as_ref()),
                (Some(id), Some(rule)) => {
                    put_rule(inner(inner(rules, "measures")?, id.as_str())?, Some(rule));
                }
                (Some(id), None) => {
                    inner(rules, "measures")?.remove(id.as_str());
                }
            }
        }
        Edit::Rating { measure, given } => {
            let ratings = list(&mut document, "rag-override")?;
            let known = ratings.iter().any(|entry| is(entry, "measure", measure.as_str()));
            let key = known.then_some(("measure", measure.as_str()));
            if known || given.is_some() {
                set_entry(ratings, key, given.as_ref(), |entry, given| {
                    put(entry, "measure", given.measure.as_str());
                    put(entry, "rag", given.rag.word().to_lowercase().replace(' ', "-"));
                    put(entry, "reason", given.reason.as_str());
                    put(entry, "by", given.by.as_str());
                })?;
            }
        }
        Edit::Title { measure, title } => {
            put_or_leave_out(table(&mut document, "titles")?, measure.as_str(), title.as_deref());
        }
        Edit::OwnMeasure { old, new } => {
            let key = old.as_ref().map(|old| ("id", old.as_str()));
            set_entry(list(&mut document, "measure")?, key, new.as_ref(), own_measure)?;
        }
        Edit::Whole { text, .. } => return Ok(text.clone()),
    }
    leave_out_empty(&mut document);
    Ok(document.to_string())
}

fn set_names(document: &mut DocumentMut, names: &Names) -> Result<(), EditError> {
    let partnership = table(document, "partnership")?;
    put(partnership, "name", names.name.as_str());
    put_or_leave_out(partnership, "colour", names.colour.as_deref());
    Ok(())
}

fn set_groups(document: &mut DocumentMut, groups: &Groups) -> Result<(), EditError> {
    let comparators = table(document, "comparators")?;
    let rule = match groups.rule {
        ComparatorRule::LondonBoroughs => "london-boroughs",
        ComparatorRule::SameForce => "same-force",
        ComparatorRule::List => "list",
    };
    put(comparators, "group", rule);
    put_or_leave_out(comparators, "title", groups.title.as_deref());
    put_texts(comparators, "areas", &groups.areas);
    let similar = table(document, "similar")?;
    put_texts(similar, "areas", &groups.similar);
    put_or_leave_out(similar, "reason", groups.reason.as_deref());
    put_texts(table(document, "neighbours")?, "areas", &groups.neighbours);
    Ok(())
}

fn period(entry: &mut Table, period: &NamedComparator) {
    put(entry, "name", period.name.as_str());
    put(entry, "from", period.from.to_string());
    put(entry, "to", period.to.to_string());
    put(entry, "reason", period.reason.as_str());
}

fn put_rule(at: &mut dyn TableLike, rule: Option<&RagRule>) {
    let usual = RagRule::default();
    let rule = rule.unwrap_or(&usual);
    put(at, "green-up-to", rule.green_up_to);
    put(at, "amber-up-to", rule.amber_up_to);
    put(at, "beyond-chance-only", rule.beyond_chance_only);
    put_or_leave_out(at, "reason", rule.reason.as_deref());
}

fn own_measure(entry: &mut Table, own: &OwnMeasure) {
    put(entry, "id", own.id.as_str());
    put(entry, "title", own.title.as_str());
    put(entry, "unit", own.unit.as_str());
    put(entry, "good", own.good.as_str());
    put(entry, "definition", own.definition.as_str());
    if own.sources.is_empty() {
        return;
    }
    let blocks = entry.entry("from").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(blocks) = blocks.as_array_of_tables_mut() else { return };
    if blocks.is_empty() {
        blocks.push(Table::new());
    }
    if let Some(first) = blocks.get_mut(0) {
        put_texts(first, "sources", &own.sources);
        put_texts(first, "include", &own.include);
        if own.exclude.is_empty() {
            first.remove("exclude");
        } else {
            put_texts(first, "exclude", &own.exclude);
        }
    }
}

/// Changes, removes or adds an entry of a list of tables.
fn set_entry<T>(
    entries: &mut ArrayOfTables,
    old: Option<(&str, &str)>,
    new: Option<&T>,
    write: impl Fn(&mut Table, &T),
) -> Result<(), EditError> {
    let Some((key, name)) = old else {
        let mut entry = Table::new();
        if let Some(new) = new {
            write(&mut entry, new);
            entries.push(entry);
        }
        return Ok(());
    };
    let gone = || EditError::answer(key, format!("there is no \"{name}\" any more"));
    let at = entries.iter().position(|entry| is(entry, key, name)).ok_or_else(gone)?;
    match (new, entries.get_mut(at)) {
        (Some(new), Some(entry)) => write(entry, new),
        _ => {
            entries.remove(at);
        }
    }
    Ok(())
}

/// Whether an entry has this value under a key.
fn is(entry: &Table, key: &str, wanted: &str) -> bool {
    entry.get(key).and_then(Item::as_str) == Some(wanted)
}

/// A table of the document, made where there is none.
fn table<'a>(
    document: &'a mut DocumentMut,
    name: &str,
) -> Result<&'a mut dyn TableLike, EditError> {
    inner(document.as_table_mut(), name)
}

/// A table in a table, made where there is none.
fn inner<'a>(outer: &'a mut dyn TableLike, name: &str) -> Result<&'a mut dyn TableLike, EditError> {
    if outer.get(name).is_none_or(Item::is_none) {
        let mut new = Table::new();
        // Written as a head of its own only where something stands in it.
        new.set_implicit(true);
        outer.insert(name, Item::Table(new));
    }
    let other = || EditError::Text(format!("\"{name}\" is no table in the text; change it there"));
    outer.get_mut(name).and_then(Item::as_table_like_mut).ok_or_else(other)
}

/// A list of tables of the document, made where there is none.
fn list<'a>(document: &'a mut DocumentMut, name: &str) -> Result<&'a mut ArrayOfTables, EditError> {
    let other =
        || EditError::Text(format!("\"{name}\" is no list of tables; change it in the text"));
    let none = || Item::ArrayOfTables(ArrayOfTables::new());
    document.entry(name).or_insert_with(none).as_array_of_tables_mut().ok_or_else(other)
}

/// Takes away what was made to hold something and holds nothing.
fn leave_out_empty(document: &mut DocumentMut) {
    let empty = |item: &Item| match item {
        Item::ArrayOfTables(entries) => entries.is_empty(),
        Item::Table(table) => table.is_implicit() && table.is_empty(),
        _ => false,
    };
    let names: Vec<String> =
        document.iter().filter(|(_, item)| empty(item)).map(|(name, _)| name.to_owned()).collect();
    for name in names {
        document.remove(&name);
    }
}

/// Sets a value, with the remark that stands behind it kept.
fn put(at: &mut (impl TableLike + ?Sized), key: &str, new: impl Into<Value>) {
    let mut new = new.into();
    match at.get_mut(key).and_then(Item::as_value_mut) {
        Some(held) => {
            let decor = held.decor().clone();
            *new.decor_mut() = decor;
            *held = new;
        }
        None => {
            at.insert(key, value(new));
        }
    }
}

fn put_or_leave_out(at: &mut (impl TableLike + ?Sized), key: &str, new: Option<&str>) {
    match new {
        Some(new) => put(at, key, new),
        None => {
            at.remove(key);
        }
    }
}

fn put_texts(at: &mut (impl TableLike + ?Sized), key: &str, texts: &[String]) {
    put(at, key, texts.iter().map(String::as_str).collect::<Array>());
}
