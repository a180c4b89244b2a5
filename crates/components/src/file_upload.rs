//! Files to hand over.

use markup::{Element, el};

use crate::field::control;
use crate::part::Extra;
use crate::{Field, Label};

/// A choice of files.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct FileUpload {
    field: Field,
    is_multiple: bool,
    /// Where files can be dropped on it: with these texts of the script.
    zone: Option<Extra>,
}

// A file cannot be kept: no browser lets a page fill it in.
control!(FileUpload, _answers, _upload => {});

impl FileUpload {
    /// A choice of files under this name, with this label.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self { field: Field::new(name, label), ..Self::default() }
    }

    /// Of more than one.
    pub fn multiple(mut self) -> Self {
        self.is_multiple = true;
        self
    }

    /// With script, as an area on which files can be dropped.
    pub fn drop_zone(mut self) -> Self {
        self.zone.get_or_insert_default();
        self
    }

    /// With this text of the area in place of the English one: `data-i18n.choose-files-button`.
    pub fn says(mut self, key: &'static str, text: impl Into<String>) -> Self {
        self.zone.get_or_insert_default().attr(key, text.into());
        self
    }

    /// With one more class on the area.
    pub fn zone_class(mut self, class: &str) -> Self {
        self.zone.get_or_insert_default().class(class);
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let upload = el("input").class("govuk-file-upload");
        let upload = upload
            .class_if("govuk-file-upload--error", self.field.has_error())
            .attr("type", "file")
            .flag("multiple", self.is_multiple);
        let upload = self.field.control(upload);
        self.field.around(match self.zone {
            None => upload,
            Some(zone) => {
                let area = el("div").class("govuk-file-upload-wrapper");
                zone.on(area.attr("data-module", "govuk-file-upload")).child(upload)
            }
        })
    }
}
