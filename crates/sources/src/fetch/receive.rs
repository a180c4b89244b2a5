//! Taking in what a server sends.

use std::io::{ErrorKind, Read, Write as _};

use ureq::Body;
use ureq::http::Response;

use super::answer::{Answer, Head, Trouble};
use super::partial::{Partial, Said};
use super::{Address, FetchError, Fetched, Outcome, Policy, Step, kind};

/// Bytes taken in at a time.
const PIECE: usize = 64 * 1024;

/// Takes in an answer to its end, and puts the file in its place.
pub(super) fn receive(
    policy: &Policy,
    address: &Address,
    partial: &mut Partial,
    answer: Answer,
    response: Response<Body>,
    told: &mut dyn FnMut(Step),
) -> Result<Fetched, Trouble> {
    let (from, head) = match answer {
        Answer::Unchanged => {
            // A file that somebody has changed since is not the publisher's any more.
            let (bytes, sha256) = partial.untouched().ok_or(Trouble::Stale)?;
            return Ok(Fetched { outcome: Outcome::Unchanged, bytes, sha256 });
        }
        Answer::Whole(head) => (0, head),
        Answer::Rest(from, head) => (from, head),
    };
    let too_large =
        || FetchError::TooLarge { address: address.to_string(), most: policy.most_bytes };
    if head.total.is_some_and(|total| total > policy.most_bytes) {
        return Err(too_large().into());
    }
    let mut body = response.into_body().into_reader();
    let mut start = Vec::new();
    let mut looked = Ok(());
    if from == 0 {
        looked = fill(&mut body, &mut start);
        check(address, partial, &head, &start, looked.is_ok())?;
    }
    // Of a file that is gone on with, what the first answer said holds.
    let said = (from == 0).then(|| Said {
        etag: head.etag.clone(),
        modified: head.modified.clone(),
        length: head.total,
        ..Said::default()
    });
    let Some((mut file, mut hash)) = partial.write_from(from, said)? else {
        return Err(Trouble::Stale);
    };
    partial.resumed = from > 0;
    told(Step::Begun { have: from, total: head.total });

    let mut got = from;
    let mut piece = vec![0; PIECE];
    let mut next: &[u8] = &start;
    loop {
        if !next.is_empty() {
            got += next.len() as u64;
            if got > policy.most_bytes {
                partial.discard();
                return Err(too_large().into());
            }
            hash.update(next);
            file.write_all(next).map_err(|error| partial.unwritten(error))?;
            told(Step::Came(next.len() as u64));
        }
        // Where looking at the beginning met the end of the line, so would this.
        let read = if looked.is_err() {
            Err(ErrorKind::UnexpectedEof.into())
        } else {
            read(&mut body, &mut piece)
        };
        match read {
            Ok(0) => break,
            Ok(read) => next = &piece[..read],
            Err(_) => return Err(cut(address, got, head.total)),
        }
    }
    if head.total.is_some_and(|total| got != total) {
        return Err(cut(address, got, head.total));
    }
    let sha256 = partial.finish(file, got, hash)?;
    let outcome = if partial.resumed { Outcome::Resumed } else { Outcome::Downloaded };
    Ok(Fetched { outcome, bytes: got, sha256 })
}

/// Looks at the beginning of a file for what is none. `whole`: it was read without trouble.
fn check(
    address: &Address,
    partial: &Partial,
    head: &Head,
    start: &[u8],
    whole: bool,
) -> Result<(), Trouble> {
    // A line that broke before the first byte says nothing of the file.
    if start.is_empty() && (!whole || head.total.is_some_and(|total| total > 0)) {
        return Err(cut(address, 0, head.total));
    }
    let name = partial.to().file_name().unwrap_or_default().to_string_lossy();
    match kind::wrong(&name, head.kind.as_deref(), start) {
        Some(what) => {
            Err(FetchError::WrongKind { id: head.id.clone(), address: address.to_string(), what }
                .into())
        }
        None => Ok(()),
    }
}

fn cut(address: &Address, got: u64, total: Option<u64>) -> Trouble {
    Trouble::passing(FetchError::Cut { address: address.to_string(), got, total, tries: 1 })
}

/// Reads the bytes that are looked at, as many as there are.
fn fill(body: &mut impl Read, start: &mut Vec<u8>) -> std::io::Result<()> {
    let mut piece = [0; kind::LOOK];
    while start.len() < kind::LOOK {
        let read = read(body, &mut piece[start.len()..])?;
        if read == 0 {
            break;
        }
        let from = start.len();
        start.extend_from_slice(&piece[from..from + read]);
    }
    Ok(())
}

fn read(body: &mut impl Read, piece: &mut [u8]) -> std::io::Result<usize> {
    loop {
        match body.read(piece) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
