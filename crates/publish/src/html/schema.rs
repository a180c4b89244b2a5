//! What the page says of itself to machines: schema.org data, with each table as a data set that can be downloaded.

use std::collections::BTreeMap;

use document::Document;
use serde_json::{Value, json};

use crate::markup::{Element, el};

/// The data, in an element that runs nothing.
pub(super) fn data(document: &Document) -> Element {
    // Angle brackets and ampersands are written by their numbers, so that no text can end the element.
    let text = describe(document)
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026");
    el("script").attr("type", "application/ld+json").verbatim(text)
}

fn describe(document: &Document) -> Value {
    let files: BTreeMap<String, String> = crate::csv::tables(document)
        .into_iter()
        .map(|table| (table.file.clone(), table.heading()))
        .collect();
    let parts: Vec<Value> = files
        .iter()
        .map(|(file, name)| {
            json!({
                "@type": "Dataset",
                "name": name,
                "distribution": {
                    "@type": "DataDownload",
                    "encodingFormat": "text/csv",
                    "contentUrl": format!("tables/{file}"),
                },
            })
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Report",
        "name": document.title,
        "description": document.summary.to_string(),
        "inLanguage": "en-GB",
        "creator": { "@type": "Organization", "name": document.partnership },
        "license": document.licences,
        "hasPart": parts,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_data() {
        let document = Document::new("</script><script>alert(1)</script>", "p & q");
        let shown = data(&document).render();
        assert_eq!(shown.matches("</script>").count(), 1, "{shown}");
        assert!(!shown.contains('&'));
    }
}
