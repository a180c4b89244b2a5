//! Downloading from publishers: one address to one file, whole or not at all. A download that is cut off is taken up where
//! it ended, a file that has not changed is not downloaded again, and a publisher's server is asked politely: with pauses,
//! a bounded number of times, and only after the time it asks for.
//!
//! What is under way lies in a folder `.fetch` beside the file, which [`crate::open`] passes over: the bytes so far
//! (`NAME.part`) and what the publisher said of them (`NAME.json`). The file itself is only ever replaced by a whole one.
//!
//! ```no_run
//! use sources::fetch::{Address, Fetcher, Policy};
//!
//! let address = Address::parse("https://data.police.uk/data/archive/2021-02.zip")?;
//! let mut fetcher = Fetcher::new(Policy::default());
//! let fetched = fetcher.fetch("police-uk-street", &address, "inbox/2021-02.zip".as_ref(), &mut |_| {})?;
//! println!("{} bytes, SHA-256 {}", fetched.bytes, fetched.sha256);
//! # Ok::<(), sources::fetch::FetchError>(())
//! ```

mod address;
mod answer;
mod clock;
mod error;
mod file_name;
mod force;
mod kind;
mod later;
mod partial;
mod plan;
mod policy;
mod receive;
mod request;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

pub use address::{Address, shown};
pub use clock::{Clock, SystemClock};
pub use error::FetchError;
pub use force::force_slug;
pub use plan::{Choice, Planned, Wanted, plan};
pub use policy::Policy;

use answer::Trouble;
use partial::Partial;

/// Bytes of headway after which a download's tries are counted anew, so that a long one survives a bad line.
const HEADWAY: u64 = 1 << 20;
/// Times that a download is begun again because the publisher's file changed under it.
const MOST_RESTARTS: u32 = 3;

/// How a download ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was downloaded.
    Downloaded,
    /// It was downloaded, beginning or going on where an earlier try had ended.
    Resumed,
    /// The publisher has no newer one: the file is as it was.
    Unchanged,
}

/// A file that was downloaded, or was there unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// How.
    pub outcome: Outcome,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// What whoever waits for a download is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Bytes begin to come: so many are here already, of so many where the publisher says.
    Begun {
        /// Bytes that an earlier try has left.
        have: u64,
        /// Bytes altogether.
        total: Option<u64>,
    },
    /// So many more have come.
    Came(u64),
    /// The next try is put off for so long.
    Waiting(Duration),
}

/// Downloads, one after another.
#[derive(Debug)]
pub struct Fetcher {
    agent: ureq::Agent,
    policy: Policy,
    clock: Box<dyn Clock>,
    asked: BTreeMap<String, SystemTime>,
}

impl Fetcher {
    /// A fetcher that keeps to this policy.
    pub fn new(policy: Policy) -> Self {
        Self::with_clock(policy, Box::new(SystemClock))
    }

    /// The same by another clock, so that tests need not wait.
    pub fn with_clock(policy: Policy, clock: Box<dyn Clock>) -> Self {
        Self { agent: request::agent(&policy), policy, clock, asked: BTreeMap::new() }
    }

    /// Downloads what lies at the address to the file `to`, whose folder is made if need be. `source` is the name of the
    /// source it is for, which messages point to.
    pub fn fetch(
        &mut self,
        source: &str,
        address: &Address,
        to: &Path,
        told: &mut dyn FnMut(Step),
    ) -> Result<Fetched, FetchError> {
        let mut partial = Partial::open(address, to)?;
        let (mut tries, mut spent, mut restarts, mut furthest) = (0, 0, 0, 0);
        loop {
            self.take_turn(address);
            tries += 1;
            let trouble = match self.attempt(source, address, &mut partial, told) {
                Ok(fetched) => return Ok(fetched),
                Err(trouble) => trouble,
            };
            match trouble {
                Trouble::Final(error) => return Err(error),
                Trouble::Stale if restarts < MOST_RESTARTS => {
                    restarts += 1;
                    partial.discard();
                }
                Trouble::Stale => {
                    return Err(FetchError::Unsteady { address: address.to_string() });
                }
                Trouble::Passing { error, wait } => {
                    let reached = partial.length();
                    if reached >= furthest + HEADWAY {
                        furthest = reached;
                        spent = 0;
                    }
                    spent += 1;
                    let wait = wait.unwrap_or_else(|| self.policy.backoff(spent));
                    if spent >= self.policy.tries || wait > self.policy.longest_wait {
                        return Err(error.given_up(tries, wait > self.policy.longest_wait, wait));
                    }
                    told(Step::Waiting(wait));
                    self.clock.sleep(wait);
                }
            }
        }
    }

    /// Waits until the host may be asked again.
    fn take_turn(&mut self, address: &Address) {
        let now = self.clock.now();
        if let Some(last) = self.asked.get(address.host()) {
            // A clock that was set back says nothing of the time that has passed.
            let passed = now.duration_since(*last).unwrap_or(Duration::ZERO);
            if let Some(rest) = self.policy.pause.checked_sub(passed).filter(|rest| !rest.is_zero())
            {
                self.clock.sleep(rest);
            }
        }
        self.asked.insert(address.host().to_owned(), self.clock.now());
    }

    /// One request, and all of its answer.
    fn attempt(
        &self,
        source: &str,
        address: &Address,
        partial: &mut Partial,
        told: &mut dyn FnMut(Step),
    ) -> Result<Fetched, Trouble> {
        let ask = partial.ask()?;
        let response = request::send(&self.agent, address, &ask)?;
        let answer = answer::judge(source, address, &ask, &response, self.clock.now())?;
        receive::receive(&self.policy, address, partial, answer, response, told)
    }
}
