//! The page of a pack: what its papers' figures contradict, which whoever publishes it has seen.

use axum::http::StatusCode;
use partnership::Role;

use super::super::world::{Visitor, World};
use super::{item, meeting, with_board, words};

const PACK: &str = "/workspace/meetings/1/pack";
const WRONG: &str = "Burglary fell by 11%, from 143 to 129.";

/// Adds a paper of a part to the first item.
async fn paper(ann: &Visitor<'_>, id: &str, title: &str, part: &str, text: &str) {
    let kept = [("exempt", "3"), ("exempt_reason", "It names a victim.")];
    let paper = [&[("title", title), ("item", "1"), ("part", part)][..], &kept].concat();
    let added = ann.send("/workspace/meetings/1/papers/new", &paper).await;
    assert!(added.status.is_redirection(), "{}", added.text);
    let text = [("text", text), ("base", "0")];
    let saved = ann.send(&format!("/workspace/papers/{id}/text"), &text).await;
    assert!(saved.status.is_redirection(), "{}", saved.text);
}

/// What stands in a hidden field of a page.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, after) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    after.split_once('"').unwrap().0
}

#[tokio::test]
async fn what_contradicts_stands_before_the_button_and_is_confirmed_to_be_seen() {
    let world = World::new();
    let ann = with_board(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    item(&ann, "1", "Performance", "").await;
    paper(&ann, "1", "Burglary", "1", "Burglary fell by 9.8%, from 143 to 129.").await;
    let page = ann.get(PACK).await.text;
    assert!(words(&page).contains("No figure in the papers was found to contradict"), "{page}");
    assert!(!page.contains("name=\"seen\""), "{page}");

    let text = [("text", WRONG), ("base", "1")];
    assert!(ann.send("/workspace/papers/1/text", &text).await.status.is_redirection());
    let page = ann.get(PACK).await.text;
    let said = words(&page);
    for part in ["In 1 place the figures in this paper cannot all be right.", "It says 11%", WRONG]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let found = said.find("It says 11%").unwrap();
    assert!(found < said.rfind("Publish the pack").unwrap(), "{said}");
    let whole = ann.get("/workspace/papers/1/figures/public").await;
    assert!(whole.text.contains("11%</mark>"), "{}", whole.text);

    let mark = hidden(&page, "figures-public");
    let day = [("date-day", "9"), ("date-month", "6"), ("date-year", "2021"), ("part", "public")];
    let with = |more: &[(&'static str, &'static str)]| [&day[..], more].concat();
    let refused = ann.send(PACK, &[&day[..], &[("figures-public", mark)]].concat()).await;
    assert!(words(&refused.text).contains("Confirm that you have seen"), "{}", refused.text);
    // What was not on the page was not seen.
    let refused = ann.send(PACK, &with(&[("seen", "yes"), ("figures-public", "other")])).await;
    assert!(words(&refused.text).contains("Confirm that you have seen"), "{}", refused.text);
    let seen = [&day[..], &[("seen", "yes"), ("figures-public", mark)]].concat();
    let done = ann.send(PACK, &seen).await;
    assert!(done.status.is_redirection(), "{}", done.text);
    let public = ann.get("/meetings/pack-strategic-group-2021-06-17").await.text;
    assert!(public.contains("Burglary") && !public.contains("cannot all be right"), "{public}");
}

#[tokio::test]
async fn what_is_of_part_2_is_shown_to_nobody_else() {
    let world = World::new();
    let ann = with_board(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    item(&ann, "1", "Performance", "").await;
    paper(&ann, "1", "Open", "1", "In the open.").await;
    paper(&ann, "2", "Closed", "2", WRONG).await;
    let page = ann.get(PACK).await.text;
    assert!(words(&page).contains("Part 2"), "{page}");
    assert!(page.contains("/workspace/papers/2/figures/exempt"), "{page}");
    assert!(!page.contains("name=\"figures-public\""), "{page}");
    assert_eq!(ann.get("/workspace/papers/2/figures/exempt").await.status, StatusCode::OK);
    let public = "/workspace/papers/2/figures/public";
    assert_eq!(ann.get(public).await.status, StatusCode::NOT_FOUND);
    // The pack of Part 1 has nothing that has to be seen.
    let day = [("date-day", "9"), ("date-month", "6"), ("date-year", "2021"), ("part", "public")];
    assert!(ann.send(PACK, &day).await.status.is_redirection());
    let bob = world.signed_in("bob", &[Role::Analyst]).await;
    for path in [PACK, "/workspace/papers/2/figures/exempt", public] {
        let answer = bob.get(path).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert!(!answer.text.contains("143"), "{path}");
    }
}
