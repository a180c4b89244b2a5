//! Findings for programs.

use publish::findings::json::findings;
use serde_json::{Value, json};

use super::report;

#[test]
fn the_file_has_its_version_and_everything_that_was_found() {
    let mut sample = report().accepting(0);
    let text = findings(&[sample.examined()]).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["version"], 1);
    let document = &file["documents"][0];
    let file = json!({ "file": "report <1>.txt", "format": "text", "pages": 1 });
    assert_eq!(
        (&document["document"], &document["files"]),
        (&json!("report <1>.txt"), &json!([file]))
    );
    assert_eq!(document["coverage"], json!({ "claims": 1297, "checked": 225, "contradict": 71 }));
    let found = document["findings"].as_array().unwrap();
    assert_eq!(found.iter().map(|one| &one["number"]).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    let first = &found[0];
    assert_eq!(first["mark"], sample.checked.findings[0].mark());
    assert_eq!(
        (&first["kind"], &first["severity"], &first["sure"]),
        (&json!("percentage-change"), &json!("contradiction"), &json!("certain"))
    );
    assert_eq!((&first["at"]["file"], &first["at"]["line"]), (&json!(0), &json!(3)));
    let bytes =
        [0, 1].map(|at| usize::try_from(first["at"]["bytes"][at].as_u64().unwrap()).unwrap());
    assert_eq!(&first["at"]["quote"].as_str().unwrap()[bytes[0]..bytes[1]], "11% increase");
    assert_eq!(
        first["accepted"],
        json!({ "reason": "The board knows.", "name": "Ann Example", "date": "2021-06-09" })
    );
    assert_eq!((&found[1]["should"], &found[1]["accepted"]), (&Value::Null, &Value::Null));
    assert_eq!(document["no_longer_found"], json!([]));

    sample.checked.findings.remove(0);
    let file: Value = serde_json::from_str(&findings(&[sample.examined()]).unwrap()).unwrap();
    let lost = &file["documents"][0]["no_longer_found"][0];
    assert_eq!((&lost["says"], &lost["date"]), (&json!("11% increase"), &json!("2021-06-09")));
    assert_eq!(text, findings(&[report().accepting(0).examined()]).unwrap());
}
