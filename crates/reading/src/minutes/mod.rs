//! Minutes as a proposal: who was there, what was minuted and resolved, who is to do what by when.
//!
//! A person confirms it; nothing is taken over unseen. So everything says where it stands, a rule that is unsure proposes
//! rather than decides, and what contradicts itself is a finding. The rules know how minutes are written in general, no
//! document and nobody's name.

mod actions;
mod attendance;
mod dates;
mod findings;
mod flow;
mod head;
mod items;
mod person;
mod promises;
mod proposal;
mod reported;
mod resolutions;
mod words;

pub use dates::{Clock, Due};
pub use findings::{Finding, Problem};
pub use proposal::{
    Action, Attendee, Form, Item, Meeting, Note, Origin, Owner, Promise, Proposal, Reported,
    Resolution, Result, Said, Status, Where,
};

use crate::Reading;

/// Reads minutes from a document.
pub fn read(reading: &Reading) -> Proposal {
    let flow = flow::flow(reading);
    let mut proposal = Proposal::default();
    let body = head::read(&flow, &mut proposal);
    attendance::read(&flow, &mut proposal);
    items::read(&flow[body..], &mut proposal);
    head::complete(&flow, &mut proposal);
    attendance::from_items(&mut proposal);
    actions::resolve(&mut proposal);
    promises::hear(&mut proposal);
    findings::find(&flow, &mut proposal);
    proposal
}
