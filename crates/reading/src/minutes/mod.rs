//! Minutes as a proposal: who was there, what was minuted and resolved, who is to do what by when.
//!
//! A person confirms it; nothing is taken over unseen. So everything says where it stands, a rule that is unsure proposes
//! rather than decides, and what contradicts itself is a finding. The rules know how minutes are written in general, no
//! document and nobody's name.

mod actions;
mod attendance;
mod carried;
mod dates;
mod findings;
mod flow;
mod head;
mod items;
mod part;
mod person;
mod promises;
mod proposal;
mod reported;
mod resolutions;
mod words;

pub use dates::{Clock, Due, due_cell};
pub use findings::{Finding, Problem};
pub use promises::{Heard, promises_in};
pub use proposal::{
    Action, Attendee, Carried, Form, Item, Meeting, Note, Origin, Owner, Promise, Proposal,
    Reported, Resolution, Result, Said, Status, Where,
};
pub use words::{covered, letters};

use crate::Reading;

/// Reads minutes from a document: the first that stand in it, where it is a whole pack; and, where a report on matters outstanding
/// stands beside them, what it carries of them.
pub fn read(reading: &Reading) -> Proposal {
    let whole = flow::flow(reading);
    let part = part::find(&whole);
    let flow = &whole[part.minutes.clone()];
    let mut proposal = Proposal::default();
    let head = head::read(flow, &mut proposal);
    attendance::read(flow, &mut proposal);
    items::read(&flow[head..], &mut proposal);
    head::complete(flow, &mut proposal);
    attendance::from_items(&mut proposal);
    actions::resolve(&mut proposal);
    promises::hear(&mut proposal);
    proposal.carried = carried::read(&whole);
    findings::find(flow, head, &mut proposal);
    findings::others(&whole, &part.others, &mut proposal);
    proposal
}
