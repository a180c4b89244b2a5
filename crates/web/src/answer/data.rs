//! Answers that are no pages: JSON, tables, drawings, published files.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Something to be read by a program or kept as a file.
#[derive(Debug, Clone)]
pub(crate) struct Download {
    /// Its media type.
    pub media_type: String,
    /// What it holds.
    pub bytes: Bytes,
    /// The name it is to be kept under; none where it is to be shown.
    pub file_name: Option<String>,
    /// Whether it is the same for everybody.
    pub is_public: bool,
    /// A policy of its own for what it may load, where it is a page that brings its own style.
    pub policy: Option<String>,
    /// Whether other sites' pages may read it: the public data.
    pub is_open: bool,
}

impl Download {
    /// A public answer of this media type.
    pub fn public(media_type: &str, bytes: impl Into<Bytes>) -> Self {
        Self {
            media_type: media_type.to_owned(),
            bytes: bytes.into(),
            file_name: None,
            is_public: true,
            policy: None,
            is_open: true,
        }
    }

    /// An answer for whoever asked only.
    pub fn private(media_type: &str, bytes: impl Into<Bytes>) -> Self {
        Self { is_public: false, is_open: false, ..Self::public(media_type, bytes) }
    }

    /// To be kept under this name.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let mut response = StatusCode::OK.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
