//! What a server's answer means, from its status and headers.

use std::time::{Duration, SystemTime};

use ureq::http::header::{
    CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, LAST_MODIFIED, RETRY_AFTER,
};
use ureq::http::{HeaderName, Response};

use super::request::Ask;
use super::{Address, FetchError, later};

/// Why a try did not bring the file.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Trying again is of no use.
    Final(FetchError),
    /// Trying again may be, after this wait where the server names one.
    Passing { error: FetchError, wait: Option<Duration> },
    /// The file is another than the one of which a part is held: begin again, at once.
    Stale,
}

impl Trouble {
    /// Trying again may be of use.
    pub(super) fn passing(error: FetchError) -> Self {
        Self::Passing { error, wait: None }
    }
}

impl From<FetchError> for Trouble {
    fn from(error: FetchError) -> Self {
        Self::Final(error)
    }
}

/// An answer that brings something.
#[derive(Debug)]
pub(super) enum Answer {
    /// The file has not changed.
    Unchanged,
    /// All of the file follows.
    Whole(Head),
    /// The rest of it follows, from this byte on.
    Rest(u64, Head),
}

/// What the server says of the file.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The source it is for, as messages name it.
    pub(super) id: String,
    /// Its tag.
    pub(super) etag: Option<String>,
    /// When it was last changed, in the server's words.
    pub(super) modified: Option<String>,
    /// Bytes altogether.
    pub(super) total: Option<u64>,
    /// Its kind, in the server's words.
    pub(super) kind: Option<String>,
}

/// Judges an answer to `ask`.
pub(super) fn judge<B>(
    id: &str,
    address: &Address,
    ask: &Ask,
    response: &Response<B>,
    now: SystemTime,
) -> Result<Answer, Trouble> {
    let status = response.status().as_u16();
    let text = |name| header(response, &name);
    let shown = || address.to_string();
    let mut head = Head {
        id: id.to_owned(),
        etag: text(ETAG),
        modified: text(LAST_MODIFIED),
        total: text(CONTENT_LENGTH).and_then(|length| length.parse().ok()),
        kind: text(CONTENT_TYPE),
    };
    match (status, ask) {
        (200, _) => Ok(Answer::Whole(head)),
        (304, Ask::IfChanged { .. }) => Ok(Answer::Unchanged),
        (206, Ask::Rest { from, total, validator }) => {
            // Some servers answer a range of whatever file is there now.
            let same = text(CONTENT_RANGE).and_then(|range| start_and_total(&range))
                == Some((*from, *total))
                && head
                    .etag
                    .as_ref()
                    .is_none_or(|etag| !validator.contains('"') || etag == validator);
            head.total = Some(*total);
            if same { Ok(Answer::Rest(*from, head)) } else { Err(Trouble::Stale) }
        }
        (412 | 416, Ask::Rest { .. }) => Err(Trouble::Stale),
        (404 | 410, _) => {
            Err(FetchError::NotFound { id: id.to_owned(), address: shown(), status }.into())
        }
        (401 | 403 | 407 | 451, _) => Err(FetchError::Refused { address: shown(), status }.into()),
        // 202: the publisher makes the file first.
        (202 | 408 | 425 | 429 | 500 | 502 | 503 | 504, _) => Err(Trouble::Passing {
            error: FetchError::Busy {
                address: shown(),
                status,
                tries: 1,
                later: "later".to_owned(),
            },
            wait: text(RETRY_AFTER).and_then(|header| later::wait(&header, now)),
        }),
        _ => Err(FetchError::Unexpected { address: shown(), status }.into()),
    }
}

fn header<B>(response: &Response<B>, name: &HeaderName) -> Option<String> {
    let text = response.headers().get(name)?.to_str().ok()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The first byte and the number of all bytes, of `bytes 100-199/200`.
fn start_and_total(range: &str) -> Option<(u64, u64)> {
    let (span, total) = range.strip_prefix("bytes ")?.split_once('/')?;
    Some((span.split_once('-')?.0.trim().parse().ok()?, total.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    fn judged(ask: &Ask, status: u16, headers: &[(&str, &str)]) -> Result<Answer, Trouble> {
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        let address = Address::parse("https://x.uk/a.csv").unwrap();
        judge("own-counts", &address, ask, &response.body(()).unwrap(), UNIX_EPOCH)
    }

    #[test]
    fn a_range_counts_only_where_it_is_the_one_asked_for_of_the_same_file() {
        let ask = Ask::Rest { from: 5, total: 9, validator: "\"a\"".to_owned() };
        let range = |range, etag| judged(&ask, 206, &[("content-range", range), ("etag", etag)]);
        assert!(
            matches!(range("bytes 5-8/9", "\"a\""), Ok(Answer::Rest(5, head)) if head.total == Some(9))
        );
        for (wrong, etag) in [
            ("bytes 5-8/9", "\"b\""),
            ("bytes 4-8/9", "\"a\""),
            ("bytes 5-8/10", "\"a\""),
            ("bytes 5-8/*", "\"a\""),
            ("nonsense", "\"a\""),
        ] {
            assert!(matches!(range(wrong, etag), Err(Trouble::Stale)), "{wrong} {etag}");
        }
        assert!(matches!(
            judged(&Ask::Whole, 206, &[]),
            Err(Trouble::Final(FetchError::Unexpected { .. }))
        ));
        assert!(matches!(
            judged(&Ask::Whole, 304, &[]),
            Err(Trouble::Final(FetchError::Unexpected { .. }))
        ));
    }

    #[test]
    fn what_passes_is_tried_again_and_what_does_not_is_not() {
        let wait = |headers| match judged(&Ask::Whole, 429, headers) {
            Err(Trouble::Passing { error: FetchError::Busy { status: 429, .. }, wait }) => wait,
            other => panic!("{other:?}"),
        };
        assert_eq!(wait(&[("retry-after", "7")]), Some(Duration::from_secs(7)));
        assert_eq!(
            wait(&[("retry-after", "Thu, 01 Jan 1970 00:01:00 GMT")]),
            Some(Duration::from_mins(1))
        );
        assert_eq!(wait(&[("retry-after", "whenever")]), None);
        for status in [404, 410] {
            let Err(Trouble::Final(error)) = judged(&Ask::Whole, status, &[]) else {
                panic!("{status}")
            };
            let message = error.to_string();
            assert!(
                message.contains("https://x.uk/a.csv")
                    && message.contains("[sources.own-counts] address"),
                "{message}"
            );
        }
        assert!(matches!(
            judged(&Ask::Whole, 403, &[]),
            Err(Trouble::Final(FetchError::Refused { .. }))
        ));
        assert!(matches!(
            judged(&Ask::Whole, 418, &[]),
            Err(Trouble::Final(FetchError::Unexpected { .. }))
        ));
    }
}
