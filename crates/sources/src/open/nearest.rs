//! The nearest known layout of a header that no source recognised, and what keeps it from being that.

use strsim::normalized_damerau_levenshtein;

use crate::layouts::{LAYOUTS, Layout};
use crate::register;

/// Says which layout the header is nearest to, and which columns are missing or called otherwise; none where it is like
/// no layout.
pub(super) fn describe(header: &[String]) -> Option<String> {
    let (layout, matches) = LAYOUTS
        .iter()
        .map(|layout| (layout, matches(layout, header)))
        .max_by_key(|(layout, found)| {
            let like = found.iter().filter(|found| found.is_some()).count();
            let whole = is_whole(layout, header);
            // In thousandths; the richer layout first where two are as like. A layout of which nothing is wrong was refused
            // for what stands beside it: a ward file without its codes holds all of a borough file.
            (!whole && like * 2 >= layout.1.len(), like * 1000 / layout.1.len(), layout.1.len())
        })?;
    let like = matches.iter().filter(|found| found.is_some()).count();
    if like * 2 < layout.1.len() {
        return None;
    }
    let mut wrong = Vec::new();
    for (&head, found) in layout.1.iter().zip(&matches) {
        match found {
            Some(column) if header[*column] == head => {}
            Some(column) => {
                wrong.push(format!("the column \"{head}\" is called \"{}\"", header[*column]));
            }
            None => wrong.push(format!("the column \"{head}\" is missing")),
        }
    }
    let title = register::by_id(layout.0).map_or(layout.0, |source| source.title);
    let wrong = match wrong.len() {
        0 => "other columns stand beside those that are known".to_owned(),
        1..=4 => wrong.join(", "),
        more => format!("{}, and {} more", wrong[..4].join(", "), more - 4),
    };
    Some(format!(
        "looks like {title} ({}), but {wrong}; put the header back as published, on line 1",
        layout.0
    ))
}

/// What to say of a header like no other.
pub(super) fn unlike_any(header: &[String]) -> String {
    format!("has a header of no layout that is read here; its columns are {}", list(header))
}

/// The first few of some names.
pub(super) fn list(names: &[String]) -> String {
    let mut shown: Vec<String> =
        names.iter().take(5).map(|name| format!("\"{}\"", short(name))).collect();
    if names.len() > shown.len() {
        shown.push(format!("and {} more", names.len() - shown.len()));
    }
    if shown.is_empty() { "none".to_owned() } else { shown.join(", ") }
}

fn short(name: &str) -> String {
    match name.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

fn is_whole(layout: &Layout, header: &[String]) -> bool {
    layout.1.iter().all(|head| header.iter().any(|column| column == head))
}

/// For each column of a layout, the column of the header that is it or looks like it.
fn matches(layout: &Layout, header: &[String]) -> Vec<Option<usize>> {
    let mut free: Vec<bool> = vec![true; header.len()];
    let mut found: Vec<Option<usize>> = layout
        .1
        .iter()
        .map(|head| {
            let place = header.iter().position(|column| column == head)?;
            free[place] = false;
            Some(place)
        })
        .collect();
    for (head, found) in layout.1.iter().zip(&mut found) {
        if found.is_some() {
            continue;
        }
        let best = header
            .iter()
            .enumerate()
            // The first columns hold the names; a thousand months need not be compared.
            .take(64)
            .filter(|(column, _)| free[*column])
            .map(|(column, text)| (column, likeness(head, text)))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((column, likeness)) = best
            && likeness >= 0.75
        {
            free[column] = false;
            *found = Some(column);
        }
    }
    found
}

/// How alike two heads are, from 0 to 1: case, spaces and signs aside.
fn likeness(a: &str, b: &str) -> f64 {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).take(60).flat_map(char::to_lowercase).collect()
    };
    normalized_damerau_levenshtein(&plain(a), &plain(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::header;

    #[test]
    fn a_renamed_column_is_named() {
        let said = describe(&header(&["MajorText", "Minor Text", "LookUp_BoroughName", "202101"]))
            .unwrap();
        assert!(
            said.contains("(mps-borough), but the column \"MinorText\" is called \"Minor Text\""),
            "{said}"
        );
        let said = describe(&header(&[
            "MajorText",
            "MinorText",
            "WardName",
            "LookUp_BoroughName",
            "202101",
        ]))
        .unwrap();
        assert!(said.contains("(mps-ward), but the column \"WardCode\" is missing"), "{said}");
        let said = describe(&header(&["month", "area", "measure", "count"])).unwrap();
        assert!(said.contains("(own-counts), but the column \"value\" is missing"), "{said}");
    }

    #[test]
    fn a_header_like_no_other_has_no_nearest() {
        assert_eq!(describe(&header(&["Name", "Telephone"])), None);
        assert_eq!(describe(&[]), None);
    }
}
