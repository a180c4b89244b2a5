//! Programs with a token: the board's records read and written, and what is refused.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::http::{Method, StatusCode};
use partnership::{Actor, ManageAccounts, Operate, Role, Roles};
use serde_json::Value;

use super::board::{item, meeting, with_board};
use super::world::{Answer, World};
use crate::pages::board_api::calls;
use crate::routes::{Access, routes};

/// A token for a program with these roles.
pub(super) fn token(world: &World, name: &str, roles: &[Role]) -> String {
    let may = Actor::console().grant::<ManageAccounts>().unwrap();
    let asked = (name, &Roles::of(roles), 30);
    let made = world.app.store().add_program(&may, asked, world.app.now()).unwrap();
    made.token.reveal().to_owned()
}

/// Calls with this token, from an address of its own, as how many come from one is limited.
pub(super) async fn call(
    world: &World,
    (method, path): (Method, &str),
    token: Option<&str>,
    body: &str,
) -> Answer {
    static NEXT: AtomicU32 = AtomicU32::new(0x7f40_0000);
    let mut visitor = world.visitor();
    visitor.from.set_ip(Ipv4Addr::from(NEXT.fetch_add(1, Ordering::Relaxed)).into());
    let bearer = token.map(|token| format!("Bearer {token}"));
    let mut headers = Vec::new();
    if method == Method::POST {
        headers.push(("content-type", "application/json"));
    }
    headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
    visitor.ask(method, path, &headers, body.to_owned()).await
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("{answer:?}"))
}

#[tokio::test]
async fn every_call_is_described_and_its_example_is_taken() {
    let world = World::new();
    with_board(&world).await;
    let token = token(&world, "Committees", &[Role::Coordinator]);
    let all = calls();
    let programs = |access: &Access| matches!(access, Access::Programs(..));
    let count = routes().iter().filter(|route| programs(&route.access)).count();
    assert_eq!(all.len(), count, "a call has no description");
    let described: Value =
        serde_json::from_str(&world.visitor().get("/api/openapi.json").await.text).unwrap();
    let writing = all.iter().filter(|(_, call)| call.sends.is_some());
    let reading = all.iter().filter(|(_, call)| call.sends.is_none());
    for (route, one) in writing.chain(reading) {
        let path = route.path.replace("{id}", "1");
        let sent = one.sends.unwrap_or_default();
        let answer = call(&world, (route.method.clone(), &path), Some(&token), sent).await;
        assert!(answer.status.is_success(), "{route:?}: {answer:?}");
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(
            !json(&answer)
                .as_array()
                .is_some_and(|all| all.is_empty() && !path.ends_with("papers"))
        );
        if answer.status == StatusCode::CREATED {
            let at = answer.location();
            let read = call(&world, (Method::GET, at), Some(&token), "").await;
            assert_eq!(read.status, StatusCode::OK, "{at}: {read:?}");
        }
        let method = route.method.as_str().to_lowercase();
        let operation = &described["paths"][route.path][&method];
        assert_eq!(operation["security"][0]["token"], serde_json::json!([]), "{route:?}");
    }
    let action = json(&call(&world, (Method::GET, "/api/board/actions/1"), Some(&token), "").await);
    assert_eq!(action["words"], "Report back");
    assert_eq!(action["owner"]["post"], 1);
    assert_eq!(action["due_on"], "2021-09-30");
    assert_eq!(action["updates"][0]["who"], "Committees");
    assert_eq!(action["closed"][0], "done");
    // What a program did stands in the trail under its name.
    let may = Actor::console().grant::<Operate>().unwrap();
    let trail = world.app.store().audit(&may, None, 100).unwrap();
    let its: Vec<_> = trail.iter().filter(|entry| entry.who == "Committees").collect();
    assert_eq!(its.len(), 8, "{its:?}");
    let page = world.visitor().get("/api").await.text;
    assert!(page.contains("POST /api/board/actions/{id}/close"), "{page}");
}

