//! Keys of one run of the application: what signs the tokens of forms for visitors who have not signed in. They are made at
//! the start and never stored; a form that was open over a restart is asked for again.

use data_encoding::BASE64URL_NOPAD;
use ring::hmac;

/// The keys.
pub(crate) struct Keys {
    forms: hmac::Key,
}

/// How long the part of a token is that differs from time to time, in bytes.
const NONCE: usize = 16;

impl Keys {
    /// New keys.
    pub fn new() -> Self {
        Self { forms: hmac::Key::new(hmac::HMAC_SHA256, &rand::random::<[u8; 32]>()) }
    }

    /// A token for the forms of whoever has this secret. It differs each time, so that pages of different lengths cannot tell
    /// it, and holds as long as the secret.
    pub fn token(&self, secret: &str) -> String {
        let nonce: [u8; NONCE] = rand::random();
        let mut token = nonce.to_vec();
        token.extend_from_slice(self.tag(secret, &nonce).as_ref());
        BASE64URL_NOPAD.encode(&token)
    }

    /// Whether this is such a token.
    pub fn is_token(&self, secret: &str, token: &str) -> bool {
        let Ok(bytes) = BASE64URL_NOPAD.decode(token.as_bytes()) else { return false };
        let Some((nonce, tag)) = bytes.split_at_checked(NONCE) else { return false };
        hmac::verify(&self.forms, &Self::signed(secret, nonce), tag).is_ok()
    }

    fn tag(&self, secret: &str, nonce: &[u8]) -> hmac::Tag {
        hmac::sign(&self.forms, &Self::signed(secret, nonce))
    }

    fn signed(secret: &str, nonce: &[u8]) -> Vec<u8> {
        [nonce, secret.as_bytes()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn a_token_is_for_one_secret_and_never_the_same() {
        let keys = Keys::new();
        let (one, two) = (keys.token("a"), keys.token("a"));
        assert_ne!(one, two);
        assert!(keys.is_token("a", &one) && keys.is_token("a", &two));
        assert!(
            !keys.is_token("b", &one) && !keys.is_token("a", "") && !keys.is_token("a", &one[1..])
        );
        assert!(!Keys::new().is_token("a", &one));
    }
}
