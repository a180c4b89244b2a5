//! The board's pages: people and boards, meetings, what is taken at them, minutes, and actions until they are closed.

mod actions;
mod boards;
mod held;
mod meetings;
mod minutes;
mod pack;
mod papers;

use partnership::Role;

use super::world::{Visitor, World};

/// Somebody who manages the board, with a board, two people and a post that one of them holds.
pub(super) async fn with_board(world: &World) -> Visitor<'_> {
    let ann = world.signed_in("ann", &[Role::Coordinator]).await;
    let send = async |path: &str, fields: &[(&str, &str)]| {
        let answer = ann.send(path, fields).await;
        assert!(answer.status.is_redirection(), "{path}: {}", answer.text);
    };
    let board = [("name", "Strategic Group"), ("kind", "board"), ("notice", "5")];
    send("/workspace/boards/new", &board).await;
    let council = [("name", "Council"), ("short", "LBX"), ("statutory", "yes")];
    send("/workspace/boards/organisations/new", &council).await;
    for (name, rank) in [("Ann Example", "Inspector"), ("Bob Example", ""), ("Cat Example", "")] {
        let person = [("name", name), ("rank", rank), ("organisation", "1")];
        send("/workspace/boards/people/new", &person).await;
    }
    let post = [("title", "Safety Manager"), ("organisation", "1")];
    send("/workspace/boards/posts/new", &post).await;
    let given = [("person", "2"), ("first-day", "1"), ("first-month", "1"), ("first-year", "2020")];
    send("/workspace/boards/posts/1/give", &given).await;
    for (seat, role) in [("person-1", "chair"), ("post-1", "member")] {
        let member = [
            ("seat", seat),
            ("role", role),
            ("first-day", "1"),
            ("first-month", "1"),
            ("first-year", "2020"),
        ];
        send("/workspace/boards/1/members/new", &member).await;
    }
    ann
}

/// Adds a meeting of the board on this day.
pub(super) async fn meeting(ann: &Visitor<'_>, (day, month, year): (&str, &str, &str)) {
    let meeting = [
        ("date-day", day),
        ("date-month", month),
        ("date-year", year),
        ("time", "10.00"),
        ("mode", "hybrid"),
        ("place", "Civic Centre"),
    ];
    let added = ann.send("/workspace/boards/1/meetings/new", &meeting).await;
    assert!(added.location().starts_with("/workspace/meetings/"), "{}", added.text);
}

/// Adds an item to a meeting's agenda.
pub(super) async fn item(ann: &Visitor<'_>, meeting: &str, title: &str, under: &str) {
    let item = [("title", title), ("kind", "standing"), ("part", "1"), ("under", under)];
    let added = ann.send(&format!("/workspace/meetings/{meeting}/items/new"), &item).await;
    assert!(added.status.is_redirection(), "{}", added.text);
}

/// The text of a page without its marks, so that words can be looked for across elements.
pub(super) fn words(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in page.chars() {
        match letter {
            '<' => {
                inside = true;
                text.push(' ');
            }
            '>' => inside = false,
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
