//! The context of a request: who asks, for which address, and what a page for them needs.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::FromRequestParts;
use axum::http::Uri;
use axum::http::request::Parts;
use partnership::sessions::Session;
use partnership::{Actor, Granted, Permission};

use crate::app::App;
use crate::gate::observe::RequestId;
use crate::words::Words;

/// Who asks.
#[derive(Debug, Clone)]
pub(crate) enum Visitor {
    /// Nobody we know.
    Anybody,
    /// Somebody who has signed in.
    SignedIn {
        /// Who acts.
        actor: Actor,
        /// Their session.
        session: Session,
    },
    /// Another program, by its token.
    Program {
        /// Who acts.
        actor: Actor,
    },
}

/// The context of a request; cheap to clone.
#[derive(Clone)]
pub(crate) struct Context(Arc<Inner>);

struct Inner {
    app: App,
    visitor: Visitor,
    /// What the tokens of this visitor's forms are made for: their session's secret, or a cookie's.
    secret: String,
    address: IpAddr,
    uri: Uri,
    request: String,
    /// Whether a form was shown, so that this visitor needs the cookie for it.
    form_shown: AtomicBool,
}

impl Context {
    /// The context of a request by this visitor.
    pub fn new(app: App, visitor: Visitor, secret: String, address: IpAddr, parts: &Parts) -> Self {
        let request = parts.extensions.get::<RequestId>().map(|id| id.0.clone());
        let uri = parts.uri.clone();
        let request = request.unwrap_or_default();
        Self(Arc::new(Inner {
            app,
            visitor,
            secret,
            address,
            uri,
            request,
            form_shown: AtomicBool::new(false),
        }))
    }

    /// The application.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// The words in the visitor's language.
    pub fn words(&self) -> &Words {
        self.0.app.words()
    }

    /// Who asks.
    pub fn visitor(&self) -> &Visitor {
        &self.0.visitor
    }

    /// Whether nobody we know asks.
    pub fn is_anybody(&self) -> bool {
        matches!(self.0.visitor, Visitor::Anybody)
    }

    /// Who acts, where somebody has signed in or a program has brought its token.
    pub fn actor(&self) -> Option<&Actor> {
        match &self.0.visitor {
            Visitor::Anybody => None,
            Visitor::SignedIn { actor, .. } | Visitor::Program { actor } => Some(actor),
        }
    }

    /// Whether the visitor may do what `P` permits.
    pub fn may<P: Permission>(&self) -> bool {
        self.grant::<P>().is_some()
    }

    /// The permission, where the visitor has it.
    pub fn grant<P: Permission>(&self) -> Option<Granted<P>> {
        self.actor().and_then(Actor::grant::<P>)
    }

    /// The path that was asked for.
    pub fn path(&self) -> &str {
        self.0.uri.path()
    }

    /// The path that was asked for, with its choices.
    pub fn path_and_query(&self) -> &str {
        self.0.uri.path_and_query().map_or(self.path(), |whole| whole.as_str())
    }

    /// The visitor's address.
    pub fn address(&self) -> IpAddr {
        self.0.address
    }

    /// The request's id, by which the log is searched.
    pub fn request_id(&self) -> &str {
        &self.0.request
    }

    /// A token for a form on this visitor's page.
    pub fn token(&self) -> String {
        self.0.form_shown.store(true, Ordering::Relaxed);
        self.0.app.keys().token(&self.0.secret)
    }

    /// Whether a form was shown to this visitor.
    pub fn has_shown_form(&self) -> bool {
        self.0.form_shown.load(Ordering::Relaxed)
    }

    /// Whether a form's token was made for this visitor.
    pub fn is_token(&self, token: &str) -> bool {
        !self.0.secret.is_empty() && self.0.app.keys().is_token(&self.0.secret, token)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Context {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        match parts.extensions.get::<Self>() {
            Some(context) => Ok(context.clone()),
            // The gate puts it there for every route: see `routes::router`.
            None => unreachable!("a request reached a route without passing the gate"),
        }
    }
}
