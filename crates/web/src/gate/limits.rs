//! How many requests one address may make: sign-in, and what is dear to answer, each with a measure of its own. What is
//! counted is kept in memory only, and forgotten when it is full again.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::answer::Problem;

/// Sign-in attempts for one account in 15 minutes.
const PER_ACCOUNT: NonZeroU32 = NonZeroU32::new(5).unwrap();
/// Sign-in attempts from one address in 15 minutes.
const PER_ADDRESS: NonZeroU32 = NonZeroU32::new(20).unwrap();
const QUARTER_HOUR: Duration = Duration::from_mins(15);
/// Searches and data from one address in a second, and at once.
const PER_SECOND: NonZeroU32 = NonZeroU32::new(15).unwrap();
const BURST: NonZeroU32 = NonZeroU32::new(30).unwrap();

/// The counts of all addresses.
pub(crate) struct Limits {
    accounts: DefaultKeyedRateLimiter<String>,
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
    data: DefaultKeyedRateLimiter<IpAddr>,
}

impl Limits {
    /// Nothing counted.
    pub fn new() -> Self {
        Self {
            accounts: RateLimiter::keyed(in_quarter_hour(PER_ACCOUNT)),
            sign_ins: RateLimiter::keyed(in_quarter_hour(PER_ADDRESS)),
            data: RateLimiter::keyed(Quota::per_second(PER_SECOND).allow_burst(BURST)),
        }
    }

    /// One more attempt to sign in, from this address and for this account, whether there is one or not.
    pub fn sign_in(&self, from: IpAddr, account: &str) -> Result<(), Problem> {
        held(&self.sign_ins, &subnet(from))?;
        held(&self.accounts, &account.trim().to_lowercase())
    }

    /// One more code typed from this address.
    pub fn code(&self, from: IpAddr) -> Result<(), Problem> {
        held(&self.sign_ins, &subnet(from))
    }

    /// One more search or request for data.
    pub fn data(&self, from: IpAddr) -> Result<(), Problem> {
        held(&self.data, &subnet(from))
    }

    /// Forgets whoever has not asked for a while; called from time to time, so that memory stays bounded.
    pub fn tidy(&self) {
        self.accounts.retain_recent();
        self.sign_ins.retain_recent();
        self.data.retain_recent();
    }
}

/// So many, one of which comes back as its share of a quarter of an hour has passed.
fn in_quarter_hour(count: NonZeroU32) -> Quota {
    let each = QUARTER_HOUR / count.get();
    Quota::with_period(each).map_or(Quota::per_hour(count), |quota| quota.allow_burst(count))
}

fn held<K: std::hash::Hash + Eq + Clone>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), Problem> {
    limiter.check_key(key).map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        Problem::TooMany { wait: wait.as_secs() + 1 }
    })
}

/// An address of version 6 stands for its network of 64 bits, as one household has all of it.
fn subnet(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => {
            let mut parts = v6.segments();
            parts[4..].fill(0);
            IpAddr::from(parts)
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_burst_and_a_network_of_version_6_is_one() {
        let limits = Limits::new();
        let (one, two) = ([127, 0, 0, 1].into(), [127, 0, 0, 2].into());
        for _ in 0..BURST.get() {
            limits.data(one).unwrap();
        }
        // Fifteen come back in a second; these are asked for in far less.
        let refused = (0..10).filter(|_| limits.data(one).is_err()).count();
        assert!(refused > 5, "{refused}");
        limits.data(two).unwrap();
        let household = |last: u16| IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, last]);
        for last in 0..20 {
            limits.code(household(last)).unwrap();
        }
        assert!(matches!(limits.code(household(99)), Err(Problem::TooMany { wait }) if wait > 10));
        limits.code(IpAddr::from([0x2001_u16, 0xdb8, 0, 1, 0, 0, 0, 1])).unwrap();
    }
}
