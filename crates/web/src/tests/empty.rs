//! Folders that hold nothing, or nothing that counts, or own counts alone: each page says what to do first, or shows what
//! there is.

use axum::http::StatusCode;
use partnership::Role;

use super::world::World;

const WITH_DATA: [&str; 4] = ["/", "/measures", "/measures/asb-calls", "/wards"];

/// Residents of a borough, which count nothing by month.
const RESIDENTS: &str = "LAD11CD,LAD11NM,Persons_All-Ages\nE09000006,Bromley,332336\n";

#[tokio::test]
async fn a_new_folder_says_what_to_do_first() {
    let world = World::new();
    let analyst = world.signed_in("ann", &[Role::Analyst]).await;
    let partner = world.signed_in("bob", &[Role::Partner]).await;
    for path in WITH_DATA {
        for visitor in [&world.visitor(), &analyst] {
            let answer = visitor.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.text.contains("There are no figures yet"), "{path}: {}", answer.text);
            assert!(answer.text.contains("href=\"/workspace/data/import\""), "{path}");
            assert!(answer.text.contains("noindex"), "{path}: a search engine would keep it");
        }
        let told = partner.get(path).await.text;
        assert!(told.contains("Ask them") && !told.contains("/data/import"), "{path}: {told}");
    }
    let methods = world.visitor().get("/methods").await;
    assert_eq!(methods.status, StatusCode::OK);
    let held = world.visitor().get("/data").await.text;
    assert!(held.contains("Nothing was imported yet"), "{held}");
}

#[tokio::test]
async fn residents_alone_are_no_figures() {
    let world = World::new();
    world.import("residents-mid2019.csv", RESIDENTS);
    for path in WITH_DATA {
        let told = world.visitor().get(path).await.text;
        assert!(told.contains("There are no figures yet"), "{path}: {told}");
        assert!(told.contains("counts nothing by month"), "{path}: {told}");
    }
    let held = world.visitor().get("/data").await.text;
    assert!(held.contains("ons-population"), "{held}");
}

#[tokio::test]
async fn own_counts_alone_are_shown() {
    let world = World::new();
    // A third more in the newest twelve months than in those before.
    let calls = |back: i32| if back < 12 { 400 + back % 7 * 10 } else { 300 };
    let row = |back: i32| {
        let month = "2021-02".parse::<figure::Month>().unwrap().plus(-back);
        format!("{month},Bromley,asb-calls,{}\n", calls(back))
    };
    let rows: String = (0..36).map(row).collect();
    world.import("own.csv", &format!("month,area,measure,value\n{rows}"));
    let sum = figure::write::count(f64::from((0..12).map(calls).sum::<i32>()));
    let visitor = world.visitor();
    let home = visitor.get("/").await.text;
    assert!(!home.contains("There are no figures yet"), "{home}");
    assert!(home.contains("12 months to February 2021") && home.contains(&sum), "{sum}: {home}");
    let measure = visitor.get("/measures/asb-calls").await.text;
    assert!(measure.contains("key-figures") && measure.contains("months"), "{measure}");
    assert!(measure.contains(&sum), "{sum}: {measure}");
    let measures = visitor.get("/measures").await.text;
    assert!(measures.contains(&sum), "{measures}");
    assert_eq!(visitor.get("/wards").await.status, StatusCode::OK);
}
