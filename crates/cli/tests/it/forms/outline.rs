//! What is left of a file when all but its bones is taken away: a line for each heading and caption, and counts of the rest.

use std::fmt::Write as _;

use serde_json::Value;

use super::written::Sheet;
use crate::structure::Node;

/// A figure in large, as a page prints it.
pub struct Key {
    pub value: String,
    pub label: String,
    /// The id of the figure that it leads to.
    pub figure: String,
}

/// One space between words.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// No space at all, for what is broken into lines.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn is(node: &Node, class: &str) -> bool {
    node.attribute("class").split_whitespace().any(|name| name == class)
}

/// The first thing of this class in it.
fn of_class<'a>(node: &'a Node, class: &str) -> Option<&'a Node> {
    node.all().into_iter().find(|inner| is(inner, class))
}

/// A caption's first line.
fn finding(caption: &Node) -> String {
    tidy(&of_class(caption, "finding").unwrap_or(caption).text)
}

/// Headings with their level and captions, in order; the records of figures and the tables behind drawings only counted.
pub fn page(page: &Node) -> String {
    let mut said = String::new();
    bones(page, &mut said);
    let count = |class: &str| page.all().into_iter().filter(|node| is(node, class)).count();
    let drawings = page.named("svg").len();
    let tables = page.named("table").len();
    let _ = write!(
        said,
        "\n{} notes, {} key figures, {} records of figures, {drawings} drawings, {tables} tables",
        count("note"),
        count("value"),
        count("record"),
    );
    said
}

fn bones(node: &Node, said: &mut String) {
    if is(node, "record") {
        return;
    }
    let name = node.name.as_str();
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let _ = writeln!(said, "{name} {}", tidy(&node.text));
        }
        "figcaption" => {
            let _ = writeln!(said, "   {}", finding(node));
        }
        "caption" if finding(node).starts_with("Table ") => {
            let _ = writeln!(said, "   {}", finding(node));
        }
        _ => node.children.iter().for_each(|child| bones(child, said)),
    }
}

/// The captions of all tables of a page, numbered where they are.
pub fn captions(page: &Node) -> Vec<String> {
    page.named("caption").into_iter().map(finding).collect()
}

/// The figures in large of a page.
pub fn key_figures(page: &Node) -> Vec<Key> {
    let keys = page.all().into_iter().filter(|node| is(node, "key"));
    let read = keys.map(|key| {
        let value = of_class(key, "value").unwrap();
        let link = value.named("a")[0].attribute("href");
        let all = tidy(&key.text);
        let value = tidy(&value.text);
        Key {
            label: tidy(all.strip_prefix(&value).unwrap()),
            figure: link.strip_prefix("#from-").unwrap().to_owned(),
            value,
        }
    });
    read.collect()
}

/// A paragraph of a Word file.
struct Paragraph {
    style: String,
    words: String,
    /// The list that numbers it, where it is not its style's: none is "0".
    list: Option<String>,
}

fn paragraphs(word: &Node) -> Vec<Paragraph> {
    let read = word.named("w:p").into_iter().map(|paragraph| {
        let style = paragraph.named("w:pStyle").first().map_or("", |s| s.attribute("w:val"));
        let mut words = String::new();
        for node in paragraph.all() {
            match node.name.as_str() {
                "w:t" => words.push_str(&node.text),
                "w:br" | "w:tab" => words.push(' '),
                _ => {}
            }
        }
        let list = paragraph.named("w:numId").first().map(|id| id.attribute("w:val").to_owned());
        Paragraph { style: style.to_owned(), words: tidy(&words), list }
    });
    read.collect()
}

fn of_style(word: &Node, wanted: &str) -> Vec<String> {
    let all = paragraphs(word).into_iter();
    all.filter(|paragraph| paragraph.style == wanted).map(|paragraph| paragraph.words).collect()
}

/// The captions of a Word file, numbered.
pub fn word_captions(word: &Node) -> Vec<String> {
    of_style(word, "Caption")
}

/// The figures in large of a Word file, with their labels.
pub fn word_key_figures(word: &Node) -> Vec<String> {
    of_style(word, "KeyFigure")
}

/// Titles, headings and captions of a Word file, in order; a heading that its style does not number says so.
pub fn word(word: &Node) -> String {
    let mut said = String::new();
    for Paragraph { style, words, list } in paragraphs(word) {
        let numbered = match list.as_deref() {
            None => String::new(),
            Some("0") => " (without a number)".to_owned(),
            Some(list) => format!(" (numbered by list {list})"),
        };
        let _ = match style.as_str() {
            "Title" => writeln!(said, "title {words}"),
            "Caption" => writeln!(said, "   {words}"),
            _ => match style.strip_prefix("Heading") {
                Some(level) => writeln!(said, "heading {level} {words}{numbered}"),
                None => Ok(()),
            },
        };
    }
    let count = |style| of_style(word, style).len();
    let pictures = word.named("w:drawing").len();
    let _ = write!(
        said,
        "\n{} paragraphs of notes, {} key figures, {pictures} drawings, {} tables",
        count("Note"),
        count("KeyFigure"),
        word.named("w:tbl").len(),
    );
    said
}

/// The sheets of a workbook: name, cells filled, title.
pub fn sheets(sheets: &[Sheet]) -> String {
    let line = |sheet: &Sheet| {
        let title = sheet.texts.get("A1").map_or("", String::as_str);
        format!("{} {} {title}\n", sheet.name, sheet.dimension)
    };
    sheets.iter().map(line).collect()
}

/// The titles that a workbook's contents lead to.
pub fn contents(sheets: &[Sheet]) -> Vec<String> {
    let contents = sheets.iter().find(|sheet| sheet.name == "Contents").unwrap();
    let titles = contents.texts.iter().filter(|(address, _)| address.starts_with('B'));
    titles.map(|(_, title)| tidy(title)).collect()
}

/// How much the data hold, and their first figure.
pub fn data(data: &Value) -> String {
    let count = |of: &str| data[of].as_array().map_or(0, Vec::len);
    let first = &data["figures"][0];
    format!(
        "{}\n{} figures, {} tables, {} series, {} licences\nfirst figure {}: {}",
        data["title"].as_str().unwrap(),
        count("figures"),
        count("tables"),
        count("series"),
        count("licences"),
        first["id"].as_str().unwrap(),
        first["value"],
    )
}

/// Bookmarks with the page each leads to, those within others further in.
pub fn bookmarks(bookmarks: &Value, depth: usize, said: &mut String) {
    for bookmark in bookmarks.as_array().unwrap() {
        let title = bookmark["title"].as_str().unwrap();
        let page = &bookmark["destpageposfrom1"];
        let _ = writeln!(said, "{}{title} (page {page})", "  ".repeat(depth));
        self::bookmarks(&bookmark["kids"], depth + 1, said);
    }
}
