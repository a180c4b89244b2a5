//! All that anybody can reach, followed link by link: nothing of it holds what only those who sign in may know, and every answer
//! and download has the headers that each has.

use std::collections::{BTreeSet, VecDeque};
use std::net::Ipv4Addr;

use axum::http::StatusCode;
use partnership::{Role, Verdict};

use super::headers::check;
use super::world::{Answer, Visitor, World};

/// What stands in every record that is not public.
const MARKER: &str = "zqxmarker";
/// How many addresses are followed; pages lead to others with other choices without end.
const MOST: usize = 400;

/// The addresses of this site that an answer leads to.
fn leads_to(answer: &Answer) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for mark in ["href=\"", "src=\"", "action=\"", "\"/"] {
        for (at, _) in answer.text.match_indices(mark) {
            let from = at + mark.len() - usize::from(mark == "\"/");
            let address = answer.text[from..].split(['"', '#']).next().unwrap_or_default();
            let is_ours = address.starts_with('/') && !address.starts_with("//");
            let is_whole = address.bytes().all(|b| b.is_ascii_graphic() && !b"{<\\".contains(&b));
            if is_ours && is_whole {
                found.insert(address.replace("&amp;", "&"));
            }
        }
    }
    found
}

/// A folder with data, and with as much as there can be that is not public.
async fn world() -> World {
    let world = World::with_settings(&format!(
        "[mail]\nserver = \"{MARKER}.example.org\"\nfrom = \"{MARKER}@example.org\"\nusername = \"{MARKER}\"\n"
    ));
    world.import_burglaries("2019-12", 48, 400);
    let ann =
        world.person_of(MARKER, MARKER, &[Role::Analyst, Role::Administrator, Role::ExemptReader]);
    let visitor = world.signs_in(&ann).await;
    for shared in ["", "yes"] {
        let path = format!("/measures/burglary?x={MARKER}");
        let view = [("title", MARKER), ("path", path.as_str()), ("shared", shared)];
        let fields = if shared.is_empty() { &view[..2] } else { &view[..] };
        let saved = visitor.send("/workspace/views/new", fields).await;
        assert_eq!(saved.location(), "/workspace/views", "{}", saved.text);
    }
    let verdict = Verdict::Explained.id();
    let key = "peak/burglary/E09000006/2019-12";
    let look = [("finding", key), ("verdict", verdict), ("note", MARKER)];
    let looked = visitor.send("/workspace/findings/look", &look).await;
    assert_eq!(looked.location(), "/workspace/findings", "{}", looked.text);
    let invited =
        [("name", MARKER), ("email", "zqxmarker.two@example.org"), ("roles", "board-member")];
    assert_eq!(visitor.send("/workspace/people/invite", &invited).await.status, StatusCode::OK);
    of_the_board(&visitor).await;
    let trail = visitor.get("/workspace/trail").await.text;
    assert!(trail.contains(MARKER), "{trail}");
    world
}

