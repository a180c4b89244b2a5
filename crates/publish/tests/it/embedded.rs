//! A document set into a page of a site: no frame of its own, no style or script within, no id that clashes, every number of a
//! sentence with its record, every table and chart with its ways to take it along.

use document::{Block, Cell, Column, Document, Row, Section, Table, Target, Text, Trend};
use publish::html::{Addresses, Embedded, Embedding, Picture, Script, embedded, stylesheet};

use crate::sample;
use crate::structure::Node;

struct Site;

impl Addresses for Site {
    fn page(&self, to: &Target) -> Option<String> {
        match to {
            Target::Measure { measure, area, period } => {
                Some(format!("/measures/{measure}?area={area}&to={}", period.to()))
            }
            Target::Methods => Some("/methods".to_owned()),
            _ => None,
        }
    }

    fn table(&self, file: &str) -> Option<String> {
        Some(format!("/here/{file}"))
    }

    fn drawing(&self, id: &str, picture: Picture) -> Option<String> {
        let ending = if picture == Picture::Svg { "svg" } else { "png" };
        Some(format!("/here/{id}.{ending}"))
    }

    fn figures(&self) -> Option<String> {
        Some("/here.json".to_owned())
    }
}

fn set(document: &Document) -> Embedded {
    embedded(document, &Embedding { level: 2, prefix: "d-", addresses: &Site })
}

/// The document in a plain page, as a browser test reads it.
pub fn shell(document: &Document) -> String {
    let Embedded { body, licences, scripts, .. } =
        embedded(document, &Embedding { level: 1, prefix: "", addresses: &Site });
    let licences = licences.map(|list| list.render()).unwrap_or_default();
    let scripts: Vec<String> = scripts.iter().map(|script| script.text()).collect();
    let scripts = scripts.join(
        "
",
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\" /><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\
         <style>{style}body{{margin:0;font-family:system-ui,sans-serif}}main{{max-width:60rem;margin:auto;padding:0 1rem}}\
         @media (prefers-color-scheme:dark){{body{{background:#12171c;color:#f0f2f4}}}}</style></head>\
         <body><main>{body}</main><footer>{licences}</footer><script>{scripts}</script></body></html>\n",
        title = document.title,
        style = stylesheet(),
        body = body.render(),
    )
}

#[test]
fn it_has_no_frame_style_or_script_of_its_own() {
    let set = set(&sample::document());
    let markup = set.body.render();
    for never in
        ["<html", "<head>", "<main", "<header", "<footer", "<style", "<script", " style=", "<h1"]
    {
        assert!(!markup.contains(never), "{never}");
    }
    assert_eq!(set.scripts, Script::ALL);
    let read = Node::read(&markup);
    let mut ids = std::collections::BTreeSet::new();
    for node in read.all() {
        let id = node.attribute("id");
        assert!(id.is_empty() || (id.starts_with("d-") && ids.insert(id.to_owned())), "{id}");
        for name in ["aria-labelledby", "aria-describedby"] {
            for id in node.attribute(name).split_whitespace() {
                assert!(id.starts_with("d-"), "{name}={id}");
            }
        }
    }
    for node in read.all() {
        if let Some(id) = node.attribute("href").strip_prefix('#') {
            assert!(ids.contains(id), "{id} is led to and not there");
        }
    }
    assert!(set.contents.iter().all(|(id, title)| ids.contains(id) && !title.is_empty()));
}

#[test]
fn figures_of_sentences_have_records_and_tables_a_way_to_the_data() {
    let markup = set(&sample::document()).body.render();
    let read = Node::read(&markup);
    let in_cells = read.all().into_iter().filter(|node| node.name == "td");
    assert!(in_cells.flat_map(|cell| cell.named("a")).all(|a| a.attribute("class") != "figure"));
    assert!(markup.contains("class=\"figure\" href=\"#d-from-burglary-"), "{markup}");
    assert!(markup.contains("/here.json") && !markup.contains("SELECT"));
    for led_to in ["/here/by-ward.csv", "/here/months.svg", "/here/months.png"] {
        let is_it = |a: &&Node| a.attribute("href") == led_to;
        let found = read.all().into_iter().find(is_it);
        assert!(found.is_some() || !markup.contains(led_to), "{led_to}");
    }
    let tools = read.all().into_iter().filter(|n| n.attribute("class") == "tools").count();
    let blocks = sample::document().all_blocks().iter().filter(|b| b.table().is_some()).count();
    assert_eq!(tools, blocks, "each table, chart and map can be taken along");
}

#[test]
fn what_leads_to_a_page_does_so_where_there_is_one() {
    let burglary = Target::Measure {
        measure: "burglary".parse().unwrap(),
        area: "E09000006".parse().unwrap(),
        period: "2020-03..2021-02".parse().unwrap(),
    };
    let mut table =
        Table::new("all", "All", vec![Column::words("Measure"), Column::words("Since 2018")]);
    let trend = Trend { values: vec![Some(9.0), Some(4.0)], said: "9 to 4".to_owned() };
    table.rows.push(Row::own(vec![Cell::page("Burglary", burglary), Cell::Trend(trend)]));
    let mut document = Document::new("t", "p");
    let words = Text::from("See ").with_page("methods", Target::Methods).with(" and ");
    let words = words.with_page("the register", Target::Register);
    document
        .sections
        .push(Section::new("a", "A").with(Block::Paragraph(words)).with(Block::Table(table)));
    document.settle();
    let markup = set(&document).body.render();
    let wanted = [
        "See <a href=\"/methods\">methods</a> and <span>the register</span>",
        "<a href=\"/measures/burglary?area=E09000006&amp;to=2021-02\">Burglary</a>",
        "role=\"img\" aria-label=\"9 to 4\"",
    ];
    for wanted in wanted {
        assert!(markup.contains(wanted), "{wanted}: {markup}");
    }
    // Other forms have the words alone.
    let csv = publish::csv::write(&publish::csv::tables(&document)[0]).unwrap();
    assert_eq!(csv, "Measure,Since 2018\r\nBurglary,9 to 4\r\n");
    assert!(publish::html::page(&document).contains("See <span>methods</span>"));
}

#[test]
fn the_style_is_small_and_keeps_to_documents() {
    let style = stylesheet();
    assert!(style.len() < 32_000, "{} bytes", style.len());
    assert!(!style.contains(":root") && !style.contains("html{") && !style.contains("body{"));
}
