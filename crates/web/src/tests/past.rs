//! Past minutes: pasted or brought, shown before anything is kept, kept as they are ticked.

use axum::http::{Method, StatusCode};
use partnership::Role;
use partnership::board::Owner;

use super::world::{Answer, Visitor, World};

const PAST: &str = "/workspace/board/past";
const BOUNDARY: &str = "x-boundary";
const MINUTES: &str = "Hillside Safety Board

Minutes of the meeting held on 16 January 2024 at 2.30pm

Present:
Ruth Thorn, Head of Housing, Hillside Council (Chair)
Lee Marsh, Community Safety Manager, Hillside <b>Council

Apologies:
Ruth Thorn, Head of Housing, Hillside Council

1.  WINTER PLAN

ACTION: Partners to sign the winter pledge by 7 February 2024.

ACTION: ask every ward for sites.

The meeting ended at 3.15pm
";

/// A part of a form: its name, the file's name where it is one, what it holds.
type Part<'a> = (&'a str, Option<&'a str>, &'a str);

/// Brings a file, a text, or both, as the form does.
async fn bring(visitor: &Visitor<'_>, token: &str, parts: &[Part<'_>]) -> Answer {
    let part = |(name, file, content): &Part<'_>| {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        let head = format!("Content-Disposition: form-data; name=\"{name}\"{file}");
        format!("--{BOUNDARY}\r\n{head}\r\n\r\n{content}\r\n")
    };
    let parts: Vec<String> = [&[("token", None, token)], parts].concat().iter().map(part).collect();
    let body = format!("{}--{BOUNDARY}--\r\n", parts.concat());
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [("origin", "http://localhost:8480"), ("content-type", kind.as_str())];
    visitor.ask(Method::POST, PAST, &headers, body).await
}

