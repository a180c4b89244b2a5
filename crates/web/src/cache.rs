//! Kept answers: public pages as they left, whole and compressed, until the data change. They are the same for everybody, so
//! that a page costs its composing once and then no more than its sending.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use data_encoding::HEXLOWER;
use flate2::Compression;
use flate2::write::GzEncoder;
use moka::future::Cache;
use ring::digest;
use tokio::sync::Mutex;

/// How much is kept, in bytes; what was asked for longest ago goes first.
const LIMIT: u64 = 96 * 1024 * 1024;
/// Below this compressing gains nothing.
const SMALL: usize = 512;

/// An answer that was written.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// Its status.
    pub status: StatusCode,
    /// Its media type.
    pub media_type: HeaderValue,
    /// What it holds.
    pub bytes: Bytes,
    /// The same compressed, where that is shorter.
    pub gzip: Option<Bytes>,
    /// Its mark: the same for the same bytes.
    pub etag: HeaderValue,
    /// Headers of its own.
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

impl Kept {
    /// An answer with this status, of this media type.
    pub fn new(status: StatusCode, media_type: &str, bytes: Bytes) -> Self {
        let hash = digest::digest(&digest::SHA256, &bytes);
        let mark = HEXLOWER.encode(&hash.as_ref()[..12]);
        let is_packed =
            ["image/png", "application/pdf", "application/vnd", "application/zip", "font/"]
                .iter()
                .any(|packed| media_type.starts_with(packed));
        let gzip = if is_packed || bytes.len() < SMALL { None } else { compressed(&bytes) };
        let or_bytes = HeaderValue::from_static("application/octet-stream");
        Self {
            status,
            media_type: HeaderValue::from_str(media_type).unwrap_or(or_bytes),
            gzip,
            // Weak, as compressed and plain bytes have the one mark.
            etag: HeaderValue::from_str(&format!("W/\"{mark}\""))
                .unwrap_or(HeaderValue::from_static("W/\"0\"")),
            bytes,
            headers: Vec::new(),
        }
    }
}

impl Kept {
    /// Its bytes for whoever takes gzip or does not, and whether they are compressed.
    pub fn taken(&self, takes_gzip: bool) -> (Bytes, bool) {
        match &self.gzip {
            Some(gzip) if takes_gzip => (gzip.clone(), true),
            _ => (self.bytes.clone(), false),
        }
    }
}

/// Whether a browser takes gzip, as its headers say.
pub(crate) fn takes_gzip(headers: &HeaderMap) -> bool {
    let said = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    said.unwrap_or_default().split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some("gzip") && !parts.any(|q| q == "q=0")
    })
}

fn compressed(bytes: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(6));
    encoder.write_all(bytes).ok()?;
    let packed = encoder.finish().ok()?;
    (packed.len() < bytes.len()).then(|| packed.into())
}

/// The answers that are kept, and whose turn it is to write one.
pub(crate) struct PageCache {
    kept: Cache<String, Arc<Kept>>,
    turns: Cache<String, Arc<Mutex<()>>>,
    /// Goes up when the data change: what was kept before is not found any more.
    state: AtomicU64,
}

impl PageCache {
    /// An empty one.
    pub fn new() -> Self {
        let weight = |key: &String, kept: &Arc<Kept>| {
            let gzip = kept.gzip.as_ref().map_or(0, Bytes::len);
            u32::try_from(key.len() + kept.bytes.len() + gzip + 512).unwrap_or(u32::MAX)
        };
        Self {
            kept: Cache::builder().max_capacity(LIMIT).weigher(weight).build(),
            turns: Cache::builder()
                .max_capacity(1_000)
                .time_to_idle(Duration::from_mins(1))
                .build(),
            state: AtomicU64::new(0),
        }
    }

    /// The key of an address as the data stand now.
    pub fn key(&self, address: &str) -> String {
        format!("{} {address}", self.state.load(Ordering::Acquire))
    }

    /// What is kept under a key.
    pub async fn get(&self, key: &str) -> Option<Arc<Kept>> {
        self.kept.get(key).await
    }

    /// Keeps an answer. Compressed answers are sent plain to few, but to some.
    pub async fn keep(&self, key: String, kept: Kept) {
        self.kept.insert(key, Arc::new(kept)).await;
    }

    /// Whose turn it is to write the answer for a key.
    pub async fn turn(&self, key: &str) -> Arc<Mutex<()>> {
        self.turns.get_with_by_ref(key, async { Arc::new(Mutex::new(())) }).await
    }

    /// The data have changed: everything is written anew.
    pub fn forget(&self) {
        self.state.fetch_add(1, Ordering::AcqRel);
        self.kept.invalidate_all();
    }
}
