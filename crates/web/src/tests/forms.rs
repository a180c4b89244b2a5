//! Bad input: missing, too long, of the wrong kind; an error summary that keeps what was typed, and nothing changed.

use std::fmt::Write as _;

use axum::http::{Method, StatusCode};
use partnership::Role;

use super::world::World;

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_typed() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Administrator]).await;
    let long = "x".repeat(121);
    let cases: [(&[(&str, &str)], &str); 5] = [
        (&[], "Enter an email address"),
        (&[("email", "fire@example.org"), ("roles", "partner")], "Enter a name"),
        (
            &[("email", "fire@example.org"), ("name", "Kept <i>"), ("roles", "partner")],
            "Enter the organisation",
        ),
        (
            &[("email", "fire@example.org"), ("name", "Kept"), ("organisation", "y")],
            "Choose at least one role",
        ),
        (
            &[("email", "fire@example.org"), ("name", long.as_str()), ("roles", "board-member")],
            "120 characters",
        ),
    ];
    for (typed, wanted) in cases {
        let answer = ann.send("/workspace/people/invite", typed).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.text.contains("There is a problem"), "{typed:?}: {}", answer.text);
        assert!(answer.text.contains(wanted), "{typed:?}: {}", answer.text);
        for (_, value) in typed.iter().filter(|(name, _)| *name == "name" || *name == "email") {
            let kept = value.replace('<', "&lt;").replace('>', "&gt;");
            assert!(answer.text.contains(&format!("value=\"{kept}\"")), "{typed:?}");
        }
    }
    let people = ann.get("/workspace/people").await;
    assert!(!people.text.contains("fire@example.org") && !people.text.contains("Kept"));
}

#[tokio::test]
async fn what_is_too_large_is_refused() {
    let world = World::new();
    let visitor = world.visitor();
    let large = "x".repeat(200 * 1024);
    let answer = visitor.send("/sign-in", &[("email", large.as_str())]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("too large"), "{}", answer.text);
}

const BOUNDARY: &str = "x-boundary";

fn multipart(parts: &[(&str, Option<&str>, &str)]) -> String {
    let mut body = String::new();
    for (name, file, content) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        write!(body, "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n").unwrap();
    }
    body + &format!("--{BOUNDARY}--\r\n")
}

#[tokio::test]
async fn files_without_a_token_or_of_the_wrong_kind_change_nothing() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    let token = ann.token().await;
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [("origin", "http://localhost:8480"), ("content-type", kind.as_str())];
    let path = "/workspace/data/import";
    let file = ("files", Some("../../x.csv"), "a,b\n1,2\n");
    for parts in
        [vec![file], vec![file, ("token", None, token.as_str())], vec![("token", None, "x"), file]]
    {
        let answer = ann.ask(Method::POST, path, &headers, multipart(&parts)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{parts:?}");
    }
    let uploads = world.app.session().folder().uploads();
    let left = std::fs::read_dir(&uploads).map_or(0, Iterator::count);
    assert_eq!(left, 0, "nothing is written for whoever has no token");
    let none = ann.ask(Method::POST, path, &headers, multipart(&[("token", None, &token)])).await;
    assert!(none.text.contains("Choose at least one file"), "{}", none.text);

    let answer =
        ann.ask(Method::POST, path, &headers, multipart(&[("token", None, &token), file])).await;
    let job = answer.location().to_owned();
    assert!(job.starts_with("/workspace/data/import/"), "{answer:?}");
    for _ in 0..100 {
        let page = ann.get(&job).await;
        if page.text.contains("were not recognised") {
            assert!(page.text.contains("x.csv") && !page.text.contains("../"), "{}", page.text);
            assert_eq!(std::fs::read_dir(&uploads).map_or(0, Iterator::count), 0);
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the import did not end");
}

#[tokio::test]
async fn a_choice_that_cannot_be_read_is_named() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Administrator]).await;
    let answer = ann.get("/workspace/trail?before=soon").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.text.contains("before:"), "{}", answer.text);
}
