//! A partnership's folder being served, and visitors with their cookies.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use jiff::Timestamp;
use partnership::{Account, Actor, ManageAccounts, NewAccount, Role, Roles};
use tempfile::TempDir;
use totp_rs::Builder;
use tower::ServiceExt as _;
use workbench::init::InitOptions;
use workbench::{Folder, Silent, make_folder};

use crate::app::App;
use crate::options::ServeOptions;
use crate::routes::router;

pub(super) const PASSPHRASE: &str = "three quiet green lanes";
const HOST: &str = "localhost:8480";

/// A folder that is served.
pub(super) struct World {
    pub app: App,
    pub router: Router,
    folder: TempDir,
}

impl World {
    /// A new partnership, without data.
    pub fn new() -> Self {
        Self::with_settings("")
    }

    /// A new partnership whose settings say this too.
    pub fn with_settings(more: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let options = InitOptions { area: "Bromley".into(), ..InitOptions::default() };
        let root = dir.path().join("folder");
        make_folder(&root, &options).unwrap();
        let settings = root.join("watchward.toml");
        let text = std::fs::read_to_string(&settings).unwrap();
        std::fs::write(&settings, format!("{text}\n{more}")).unwrap();
        let folder = Folder::open(&root).unwrap();
        let listening: SocketAddr = "127.0.0.1:8480".parse().unwrap();
        let app = App::open(folder, listening, ServeOptions::default()).unwrap();
        Self { router: router(app.clone()), app, folder: dir }
    }

    /// Imports a publisher's file with the burglaries in Bromley of so many months up to the last: about 100 in each, and so
    /// many in the last.
    pub fn import_burglaries(&self, last: &str, months: i32, of_last: u32) {
        let last: figure::Month = last.parse().unwrap();
        let mut head = "MajorText,MinorText,LookUp_BoroughName".to_owned();
        let mut row = "Burglary,Burglary - Residential,Bromley".to_owned();
        for back in (0..months).rev() {
            head.push(',');
            head.push_str(&last.plus(-back).to_string().replace('-', ""));
            let usual = 95 + u32::try_from(back * 7 % 11).unwrap();
            row.push(',');
            row.push_str(&if back == 0 { of_last } else { usual }.to_string());
        }
        self.import("boroughs.csv", &format!("{head}\r\n{row}\r\n"));
    }

    /// Imports a file of this name that says this.
    pub fn import(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let session = self.app.session();
        let report = workbench::import(session.folder(), &[path], &mut Silent).unwrap();
        assert_eq!(report.imported.len(), 1, "{report:?}");
        self.app.reopen().unwrap();
    }

    /// Somebody with these roles who has accepted their invitation.
    pub fn person(&self, name: &str, roles: &[Role]) -> Account {
        self.person_of("Fire brigade", name, roles)
    }

    /// The same, who speaks for this organisation.
    pub fn person_of(&self, organisation: &str, name: &str, roles: &[Role]) -> Account {
        let may = Actor::console().grant::<ManageAccounts>().unwrap();
        let new = NewAccount {
            email: format!("{name}@example.org"),
            name: name.to_owned(),
            organisation: Some(organisation.to_owned()),
            roles: Roles::of(roles),
        };
        let invited = self.app.store().invite(&may, new, Timestamp::now()).unwrap();
        let token = invited.token.reveal();
        self.app.store().accept_invitation(token, PASSPHRASE, Timestamp::now()).unwrap()
    }

    /// A browser without cookies.
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor { world: self, cookies: Mutex::default(), from: "127.0.0.1:50000".parse().unwrap() }
    }

    /// A browser in which somebody with these roles has signed in.
    pub async fn signed_in(&self, name: &str, roles: &[Role]) -> Visitor<'_> {
        self.signs_in(&self.person(name, roles)).await
    }

    /// A browser in which somebody who has accepted their invitation has signed in.
    pub async fn signs_in(&self, account: &Account) -> Visitor<'_> {
        let mut visitor = self.visitor();
        // Each from an address of their own: attempts are counted by address.
        let id: u32 = account.id.to_string().parse().unwrap();
        visitor.from.set_ip(std::net::Ipv4Addr::from(0x7f01_0000 + id).into());
        let typed = [("email", account.email.as_str()), ("passphrase", PASSPHRASE)];
        let mut answer = visitor.send("/sign-in", &typed).await;
        if answer.location() == "/sign-in/code" {
            let page = visitor.get("/sign-in/code").await;
            let code = code(&page.text);
            answer = visitor.send("/sign-in/code", &[("code", code.as_str())]).await;
            assert!(answer.text.contains("recovery"), "{}", answer.text);
        } else {
            assert_eq!(answer.location(), "/workspace");
        }
        visitor
    }
}

/// The code that an app shows now with the secret on a page.
pub(super) fn code(page: &str) -> String {
    code_in(page, 0)
}

/// The code that it shows in so many seconds.
pub(super) fn code_in(page: &str, seconds: u64) -> String {
    let (_, rest) = page.split_once("type in: <code>").unwrap();
    let typed = rest.split_once("</code>").unwrap().0.replace(' ', "");
    let secret = data_encoding::BASE32_NOPAD.decode(typed.as_bytes()).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(Timestamp::now().as_second()).unwrap() + seconds).to_string()
}

/// A browser.
pub(super) struct Visitor<'a> {
    world: &'a World,
    cookies: Mutex<BTreeMap<String, String>>,
    pub from: SocketAddr,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// The value of a hidden field of the page.
    pub fn hidden(&self, name: &str) -> String {
        let field = self.text.split_once(&format!("name=\"{name}\" value=\""));
        let (_, rest) = field.unwrap_or_else(|| panic!("no {name}: {}", self.text));
        rest.split_once('"').unwrap().0.to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }
}

impl Visitor<'_> {
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub fn forget_cookies(&self) {
        self.cookies.lock().unwrap().clear();
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[], String::new()).await
    }

    /// A token for a form, as a page of ours would have it.
    pub async fn token(&self) -> String {
        let mut page = self.get("/sign-in").await;
        if page.status.is_redirection() {
            page = self.get("/account").await;
        }
        page.hidden("token")
    }

    /// Sends a form as a page of ours does.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token().await;
        self.send_with(path, fields, &[("origin", "http://localhost:8480")], &token).await
    }

    /// Sends a form with these headers and this token.
    pub async fn send_with(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
        token: &str,
    ) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .append_pair("token", token)
            .finish();
        let mut headers = headers.to_vec();
        headers.push(("content-type", "application/x-www-form-urlencoded"));
        self.ask(Method::POST, path, &headers, body).await
    }

    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Answer {
        let cookies: Vec<String> = self
            .cookies
            .lock()
            .unwrap()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header("host", HOST);
        }
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.extension(ConnectInfo(self.from)).body(Body::from(body)).unwrap();
        let response = self.world.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        for value in head.headers.get_all("set-cookie") {
            let cookie = cookie::Cookie::parse(value.to_str().unwrap().to_owned()).unwrap();
            let mut jar = self.cookies.lock().unwrap();
            if cookie.max_age() == Some(cookie::time::Duration::ZERO) {
                jar.remove(cookie.name());
            } else {
                jar.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: head.status, headers: head.headers, text }
    }
}
