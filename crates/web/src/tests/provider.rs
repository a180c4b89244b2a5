//! A provider on this machine that speaks OpenID Connect: a thread with a key of its own, which can misbehave in every way
//! that a test asks for.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use data_encoding::{BASE64, BASE64URL_NOPAD};
use jiff::Timestamp;
use ring::digest;
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

pub(super) const CLIENT: &str = "watch ward";
pub(super) const SECRET: &str = "a secret: of + signs";

/// How it behaves; as it should, by default.
#[derive(Debug, Clone, Default)]
pub(super) struct Manner {
    /// What its description says in place of the truth.
    pub described: Vec<(&'static str, Value)>,
    /// What its tokens say in place of the truth; null leaves it out.
    pub claims: Vec<(&'static str, Value)>,
    /// What the head of its tokens says.
    pub head: Vec<(&'static str, Value)>,
    /// How its tokens are signed.
    pub signed: Signed,
    /// What is answered at a path in place of the truth: a status and a text.
    pub answers: BTreeMap<&'static str, (u16, String)>,
    /// The path at which nothing is answered.
    pub silent: Option<&'static str>,
}

/// How a token is signed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Signed {
    /// By its key.
    #[default]
    Ours,
    /// By somebody else's.
    Others,
    /// By the secret that it shares with the client.
    Secret,
    /// Not at all.
    Not,
    /// By its key, and then cut short.
    Cut,
}

/// What a browser was given a code for.
struct Asked {
    nonce: String,
    challenge: String,
    back_to: String,
    email: String,
    subject: String,
}

struct State {
    manner: Manner,
    codes: BTreeMap<String, Asked>,
    key: EcdsaKeyPair,
    key_id: u32,
    paths: Vec<String>,
}

/// The provider; it listens until the test ends.
pub(super) struct Provider {
    port: u16,
    state: Arc<Mutex<State>>,
    folder: TempDir,
}

fn new_key() -> EcdsaKeyPair {
    let (by, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
    let document = EcdsaKeyPair::generate_pkcs8(by, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(by, document.as_ref(), &random).unwrap()
}

fn hashed(text: &str) -> String {
    BASE64URL_NOPAD.encode(digest::digest(&digest::SHA256, text.as_bytes()).as_ref())
}

fn fields(text: &str) -> BTreeMap<String, String> {
    form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

impl Provider {
    pub fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state =
            State { manner, codes: BTreeMap::new(), key: new_key(), key_id: 1, paths: Vec::new() };
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (Ok(stream), state) = (stream, Arc::clone(&shared)) else { return };
                std::thread::spawn(move || serve(&stream, port, &state));
            }
        });
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret"), format!("{SECRET}\n")).unwrap();
        Self { port, state, folder }
    }

    /// `[sign-in.openid]` of the settings, to sign in here.
    pub fn settings(&self) -> String {
        format!(
            "[sign-in.openid]\nissuer = \"{}\"\nclient-id = \"{CLIENT}\"\nclient-secret-file = '{}'\nlabel = \"Council <account>\"\n",
            issuer(self.port),
            self.folder.path().join("secret").display()
        )
    }

    pub fn behave(&self, manner: Manner) {
        self.state.lock().unwrap().manner = manner;
    }

    /// Takes another key in place of the one there is.
    pub fn change_key(&self) {
        let mut state = self.state.lock().unwrap();
        (state.key, state.key_id) = (new_key(), state.key_id + 1);
    }

    /// How often something was asked for.
    pub fn times(&self, path: &str) -> usize {
        self.state.lock().unwrap().paths.iter().filter(|asked| *asked == path).count()
    }

    /// Somebody signs in here, sent by the address that their browser was given: where it is sent back to.
    pub fn signs_in(&self, address: &str, subject: &str, email: &str) -> String {
        let (place, query) = address.split_once('?').unwrap();
        assert_eq!(place, format!("{}/authorize", issuer(self.port)));
        let asked = fields(query);
        for (name, wanted) in [
            ("response_type", "code"),
            ("client_id", CLIENT),
            ("scope", "openid email"),
            ("code_challenge_method", "S256"),
            ("redirect_uri", "http://127.0.0.1:8480/sign-in/openid/reply"),
        ] {
            assert_eq!(asked[name], wanted, "{name}");
        }
        for name in ["state", "nonce", "code_challenge"] {
            assert_eq!(asked[name].len(), 43, "{name}");
        }
        let mut state = self.state.lock().unwrap();
        let code = hashed(&format!("code {}", state.codes.len() + state.paths.len()));
        let given = Asked {
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            back_to: asked["redirect_uri"].clone(),
            email: email.to_owned(),
            subject: subject.to_owned(),
        };
        state.codes.insert(code.clone(), given);
        let back = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", &code)
            .append_pair("state", &asked["state"])
            .append_pair("iss", &issuer(self.port))
            .finish();
        format!("/sign-in/openid/reply?{back}")
    }
}

fn issuer(port: u16) -> String {
    format!("http://127.0.0.1:{port}/tenant")
}

/// One request.
fn serve(stream: &TcpStream, port: u16, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream);
    let (mut first, mut length, mut authorization) = (String::new(), 0, String::new());
    let _ = reader.read_line(&mut first);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).is_err() || line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap();
        match name.to_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap(),
            "authorization" => value.trim().clone_into(&mut authorization),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    let _ = reader.read_exact(&mut body);
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut state = state.lock().unwrap();
    state.paths.push(path.clone());
    if state.manner.silent == Some(path.as_str()) {
        drop(state);
        std::thread::sleep(Duration::from_secs(4));
        return;
    }
    let (status, text) = match state.manner.answers.get(path.as_str()) {
        Some(given) => given.clone(),
        None => answer(&mut state, port, &path, &String::from_utf8_lossy(&body), &authorization),
    };
    drop(state);
    let mut out = stream;
    let head = format!(
        "HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nContent-Length: {}\r\nLocation: /tenant/keys\r\nConnection: close\r\n\r\n",
        text.len()
    );
    let _ = out.write_all(head.as_bytes()).and_then(|()| out.write_all(text.as_bytes()));
}

