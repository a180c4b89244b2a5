//! Public pages: anyone may read them, and nothing in them is anybody's own. Each is a document, which comes under one
//! address as a page, as data and as tables.

mod data;
mod documents;
mod found;
mod meetings;
mod page;
mod shown;
mod site;
mod ward_map;
mod wards;

use axum::extract::Path;

use self::data::Kind;
pub(super) use self::documents::{media_type, policy as page_policy};
use crate::context::Context;
use crate::params::Params;
use crate::routes::Routes;

/// Pages whose path has no part of its own, with the paths of what belongs to them.
const NAMED: [(&str, &str, &str, &str); 4] = [
    ("home", "/home.json", "/home/tables/{file}", "/home/drawings/{file}"),
    ("measures", "/measures.json", "/measures/tables/{file}", "/measures/drawings/{file}"),
    ("methods", "/methods.json", "/methods/tables/{file}", "/methods/drawings/{file}"),
    ("data", "/data.json", "/data/tables/{file}", "/data/drawings/{file}"),
];

/// The addresses of public meeting data in `OParl`'s shape, each with what it gives.
const OPARL: [(&str, &str); 7] = [
    ("/oparl", "system"),
    ("/oparl/bodies", "bodies"),
    ("/oparl/body", "body"),
    ("/oparl/organizations", "organizations"),
    ("/oparl/people", "people"),
    ("/oparl/meetings", "meetings"),
    ("/oparl/papers", "papers"),
];

/// The two parts of a path that vary: whose file, and which.
type Two = Path<(String, String)>;

pub(super) fn routes(routes: Routes) -> Routes {
    let routes = routes
        .public("/", page::home)
        .public("/measures", page::measures)
        .public("/measures/{measure}", page::measure)
        .public("/wards", wards::show)
        .public("/wards/{ward}", page::ward)
        .public("/methods", page::methods)
        .public("/data", page::register)
        .public("/documents", documents::list)
        .public("/documents/{edition}/{*file}", documents::file)
        .public("/meetings", meetings::list)
        .public("/meetings.ics", meetings::calendar)
        .public("/meetings/{pack}", meetings::pack)
        .public("/meetings/{pack}/{*file}", meetings::file)
        .public("/robots.txt", found::robots)
        .public("/sitemap.xml", found::sitemap);
    let routes = OPARL.into_iter().fold(routes, |routes, (path, what)| {
        routes.public(path, move |context: Context| meetings::open_data(context, what))
    });
    let kinds = [
        (Kind::Table, "/measures/{measure}/tables/{file}", "/wards/{ward}/tables/{file}"),
        (Kind::Drawing, "/measures/{measure}/drawings/{file}", "/wards/{ward}/drawings/{file}"),
    ];
    let routes = kinds.into_iter().fold(routes, |routes, (kind, of_measure, of_ward)| {
        routes
            .public(of_measure, move |context: Context, path: Two, params: Params| {
                data::of_measure(context, kind, path, params)
            })
            .public(of_ward, move |context: Context, path: Two, params: Params| {
                data::of_ward(context, kind, path, params)
            })
    });
    NAMED.into_iter().fold(routes, |routes, (name, json, tables, drawings)| {
        let file = move |kind| {
            move |context: Context, Path(file): Path<String>, params: Params| {
                data::named_file(context, name, kind, file, params)
            }
        };
        routes
            .public(json, move |context: Context, params: Params| {
                data::named_figures(context, name, params)
            })
            .public(tables, file(Kind::Table))
            .public(drawings, file(Kind::Drawing))
    })
}
