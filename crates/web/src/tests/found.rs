//! What search engines are told: every public page, each there, and nothing else.

use axum::http::StatusCode;

use super::world::{Visitor, World};

/// The paths that are listed; each is there, and says nothing against being found.
async fn listed(visitor: &Visitor<'_>) -> Vec<String> {
    let answer = visitor.get("/sitemap.xml").await;
    assert_eq!(answer.header("content-type"), "application/xml; charset=utf-8");
    assert!(!answer.header("etag").is_empty(), "it is kept");
    let mut paths = Vec::new();
    for address in answer.text.split("<loc>").skip(1) {
        let address = address.split_once("</loc>").unwrap().0.replace("&amp;", "&");
        let path = address.strip_prefix("http://127.0.0.1:8480").unwrap().to_owned();
        assert!(!paths.contains(&path), "{path} is listed twice");
        let page = visitor.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
        assert!(!page.text.contains("noindex"), "{path}");
        let is_private = ["/workspace", "/account", "/sign-in"];
        assert!(!is_private.iter().any(|private| path.starts_with(private)), "{path}");
        paths.push(path);
    }
    paths
}

#[tokio::test]
async fn public_pages_are_listed_as_the_folder_holds_them() {
    let world = World::new();
    let visitor = world.visitor();
    let before = listed(&visitor).await;
    assert!(before.contains(&"/methods".to_owned()) && !before.contains(&"/".to_owned()));
    world.import_burglaries("2021-02", 36, 140);
    let after = listed(&visitor).await;
    for path in ["/", "/measures", "/measures/burglary", "/measures?area=E09000007", "/wards"] {
        assert!(after.contains(&path.to_owned()), "{path}: {after:?}");
    }
    assert!(after.iter().any(|path| path.starts_with("/wards/E05")), "{after:?}");
    assert!(!after.iter().any(|path| path.starts_with("/measures/street")), "{after:?}");
    let robots = visitor.get("/robots.txt").await.text;
    assert!(robots.contains("Sitemap: http://127.0.0.1:8480/sitemap.xml"), "{robots}");
    assert!(robots.contains("Disallow: /workspace\n"), "{robots}");
}
