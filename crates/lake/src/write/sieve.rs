//! The sieve: tells rows that are new from rows that are held already, in a fixed space.
//!
//! Every row's hashes go to a spill on disk, and its key into a [`Bloom`] filter. A row whose key the filter never saw is
//! new and passes. Any other is held aside: at the end one pass over the spill finds the first row with its key, and only
//! then is it kept or set apart. Hashes are 64 bits: among 50 million rows two different ones are taken for equal with a
//! chance of one in 15,000.

use std::collections::HashMap;
use std::path::Path;

use arrow::array::{BooleanArray, RecordBatch};
use arrow::compute::filter_record_batch;
use sources::{Identity, RowIdentity};

use super::bloom::Bloom;
use super::hash::Mixed;
use super::held::{Candidate, Held};
use super::limits::Limits;
use super::spill::{Record, Spill, word};
use crate::LakeError;
use crate::fs::Disk;

/// Keeps rows without an identifier apart from identifiers in the filter they share.
const ANONYMOUS: u64 = 0x6a09_e667_f3bc_c908;

/// A row's hashes.
struct Hashes {
    key: u64,
    row: u64,
}

impl Record for Hashes {
    const BYTES: usize = 16;

    fn put(&self, bytes: &mut Vec<u8>) {
        self.key.put(bytes);
        self.row.put(bytes);
    }

    fn get(bytes: &[u8]) -> Self {
        Self { key: word(bytes, 0), row: word(bytes, 8) }
    }
}

/// What becomes of a row that was held aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// The first with its key after all: kept.
    New,
    /// Another row has its identifier: kept, and reported.
    Repeated,
    /// The same row as the first with its key: set apart.
    Duplicate,
}

/// The sieve of one vintage.
pub(super) struct Sieve {
    bloom: Option<Bloom>,
    identified: Spill<Hashes>,
    anonymous: Spill<u64>,
    /// Rows without an identifier that the filter had seen.
    echoes: Spill<u64>,
    held: Held,
    keys_a_pass: u64,
}

impl Sieve {
    /// A sieve that keeps what it must in the folder `scratch`.
    pub(super) fn new(disk: &Disk, scratch: &Path, limits: Limits) -> Self {
        Self {
            bloom: None,
            identified: Spill::new(disk, scratch.join("identified")),
            anonymous: Spill::new(disk, scratch.join("anonymous")),
            echoes: Spill::new(disk, scratch.join("echoes")),
            held: Held::new(disk, scratch, limits.held),
            keys_a_pass: limits.keys,
        }
    }

    /// The rows that are certainly new. The others are held aside, on behalf of the file numbered `entry`.
    pub(super) fn sift(
        &mut self,
        rows: RecordBatch,
        identity: &Identity,
        entry: u32,
    ) -> Result<RecordBatch, LakeError> {
        let Identity::Rows(identities) = identity else { return Ok(rows) };
        if identities.len() != rows.num_rows() {
            return Err(LakeError::Misuse(format!(
                "{} rows came with {} identities",
                rows.num_rows(),
                identities.len()
            )));
        }
        let bloom = self.bloom.get_or_insert_with(Bloom::new);
        let mut aside = Vec::new();
        for (place, identity) in identities.iter().enumerate() {
            let keys = match *identity {
                RowIdentity::Identified { key, row } => [Some((key, row)), None],
                // A row that its number alone makes is one whose whole content is that number.
                RowIdentity::Numbered { number, event } => [Some((number, number)), event],
                RowIdentity::Anonymous { row } => {
                    if bloom.note(row ^ ANONYMOUS) {
                        self.echoes.push(&row)?;
                    }
                    self.anonymous.push(&row)?;
                    continue;
                }
            };
            let mut again = false;
            for (key, row) in keys.into_iter().flatten() {
                if bloom.note(key) {
                    let ordinal = self.identified.len();
                    self.held.push(&Candidate { ordinal, key, row, entry, again })?;
                    again = true;
                }
                self.identified.push(&Hashes { key, row })?;
            }
            if again {
                aside.push(place);
            }
        }
        if aside.is_empty() {
            return Ok(rows);
        }
        let mut new = vec![true; rows.num_rows()];
        for place in aside {
            new[place] = false;
        }
        let new = BooleanArray::from(new);
        self.held.rows(filter_record_batch(&rows, &arrow::compute::not(&new)?)?)?;
        Ok(filter_record_batch(&rows, &new)?)
    }

