//! Captions and source lines of tables, charts and maps. A caption's number is a field that counts itself, so that a table
//! which an editor puts in gives all that follow their numbers.

use document::FigureId;

use super::paragraph::{Paragraph, field, leading_to, run, styled};
use super::writing::Writing;
use markup::Element;

/// A caption: "Table 3: Wards by rate", its label bookmarked.
pub(super) fn caption(file: &mut Writing<'_>, id: &str, number: &str, title: &str) {
    let mut words = Paragraph::new("Caption").keep_next();
    let bookmark = file.target(id).map(|target| target.bookmark().to_owned());
    let label = label(file, number);
    words = if label.is_empty() {
        // What has no number is led to by its title.
        let title = vec![run(title)];
        match bookmark {
            Some(bookmark) => words.with_all(file.bookmarked(&bookmark, title)),
            None => words.with_all(title),
        }
    } else {
        let label = match bookmark {
            Some(bookmark) => file.bookmarked(&bookmark, label),
            None => label,
        };
        words.with_all(label).with(run(&format!(": {title}")))
    };
    file.push(words);
}

/// "Table 3", the 3 counted by Word; a label that Word cannot count to stands as it is.
fn label(file: &mut Writing<'_>, number: &str) -> Vec<Element> {
    if number.is_empty() {
        return Vec::new();
    }
    let counted = number.split_once(' ').and_then(|(word, n)| Some((word, n.parse::<u32>().ok()?)));
    let Some((word @ ("Table" | "Figure"), n)) = counted else { return vec![run(number)] };
    let last = file.captions.insert(word.to_owned(), n).unwrap_or(0);
    let instruction = if n == last + 1 {
        format!("SEQ {word} \\* ARABIC")
    } else {
        format!("SEQ {word} \\* ARABIC \\r {n}")
    };
    let mut runs = vec![run(&format!("{word} "))];
    runs.extend(field(&instruction, [run(&n.to_string())]));
    runs
}

/// The line under a table, chart or map: its source, and the records at the end that say more of it; none where there is
/// nothing to say.
pub(super) fn source(file: &Writing<'_>, source: &str, from: &[FigureId]) -> Option<Paragraph> {
    let mut line = Paragraph::new("Source");
    let mut numbers: Vec<usize> = Vec::new();
    for number in from.iter().filter_map(|id| file.record_of(id)) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    if source.is_empty() && numbers.is_empty() {
        return None;
    }
    if !source.is_empty() {
        line = line.with(run(source));
    }
    if !numbers.is_empty() {
        let lead = if source.is_empty() { "" } else { " " };
        let noun = if numbers.len() == 1 { "record" } else { "records" };
        line = line.with(run(&format!("{lead}How it was counted: {noun}\u{a0}")));
        for (i, number) in numbers.iter().enumerate() {
            if i > 0 {
                line = line.with(run(if i + 1 == numbers.len() { " and " } else { ", " }));
            }
            let words = [styled("Hyperlink", &number.to_string())];
            line = line.with(leading_to(&record(*number), words));
        }
        line = line.with(run("."));
    }
    Some(line)
}

/// The bookmark of a record.
pub(super) fn record(number: usize) -> String {
    format!("record_{number}")
}
