//! Files that pages need: style, script, typeface. They are part of the program, and are served under names that change with
//! their bytes, so that a browser keeps them as long as it likes.

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use data_encoding::HEXLOWER;
use publish::html::Script;
use ring::digest;

use workbench::Settings;

use crate::answer::Problem;
use crate::cache::{Kept, takes_gzip};
use crate::context::Context;

/// Where they are served.
pub(crate) const FOLDER: &str = "/assets/";
/// The style of figures, tables and charts.
pub(crate) const DOCUMENT_STYLE: &str = "document.css";

const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// A file.
struct File {
    /// As the code names it.
    name: String,
    /// As it is served.
    served: String,
    kept: Kept,
}

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let ours = components::assets().iter().map(|asset| File {
        name: asset.name.to_string(),
        served: asset.name.to_string(),
        kept: kept(asset.media_type, Bytes::from_static(asset.bytes)),
    });
    let style = format!("{}\n{}", publish::html::stylesheet(), include_str!("assets/site.css"));
    let mut more = vec![
        (DOCUMENT_STYLE, CSS, style.into_bytes()),
        (ICON, "image/svg+xml", include_bytes!("assets/icon.svg").to_vec()),
        (SCRIPT, JAVASCRIPT, include_bytes!("assets/app.js").to_vec()),
    ];
    let scripts = Script::ALL.into_iter();
    more.extend(scripts.map(|script| (script.file(), JAVASCRIPT, script.text().into_bytes())));
    let more = more.into_iter().map(|(name, media_type, bytes)| {
        let served = marked(name, &bytes);
        File { name: name.to_owned(), served, kept: kept(media_type, bytes.into()) }
    });
    ours.chain(more).collect()
});

/// A file's name with a mark of its bytes.
fn marked(name: &str, bytes: &[u8]) -> String {
    let hash = digest::digest(&digest::SHA256, bytes);
    let mark = HEXLOWER.encode(&hash.as_ref()[..6]);
    match name.split_once('.') {
        Some((stem, end)) => format!("{stem}-{mark}.{end}"),
        None => format!("{name}-{mark}"),
    }
}

/// The style that gives pages the partnership's colour, with the name it is served under; none where the settings name no
/// colour. Reading the settings has refused one that white words cannot stand on.
pub(crate) fn brand(settings: &Settings) -> Option<(String, String)> {
    let style = components::brand(settings.partnership.colour.as_deref()?).ok()?;
    Some((marked("brand.css", style.as_bytes()), style))
}

/// What a browser's tab shows.
pub(crate) const ICON: &str = "icon.svg";
/// What scripts add to pages of ours.
pub(crate) const SCRIPT: &str = "app.js";

fn kept(media_type: &str, bytes: Bytes) -> Kept {
    Kept::new(axum::http::StatusCode::OK, media_type, bytes)
}

/// The address of a file by the name that the code has for it.
pub(crate) fn address(name: &str) -> String {
    let file = FILES.iter().find(|file| file.name == name);
    format!("{FOLDER}{}", file.map_or(name, |file| file.served.as_str()))
}

/// A file; kept by browsers for good.
pub(crate) async fn file(
    context: Context,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let of_program = FILES.iter().find(|file| file.served == name);
    // Only what is none of the program's can be the partnership's.
    let colour;
    let file = if let Some(file) = of_program {
        &file.kept
    } else {
        let session = context.app().session();
        let ours = brand(session.folder().settings()).filter(|(served, _)| *served == name);
        colour = kept(CSS, ours.ok_or(Problem::NotFound)?.1.into());
        &colour
    };
    let (bytes, is_gzip) = file.taken(takes_gzip(&headers));
    let mut response = bytes.into_response();
    let held = response.headers_mut();
    held.insert(CONTENT_TYPE, file.media_type.clone());
    held.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    held.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    if is_gzip {
        held.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Ok(response)
}
