//! How people sign in besides with a passphrase or a link: `[sign-in]` in `watchward.toml`.

use std::path::PathBuf;

use serde::Deserialize;

/// How people sign in besides.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SignIn {
    /// At a provider that speaks OpenID Connect; none where there is none.
    pub openid: Option<OpenId>,
}

/// A provider that speaks OpenID Connect, and how we are registered there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OpenId {
    /// Its address, exactly as it says it itself: `https://login.example.org/tenant`.
    pub issuer: String,
    /// The name that it knows us by.
    pub client_id: String,
    /// The file with the secret that it knows us by in its first line, so that it stands in no settings.
    pub client_secret_file: PathBuf,
    /// What stands on the button.
    pub label: String,
    /// The words by which it says (`amr`, `acr`) that it asked for a second factor, where that is to stand for ours; none
    /// where ours is asked for whatever it says.
    #[serde(default)]
    pub second_factor: Vec<String>,
}

impl OpenId {
    /// What is wrong with it, and under which key; none where nothing is.
    pub(super) fn problem(&self) -> Option<(&'static str, String)> {
        if !is_confidential(&self.issuer) || self.issuer.contains(['?', '#']) {
            let problem = format!(
                "\"{}\" is no address of a provider; write its own, which begins with https:// and has no ? in it",
                self.issuer
            );
            return Some(("issuer", problem));
        }
        for (key, value) in [
            ("client-id", self.client_id.as_str()),
            ("client-secret-file", self.client_secret_file.to_str().unwrap_or("x")),
            ("label", self.label.as_str()),
        ] {
            if value.trim().is_empty() {
                return Some((key, "is empty; write what the provider gave you".to_owned()));
            }
        }
        let is_empty = |word: &String| word.trim().is_empty();
        self.second_factor.iter().any(is_empty).then(|| {
            let problem = "has an empty word; write those that the provider says, such as \"mfa\"";
            ("second-factor", problem.to_owned())
        })
    }
}

/// Whether nobody on the way reads what is said to an address: it is `https`, or on this machine.
pub fn is_confidential(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = !authority.is_empty()
        && !authority.contains(['@', '\\'])
        && address.bytes().all(|byte| byte.is_ascii_graphic());
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    let is_here = ["localhost", "127.0.0.1", "[::1]"].contains(&host);
    is_plain && (scheme == "https" || (scheme == "http" && is_here))
}

#[cfg(test)]
mod tests {
    use super::is_confidential;

    #[test]
    fn nothing_is_said_where_others_listen() {
        for good in [
            "https://login.example.org",
            "https://login.example.org:8443/tenant/v2.0",
            "http://localhost:9000",
            "http://127.0.0.1:9000/x",
            "http://[::1]:9000",
        ] {
            assert!(is_confidential(good), "{good}");
        }
        for bad in [
            "",
            "login.example.org",
            "http://login.example.org",
            "http://localhost.example.org",
            "http://localhost@example.org",
            "http://127.0.0.1\\@example.org",
            "https://",
            "https://user@example.org",
            "https://exa mple.org",
            "ftp://localhost",
            "file:///etc/passwd",
        ] {
            assert!(!is_confidential(bad), "{bad}");
        }
    }
}
