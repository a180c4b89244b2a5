//! A crossing: one way to a provider and back. All that the protocol needs to know it again is worked out of the secret that
//! the browser holds in a cookie, so that nothing of it is stored, and nobody without the cookie can go on with it.

use data_encoding::BASE64URL_NOPAD;
use ring::digest;

/// A crossing, by the secret in the browser's cookie.
#[derive(Clone)]
pub(crate) struct Crossing(String);

impl Crossing {
    /// The crossing of this secret.
    pub fn of(secret: &str) -> Self {
        Self(secret.to_owned())
    }

    /// What comes back with the browser.
    pub fn state(&self) -> String {
        self.derived("state")
    }

    /// What comes back in the token.
    pub fn nonce(&self) -> String {
        self.derived("nonce")
    }

    /// What only we can show when the code is changed for a token (RFC 7636).
    pub fn verifier(&self) -> String {
        self.derived("verifier")
    }

    /// What the provider is told of the verifier at first.
    pub fn challenge(&self) -> String {
        hashed(&self.verifier())
    }

    fn derived(&self, what: &str) -> String {
        hashed(&format!("{what} {}", self.0))
    }
}

fn hashed(text: &str) -> String {
    BASE64URL_NOPAD.encode(digest::digest(&digest::SHA256, text.as_bytes()).as_ref())
}

#[cfg(test)]
mod tests {
    use super::{Crossing, hashed};

    #[test]
    fn each_part_differs_and_tells_nothing_of_the_others() {
        let (one, two) = (Crossing::of("a"), Crossing::of("b"));
        let parts = |c: &Crossing| [c.state(), c.nonce(), c.verifier(), c.challenge()];
        let mut all = [parts(&one), parts(&two)].concat();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 8);
        assert!(all.iter().all(|part| part.len() == 43));
        assert_eq!(parts(&one), parts(&Crossing::of("a")));
    }

    #[test]
    fn a_challenge_is_made_as_the_standard_says() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(hashed(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
