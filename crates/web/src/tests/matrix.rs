//! Every route as every role: the register of routes against what the router does, no cell left out.

use axum::http::{Method, StatusCode};
use partnership::{Role, Roles};

use super::programs::{call, token};
use super::world::{Answer, Visitor, World};
use crate::routes::{Access, Route, routes};

/// A path with something in each place that varies; nothing of the kind is there.
fn filled(path: &str) -> String {
    let filled =
        path.replace("{*file}", "index.html").replace("{number}", "999").replace("{id}", "999");
    let mut out = String::new();
    let mut rest = filled.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let (_, after) = after.split_once('}').unwrap();
        out.push_str(before);
        out.push_str("nothing");
        rest = after;
    }
    out + rest
}

async fn ask(visitor: &Visitor<'_>, route: &Route) -> Answer {
    let path = filled(route.path);
    if route.method == Method::GET {
        visitor.get(&path).await
    } else {
        visitor.send(&path, &[]).await
    }
}

/// Asks for what is for programs, with this token.
async fn ask_as_program(world: &World, route: &Route, token: Option<&str>) -> Answer {
    let path = filled(route.path);
    call(world, (route.method.clone(), &path), token, "{}").await
}

fn is_for_programs(route: &Route) -> bool {
    matches!(route.access, Access::Programs(..))
}

/// Whether an answer is a refusal: sent to sign in, asked for a token, or told that it is not allowed.
fn is_refused(answer: &Answer) -> bool {
    let is_nobodys = answer.status == StatusCode::UNAUTHORIZED;
    is_nobodys
        || answer.status == StatusCode::FORBIDDEN
        || answer.location().starts_with("/sign-in?then=")
}

#[tokio::test]
async fn every_route_lets_in_whom_it_says_and_nobody_else() {
    let world = World::new();
    let anybody = world.visitor();
    let mut cells = 0;
    for route in routes() {
        let answer = if is_for_programs(&route) {
            ask_as_program(&world, &route, None).await
        } else {
            ask(&anybody, &route).await
        };
        let is_public = matches!(route.access, Access::Public);
        assert_eq!(is_refused(&answer), !is_public, "anybody: {route:?}: {answer:?}");
        assert!(!answer.status.is_server_error(), "{route:?}: {answer:?}");
        cells += 1;
    }
    for role in Role::ALL {
        let token = token(&world, &format!("Program {role}"), &[role]);
        for route in routes() {
            // Signing out and ending sessions end this one: each cell has its own.
            let answer = if is_for_programs(&route) {
                ask_as_program(&world, &route, Some(&token)).await
            } else {
                let name = format!("p{cells}");
                ask(&world.signed_in(&name, &[role]).await, &route).await
            };
            let may = match route.access {
                Access::Public => true,
                Access::Needs(_, held_by) | Access::Programs(_, held_by) => {
                    held_by(&Roles::of(&[role]))
                }
            };
            assert_eq!(is_refused(&answer), !may, "{role}: {route:?}: {answer:?}");
            assert!(!answer.status.is_server_error(), "{role}: {route:?}: {answer:?}");
            cells += 1;
        }
    }
    assert_eq!(cells, routes().len() * (Role::ALL.len() + 1));
}

#[tokio::test]
async fn whatever_changes_something_comes_from_a_page_of_ours() {
    let world = World::new();
    let visitor = world.signed_in("ann", &[Role::Administrator]).await;
    let token = visitor.token().await;
    let ours = ("origin", "http://localhost:8480");
    let elsewhere: [&[(&str, &str)]; 5] = [
        &[],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("sec-fetch-site", "cross-site")],
        &[ours, ("sec-fetch-site", "same-site")],
    ];
    let mut changing = 0;
    // What is for programs is held against tokens instead: see `a_token_opens_the_board_and_nothing_else_does`.
    let is_form = |route: &&Route| route.method == Method::POST && !is_for_programs(route);
    for route in routes().iter().filter(is_form) {
        let path = filled(route.path);
        for headers in elsewhere {
            let answer = visitor.send_with(&path, &[], headers, &token).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
        }
        for wrong in ["", "x", &token[1..]] {
            let answer = visitor.send_with(&path, &[], &[ours], wrong).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {wrong}");
        }
        // A link alone changes nothing: either there is a page at the address, or it knows no such method.
        let answer = visitor.get(&path).await;
        let has_page = routes().iter().any(|r| r.method == Method::GET && r.path == route.path);
        let refused = answer.status == StatusCode::METHOD_NOT_ALLOWED;
        assert!(has_page != refused, "{path}: {answer:?}");
        assert!(visitor.cookie("__Host-session").is_some(), "{path}: {answer:?}");
        changing += 1;
    }
    assert!(changing > 10, "{changing}");
    // Through all of it nobody was signed out.
    assert_eq!(visitor.get("/workspace").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_token_is_of_one_session() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Partner]).await;
    let bob = world.signed_in("bob", &[Role::Partner]).await;
    let anns = ann.token().await;
    let headers = [("origin", "http://localhost:8480")];
    let answer = bob.send_with("/account/sessions/end", &[], &headers, &anns).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(bob.get("/account").await.status, StatusCode::OK);
}
