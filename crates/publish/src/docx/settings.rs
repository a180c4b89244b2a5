//! What a file says of itself to programs: its title, whose it is, its language, and how Word is to treat it.

use document::Document;

use super::paragraph::value;
use markup::{Element, el};

/// How Word is to treat the file: as one of today, in British English.
pub(super) fn settings() -> Element {
    let mode = el("w:compatSetting")
        .attr("w:name", "compatibilityMode")
        .attr("w:uri", "http://schemas.microsoft.com/office/word")
        .attr("w:val", "15");
    let notes = ["-1", "0"].map(|id| el("w:footnote").attr("w:id", id));
    super::root("w:settings")
        .child(el("w:zoom").attr("w:percent", "100"))
        .child(value("w:defaultTabStop", 567))
        .child(value("w:characterSpacingControl", "doNotCompress"))
        .child(el("w:footnotePr").children(notes))
        .child(el("w:compat").child(mode))
        .child(value("w:themeFontLang", "en-GB"))
        .child(value("w:decimalSymbol", "."))
        .child(value("w:listSeparator", ","))
}

/// Title, author, description, language, status; and its date, where its edition has one.
pub(super) fn core(document: &Document) -> Element {
    let mut properties = el("cp:coreProperties")
        .attr("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .attr("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attr("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(el("dc:title").text(&document.title))
        .child(el("dc:creator").text(&document.partnership))
        .child(el("dc:description").text(document.summary.to_string()))
        .child(el("dc:language").text("en-GB"))
        .child(el("cp:lastModifiedBy").text(&document.partnership));
    if !document.edition.status.is_empty() {
        properties = properties.child(el("cp:contentStatus").text(&document.edition.status));
    }
    if let Some(date) = document.edition.date.as_deref().and_then(crate::dates::iso) {
        for name in ["dcterms:created", "dcterms:modified"] {
            let at = el(name).attr("xsi:type", "dcterms:W3CDTF").text(format!("{date}T00:00:00Z"));
            properties = properties.child(at);
        }
    }
    properties
}

/// Which program made it.
pub(super) fn app() -> Element {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    el("Properties").attr("xmlns", namespace).child(el("Application").text("Watchward"))
}
