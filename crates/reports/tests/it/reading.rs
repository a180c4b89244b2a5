//! Reading a document as a reader does: every word in it, its tables, its paragraphs.

use std::fmt::Write as _;

use document::{Block, Document, Inline, Table, Text};

/// Every word a reader could see, block by block.
pub fn words(document: &Document) -> String {
    let mut out =
        vec![document.title.clone(), document.partnership.clone(), document.summary.to_string()];
    out.extend(document.details.iter().map(|d| format!("{}: {}", d.name, d.value)));
    out.extend(document.notice.iter().map(ToString::to_string));
    out.extend(document.licences.iter().cloned());
    sections(&document.sections, &mut out);
    sections(&document.appendices, &mut out);
    out.join("\n")
}

fn sections(sections_of: &[document::Section], out: &mut Vec<String>) {
    for section in sections_of {
        out.push(format!("# {} {}", section.number, section.title));
        out.extend(section.blocks.iter().map(block));
        sections(&section.subsections, out);
    }
}

/// A block in words.
pub fn block(block: &Block) -> String {
    let texts: Vec<String> = block.texts().into_iter().map(ToString::to_string).collect();
    let mut out = texts.join("\n");
    match block {
        Block::Table(t) => out = table(t),
        Block::Chart(c) => {
            let f = &c.frame;
            out = format!("[chart] {}\n{}\n{}\n{}", f.title, f.subtitle, f.description, f.caveat);
            out.push_str(&table(&c.table()));
        }
        Block::NotAvailable(n) => out = format!("[not available] {}: {}", n.what, n.reason),
        Block::Checklist(list) => {
            for i in &list.items {
                let tick = if i.met { "x" } else { " " };
                let _ = writeln!(out, "[{tick}] {} ({}) {}", i.asked, i.reference, i.found);
            }
        }
        Block::Note(n) => out = format!("[note] {}: {out}", n.title),
        _ => {}
    }
    out
}

/// A table in words.
pub fn table(table: &Table) -> String {
    let mut out = format!("[table] {}\n{}\n", table.heading(), table.subtitle);
    let heads: Vec<String> =
        table.columns.iter().map(|c| format!("{} {}", c.title, c.unit)).collect();
    out.push_str(&heads.join(" | "));
    for row in &table.rows {
        let cells: Vec<&str> = row.cells.iter().map(document::Cell::shown).collect();
        let _ = write!(out, "\n{}", cells.join(" | "));
    }
    for (reason, rows) in table.missing() {
        let _ = write!(out, "\n[x] {reason}: {}", rows.join(", "));
    }
    format!("{out}\n{}\n{}", table.notes.join("\n"), table.source)
}

/// Every text of the sections, with the figures in it.
pub fn texts(document: &Document) -> Vec<Text> {
    let blocks = document.all_blocks();
    let mut texts: Vec<Text> = blocks.iter().flat_map(|b| b.texts()).cloned().collect();
    texts.push(document.summary.clone());
    texts
}

/// The numbers of a text that open to nothing.
pub fn loose_numbers(text: &Text) -> Vec<String> {
    let mut loose = Vec::new();
    for piece in &text.0 {
        let (Inline::Text(words) | Inline::Strong(words)) = piece else { continue };
        for token in words.split(|c: char| c.is_whitespace() || "()[];:".contains(c)) {
            let token = token.trim_matches(|c: char| ",.".contains(c));
            if token.bytes().any(|b| b.is_ascii_digit()) {
                loose.push(token.to_owned());
            }
        }
    }
    loose
}

/// The tables by their number.
pub fn numbered(document: &Document) -> Vec<String> {
    let tables = document.all_blocks().into_iter().filter_map(|b| match b {
        Block::Table(t) => Some(t.number.clone()),
        _ => None,
    });
    tables.collect()
}

/// The caption of every table, and what is missing, in order.
pub fn captions(document: &Document) -> Vec<String> {
    let blocks = document.all_blocks().into_iter();
    let told = blocks.filter_map(|b| match b {
        Block::Table(t) => Some(t.caption.clone()),
        Block::NotAvailable(n) => Some(n.what.clone()),
        _ => None,
    });
    told.collect()
}

/// What a reader sees of a document at a glance: its headings, sentences, captions and first rows.
pub fn outline(document: &Document) -> String {
    let mut out = vec![document.title.clone(), format!("  {}", document.summary)];
    out.extend(document.details.iter().map(|d| format!("  {}: {}", d.name, d.value)));
    outline_of(&document.sections, 1, &mut out);
    outline_of(&document.appendices, 1, &mut out);
    out.join("\n")
}

fn outline_of(sections: &[document::Section], depth: usize, out: &mut Vec<String>) {
    for section in sections {
        out.push(format!("{} {} ({})", "#".repeat(depth), section.title, section.id));
        for block in &section.blocks {
            let text = at_a_glance(block);
            out.extend(text.lines().map(|line| format!("  {}", line.trim_end())));
        }
        outline_of(&section.subsections, depth + 1, out);
    }
}

fn at_a_glance(block: &Block) -> String {
    match block {
        Block::Table(t) => {
            let line = |cells: Vec<&str>| cells.join(" | ");
            let heads = t.columns.iter().map(|c| c.title.as_str()).collect();
            let rows =
                t.rows.iter().map(|r| line(r.cells.iter().map(document::Cell::shown).collect()));
            let rows: Vec<String> = rows.take(4).collect();
            let rows = rows.join("\n");
            format!("[table, {} rows] {}\n{}\n{rows}", t.rows.len(), t.heading(), line(heads))
        }
        Block::Chart(c) => format!("[chart] {}: {}", c.frame.title, c.frame.subtitle),
        Block::Map(m) => format!("[map] {}: {}", m.frame.title, m.frame.subtitle),
        Block::KeyFigures(figures) => {
            let said = figures.iter().map(|f| {
                let trend = f.trend.as_ref().map(|t| format!(" [{}]", t.said)).unwrap_or_default();
                format!("[key] {} {}. {}{trend}", f.value.text, f.label, f.sentence)
            });
            said.collect::<Vec<_>>().join("\n")
        }
        Block::SummaryList(details) => {
            let said = details.iter().map(|d| format!("{}: {}", d.name, d.value));
            said.collect::<Vec<_>>().join("\n")
        }
        Block::List(list) => {
            let said = list.items.iter().map(|item| format!("- {item}"));
            said.collect::<Vec<_>>().join("\n")
        }
        other => self::block(other),
    }
}
