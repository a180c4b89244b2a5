//! `watchward board|meeting|paper|pack|action`: a meeting's whole life by another system's hands, with JSON in between.

use std::fs;

use serde_json::Value;

use crate::street::Partnership;

/// The id of what a command made.
fn made(partnership: &Partnership, asked: &[&str]) -> String {
    partnership.json(asked)["id"].to_string()
}

#[test]
fn figures_that_contradict_are_told_and_seen_before_a_pack_is_published() {
    let at = Partnership::new("Bromley");
    let board = made(&at, &["board", "add", "Board"]);
    let when = ["--date", "2021-06-17", "--time", "10:00", "--mode", "virtual"];
    let june = made(&at, &[&["meeting", "plan", &board][..], &when].concat());
    let shown = at.json(&["meeting", "show", &june]);
    let item = shown["agenda"][4]["id"].to_string();
    let text = at.dir.path().join("text.md");
    let text = text.to_str().unwrap();
    fs::write(text, "Burglary fell by 11%, from 143 to 129.\n").unwrap();
    let place = ["--meeting", &june, "--item", &item, "--title", "Progress"];
    let paper = made(&at, &[&["paper", "write", text][..], &place].concat());
    for paper in at.json(&["paper", "list", &june]).as_array().unwrap() {
        if paper["source"] == "report" {
            at.run(&["paper", "withdraw", &paper["id"].to_string()]);
        }
    }
    let said = at.fails(3, &["pack", "check", &june, "--on", "2021-06-09"]);
    assert!(said.contains("in 1 place the figures in \u{201c}Progress\u{201d}"), "{said}");
    assert!(said.contains("says       11%") && said.contains("9.79%"), "{said}");
    let publish = ["pack", "publish", &june, "--on", "2021-06-09"];
    let refused = at.fails(3, &publish);
    assert!(refused.contains("says       11%") && refused.contains("add --seen"), "{refused}");
    assert_eq!(at.json(&["pack", "list", &june]), serde_json::json!([]));
    let done = at.run(&[&publish[..], &["--seen"]].concat());
    assert!(done.contains("says       11%") && done.contains("is published in"), "{done}");
    let after = at.json(&["pack", "check", &june, "--on", "2021-06-09"]);
    let papers = after["figures"][0]["papers"].as_array().unwrap();
    let listed: Vec<String> = papers.iter().map(|one| one["paper"].to_string()).collect();
    assert!(!listed.contains(&paper), "{after}");
}

#[test]
fn a_meeting_goes_from_the_plan_to_the_closed_action() {
    let at = Partnership::new("Bromley");
    let board = made(&at, &["board", "add", "Safer Bromley Partnership Board"]);
    let police = made(&at, &["board", "organisation", "Metropolitan Police", "--statutory"]);
    let post = made(&at, &["board", "post", "Borough commander", "--organisation", &police]);
    let holder = ["--post", &post, "--from", "2020-01-01"];
    let person = made(&at, &[&["board", "person", "Borough commander"][..], &holder].concat());
    let seat = format!("post:{post}");
    at.json(&["board", "join", &board, &seat, "--role", "chair", "--from", "2020-01-01"]);
    assert_eq!(
        at.json(&["board", "members", &board, "--on", "2021-03-25"]).as_array().unwrap().len(),
        1
    );

    let plan = |date: &str| {
        let when = ["--date", date, "--time", "10:00", "--mode", "virtual"];
        made(&at, &[&["meeting", "plan", &board][..], &when].concat())
    };
    let march = plan("2021-03-25");
    let shown = at.json(&["meeting", "show", &march]);
    let agenda = shown["agenda"].as_array().unwrap();
    assert!(agenda.len() > 8, "{shown}");
    let item = agenda[4]["id"].to_string();
    let text = at.dir.path().join("text.md");
    let text = text.to_str().unwrap();
    fs::write(text, "The plan was presented.\n").unwrap();
    at.json(&["meeting", "attend", &march, &person, "present"]);
    let minute = at.json(&["meeting", "minute", &item, text]);
    assert_eq!(minute["version"], 1);
    // Begun with the same version by somebody else, who changed the same line: told, and nothing is lost.
    fs::write(text, "The plan was put to the board.\n").unwrap();
    at.json(&["meeting", "minute", &item, text]);
    fs::write(text, "The plan was read out.\n").unwrap();
    let refused = at.fails(2, &["meeting", "minute", &item, text, "--base", "1"]);
    assert!(refused.contains("changed the same lines"), "{refused}");
    let resolution = made(&at, &["meeting", "resolve", &item, "the plan be noted"]);
    let owner = format!("post:{post}");
    let due = ["--resolution", &resolution, "--owner", &owner, "--due", "2021-04-30"];
    let action = ["action", "add", "Report back on the plan", "--item", &item];
    let action = made(&at, &[&action[..], &due].concat());
    at.json(&["action", "update", &action, "The figures are asked for."]);
    at.json(&["meeting", "advance", &march, "minutes-draft", "--ended", "11:10"]);

    let june = plan("2021-06-17");
    let outstanding = at.json(&["meeting", "outstanding", &june]);
    assert_eq!(outstanding["matters"].as_array().unwrap().len(), 1);
    assert_eq!(outstanding["matters"][0]["owner"], "Borough commander");
    let shown = at.json(&["meeting", "show", &june]);
    let item = shown["agenda"][4]["id"].to_string();
    fs::write(text, "## What was done\n\nPatrols went on.\n").unwrap();
    let place = ["--meeting", &june, "--item", &item, "--title", "Progress"];
    let paper = made(&at, &[&["paper", "write", text][..], &place].concat());
    at.json(&["paper", "head", &paper, "reason", "The board asked for it."]);
    let place = ["--meeting", &june, "--item", &item, "--title", "Plan"];
    let brought = made(&at, &[&["paper", "bring", text][..], &place].concat());
    // Without data the performance paper has no figures, which stops the pack.
    let lacks = at.json(&["pack", "check", &june, "--on", "2021-06-09"]);
    let stops: Vec<&Value> =
        lacks["lacks"].as_array().unwrap().iter().filter(|one| one["weight"] == "stops").collect();
    assert_eq!(stops.len(), 1, "{lacks}");
    let refused = at.fails(2, &["pack", "publish", &june, "--on", "2021-06-09"]);
    assert!(refused.contains("has no figures yet"), "{refused}");
    at.run(&["paper", "withdraw", &stops[0]["paper"].to_string()]);
    let pack = at.json(&["pack", "publish", &june, "--on", "2021-06-09"]);
    let name = pack["name"].as_str().unwrap();
    let papers: Vec<String> =
        pack["pages"].as_array().unwrap().iter().map(|one| one["paper"].to_string()).collect();
    assert!(papers.contains(&paper) && papers.contains(&brought), "{pack}");
    assert_eq!(at.json(&["pack", "verify", name])["is_recorded"], true);
    let data = at.root().join(format!("published/{name}/pack.json"));
    fs::write(&data, "{}").unwrap();
    let found = at.fails(1, &["pack", "verify", name]);
    assert!(found.contains("pack.json: altered"), "{found}");

    let closed = ["action", "close", &action, "--outcome", "done", "--at", &june];
    assert_eq!(at.json(&closed)["closed"][0], "done");
    assert_eq!(at.json(&["action", "list"]), serde_json::json!([]));
    assert_eq!(at.json(&["action", "list", "--all"]).as_array().unwrap().len(), 1);
    let calendar = at.run(&["meeting", "calendar", "--site", "https://example.org"]);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2);
    // An action has an owner, or it is none.
    at.fails(2, &["action", "add", "Do it", "--item", &item]);
}