    /// Ends the filter's work, so that its space is free, and decides on every row held aside.
    pub(super) fn decide(mut self) -> Result<Sifted, LakeError> {
        self.bloom = None;
        let indistinguishable =
            count_echoes(&mut self.echoes, &mut self.anonymous, self.keys_a_pass)?;
        let verdicts = verdicts(&mut self.held, &mut self.identified, self.keys_a_pass)?;
        let decided = decided(&mut self.held, &verdicts)?;
        Ok(Sifted { indistinguishable, decided, held: self.held })
    }
}

/// What the sieve found.
pub(super) struct Sifted {
    /// Rows that equal an earlier one and have no identifier.
    pub(super) indistinguishable: u64,
    /// What becomes of each row held aside, in order, and the file it is from.
    pub(super) decided: Vec<(u32, Verdict)>,
    /// Those rows.
    pub(super) held: Held,
}

/// What becomes of each row: the gravest of the verdicts on its keys.
fn decided(held: &mut Held, verdicts: &[Verdict]) -> Result<Vec<(u32, Verdict)>, LakeError> {
    let mut decided: Vec<(u32, Verdict)> = Vec::with_capacity(verdicts.len());
    let mut candidates = held.candidates().records()?;
    for &verdict in verdicts {
        let Some(candidate) = candidates.next()? else { break };
        match decided.last_mut() {
            Some((_, before)) if candidate.again => *before = verdict.max(*before),
            _ => decided.push((candidate.entry, verdict)),
        }
    }
    Ok(decided)
}

/// The verdict on each candidate, in order.
fn verdicts(
    held: &mut Held,
    all: &mut Spill<Hashes>,
    keys_a_pass: u64,
) -> Result<Vec<Verdict>, LakeError> {
    let suspects = held.candidates().len();
    let mut verdicts = vec![Verdict::New; usize::try_from(suspects).unwrap_or(usize::MAX)];
    let passes = suspects.div_ceil(keys_a_pass);
    for pass in 0..passes {
        // The first row with each suspected key: where it stands, and its content.
        let mut first: HashMap<u64, Option<(u64, u64)>, Mixed> = HashMap::default();
        let mut candidates = held.candidates().records()?;
        while let Some(candidate) = candidates.next()? {
            if candidate.key % passes == pass {
                first.insert(candidate.key, None);
            }
        }
        let (mut rows, mut ordinal) = (all.records()?, 0);
        while let Some(Hashes { key, row }) = rows.next()? {
            if let Some(slot @ None) = first.get_mut(&key) {
                *slot = Some((ordinal, row));
            }
            ordinal += 1;
        }
        let mut candidates = held.candidates().records()?;
        for verdict in &mut verdicts {
            let Some(candidate) = candidates.next()? else { break };
            if let Some(Some((ordinal, row))) = first.get(&candidate.key) {
                *verdict = if *ordinal == candidate.ordinal {
                    Verdict::New
                } else if *row == candidate.row {
                    Verdict::Duplicate
                } else {
                    Verdict::Repeated
                };
            }
        }
    }
    Ok(verdicts)
}

/// How many rows equal an earlier one, exactly: of each content that was suspected, all rows but the first.
fn count_echoes(
    echoes: &mut Spill<u64>,
    all: &mut Spill<u64>,
    keys_a_pass: u64,
) -> Result<u64, LakeError> {
    let passes = echoes.len().div_ceil(keys_a_pass);
    let mut indistinguishable = 0;
    for pass in 0..passes {
        let mut times: HashMap<u64, u64, Mixed> = HashMap::default();
        let mut suspects = echoes.records()?;
        while let Some(row) = suspects.next()? {
            if row % passes == pass {
                times.insert(row, 0);
            }
        }
        let mut rows = all.records()?;
        while let Some(row) = rows.next()? {
            if let Some(times) = times.get_mut(&row) {
                *times += 1;
            }
        }
        indistinguishable += times.values().map(|times| times.saturating_sub(1)).sum::<u64>();
    }
    Ok(indistinguishable)
}