/// A meeting of the board, with an item and papers of each part, all that can be recorded of it, and its packs published: what is
/// of Part 1 is in the open, and nothing else.
async fn of_the_board(visitor: &Visitor<'_>) {
    let date = [("date-day", "17"), ("date-month", "6"), ("date-year", "2021")];
    let board = [("name", "Board"), ("kind", "board"), ("notice", "5")];
    let group = [("name", MARKER), ("kind", "group"), ("notice", "5")];
    let person = [("name", MARKER)];
    let meeting =
        [&date[..], &[("time", "10:00"), ("mode", "virtual"), ("place", "Civic Centre")]].concat();
    let of_group =
        [&date[..], &[("time", "10:00"), ("mode", "virtual"), ("place", MARKER)]].concat();
    let of_item = [("title", MARKER), ("kind", "papers"), ("context", MARKER)];
    let public = [("title", "Item"), ("kind", "papers"), ("context", "Open"), ("part", "1")];
    let kept = [("part", "2"), ("exempt", "1"), ("exempt_reason", MARKER)];
    let exempt = [&of_item[..], &kept].concat();
    let open_paper = [("title", "Paper"), ("item", "1"), ("part", "1")];
    // Kept by its item, and kept for itself under an item in the open.
    let by_item = [("title", MARKER), ("item", "2"), ("part", "1"), ("handling", MARKER)];
    let by_itself = [&[("title", MARKER), ("item", "1")][..], &kept].concat();
    let recorded = |item: &'static str| {
        let fields = ["text", "words", "what", "owner", "due"].map(|name| format!("{name}-{item}"));
        let values = [MARKER, MARKER, MARKER, "everybody", "after zqxmarker"];
        fields.into_iter().zip(values).chain([("do".to_owned(), "noted")]).collect::<Vec<_>>()
    };
    for (path, fields) in [
        ("/workspace/boards/new", &board[..]),
        ("/workspace/boards/people/new", &person),
        ("/workspace/boards/1/meetings/new", &meeting),
        ("/workspace/boards/new", &group),
        ("/workspace/boards/2/meetings/new", &of_group),
        ("/workspace/meetings/1/items/new", &public),
        ("/workspace/meetings/1/items/new", &exempt),
        ("/workspace/meetings/1/status", &[("status", "published")]),
        ("/workspace/actions/1/update", &[("words", MARKER)]),
        ("/workspace/meetings/1/papers/new", &open_paper),
        ("/workspace/papers/1/text", &[("text", "In the open."), ("base", "0")]),
        ("/workspace/meetings/1/papers/new", &by_item),
        ("/workspace/papers/2/text", &[("text", MARKER), ("base", "0")]),
        ("/workspace/papers/2/head", &[("reason", MARKER)]),
        ("/workspace/meetings/1/papers/new", &by_itself),
        ("/workspace/papers/3/text", &[("text", MARKER), ("base", "0")]),
        ("/workspace/meetings/1/pack", &[&date[..], &[("part", "public")]].concat()),
        ("/workspace/meetings/1/pack", &[&date[..], &[("part", "exempt")]].concat()),
    ] {
        if path.starts_with("/workspace/actions") {
            for item in ["1", "2"] {
                let fields = recorded(item);
                let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, *value)).collect();
                let saved = visitor.send(&format!("/workspace/items/{item}/record"), &fields).await;
                assert!(saved.status.is_redirection(), "{}", saved.text);
            }
        }
        let saved = visitor.send(path, fields).await;
        assert!(saved.status.is_redirection(), "{path}: {}", saved.text);
    }
    // It was planted: whoever may read the pack of Part 2 finds it there.
    let pack = visitor.get("/workspace/packs/pack-board-2021-06-17-part-2/index.html").await;
    assert!(pack.text.matches(MARKER).count() > 3, "{pack:?}");
    let minutes = visitor.get("/workspace/meetings/1/minutes").await.text;
    assert!(minutes.matches(MARKER).count() > 6, "{minutes}");
}

#[tokio::test]
async fn nothing_that_is_not_public_stands_where_anybody_can_read_it() {
    let world = world().await;
    let mut visitor = world.visitor();
    let mut seen = BTreeSet::new();
    // What is led to late is looked at first.
    let starts = ["/meetings", "/meetings.ics", "/oparl", "/oparl/bodies", "/oparl/meetings"];
    let starts =
        starts.into_iter().chain(["/oparl/papers", "/oparl/organizations", "/sitemap.xml"]);
    let others =
        ["/", "/sign-in", "/sign-in/link", "/robots.txt", "/health/ready", "/metrics", "/nowhere"];
    let mut next: VecDeque<String> = starts.chain(others).map(str::to_owned).collect();
    let (first, mut kinds) = (next.len(), BTreeSet::new());
    while let Some(address) = next.pop_front() {
        if seen.len() == MOST || !seen.insert(address.clone()) {
            continue;
        }
        // Each from an address of its own: how many come from one is limited.
        let number = u32::try_from(seen.len()).unwrap();
        visitor.from.set_ip(Ipv4Addr::from(0x7f00_0001 + (number << 8)).into());
        let answer = visitor.get(&address).await;
        assert!(!answer.status.is_server_error(), "{address}: {answer:?}");
        let whole = format!("{:?} {}", answer.headers, answer.text).to_lowercase();
        assert!(!whole.contains(MARKER), "{address}: {whole}");
        check(&address, &answer);
        if answer.status == StatusCode::OK {
            let kind = answer.header("content-type");
            kinds.insert(kind.split(';').next().unwrap().to_owned());
            assert!(!kind.starts_with("text/") || kind.contains("charset="), "{address}: {kind}");
        }
        for found in leads_to(&answer) {
            // One choice of each kind is enough; those of other kinds come first, and where it starts before all of them.
            if found.contains('?') || seen.len() < first {
                next.push_back(found);
            } else {
                next.push_front(found);
            }
        }
    }
    for pack in ["", "/index.html", "/pack.pdf", "/pack.json"] {
        let address = format!("/meetings/pack-board-2021-06-17{pack}");
        assert!(seen.contains(&address), "{address} was not read");
    }
    for kind in
        ["text/html", "application/json", "text/calendar", "text/csv", "image/svg+xml", "text/css"]
    {
        assert!(kinds.contains(kind), "no {kind} was read: {kinds:?}");
    }
    assert!(seen.len() > 100, "{}", seen.len());
}