/// The ids of a kind that are ticked on a page, or all of them.
fn boxes(page: &str, only_ticked: bool) -> Vec<(String, String)> {
    let inputs = page.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap());
    let is_box = |input: &&str| {
        input.contains("type=\"checkbox\"") && (!only_ticked || input.contains(" checked"))
    };
    let value = |input: &str, name: &str| {
        let (_, rest) = input.split_once(&format!("{name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    inputs.filter(is_box).map(|input| (value(input, " name"), value(input, "value"))).collect()
}

/// Boxes as the fields of a form.
fn fields(ticked: &[(String, String)]) -> Vec<(&str, &str)> {
    ticked.iter().map(|(name, id)| (name.as_str(), id.as_str())).collect()
}

#[tokio::test]
async fn minutes_are_shown_and_what_is_ticked_is_kept() {
    let world = World::new();
    let cat = world.signed_in("cat", &[Role::Coordinator]).await;
    let token = cat.token().await;
    let brought = bring(&cat, &token, &[("text", None, MINUTES)]).await;
    let draft = brought.location().to_owned();
    assert!(draft.starts_with("/workspace/board/past/"), "{brought:?}");
    assert!(world.app.store().boards().unwrap().is_empty(), "reading stores nothing");

    let page = cat.get(&draft).await;
    for wanted in [
        "What Pasted minutes says",
        "Ruth Thorn is listed as present and in the apologies; say which (page 1, line 10; page 1, line 6)",
        "Hillside &lt;b&gt;Council",
        "To be settled.",
        "Partners to sign the winter pledge by 7 February 2024",
        "Page 1, line 14 (action-1)",
        "value=\"Every partner\"",
    ] {
        assert!(page.text.contains(wanted), "{wanted}: {}", page.text);
    }
    assert!(cat.get(PAST).await.text.contains("Pasted minutes"), "it waits");

    // Ticked without settling: nothing is kept, and each box says why.
    let mut ticked = boxes(&page.text, false);
    let refused = cat.send(&draft, &fields(&ticked)).await;
    assert_eq!(refused.status, StatusCode::OK);
    assert!(refused.text.contains("There is a problem"), "{}", refused.text);
    assert!(refused.text.contains("keep one of attendance-1"), "{}", refused.text);
    assert!(refused.text.contains("say whose it is"), "{}", refused.text);
    assert!(world.app.store().boards().unwrap().is_empty());
    let mut wrong = fields(&ticked);
    wrong.push(("owner-action-2", "Nobody Known"));
    let refused = cat.send(&draft, &wrong).await;
    assert!(refused.text.contains("Nobody Known"), "{}", refused.text);

    ticked.retain(|(_, id)| id != "attendance-3");
    let mut settled = fields(&ticked);
    settled.extend([
        ("owner-action-1", "Every partner"),
        ("owner-action-2", "Community Safety Manager"),
        ("words-action-2", "Ask every ward for sites"),
    ]);
    let kept = cat.send(&draft, &settled).await;
    assert!(kept.location().starts_with(&format!("{draft}?kept=")), "{}", kept.text);
    let page = cat.get(kept.location()).await;
    assert!(
        page.text.contains("records were kept") && page.text.contains("Held already."),
        "{}",
        page.text
    );
    let store = world.app.store();
    let board = store.boards().unwrap()[0].id;
    let outstanding = store.outstanding(board).unwrap();
    assert_eq!(outstanding[0].said.owner, Owner::Everybody);
    assert!(matches!(outstanding[1].said.owner, Owner::Post(_)));
    assert_eq!(outstanding[1].said.words, "Ask every ward for sites");

    let gone = cat.send(&format!("{draft}/discard"), &[]).await;
    assert_eq!(gone.location(), PAST);
    assert_eq!(cat.get(&draft).await.status, StatusCode::NOT_FOUND);
    assert_eq!(store.outstanding(board).unwrap().len(), 2, "what was kept stays");
}

#[tokio::test]
async fn what_is_usually_kept_is_ticked_and_what_is_open_is_not() {
    let world = World::new();
    let cat = world.signed_in("cat", &[Role::Coordinator]).await;
    let token = cat.token().await;
    let brought = bring(&cat, &token, &[("file", Some("../../minutes.txt"), MINUTES)]).await;
    let page = cat.get(brought.location()).await;
    assert!(page.text.contains("What minutes.txt says"), "{}", page.text);
    let (all, ticked) = (boxes(&page.text, false), boxes(&page.text, true));
    let open: Vec<_> =
        all.iter().filter(|one| !ticked.contains(one)).map(|(_, id)| id.as_str()).collect();
    assert_eq!(open, ["attendance-1", "attendance-3", "action-2"]);
}

#[tokio::test]
async fn what_cannot_be_read_comes_back_with_what_to_do() {
    let world = World::new();
    let cat = world.signed_in("cat", &[Role::Coordinator]).await;
    let token = cat.token().await;
    let damaged = [("file", Some("pack.pdf"), "%PDF-1.7\nnothing that follows")];
    let picture = [("file", Some("scan.gif"), "GIF89a")];
    let both = [("file", Some("a.txt"), MINUTES), ("text", None, MINUTES)];
    let cases: [(&[Part<'_>], &str); 4] = [
        (&damaged, "save it again"),
        (&picture, "OCR"),
        (&both, "not both"),
        (&[("text", None, "  ")], "Choose a file, or paste"),
    ];
    for (parts, wanted) in cases {
        let answer = bring(&cat, &token, parts).await;
        assert_eq!(answer.status, StatusCode::OK, "{parts:?}");
        assert!(answer.text.contains("There is a problem"), "{parts:?}: {}", answer.text);
        assert!(answer.text.contains(wanted), "{parts:?}: {}", answer.text);
    }
    for token in ["", "x"] {
        let answer = bring(&cat, token, &[("text", None, MINUTES)]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert!(!world.app.session().folder().past_minutes().exists(), "nothing waits");
    // Whoever does not manage the board does not see what others read.
    bring(&cat, &token, &[("text", None, MINUTES)]).await;
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    assert_eq!(ann.get(PAST).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn minutes_without_board_and_day_ask_for_both() {
    let world = World::new();
    let cat = world.signed_in("cat", &[Role::Coordinator]).await;
    let token = cat.token().await;
    let text = MINUTES
        .replace("Hillside Safety Board\n", "")
        .replace("Minutes of the meeting held on 16 January 2024 at 2.30pm", "Minutes");
    let brought = bring(&cat, &token, &[("text", None, &text)]).await;
    let draft = brought.location().to_owned();
    let page = cat.get(&draft).await;
    assert!(page.text.contains("Name of the board") && page.text.contains("Day of the meeting"));
    let chosen = [("keep-board", "board-1"), ("keep-meeting", "meeting-1")];
    let wrong = [&chosen[..], &[("board", "Hillside"), ("date", "16.1.2024")]].concat();
    let refused = cat.send(&draft, &wrong).await;
    assert!(refused.text.contains("such as 2021-03-25"), "{}", refused.text);
    let right = [&chosen[..], &[("board", "Hillside"), ("date", "2024-01-16")]].concat();
    let kept = cat.send(&draft, &right).await;
    assert!(kept.location().ends_with("?kept=2"), "{}", kept.text);
    assert_eq!(world.app.store().boards().unwrap()[0].said.name, "Hillside");
}