#[tokio::test]
async fn a_token_opens_the_board_and_nothing_else_does() {
    let world = World::new();
    let ann = with_board(&world).await;
    let coordinator = token(&world, "Committees", &[Role::Coordinator]);
    let partner = token(&world, "Partner", &[Role::Partner]);
    let boards = (Method::GET, "/api/board/boards");
    for brought in [None, Some(""), Some("x"), Some(&coordinator[1..])] {
        let answer = call(&world, boards.clone(), brought, "").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{brought:?}");
        assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"watchward\"");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(json(&answer)["status"], 401);
    }
    // Who manages the board in a browser opens nothing here, and what a browser would send changes nothing.
    assert_eq!(ann.get("/api/board/boards").await.status, StatusCode::UNAUTHORIZED);
    let sent = ann.send("/api/board/meetings", &[("board", "1")]).await;
    assert_eq!(sent.status, StatusCode::UNAUTHORIZED);
    assert!(ann.cookie("__Host-session").is_some());
    let answer = call(&world, boards.clone(), Some(&partner), "").await;
    assert_eq!(
        (answer.status, json(&answer)["status"].as_u64()),
        (StatusCode::FORBIDDEN, Some(403))
    );
    // A token is for programs' addresses alone.
    let page = call(&world, (Method::GET, "/workspace/boards"), Some(&coordinator), "").await;
    assert!(page.location().starts_with("/sign-in"), "{page:?}");
    assert_eq!(call(&world, boards.clone(), Some(&coordinator), "").await.status, StatusCode::OK);
    let may = Actor::console().grant::<ManageAccounts>().unwrap();
    world.app.store().revoke_program(&may, "Committees", world.app.now()).unwrap();
    let answer = call(&world, boards, Some(&coordinator), "").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);

    let mut busy = world.visitor();
    busy.from.set_ip(Ipv4Addr::new(127, 99, 0, 1).into());
    let mut last = busy.get("/api/board/boards").await;
    for _ in 0..200 {
        last = busy.get("/api/board/boards").await;
        if last.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!last.header("retry-after").is_empty());
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_as_a_problem_and_changes_nothing() {
    let world = World::new();
    let ann = with_board(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    item(&ann, "1", "Plan", "").await;
    let token = token(&world, "Committees", &[Role::Coordinator]);
    let post = async |path: &str, body: &str| {
        let path = format!("/api/board/{path}");
        call(&world, (Method::POST, &path), Some(&token), body).await
    };
    let may = Actor::console().grant::<Operate>().unwrap();
    let entries = || world.app.store().audit(&may, None, 500).unwrap().len();
    let before = entries();
    let meeting = r#"{"board": 1, "date": "2021-06-17", "time": "10:00", "mode": "hybrid"}"#;
    let too_long = format!("{{\"words\": \"{}\"}}", "x".repeat(2_001));
    let far_too_long = format!("{{\"words\": \"{}\"}}", "x".repeat(3_000_000));
    for (path, body, status, field) in [
        ("meetings", meeting, 409, "date"),
        ("meetings", &meeting.replace("\"board\": 1", "\"board\": 9"), 422, "board"),
        ("meetings", &meeting.replace("hybrid", "by boat"), 422, "body"),
        ("meetings", &meeting.replace("2021-06-17", "17 June"), 422, "body"),
        ("meetings", &meeting.replace('}', ", \"chair\": 1}"), 422, "body"),
        ("meetings", "{\"board\": 1", 400, "body"),
        ("meetings", "", 400, "body"),
        ("items", r#"{"meeting": 1, "title": " ", "kind": "verbal"}"#, 422, "title"),
        (
            "actions",
            r#"{"item": 1, "words": "x", "owner": {"organisation": 99}}"#,
            422,
            "organisation",
        ),
        ("actions", r#"{"item": 1, "words": "x", "owner": {"person": 99}}"#, 422, "person"),
        ("actions", r#"{"item": 1, "words": "x"}"#, 422, "body"),
        ("actions/1/close", r#"{"outcome": "done", "meeting": 1}"#, 404, ""),
        ("actions/x/close", r#"{"outcome": "done", "meeting": 1}"#, 404, ""),
        ("items/9/minute", r#"{"base": 0, "text": "x"}"#, 404, ""),
        ("nowhere", "{}", 404, ""),
        ("boards", "{}", 405, ""),
        ("actions/1/updates", &too_long, 422, "words"),
        ("actions/1/updates", &far_too_long, 413, ""),
    ] {
        let answer = post(path, body).await;
        let told = json(&answer);
        let shown: String = body.chars().take(100).collect();
        assert_eq!(u64::from(answer.status.as_u16()), status, "{path} {shown}: {told}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path} {shown}");
        assert_eq!(told["status"], status);
        assert!(told["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{told}");
        assert_eq!(told["field"].as_str().unwrap_or_default(), field, "{path} {shown}: {told}");
    }
    assert_eq!(entries(), before, "something was changed");

    // Two who change the same lines: the second is told, and the first one's words stay.
    let minute = "items/1/minute";
    let first = post(minute, r#"{"base": 0, "text": "All agreed."}"#).await;
    assert_eq!(json(&first)["version"], 1);
    let second = post(minute, r#"{"base": 0, "text": "Nobody agreed."}"#).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert_eq!(json(&second)["field"], "text");
    let at = "/api/board/items/1/minute";
    let held = json(&call(&world, (Method::GET, at), Some(&token), "").await);
    assert_eq!(held["text"], "All agreed.\n");
    let third = post(minute, r#"{"base": 1, "text": "All agreed.\n\nIt was late."}"#).await;
    assert_eq!(json(&third)["version"], 2);
    let form = "application/x-www-form-urlencoded";
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("content-type", form)];
    let answer = world.visitor().ask(Method::POST, at, &headers, "base=2&text=x".into()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{answer:?}");
}
