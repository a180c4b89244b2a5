//! How patient and how polite downloads are.

use std::time::Duration;

/// How patient and how polite downloads are.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The least time between two requests to one host.
    pub pause: Duration,
    /// How often a download is tried without headway.
    pub tries: u32,
    /// The wait before the second try; it doubles with each.
    pub first_wait: Duration,
    /// The longest wait. A publisher who asks for a longer one is asked again another day.
    pub longest_wait: Duration,
    /// How long making a connection may take.
    pub connect: Duration,
    /// How long a server may say nothing: some publishers make the file first.
    pub silence: Duration,
    /// How many times an address may lead to another.
    pub redirects: u32,
    /// Bytes beyond which nothing is downloaded.
    pub most_bytes: u64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            pause: Duration::from_secs(1),
            tries: 6,
            first_wait: Duration::from_secs(2),
            longest_wait: Duration::from_mins(5),
            connect: Duration::from_secs(30),
            silence: Duration::from_mins(2),
            redirects: 8,
            // The archive of three years of all forces is some 1.6 GB.
            most_bytes: 8 << 30,
        }
    }
}

impl Policy {
    /// The wait after so many tries.
    pub(super) fn backoff(&self, tries: u32) -> Duration {
        let times = 1_u32.checked_shl(tries.saturating_sub(1)).unwrap_or(u32::MAX);
        self.first_wait.saturating_mul(times).min(self.longest_wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_are_bounded() {
        let policy = Policy::default();
        let seconds: Vec<u64> =
            [1, 2, 3, 8, 40].map(|tries| policy.backoff(tries).as_secs()).into();
        assert_eq!(seconds, [2, 4, 8, 256, 300]);
    }
}
