//! `watchward meeting read`: past minutes proposed, settled, and kept.

use std::fs;

use crate::street::Partnership;

const MINUTES: &str = "Hillside Safety Board

Minutes of the meeting held on 16 January 2024 at 2.30pm

Present:
Ruth Thorn, Head of Housing, Hillside Council (Chair)
Lee Marsh, Community Safety Manager, Hillside Council

Apologies:
Lee Marsh, Community Safety Manager, Hillside Council

1.  WINTER PLAN

ACTION: Partners to sign the winter pledge by 7 February 2024.

ACTION: ask every ward for sites.

The meeting ended at 3.15pm
";

#[test]
fn past_minutes_are_proposed_settled_and_kept() {
    let partnership = Partnership::new("Bromley");
    let file = partnership.dir.path().join("minutes.txt");
    fs::write(&file, MINUTES).unwrap();
    let file = file.to_str().unwrap();

    let said = partnership.run(&["meeting", "read", file]);
    for wanted in [
        "To look at\n",
        "Lee Marsh is listed as present and in the apologies; say which (page 1, line 10; page 1, line 7)",
        "To settle before it is kept\n",
        "Organisations\n  organisation-1",
        "Lee Marsh; apologies (page 1, line 10, to settle)",
        "Every partner; due 7 February 2024: Partners to sign the winter pledge by 7 February 2024. (page 1, line 14)",
        "0 held already. Keep them: watchward meeting read",
    ] {
        assert!(said.contains(wanted), "{wanted:?} is not in\n{said}");
    }
    let proposal = partnership.json(&["meeting", "read", file]);
    let proposed = proposal["minutes"]["proposed"].as_array().unwrap();
    assert!(proposed.iter().all(|one| one["at"]["line"].as_u64().unwrap() > 0));
    assert!(proposal["look"]["states"].as_object().unwrap().values().all(|state| state == "new"));

    // Contradictions are settled first; until then nothing is kept.
    let said = partnership.fails(2, &["meeting", "read", file, "--confirm", "all"]);
    assert!(said.contains("nothing was kept; settle first:\n  - action-2"), "{said}");
    assert!(said.contains("keep one of attendance-2"), "{said}");
    let said = partnership
        .fails(2, &["meeting", "read", file, "--confirm", "all", "--without", "attendance-9"]);
    assert!(said.contains("nothing is proposed as attendance-9"), "{said}");
    let settled = [
        "meeting",
        "read",
        file,
        "--confirm",
        "all",
        "--without",
        "attendance-3",
        "--owner",
        "action-2=Head of Housing",
    ];
    let kept = partnership.json(&settled);
    assert_eq!(kept["left"], serde_json::json!(["attendance-3"]));
    assert_eq!(kept["kept"].as_array().unwrap().len(), proposed.len() - 1);

    let said = partnership.run(&["meeting", "read", file]);
    assert!(said.contains("Every partner; due 7 February 2024: Partners to sign the winter pledge by 7 February 2024. (page 1, line 14, held already)"), "{said}");
    let said = partnership.fails(2, &settled);
    assert!(said.contains("nothing that was confirmed is new"), "{said}");
    partnership.run(&["verify"]);
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let partnership = Partnership::new("Bromley");
    let fails = |code, name: &str, bytes: &[u8]| {
        let path = partnership.dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        partnership.fails(code, &["meeting", "read", path.to_str().unwrap()])
    };
    let said = fails(1, "damaged.pdf", b"%PDF-1.7\nnothing that follows");
    assert!(said.contains("the document is damaged") && said.contains("save it again"), "{said}");
    let said = fails(1, "picture.pdf", b"\x89PNG\r\n\x1a\n...");
    assert!(said.contains("OCR"), "{said}");
    let said = partnership.fails(2, &["meeting", "read", "no-such-file.pdf"]);
    assert!(said.contains("no-such-file.pdf cannot be read"), "{said}");
    let path = partnership.dir.path().join("minutes.txt");
    fs::write(&path, MINUTES).unwrap();
    let path = path.to_str().unwrap();
    let said = partnership.fails(2, &["meeting", "read", path, "--date", "25.3.2021"]);
    assert!(said.contains("2021-03-25"), "{said}");
    let said =
        partnership.fails(2, &["meeting", "read", path, "--confirm", "all", "--owner", "action-2"]);
    assert!(said.contains("action-2=Ann Example"), "{said}");
}
