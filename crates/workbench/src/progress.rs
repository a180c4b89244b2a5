//! Progress: how long work tells whoever waits for it how far it is.

/// Is told how far work is, from whichever thread does it. All of it may be ignored.
pub trait Progress: Send {
    /// Work begins on something: bytes or pieces, as many as `total` where that is known.
    fn begin(&mut self, what: &str, total: Option<u64>, bytes: bool);

    /// So many more are done.
    fn advance(&mut self, by: u64);

    /// The work is done.
    fn end(&mut self);
}

/// Nobody waits.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&mut self, _what: &str, _total: Option<u64>, _bytes: bool) {}

    fn advance(&mut self, _by: u64) {}

    fn end(&mut self) {}
}
