//! Pages: one module a page or a family of them, each with its routes beside it.

mod about;
mod account;
mod api;
pub(crate) mod board_api;
mod operating;
mod people;
pub(crate) mod problem;
mod public;
mod sign_in;
mod workspace;

use crate::routes::Routes;

/// All routes of all pages.
pub(crate) fn routes(routes: Routes) -> Routes {
    let routes = operating::routes(routes);
    let routes = public::routes(routes);
    let routes = about::routes(routes);
    let routes = api::routes(routes);
    let routes = board_api::routes(routes);
    let routes = sign_in::routes(routes);
    let routes = account::routes(routes);
    let routes = workspace::routes(routes);
    people::routes(routes)
}
