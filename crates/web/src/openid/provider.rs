//! A provider: how it describes itself, its keys, and what it says of a code. Its description and its keys are held for an
//! hour; keys are asked for again at once where a token names one that is not held.

use std::fs;
use std::sync::{Arc, Mutex, PoisonError};

use data_encoding::BASE64;
use form_urlencoded::Serializer;
use jiff::Timestamp;
use partnership::ProviderIdentity;
use serde::Deserialize;
use tokio::sync::Semaphore;
use workbench::settings::OpenId;

use super::claims::{Looked, look};
use super::keys::Keys;
use super::{Crossing, OpenIdError, ask, signatures};

/// How long what a provider says of itself is held, in seconds.
const HELD: i64 = 3_600;
/// How many people the provider may be asked for at once. A provider that is slow keeps nobody else waiting.
const AT_ONCE: usize = 8;
/// What is asked for: who somebody is, and their address.
const SCOPE: &str = "openid email";

/// How a provider describes itself.
#[derive(Deserialize)]
struct Description {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// What is held of a provider.
#[derive(Default)]
struct Held {
    description: Option<(Timestamp, Arc<Description>)>,
    /// With the address where they lie.
    keys: Option<(Timestamp, String, Arc<Keys>)>,
}

/// A token as the provider gives it for a code; or why it gives none.
#[derive(Deserialize)]
struct Given {
    id_token: Option<String>,
    error: Option<String>,
}

/// The provider that the settings name.
pub(crate) struct Provider {
    agent: ureq::Agent,
    held: Mutex<Held>,
    turns: Semaphore,
}

impl Provider {
    /// Nothing asked yet.
    pub fn new() -> Self {
        signatures::install();
        Self { agent: ask::agent(), held: Mutex::default(), turns: Semaphore::new(AT_ONCE) }
    }

    /// The right to ask; none where too many do.
    pub fn turn(&self) -> Result<tokio::sync::SemaphorePermit<'_>, OpenIdError> {
        self.turns.try_acquire().map_err(|_| OpenIdError::Busy)
    }

    /// The address that a browser is sent to. It waits for the provider where nothing is held.
    pub fn leads_to(
        &self,
        settings: &OpenId,
        crossing: &Crossing,
        back_to: &str,
        now: Timestamp,
    ) -> Result<String, OpenIdError> {
        let described = self.description(settings, now)?;
        let query = Serializer::new(String::new())
            .append_pair("response_type", "code")
            .append_pair("client_id", &settings.client_id)
            .append_pair("redirect_uri", back_to)
            .append_pair("scope", SCOPE)
            .append_pair("state", &crossing.state())
            .append_pair("nonce", &crossing.nonce())
            .append_pair("code_challenge", &crossing.challenge())
            .append_pair("code_challenge_method", "S256")
            .finish();
        let address = &described.authorization_endpoint;
        let joint = if address.contains('?') { '&' } else { '?' };
        Ok(format!("{address}{joint}{query}"))
    }

    /// Who came back with a code, as the provider says. `said_by` is the issuer that the browser brought, where it did. It
    /// waits for the provider.
    pub fn who(
        &self,
        settings: &OpenId,
        crossing: &Crossing,
        back_to: &str,
        (code, said_by): (&str, Option<&str>),
        now: Timestamp,
    ) -> Result<ProviderIdentity, OpenIdError> {
        let described = self.description(settings, now)?;
        // RFC 9207: a reply of another provider's is not taken for this one's.
        let is_named =
            said_by.is_some() || !described.authorization_response_iss_parameter_supported;
        if !is_named || said_by.is_some_and(|issuer| issuer != settings.issuer) {
            return Err(OpenIdError::NotBelieved("the reply is of another issuer".to_owned()));
        }
        let token = self.token(settings, &described, crossing, back_to, code)?;
        let held = self.keys(&described, now, false)?;
        match look(&token, &held, settings, crossing, now)? {
            Looked::Said(identity) => return Ok(identity),
            Looked::UnknownKey => {}
        }
        // The provider has changed its keys since.
        let fresh = self.keys(&described, now, true)?;
        match look(&token, &fresh, settings, crossing, now)? {
            Looked::Said(identity) => Ok(identity),
            Looked::UnknownKey => Err(OpenIdError::NotBelieved(
                "it names a key that the provider does not have".to_owned(),
            )),
        }
    }

