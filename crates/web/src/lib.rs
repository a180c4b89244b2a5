//! The web application: public pages that anyone may read, and a workspace for those who sign in. It is rendered here, works
//! without script, and asks the [`workbench`] and the [`partnership`]'s records for everything; no rule of the business
//! stands here.
//!
//! - `routes`: the register of routes, each with the permission it needs
//! - `gate`: what every request passes: headers, host, whose it is, where it comes from, its right
//! - `answer`: what a route gives back, and how it leaves
//! - `pages`: one module a page or a family of them
//! - `words`: every text, in one catalogue
//!
//! ```
//! // Every route says what it needs.
//! let routes = web::routes();
//! assert!(routes.iter().any(|route| route.path == "/" && matches!(route.access, web::Access::Public)));
//! ```

mod answer;
mod app;
mod assets;
mod brought;
mod cache;
mod context;
mod dates;
mod error;
mod findings;
mod form;
mod gate;
mod jobs;
mod keys;
mod layout;
mod logs;
mod mailings;
mod metrics;
mod openid;
mod options;
mod pages;
mod params;
mod people;
mod picture;
mod plain;
mod post;
mod routes;
mod seen;
mod serve;
mod tasks;
mod words;

#[cfg(test)]
mod tests;

pub use error::WebError;
pub use options::{CertificateFiles, LogFormat, PORT, ServeOptions};
pub use routes::{Access, Route, routes};
pub use serve::serve;