fn answer(
    state: &mut State,
    port: u16,
    path: &str,
    body: &str,
    authorization: &str,
) -> (u16, String) {
    let issuer = issuer(port);
    let said = match path {
        "/tenant/.well-known/openid-configuration" => {
            let described = json!({
                "issuer": issuer,
                "authorization_endpoint": format!("{issuer}/authorize"),
                "token_endpoint": format!("{issuer}/token"),
                "jwks_uri": format!("{issuer}/keys"),
                "authorization_response_iss_parameter_supported": true,
            });
            changed(described, &state.manner.described)
        }
        "/tenant/keys" => {
            let point = state.key.public_key().as_ref();
            let number = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
            let id = format!("key-{}", state.key_id);
            json!({ "keys": [
                // Kinds that are not known here, and one that is for something else.
                { "kty": "of tomorrow", "kid": "x" },
                { "kty": "RSA", "use": "enc", "kid": id, "n": "AQAB", "e": "AQAB" },
                { "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": id,
                  "x": number(&point[1..33]), "y": number(&point[33..]) },
            ] })
        }
        "/tenant/token" => return token(state, &issuer, body, authorization),
        _ => return (404, "{}".to_owned()),
    };
    (200, said.to_string())
}

fn changed(value: Value, by: &[(&'static str, Value)]) -> Value {
    let Value::Object(mut map) = value else { panic!("no object") };
    for (name, value) in by {
        map.insert((*name).to_owned(), value.clone());
    }
    Value::Object(map.into_iter().filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>())
}

fn token(state: &mut State, issuer: &str, body: &str, authorization: &str) -> (u16, String) {
    let refused = |status, error: &str| (status, json!({ "error": error }).to_string());
    let escaped =
        |text: &str| -> String { form_urlencoded::byte_serialize(text.as_bytes()).collect() };
    let both = format!("{}:{}", escaped(CLIENT), escaped(SECRET));
    let sent = fields(body);
    let by_form = sent.get("client_secret").map(String::as_str) == Some(SECRET);
    if authorization != format!("Basic {}", BASE64.encode(both.as_bytes())) && !by_form {
        return refused(401, "invalid_client");
    }
    let code = sent.get("code").and_then(|code| state.codes.remove(code));
    let is_right = |asked: &Asked| {
        sent["grant_type"] == "authorization_code"
            && sent["redirect_uri"] == asked.back_to
            && hashed(&sent["code_verifier"]) == asked.challenge
    };
    let Some(asked) = code.filter(is_right) else { return refused(400, "invalid_grant") };
    let now = Timestamp::now().as_second();
    let claims = json!({
        "iss": issuer, "aud": CLIENT, "sub": asked.subject, "nonce": asked.nonce,
        "iat": now, "exp": now + 300, "email": asked.email, "email_verified": true,
    });
    let claims = changed(claims, &state.manner.claims);
    let head = json!({ "alg": "ES256", "typ": "JWT", "kid": format!("key-{}", state.key_id) });
    let head = changed(head, &state.manner.head);
    let part = |value: Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let message = format!("{}.{}", part(head), part(claims));
    let random = SystemRandom::new();
    let by = |key: &EcdsaKeyPair| key.sign(&random, message.as_bytes()).unwrap().as_ref().to_vec();
    let signature = match state.manner.signed {
        Signed::Ours => by(&state.key),
        Signed::Others => by(&new_key()),
        Signed::Secret => {
            let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
            hmac::sign(&key, message.as_bytes()).as_ref().to_vec()
        }
        Signed::Not => Vec::new(),
        Signed::Cut => by(&state.key)[..40].to_vec(),
    };
    let token = format!("{message}.{}", BASE64URL_NOPAD.encode(&signature));
    (200, json!({ "token_type": "Bearer", "access_token": "x", "id_token": token }).to_string())
}