    /// Changes a code for a token.
    fn token(
        &self,
        settings: &OpenId,
        described: &Description,
        crossing: &Crossing,
        back_to: &str,
        code: &str,
    ) -> Result<String, OpenIdError> {
        let text = fs::read_to_string(&settings.client_secret_file).map_err(OpenIdError::Secret)?;
        let secret = text.lines().next().unwrap_or_default();
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", back_to)
            .append_pair("code_verifier", &crossing.verifier());
        let takes = |way: &str| match &described.token_endpoint_auth_methods_supported {
            // What the standard says where a provider says nothing.
            None => way == "client_secret_basic",
            Some(ways) => ways.iter().any(|one| one == way),
        };
        let mut authorization = None;
        if takes("client_secret_post") && !takes("client_secret_basic") {
            form.append_pair("client_id", &settings.client_id).append_pair("client_secret", secret);
        } else {
            let escaped = |text: &str| -> String {
                form_urlencoded::byte_serialize(text.as_bytes()).collect()
            };
            let both = format!("{}:{}", escaped(&settings.client_id), escaped(secret));
            authorization = Some(format!("Basic {}", BASE64.encode(both.as_bytes())));
        }
        let address = &described.token_endpoint;
        let said = ask::post(&self.agent, address, &form.finish(), authorization.as_deref())?;
        let given: Result<Given, _> = serde_json::from_slice(&said.bytes);
        match (said.status, given) {
            (200, Ok(Given { id_token: Some(token), .. })) => Ok(token),
            (400 | 401, Ok(Given { error: Some(error), .. })) => {
                // One of a few words of the standard; whatever else it says may be of somebody.
                let is_word = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
                let word: String =
                    error.bytes().take(40).filter(|b| is_word(*b)).map(char::from).collect();
                Err(OpenIdError::Refused(word))
            }
            (200, _) => Err(OpenIdError::Unreadable { address: address.clone() }),
            (status, _) => Err(OpenIdError::Status { address: address.clone(), status }),
        }
    }

    /// How the provider describes itself.
    fn description(
        &self,
        settings: &OpenId,
        now: Timestamp,
    ) -> Result<Arc<Description>, OpenIdError> {
        let issuer = &settings.issuer;
        let held = self.held(|held| held.description.clone());
        if let Some((at, described)) = held
            && described.issuer == *issuer
            && is_fresh(at, now)
        {
            return Ok(described);
        }
        let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let bytes = ask::get(&self.agent, &address)?;
        let described: Description =
            serde_json::from_slice(&bytes).map_err(|_| OpenIdError::Unreadable { address })?;
        if described.issuer != *issuer {
            let said = described.issuer.chars().take(200).collect();
            return Err(OpenIdError::OtherIssuer { said, issuer: issuer.clone() });
        }
        for address in
            [&described.authorization_endpoint, &described.token_endpoint, &described.jwks_uri]
        {
            ask::confidential(address)?;
        }
        let described = Arc::new(described);
        self.held(|held| {
            *held = Held { description: Some((now, Arc::clone(&described))), keys: None };
        });
        Ok(described)
    }

    /// The provider's keys: those that are held, unless new ones are wanted.
    fn keys(
        &self,
        described: &Description,
        now: Timestamp,
        wants_new: bool,
    ) -> Result<Arc<Keys>, OpenIdError> {
        let address = &described.jwks_uri;
        if let Some((at, of, keys)) = self.held(|held| held.keys.clone())
            && of == *address
            && is_fresh(at, now)
            && !wants_new
        {
            return Ok(keys);
        }
        let bytes = ask::get(&self.agent, address)?;
        let keys = Keys::read(&bytes)
            .ok_or_else(|| OpenIdError::Unreadable { address: address.clone() })?;
        let keys = Arc::new(keys);
        self.held(|held| held.keys = Some((now, address.clone(), Arc::clone(&keys))));
        Ok(keys)
    }

    fn held<T>(&self, with: impl FnOnce(&mut Held) -> T) -> T {
        with(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn is_fresh(at: Timestamp, now: Timestamp) -> bool {
    (0..HELD).contains(&(now.as_second() - at.as_second()))
}
