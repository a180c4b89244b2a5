//! The package that a Word file is: parts in a ZIP, each with its type, and relations from part to part. Times and order are
//! fixed, so that the same document gives the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::PublishError;
use markup::{Element, el};

/// The namespace that the kinds of relation share.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What one part refers to.
#[derive(Debug, Clone, Default)]
pub(super) struct Relations(Vec<Relation>);

#[derive(Debug, Clone)]
struct Relation {
    kind: String,
    target: String,
    external: bool,
}

impl Relations {
    /// Adds a part of this kind ("styles", "image"); gives the relation's name. The same one is added once.
    pub(super) fn part(&mut self, kind: &str, target: &str) -> String {
        self.add(format!("{RELATIONS}/{kind}"), target, false)
    }

    /// Adds an address on the web.
    pub(super) fn link(&mut self, address: &str) -> String {
        self.add(format!("{RELATIONS}/hyperlink"), address, true)
    }

    /// Adds a part of a kind that has a name of its own.
    pub(super) fn part_of(&mut self, kind: &str, target: &str) -> String {
        self.add(kind.to_owned(), target, false)
    }

    fn add(&mut self, kind: String, target: &str, external: bool) -> String {
        let known = self.0.iter().position(|r| r.kind == kind && r.target == target);
        let place = known.unwrap_or_else(|| {
            self.0.push(Relation { kind, target: target.to_owned(), external });
            self.0.len() - 1
        });
        format!("rId{}", place + 1)
    }

    /// As the part that holds them; none where there are none.
    pub(super) fn element(&self) -> Option<Element> {
        let relations = self.0.iter().enumerate().map(|(i, relation)| {
            let element = el("Relationship")
                .attr("Id", format!("rId{}", i + 1))
                .attr("Type", &relation.kind)
                .attr("Target", &relation.target);
            if relation.external { element.attr("TargetMode", "External") } else { element }
        });
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
        (!self.0.is_empty())
            .then(|| el("Relationships").attr("xmlns", namespace).children(relations))
    }
}

/// The parts, in the order in which they are written.
#[derive(Default)]
pub(super) struct Package {
    /// Each part's name, its type where it is not told by its ending, and what it holds.
    parts: Vec<(String, Option<&'static str>, Vec<u8>)>,
}

impl Package {
    /// Adds a part of this type.
    pub(super) fn xml(&mut self, name: &str, kind: &'static str, root: &Element) {
        self.parts.push((name.to_owned(), Some(kind), file(root)));
    }

    /// Adds what a part refers to.
    pub(super) fn relations(&mut self, name: &str, relations: &Relations) {
        if let Some(root) = relations.element() {
            self.parts.push((name.to_owned(), None, file(&root)));
        }
    }

    /// Adds a picture.
    pub(super) fn picture(&mut self, name: &str, bytes: Vec<u8>) {
        self.parts.push((name.to_owned(), None, bytes));
    }

    /// The file.
    pub(super) fn bytes(self, title: &str) -> Result<Vec<u8>, PublishError> {
        self.zipped().map_err(|source| PublishError::Word { title: title.to_owned(), source })
    }

    fn zipped(self) -> Result<Vec<u8>, zip::result::ZipError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let deflated = SimpleFileOptions::default()
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        // What is compressed already is stored.
        let stored = deflated.compression_method(CompressionMethod::Stored);
        let types = file(&self.types());
        zip.start_file("[Content_Types].xml", deflated)?;
        zip.write_all(&types)?;
        for (name, _, bytes) in &self.parts {
            let options = if is_png(name) { stored } else { deflated };
            zip.start_file(name.as_str(), options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn types(&self) -> Element {
        let default = |ending: &str, kind: &str| {
            el("Default").attr("Extension", ending).attr("ContentType", kind)
        };
        let overrides = self.parts.iter().filter_map(|(name, kind, _)| {
            let part = el("Override").attr("PartName", format!("/{name}"));
            kind.map(|kind| part.attr("ContentType", kind))
        });
        el("Types")
            .attr("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
            .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
            .child(default("xml", "application/xml"))
            .child(default("png", "image/png"))
            .child(default("svg", "image/svg+xml"))
            .children(overrides)
    }
}

fn is_png(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|ending| ending == "png")
}

fn file(root: &Element) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    root.write(&mut out);
    out.into_bytes()
}
