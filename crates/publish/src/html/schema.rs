//! What the page says of itself to machines: one schema.org `Dataset`, whose downloads are the tables and the document's
//! other forms, with the places and the time that it covers.

use std::collections::BTreeMap;

use document::{Document, Entry};
use figure::{AreaRef, Period};
use serde_json::{Map, Value, json};

use super::Alternative;
use crate::{dates, licences};
use markup::{Element, el};

/// The data, in an element that runs nothing.
pub(super) fn element(data: &str) -> Element {
    el("script").attr("type", "application/ld+json").verbatim(data.to_owned())
}

/// The data as JSON.
pub(super) fn data(document: &Document, others: &[Alternative]) -> String {
    safe(&Value::Object(describe(document, others)))
}

/// As JSON that no text in it can end: angle brackets and ampersands are written by their numbers.
pub(super) fn safe(said: &Value) -> String {
    said.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn describe(document: &Document, others: &[Alternative]) -> Map<String, Value> {
    let partnership = json!({ "@type": "Organization", "name": document.partnership });
    let mut said = Map::new();
    let mut say = |name: &str, value: Value| said.insert(name.to_owned(), value);
    say("@context", json!("https://schema.org"));
    say("@type", json!("Dataset"));
    say("name", json!(document.title));
    say("description", json!(document.summary.to_string()));
    say("inLanguage", json!("en-GB"));
    say("creator", partnership.clone());
    say("publisher", partnership);
    say("isAccessibleForFree", json!(true));
    let edition = &document.edition;
    let inputs = edition.inputs.as_ref().map(|inputs| format!("-{inputs}")).unwrap_or_default();
    say("identifier", json!(format!("{}{inputs}", document.kind.slug())));
    if !edition.status.is_empty() {
        say("creativeWorkStatus", json!(edition.status));
    }
    if let Some(date) = edition.date.as_deref().and_then(dates::iso) {
        say("datePublished", json!(date));
        say("dateModified", json!(date));
    }
    if let Some(marking) = &document.marking {
        say("conditionsOfAccess", json!(marking.words()));
    }
    let licences = licences::addresses(document.licences.iter().map(String::as_str));
    if !licences.is_empty() {
        say("license", json!(licences));
    }
    if let Some((from, to)) = time(document) {
        say("temporalCoverage", json!(format!("{}/{}", from.from(), to.to())));
    }
    let places: Vec<Value> = places(document)
        .into_iter()
        .map(
            |area| json!({ "@type": "Place", "name": area.name, "identifier": area.code.as_str() }),
        )
        .collect();
    if !places.is_empty() {
        say("spatialCoverage", json!(places));
    }
    let downloads = downloads(document, others);
    if !downloads.is_empty() {
        say("distribution", json!(downloads));
    }
    said
}

/// Each table as CSV, each file once, then the document's other forms.
fn downloads(document: &Document, others: &[Alternative]) -> Vec<Value> {
    let download = |name: &str, media_type: &str, address: &str| {
        json!({
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": media_type,
            "contentUrl": address,
        })
    };
    let files: BTreeMap<String, String> = crate::csv::tables(document)
        .into_iter()
        .map(|table| (table.file.clone(), table.heading()))
        .collect();
    let tables =
        files.iter().map(|(file, name)| download(name, "text/csv", &format!("tables/{file}")));
    let others = others.iter().map(|other| download(&other.name, &other.media_type, &other.file));
    tables.chain(others).collect()
}

/// The first and the last of the periods that its evidence is of, comparators among them.
fn time(document: &Document) -> Option<(Period, Period)> {
    let mut periods: Vec<Period> = Vec::new();
    for (_, entry) in document.evidence.entries() {
        match entry {
            Entry::Figure(figure) => {
                periods.push(figure.period);
                periods.extend(figure.comparison.as_ref().map(|c| c.period));
            }
            Entry::Table(table) => {
                periods.push(table.period);
                periods.extend(table.against);
            }
            Entry::Series(series) => {
                let ends = [series.months.first(), series.months.last()];
                periods.extend(ends.into_iter().flatten().map(|m| Period::month(m.month)));
            }
            Entry::Evaluation(found) => periods.extend([found.before, found.after]),
        }
    }
    let first = periods.iter().min_by_key(|period| period.from())?;
    let last = periods.iter().max_by_key(|period| period.to())?;
    Some((*first, *last))
}

/// The areas that its figures are of, in the order they come, each once.
fn places(document: &Document) -> Vec<&AreaRef> {
    let mut places: Vec<&AreaRef> = Vec::new();
    for (_, entry) in document.evidence.entries() {
        let areas = match entry {
            Entry::Figure(figure) => std::slice::from_ref(&figure.area),
            Entry::Series(series) => std::slice::from_ref(&series.area),
            Entry::Evaluation(found) => found.sides.treated.areas.as_slice(),
            Entry::Table(_) => continue,
        };
        for area in areas {
            if !places.contains(&area) {
                places.push(area);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_data() {
        let document = Document::new("</script><script>alert(1)</script>", "p & q");
        let shown = element(&data(&document, &[])).render();
        assert_eq!(shown.matches("</script>").count(), 1, "{shown}");
        assert!(!shown.contains('&'));
    }
}
