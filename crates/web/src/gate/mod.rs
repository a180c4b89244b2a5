//! The gate: what every request passes before a route sees it and every answer passes before it leaves. From the outside in:
//! it is observed (an id, a line in the log, metrics), gets the headers that make a browser careful, must have been meant for
//! this host, must not be too large or too many, is told whose it is, and must come from this site where it changes
//! anything; a program brings a token instead. Only then is its right to the route looked at.

pub(crate) mod access;
pub(crate) mod headers;
pub(crate) mod host;
pub(crate) mod limits;
pub(crate) mod observe;
pub(crate) mod origin;
pub(crate) mod programs;
pub(crate) mod visitor;
