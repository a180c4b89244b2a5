//! OpenID Connect: what a provider is asked, and what of its answers is believed. A browser is sent to the provider and comes
//! back with a code (authorization code flow with PKCE); the code is changed for an id token, which says who came. Which
//! account that opens is decided in `partnership`.
//!
//! Nothing that a provider says is taken on trust but by its own name: its description must be of the issuer that the settings
//! name, its addresses must be encrypted, its token signed by one of its keys, for us, now, and for this very sign-in. No key
//! of ours signs anything, and signatures by a shared secret, or none, are not known here at all.

mod ask;
mod claims;
mod crossing;
mod keys;
mod provider;
mod signatures;

use thiserror::Error;

pub(crate) use crossing::Crossing;
pub(crate) use provider::Provider;

/// Why a provider could not say who somebody is. No message holds what a person typed or is called.
#[derive(Debug, Error)]
pub(crate) enum OpenIdError {
    /// The file with our secret.
    #[error("the client-secret-file of [sign-in.openid] cannot be read")]
    Secret(#[source] std::io::Error),
    /// No answer.
    #[error("{address} did not answer")]
    Unanswered {
        /// What was asked.
        address: String,
        /// Why.
        #[source]
        source: Box<ureq::Error>,
    },
    /// An answer that is none.
    #[error("{address} answered {status}")]
    Status {
        /// What was asked.
        address: String,
        /// With what.
        status: u16,
    },
    /// An answer that is not what it should be.
    #[error("what {address} answered cannot be read")]
    Unreadable {
        /// What was asked.
        address: String,
    },
    /// A description of another provider.
    #[error("the provider says that it is {said}, and [sign-in.openid] says {issuer}")]
    OtherIssuer {
        /// What it says.
        said: String,
        /// What the settings say.
        issuer: String,
    },
    /// An address where others listen.
    #[error("the provider names {address}, which is not encrypted")]
    Open {
        /// The address.
        address: String,
    },
    /// A code that it does not change for a token.
    #[error("the provider took no code for a token: {0}")]
    Refused(String),
    /// A token that is not believed.
    #[error("the provider's token is not believed: {0}")]
    NotBelieved(String),
    /// More people come back at once than can be asked for.
    #[error("more sign-ins are under way than can be asked for at once")]
    Busy,
}
