//! What must not be told: ids of others, things that are not there, paths that lead outside.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use axum::http::{Method, StatusCode};
use partnership::{Actor, ManageAccounts, Operate, Role};
use ring::digest;

use super::world::World;
use crate::routes::{Access, Route, routes};

/// How many ids are tried.
const TRIES: u64 = 10_000;
/// What stands in every record of the other organisation, and in no answer.
const MARKER: &str = "zqxmarker";

/// An id to try: one of those there are, one that might be, or something that is none. The same in each run.
fn id(number: u64) -> String {
    let hash = digest::digest(&digest::SHA256, &number.to_be_bytes());
    let bytes = hash.as_ref();
    let random = i64::from_be_bytes(bytes[..8].try_into().unwrap());
    match bytes[31] % 6 {
        // Records are few, so that these hit what is there again and again.
        0 | 1 => random.rem_euclid(12).to_string(),
        2 => random.unsigned_abs().to_string(),
        3 => random.to_string(),
        4 => data_encoding::BASE64URL_NOPAD.encode(bytes),
        _ => ["0", "1e3", "1%00", "%2e%2e", "1'--", "9223372036854775808", "burglry", "1.csv"]
            [usize::from(bytes[30] % 8)]
        .to_owned(),
    }
}

/// A path with an id in each place that varies.
fn filled(route: &Route, id: &str) -> String {
    let parts = route.path.split('/').map(|part| if part.starts_with('{') { id } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// A page without what differs from one request to the next: its id and the tokens of its forms.
fn plain(page: &str, request: &str) -> String {
    let mut text = page.replace(request, "");
    while let Some(at) = text.find("value=\"") {
        let end = text[at + 7..].find('"').map_or(text.len(), |end| at + 7 + end + 1);
        text.replace_range(at..end, "");
    }
    text
}

/// All that is recorded, but for when sessions were last used and who tried to sign in.
fn recorded(world: &World) -> String {
    let (store, now) = (world.app.store(), world.app.now());
    let may = Actor::console().grant::<ManageAccounts>().unwrap();
    let trail = store.audit(&Actor::console().grant::<Operate>().unwrap(), None, 500).unwrap();
    let mut all = format!("{:?} {trail:?}", store.annotations().unwrap());
    for account in store.accounts(&may).unwrap() {
        let mut held = store.held_about(&may, account.id, now).unwrap();
        for session in held["sessions"].as_array_mut().unwrap() {
            session["seen"].take();
        }
        held["as-at"].take();
        all.push_str(&held.to_string());
    }
    all
}

/// Ten thousand ids, over every route that has a place for one, tried by a partner of another organisation.
#[tokio::test]
async fn what_is_not_there_and_what_is_not_theirs_look_the_same() {
    let world = World::new();
    world.import_burglaries("2019-12", 2, 100);
    let ann = world.signs_in(&world.person_of(MARKER, MARKER, &[Role::Partner])).await;
    let cat = world.signed_in("cat", &[Role::Analyst]).await;
    for number in 0..3 {
        let title = format!("{MARKER} {number}");
        let path = format!("/measures/burglary?x={MARKER}");
        let view = [("title", title.as_str()), ("path", path.as_str())];
        assert_eq!(ann.send("/workspace/views/new", &view).await.location(), "/workspace/views");
        let what = (number + 1).to_string();
        let mailing = [("what", what.as_str()), ("every", "weekly-1")];
        let sent = ann.send("/workspace/mailings", &mailing).await;
        assert_eq!(sent.location(), "/workspace/mailings", "{}", sent.text);
        let note = [("words", title.as_str()), ("kind", "event"), ("first", "2020-03")];
        let saved =
            cat.send("/workspace/annotations/new", &[&note[..], &[("do", "save")]].concat()).await;
        assert_eq!(saved.location(), "/workspace/annotations", "{}", saved.text);
    }
    ann.send("/workspace/views/3/remove", &[]).await;
    let mut bob = world.signs_in(&world.person_of("Ambulance", "bob", &[Role::Partner])).await;
    let page = bob.get("/account").await.text;
    let own = page.split_once("/account/sessions/").unwrap().1.split_once('/').unwrap().0;
    let token = bob.token().await;
    let before = recorded(&world);
    assert!(before.matches(MARKER).count() > 20, "{before}");

    let varying: Vec<Route> =
        routes().into_iter().filter(|route| route.path.contains('{')).collect();
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for number in 0..TRIES {
        let route = &varying[usize::try_from(number).unwrap() % varying.len()];
        let id = id(number / u64::try_from(varying.len()).unwrap());
        if route.path.starts_with("/account/sessions/") && id == own {
            continue;
        }
        // Each from an address of its own: how many come from one is limited, which is another test.
        bob.from.set_ip(Ipv4Addr::from(0x7f80_0000 + u32::try_from(number).unwrap()).into());
        let path = filled(route, &id);
        let answer = if route.method == Method::GET {
            bob.get(&path).await
        } else {
            bob.send_with(&path, &[], &[("origin", "http://localhost:8480")], &token).await
        };
        let is_token = route.path.contains("{token}");
        let wanted = match route.access {
            Access::Needs(_, held_by) if !held_by(&[Role::Partner].into_iter().collect()) => {
                StatusCode::FORBIDDEN
            }
            // Cookies open nothing of what is for programs.
            Access::Programs(..) => StatusCode::UNAUTHORIZED,
            // What a link leads to that is spent, or never was.
            Access::Public if is_token => StatusCode::OK,
            _ => StatusCode::NOT_FOUND,
        };
        assert_eq!(answer.status, wanted, "{path}: {answer:?}");
        let whole = format!("{:?} {}", answer.headers, answer.text);
        assert!(!whole.contains(MARKER), "{path}: {whole}");
        let key = format!("{} {}", route.method, route.path);
        seen.entry(key).or_default().insert(plain(&answer.text, answer.header("x-request-id")));
    }
    assert_eq!(seen.len(), varying.len(), "every route with an id was tried");
    for (route, answers) in seen {
        assert_eq!(answers.len(), 1, "{route} answers in more than one way: {answers:#?}");
    }
    assert!(recorded(&world) == before, "something was changed");
}

#[tokio::test]
async fn no_path_leads_outside() {
    let world = World::new();
    let visitor = world.visitor();
    for path in [
        "/documents/..%2f..%2fwatchward.toml/x",
        "/documents/needs-assessment/..%2f..%2fpartnership.db",
        "/documents/x/../../partnership.db",
        "/assets/..%2f..%2fpartnership.db",
        "/assets/%2e%2e",
        "/invitation/..%2f..",
    ] {
        let answer = visitor.get(path).await;
        let is_spent = path.starts_with("/invitation") && answer.status == StatusCode::OK;
        assert!(answer.status == StatusCode::NOT_FOUND || is_spent, "{path}: {answer:?}");
        assert!(!answer.text.contains("SQLite"), "{path}");
    }
}
