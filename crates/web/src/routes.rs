//! The register of routes: each is declared once, with the method, the path and the permission it needs. The router is made
//! from it, and so is the test that tries every route as every role.

use std::convert::Infallible;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodFilter, MethodRouter, on};
use partnership::{Permission, Roles};

use crate::answer::{Problem, finish};
use crate::app::App;
use crate::gate::access::access;
use crate::gate::{headers, observe, origin, visitor};
use crate::pages;

/// A route.
#[derive(Debug, Clone)]
pub struct Route {
    /// Its method.
    pub method: Method,
    /// Its path, with what varies in braces.
    pub path: &'static str,
    /// What it needs.
    pub access: Access,
}

/// What a route needs.
#[derive(Debug, Clone, Copy)]
pub enum Access {
    /// Nothing: anyone may read it.
    Public,
    /// A permission, by its id; and who holds it.
    Needs(&'static str, fn(&Roles) -> bool),
    /// A program's token whose roles hold a permission, by its id; and which hold it.
    Programs(&'static str, fn(&Roles) -> bool),
}

/// Routes as they are declared, and the router that grows with them.
pub(crate) struct Routes {
    declared: Vec<Route>,
    router: Router<App>,
}

impl Routes {
    fn new() -> Self {
        Self { declared: Vec::new(), router: Router::new() }
    }

    /// A route that anyone may read.
    pub fn public<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::GET, path, Access::Public, on(MethodFilter::GET, handler))
    }

    /// A form that anyone may send: signing in.
    pub fn public_form<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::POST, path, Access::Public, on(MethodFilter::POST, handler))
    }

    /// A page that needs `P`.
    pub fn page<P, H, T>(self, path: &'static str, handler: H) -> Self
    where
        P: Permission,
        H: Handler<T, App>,
        T: 'static,
    {
        self.guarded::<P>(Method::GET, path, on(MethodFilter::GET, handler))
    }

    /// A form that needs `P`.
    pub fn form<P, H, T>(self, path: &'static str, handler: H) -> Self
    where
        P: Permission,
        H: Handler<T, App>,
        T: 'static,
    {
        self.guarded::<P>(Method::POST, path, on(MethodFilter::POST, handler))
    }

    /// A form with files that needs `P`; how large they may be is for its handler to see to.
    pub fn upload<P, H, T>(self, path: &'static str, handler: H) -> Self
    where
        P: Permission,
        H: Handler<T, App>,
        T: 'static,
    {
        let handler = on(MethodFilter::POST, handler).layer(DefaultBodyLimit::disable());
        self.guarded::<P>(Method::POST, path, handler)
    }

    /// Data that a program reads, with a token whose roles hold `P`.
    pub fn program_reads<P, H, T>(self, path: &'static str, handler: H) -> Self
    where
        P: Permission,
        H: Handler<T, App>,
        T: 'static,
    {
        let handler = on(MethodFilter::GET, handler).layer(from_fn(access::<P>));
        self.add(Method::GET, path, Access::Programs(P::ID, P::held_by), handler)
    }

    /// Data that a program writes, with a token whose roles hold `P`.
    pub fn program_writes<P, H, T>(self, path: &'static str, handler: H) -> Self
    where
        P: Permission,
        H: Handler<T, App>,
        T: 'static,
    {
        let handler = on(MethodFilter::POST, handler).layer(from_fn(access::<P>));
        self.add(Method::POST, path, Access::Programs(P::ID, P::held_by), handler)
    }

    fn guarded<P: Permission>(
        self,
        method: Method,
        path: &'static str,
        handler: MethodRouter<App, Infallible>,
    ) -> Self {
        self.add(
            method,
            path,
            Access::Needs(P::ID, P::held_by),
            handler.layer(from_fn(access::<P>)),
        )
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        access: Access,
        handler: MethodRouter<App, Infallible>,
    ) -> Self {
        self.declared.push(Route { method, path, access });
        self.router = self.router.route(path, handler);
        self
    }
}

/// All routes.
fn all() -> Routes {
    pages::routes(Routes::new())
}

/// The register: every route there is.
pub fn routes() -> Vec<Route> {
    all().declared
}

/// The bare routes, for the application itself to ask them for a page: whoever asks brings the context.
pub(crate) fn pages(app: App) -> Router {
    all().router.with_state(app)
}

/// The router with the gate around it.
pub(crate) fn router(app: App) -> Router {
    all()
        .router
        .fallback(|| async { Problem::NotFound })
        .method_not_allowed_fallback(|| async { Problem::WrongMethod })
        .layer(from_fn(origin::origin))
        .layer(from_fn_with_state(app.clone(), finish))
        .layer(from_fn_with_state(app.clone(), visitor::visitor))
        .layer(from_fn(headers::headers))
        .layer(from_fn_with_state(app.clone(), observe::observe))
        .with_state(app)
}
