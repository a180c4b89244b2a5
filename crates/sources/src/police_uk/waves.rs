//! Waves: some chunks are parsed side by side while the wave before them is handed on and the next one is read.

use std::io;

use super::cutter::{Chunk, Cutter};
use crate::SourceError;

/// Parses every chunk of a stream and hands the results to `take` in order, with how many bytes they came from.
pub(super) fn in_waves<T: Send>(
    cutter: &mut Cutter<'_>,
    unreadable: impl Fn(io::Error) -> SourceError,
    parse: impl Fn(&Chunk) -> T + Sync,
    mut take: impl FnMut(Vec<T>, u64) -> Result<(), SourceError>,
) -> Result<(), SourceError> {
    let width = rayon::current_num_threads() * 2;
    let mut spare = Vec::new();
    let mut wave = next_wave(cutter, width, &mut spare).map_err(&unreadable)?;
    let mut parsed: Option<(Vec<T>, u64)> = None;
    let parse = &parse;
    while !wave.is_empty() || parsed.is_some() {
        let mut results: Vec<Option<T>> = Vec::new();
        results.resize_with(wave.len(), || None);
        // The reader and the taker need not be able to cross threads: they stay on this one.
        let next = rayon::in_place_scope(|scope| {
            for (chunk, result) in wave.iter().zip(&mut results) {
                scope.spawn(move |_| *result = Some(parse(chunk)));
            }
            if let Some((results, bytes)) = parsed.take() {
                take(results, bytes)?;
            }
            next_wave(cutter, width, &mut spare).map_err(&unreadable)
        })?;
        if !results.is_empty() {
            let bytes = wave.iter().map(|chunk| chunk.bytes.len() as u64).sum();
            parsed = Some((results.into_iter().flatten().collect(), bytes));
        }
        spare.extend(wave.drain(..).map(|chunk| chunk.bytes));
        wave = next;
    }
    Ok(())
}

fn next_wave(
    cutter: &mut Cutter<'_>,
    width: usize,
    spare: &mut Vec<Vec<u8>>,
) -> io::Result<Vec<Chunk>> {
    let mut wave = Vec::with_capacity(width);
    while wave.len() < width {
        match cutter.next(spare.pop().unwrap_or_default())? {
            Some(chunk) => wave.push(chunk),
            None => break,
        }
    }
    Ok(wave)
}
