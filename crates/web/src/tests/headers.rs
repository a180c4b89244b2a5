//! The headers of every answer: pages, files, errors, redirects.

use axum::http::{Method, StatusCode};
use partnership::Role;

use super::world::{Answer, World};
use crate::routes::routes;

/// Whether an answer has every header that each has.
pub(super) fn check(what: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{what}: {policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
    // A published page brings its style with it, and is never written again.
    let own = if what.ends_with("/index.html") { "style-src 'unsafe-inline'; " } else { "" };
    assert!(!policy.replace(own, "").contains("unsafe"), "{what}: {policy}");
    let age = answer.header("strict-transport-security");
    assert!(age.contains("max-age=63072000; includeSubDomains"), "{what}: {age}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(answer.header("x-frame-options"), "DENY", "{what}");
    assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
    assert!(!answer.header("cross-origin-resource-policy").is_empty(), "{what}");
    assert_eq!(answer.header("x-request-id").len(), 16, "{what}");
    let keeps = answer.header("cache-control");
    let is_ours = what.contains("/workspace") || what.contains("/account");
    assert!(!is_ours || answer.status.is_redirection() || keeps == "no-store", "{what}: {keeps}");
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        let safe = ["__Host-", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"];
        assert!(safe.iter().all(|part| cookie.contains(part)), "{what}: {cookie}");
        assert!(!cookie.contains("Domain"), "{what}: {cookie}");
    }
}

#[tokio::test]
async fn every_answer_has_them() {
    let world = World::new();
    let administrator = world.signed_in("ann", &[Role::Administrator]).await;
    for visitor in [&world.visitor(), &administrator] {
        for route in routes().iter().filter(|route| route.method == Method::GET) {
            let path = route.path.replace(['{', '}', '*'], "");
            check(&path, &visitor.get(&path).await);
        }
        for path in ["/nowhere", "/workspace/nowhere", "/%00", "/documents/../../etc/passwd"] {
            let answer = visitor.get(path).await;
            assert!(answer.status.is_client_error(), "{path}: {answer:?}");
            check(path, &answer);
        }
        let posted = visitor.ask(Method::POST, "/sign-in", &[], String::new()).await;
        assert_eq!(posted.status, StatusCode::FORBIDDEN);
        check("a form from elsewhere", &posted);
        let large = visitor.send("/sign-in", &[("email", "x".repeat(200 * 1024).as_str())]).await;
        assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
        check("too large", &large);
        let traced = visitor.ask(Method::TRACE, "/", &[], String::new()).await;
        assert!(traced.status.is_client_error(), "{traced:?}");
        check("a request to be shown", &traced);
        let deleted = visitor.send("/documents", &[]).await;
        assert_eq!(deleted.status, StatusCode::METHOD_NOT_ALLOWED);
        check("a wrong method", &deleted);
    }
    let other =
        world.visitor().ask(Method::GET, "/", &[("host", "evil.example")], String::new()).await;
    assert_eq!(other.status, StatusCode::MISDIRECTED_REQUEST);
    check("another host", &other);
}

/// Files of those who have signed in.
#[tokio::test]
async fn downloads_have_them_and_are_not_kept() {
    let world = World::new();
    world.import_burglaries("2019-12", 2, 100);
    let ann = world.signed_in("ann", &[Role::Administrator]).await;
    let list = ann.get("/workspace/data").await.text;
    let vintage = list.split_once("/workspace/data/vintage/").unwrap().1;
    let vintage = vintage.split(['"', '/']).next().unwrap();
    let rejects = format!("/workspace/data/vintage/{vintage}/rejects.csv");
    for path in ["/account/held.json", rejects.as_str(), "/metrics"] {
        let file = ann.get(path).await;
        assert_eq!(file.status, StatusCode::OK, "{path}: {}", file.text);
        check(path, &file);
        assert_eq!(file.header("cache-control"), "no-store", "{path}");
        assert!(path == "/metrics" || file.header("content-disposition").starts_with("attachment"));
    }
}

#[tokio::test]
async fn every_page_of_whoever_signed_in_leads_out() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Administrator]).await;
    let mut pages = 0;
    for route in routes().iter().filter(|route| route.method == Method::GET) {
        let answer = ann.get(route.path).await;
        if answer.header("content-type").starts_with("text/html") {
            assert!(
                answer.text.contains("action=\"/sign-out\""),
                "{}: {}",
                route.path,
                answer.text
            );
            pages += 1;
        }
    }
    assert!(pages > 30, "{pages}");
    let out = ann.send("/sign-out", &[]).await;
    assert_eq!(out.header("clear-site-data"), "\"cookies\", \"storage\"");
    check("signed out", &out);
}

#[tokio::test]
async fn pages_are_kept_compressed_and_known_again() {
    let world = World::new();
    let visitor = world.visitor();
    let path = "/about/cookies";
    let gzip = [("accept-encoding", "gzip, br")];
    let first = visitor.ask(Method::GET, path, &gzip, String::new()).await;
    assert_eq!(first.header("content-encoding"), "gzip");
    assert!(first.header("set-cookie").is_empty(), "a public page sets no cookie");
    let etag = first.header("etag").to_owned();
    let again =
        visitor.ask(Method::GET, path, &[("if-none-match", etag.as_str())], String::new()).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.text.is_empty());
    check("not modified", &again);
    let plain =
        visitor.ask(Method::GET, path, &[("accept-encoding", "gzip;q=0")], String::new()).await;
    assert!(plain.header("content-encoding").is_empty() && plain.text.contains("<h1"));
}
