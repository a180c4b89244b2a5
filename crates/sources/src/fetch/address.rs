//! An address on the web, shown without the secrets that may stand in it.

use std::fmt;
use std::net::Ipv4Addr;

use ureq::http::Uri;

use super::FetchError;

/// What the names of query parameters that hold secrets contain.
const SECRETS: [&str; 8] = ["token", "key", "secret", "sig", "pass", "auth", "credential", "pwd"];

/// An address to download from. Printed, it shows no secrets.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    text: String,
    host: String,
    secure: bool,
}

impl Address {
    /// Reads an address: `http` or `https`, with a host, without a name and password.
    pub fn parse(text: &str) -> Result<Self, FetchError> {
        let text = text.trim();
        let wrong = |problem: &str| {
            Err(FetchError::Address { address: shown(text), problem: problem.to_owned() })
        };
        let Ok(uri) = text.parse::<Uri>() else {
            return wrong(
                "it cannot be read; write it as a browser shows it, such as https://data.police.uk/data/archive/2021-02.zip",
            );
        };
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => {
                return wrong(
                    "only addresses that begin with https:// or http:// are downloaded; import a file by its path",
                );
            }
        };
        let Some(authority) = uri.authority().filter(|authority| !authority.host().is_empty())
        else {
            return wrong("it names no host");
        };
        if authority.as_str().contains('@') {
            return wrong(
                "it holds a name or password, which would be sent; take it out, or download the file by hand",
            );
        }
        let host = authority.as_str().to_ascii_lowercase();
        Ok(Self { text: text.to_owned(), host, secure })
    }

    /// The whole address, secrets and all: to ask with, never to print.
    pub(super) fn whole(&self) -> &str {
        &self.text
    }

    /// The host, with its port where it has one.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is encrypted on its way, as then every address that it leads to must be.
    pub(super) fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether it is this machine, which is never asked through a proxy.
    pub(super) fn is_here(&self) -> bool {
        let host = self.host.rsplit_once(':').map_or(self.host.as_str(), |(host, _)| host);
        host == "localhost"
            || host.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
            || host == "[::1]"
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.text))
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An address, or what was written for one, without name, password and the values of parameters that may be secret.
pub fn shown(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    let (scheme, rest) = clean.split_once("://").unwrap_or(("", &clean));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (path, query) = match rest.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (rest, None),
    };
    let mut text = if scheme.is_empty() { String::new() } else { format!("{scheme}://") };
    text += host;
    text += path;
    for (place, parameter) in query.into_iter().flat_map(|query| query.split('&')).enumerate() {
        text.push(if place == 0 { '?' } else { '&' });
        match parameter.split_once('=') {
            Some((name, _)) if is_secret(name) => {
                text += name;
                text += "=…";
            }
            _ => text += parameter,
        }
    }
    text
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRETS.iter().any(|secret| name.contains(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_downloaded_from() {
        let address = Address::parse(" https://Data.Police.uk/data/archive/2021-02.zip ").unwrap();
        assert_eq!((address.host(), address.is_secure()), ("data.police.uk", true));
        for wrong in [
            "ftp://x/y",
            "file:///etc/passwd",
            "C:\\data\\x.csv",
            "data.csv",
            "",
            "https://",
            "https:///x",
            "http://a b/c",
        ] {
            let error = Address::parse(wrong).unwrap_err();
            assert!(matches!(error, FetchError::Address { .. }), "{wrong}: {error}");
        }
    }

    #[test]
    fn no_secret_is_printed() {
        let address =
            Address::parse("https://x.uk/a.csv?geography=K04&apiKey=hush&X-Amz-Signature=hush&n=1")
                .unwrap();
        assert_eq!(
            address.to_string(),
            "https://x.uk/a.csv?geography=K04&apiKey=…&X-Amz-Signature=…&n=1"
        );
        assert_eq!(format!("{address:?}"), address.to_string());
        let error =
            Address::parse("https://me:hush@x.uk/a.csv?token=hush").unwrap_err().to_string();
        assert!(error.contains("https://x.uk/a.csv") && !error.contains("hush"), "{error}");
    }

    #[test]
    fn this_machine_is_known() {
        for (text, here) in [
            ("http://127.0.0.1:80/x", true),
            ("http://localhost/x", true),
            ("http://[::1]:9/x", true),
            ("https://x.uk/", false),
        ] {
            assert_eq!(Address::parse(text).unwrap().is_here(), here, "{text}");
        }
    }
}
