//! The clock that downloads wait by.

use std::fmt::Debug;
use std::time::{Duration, SystemTime};

/// Tells the time and lets it pass.
pub trait Clock: Debug + Send {
    /// Now.
    fn now(&self) -> SystemTime;

    /// Waits.
    fn sleep(&mut self, time: Duration);
}

/// The machine's own.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&mut self, time: Duration) {
        std::thread::sleep(time);
    }
}
