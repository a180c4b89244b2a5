//! Data for programs: what there is, and its description by the `OpenAPI` specification, made from the register of routes.

use axum::http::Method;
use components::{Cell, Row, Size, Table, heading, link, paragraph};
use markup::Content;
use serde_json::{Map, Value, json};

use super::board_api;
use crate::answer::{Download, Page, Problem, Section};
use crate::context::Context;
use crate::routes::{Access, Route, Routes, routes as all};
use crate::words::Key;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.public("/api", show).public("/api/openapi.json", openapi)
}

/// What an address gives, by how it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gives {
    Figures,
    Table,
    Drawing,
}

impl Gives {
    fn of(path: &str) -> Option<Self> {
        if path.contains("/tables/") {
            Some(Self::Table)
        } else if path.contains("/drawings/") {
            Some(Self::Drawing)
        } else if path.rsplit('.').next() == Some("json") && !path.starts_with("/api") {
            Some(Self::Figures)
        } else {
            None
        }
    }

    fn key(self) -> Key {
        match self {
            Self::Figures => Key("api-figures"),
            Self::Table => Key("api-table"),
            Self::Drawing => Key("api-drawing"),
        }
    }

    fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::Figures => &["application/json"],
            Self::Table => &["text/csv", "application/csvm+json"],
            Self::Drawing => &["image/svg+xml", "image/png"],
        }
    }
}

/// Every public address that gives data. A measure and a ward give theirs where `.json` is added to the page's address.
fn data() -> Vec<(String, Gives)> {
    let is_public =
        |route: &Route| matches!(route.access, Access::Public) && route.method == Method::GET;
    let mut found = Vec::new();
    for route in all().into_iter().filter(is_public) {
        if ["/measures/{measure}", "/wards/{ward}"].contains(&route.path) {
            found.push((format!("{}.json", route.path), Gives::Figures));
        } else if let Some(gives) = Gives::of(route.path) {
            found.push((route.path.to_owned(), gives));
        }
    }
    found
}

/// The choices that an address takes.
fn choices(path: &str) -> &'static [(&'static str, &'static str)] {
    const AREA: (&str, &str) =
        ("area", "A GSS code; the partnership's own area where it is left out");
    const TO: (&str, &str) = ("to", "The last month, as 2021-02; the newest where it is left out");
    const PERIOD: (&str, &str) = ("period", "rolling-12, financial-year, quarter or month");
    if path.starts_with("/measures") {
        &[AREA, TO, PERIOD]
    } else if path.starts_with("/wards") || path.starts_with("/home") {
        &[TO]
    } else {
        &[]
    }
}

async fn show(context: Context) -> Page {
    let words = context.words();
    let mut table = Table::new()
        .caption(words.say("api-caption"), "govuk-table__caption--m")
        .head([
            Cell::new(words.say("api-address")),
            Cell::new(words.say("api-gives")),
            Cell::new(words.say("api-choices")),
        ])
        .row_headers();
    for (path, gives) in data() {
        let names: Vec<&str> = choices(&path).iter().map(|(name, _)| *name).collect();
        table = table.row(Row::new([
            Cell::new(path),
            Cell::new(words.say(gives.key().0)),
            Cell::new(names.join(", ")),
        ]));
    }
    let described = Content::new().child(link("/api/openapi.json", words.say("api-openapi")));
    let mut page = Page::new(Section::Data, words.say("nav-api")).public().headed();
    page.is_wide = true;
    page.with(paragraph(words.say("api-what")))
        .with(paragraph(words.say("api-limits")))
        .with(paragraph(described))
        .with(table.scrolling(words.say("api-caption")))
        .with(heading(2, Size::Medium, words.say("api-programs-title")))
        .with(paragraph(words.say("api-programs-what")))
        .with(paragraph(words.say("api-programs-problems")))
        .with(board_api::table(&context))
}

async fn openapi(context: Context) -> Result<Download, Problem> {
    let words = context.words();
    let session = context.app().session();
    let partnership = &session.folder().settings().partnership.name;
    let mut paths = Map::new();
    for (path, gives) in data() {
        let of_path = path.split('{').skip(1).filter_map(|part| part.split('}').next());
        let in_path = of_path.map(|name| {
            json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
        });
        let in_query = choices(&path).iter().map(|(name, what)| {
            json!({ "name": name, "in": "query", "description": what, "schema": { "type": "string" } })
        });
        let parameters: Vec<Value> = in_path.chain(in_query).collect();
        let kinds: Map<String, Value> =
            gives.media_types().iter().map(|kind| ((*kind).to_owned(), json!({}))).collect();
        let answers = json!({
            "200": { "description": words.say(gives.key().0), "content": kinds },
            "400": { "description": words.say("problem-unreadable") },
            "404": { "description": words.say("problem-not-found") },
            "429": { "description": words.say("problem-too-many") },
        });
        let get = json!({
            "summary": words.say(gives.key().0), "parameters": parameters, "responses": answers,
        });
        paths.insert(path, json!({ "get": get }));
    }
    board_api::operations(&context, &mut paths);
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": partnership, "version": env!("CARGO_PKG_VERSION"), "description": words.say("api-what"),
        },
        "servers": [{ "url": context.app().address_of("") }],
        "paths": paths,
        "components": { "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } } },
    });
    let text = serde_json::to_vec_pretty(&document).map_err(|error| Problem::ours(&error))?;
    Ok(Download::public("application/json", text))
}
