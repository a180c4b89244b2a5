//! What each call of a program is for, with an example of what it sends: on the page and in the `OpenAPI` description. Which calls
//! there are is what the register of routes says.

use axum::http::Method;
use components::{Cell, Row, Table};
use markup::{Content, Element, el};
use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::routes::{Access, Route, routes};
use crate::words::Key;

/// What a call is for.
pub(crate) struct Call {
    /// In words.
    what: Key,
    /// What is sent with it, where something is: an example that is taken.
    pub(crate) sends: Option<&'static str>,
}

/// The call at a route; none where it is not described.
pub(crate) fn call(route: &Route) -> Option<Call> {
    let place = route.path.strip_prefix("/api/board/")?;
    let (what, sends) = match (route.method.as_str(), place) {
        ("GET", "boards") => (Key("api-boards"), None),
        ("GET", "boards/{id}/meetings") => (Key("api-meetings"), None),
        ("GET", "organisations") => (Key("api-organisations"), None),
        ("GET", "people") => (Key("api-people"), None),
        ("GET", "posts") => (Key("api-posts"), None),
        ("GET", "meetings/{id}") => (Key("api-meeting"), None),
        ("GET", "meetings/{id}/agenda") => (Key("api-agenda"), None),
        ("GET", "meetings/{id}/attendance") => (Key("api-attendance"), None),
        ("GET", "meetings/{id}/papers") => (Key("api-papers"), None),
        ("GET", "items/{id}/minute") => (Key("api-minute"), None),
        ("GET", "items/{id}/resolutions") => (Key("api-resolutions"), None),
        ("GET", "actions") => (Key("api-actions"), None),
        ("GET", "actions/{id}") => (Key("api-action"), None),
        ("POST", "meetings") => (
            Key("api-add-meeting"),
            Some(
                r#"{"board": 1, "date": "2021-06-17", "time": "10:00", "mode": "hybrid", "place": "Civic Centre"}"#,
            ),
        ),
        ("POST", "meetings/{id}/attendance") => {
            (Key("api-attend"), Some(r#"{"person": 1, "status": "present"}"#))
        }
        ("POST", "items") => (
            Key("api-add-item"),
            Some(r#"{"meeting": 1, "title": "Performance", "kind": "standing"}"#),
        ),
        ("POST", "items/{id}/minute") => (
            Key("api-save-minute"),
            Some(r#"{"base": 0, "text": "The board heard how the quarter went."}"#),
        ),
        ("POST", "resolutions") => (
            Key("api-resolve"),
            Some(r#"{"item": 1, "form": "noted", "words": "the report is noted"}"#),
        ),
        ("POST", "actions") => (
            Key("api-add-action"),
            Some(
                r#"{"item": 1, "words": "Report back", "owner": {"post": 1}, "due": {"on": "2021-09-30"}}"#,
            ),
        ),
        ("POST", "actions/{id}/updates") => {
            (Key("api-update-action"), Some(r#"{"words": "A draft is with the partners."}"#))
        }
        ("POST", "actions/{id}/close") => {
            (Key("api-close-action"), Some(r#"{"outcome": "done", "meeting": 1}"#))
        }
        _ => return None,
    };
    Some(Call { what, sends })
}

/// Every route that is for programs, with its call.
pub(crate) fn calls() -> Vec<(Route, Call)> {
    let is_for_programs = |route: &Route| matches!(route.access, Access::Programs(..));
    let found = routes().into_iter().filter(is_for_programs);
    found.filter_map(|route| call(&route).map(|call| (route, call))).collect()
}

/// The calls as a table.
pub(in crate::pages) fn table(context: &Context) -> Element {
    let words = context.words();
    let mut table = Table::new()
        .caption(words.say("api-programs-caption"), "govuk-table__caption--m")
        .head([
            Cell::new(words.say("api-call")),
            Cell::new(words.say("api-gives")),
            Cell::new(words.say("api-sends")),
        ])
        .row_headers();
    for (route, call) in calls() {
        let sends = call.sends.map(|example| el("code").text(example));
        table = table.row(Row::new([
            Cell::new(format!("{} {}", route.method, route.path)),
            Cell::new(words.say(call.what.0)),
            Cell::new(sends.map_or_else(Content::new, Content::from)),
        ]));
    }
    table.scrolling(words.say("api-programs-caption"))
}

/// The calls as `OpenAPI` has them, put into its paths.
pub(in crate::pages) fn operations(context: &Context, paths: &mut Map<String, Value>) {
    let words = context.words();
    let problem = |key: Key| json!({ "description": words.say(key.0), "content": { "application/problem+json": {} } });
    for (route, call) in calls() {
        let parameter = |name: &str, place: &str| {
            let is_needed = place == "path";
            json!({ "name": name, "in": place, "required": is_needed, "schema": { "type": "integer" } })
        };
        let mut parameters = Vec::new();
        if route.path.contains("{id}") {
            parameters.push(parameter("id", "path"));
        }
        if route.method == Method::GET && route.path == "/api/board/actions" {
            parameters.push(parameter("board", "query"));
        }
        let what = words.say(call.what.0);
        let mut answers = json!({
            "2XX": { "description": what, "content": { "application/json": {} } },
            "401": problem(Key("problem-no-token")),
            "403": problem(Key("problem-not-allowed")),
            "404": problem(Key("problem-not-found")),
            "429": problem(Key("problem-too-many")),
        });
        let mut operation = json!({
            "summary": what, "security": [{ "token": [] }], "parameters": parameters,
        });
        if let Some(example) = call.sends {
            answers["409"] = problem(Key("problem-clash"));
            answers["422"] = problem(Key("problem-not-taken"));
            let example: Value = serde_json::from_str(example).unwrap_or_default();
            let body = json!({ "application/json": { "example": example } });
            operation["requestBody"] = json!({ "required": true, "content": body });
        }
        operation["responses"] = answers;
        let held = paths.entry(route.path).or_insert_with(|| json!({}));
        held[route.method.as_str().to_lowercase()] = operation;
    }
}
