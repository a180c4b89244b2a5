//! Mails as they arrive at a server: sign-in links, views and peaks on a schedule, and servers that refuse.

use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use partnership::{Actor, Mail, MailState, ManageAccounts, Operate, Role};

use super::smtp::MailServer;
use super::world::World;
use crate::app::App;
use crate::{mailings, post};

pub(super) fn world() -> (World, MailServer) {
    let server = MailServer::start();
    (World::with_settings(&server.settings()), server)
}

/// What the application does by itself at a moment: queues what is due, and sends it.
pub(super) async fn post_at(app: &App, now: Timestamp) -> usize {
    let app = app.clone();
    let work = move || {
        mailings::queue_due(&app, now).unwrap();
        post::empty_outbox(&app, now).unwrap()
    };
    tokio::task::spawn_blocking(work).await.unwrap()
}

pub(super) fn in_days(days: i64) -> Timestamp {
    Timestamp::now() + SignedDuration::from_hours(24 * days)
}

#[tokio::test]
async fn a_link_and_its_code_come_in_one_mail_and_open_in_another_browser() {
    let (world, server) = world();
    let account = world.person("fire", &[Role::Partner]);
    let asked = world.visitor();
    let sent = asked.send("/sign-in/link", &[("email", account.email.as_str())]).await;
    assert!(sent.text.contains("Look into your mail"), "{}", sent.text);
    let mail = server.wait_for(1).await.remove(0);
    assert_eq!((mail.from.as_str(), mail.to.as_str()), ("safer@example.org", "fire@example.org"));
    assert!(mail.header("From").contains("<safer@example.org>"), "{}", mail.raw);
    assert_eq!(mail.header("To"), "fire@example.org");
    assert_eq!(mail.header("Subject"), "Your link to sign in");
    assert!(mail.header("Message-ID").ends_with("@example.org>"), "{}", mail.raw);
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert!(!mail.header("Date").is_empty());

    let text = mail.plain();
    let link = text.split_once("/sign-in/link/").unwrap().1;
    let link = format!("/sign-in/link/{}", link.split_whitespace().next().unwrap());
    let code = text.split_once("it is: ").unwrap().1.split_whitespace().next().unwrap();
    let other = world.visitor();
    // A scanner follows the link, and presses the button.
    for _ in 0..50 {
        assert!(other.get(&link).await.text.contains("It stands in the same mail"));
        let head = other.ask(axum::http::Method::HEAD, &link, &[], String::new()).await;
        assert_eq!(head.status, StatusCode::OK);
    }
    for _ in 0..3 {
        let pressed = other.send(&link, &[]).await;
        assert!(pressed.text.contains("Enter the code from the mail"), "{}", pressed.text);
    }
    let wrong = other.send(&link, &[("code", "22222222")]).await;
    assert!(wrong.text.contains("The code is not right"), "{}", wrong.text);
    let opened = other.send(&link, &[("code", code)]).await;
    assert_eq!(opened.location(), "/workspace", "{}", opened.text);
    assert!(other.get("/workspace").await.text.contains("Signed in as fire"));
    assert!(asked.send(&link, &[]).await.text.contains("cannot be used"), "it is spent");

    let nobody = world.visitor().send("/sign-in/link", &[("email", "nobody@example.org")]).await;
    assert_eq!(nobody.status, sent.status);
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(server.taken().len(), 1, "nobody gets no mail, and is told nothing");
}

#[tokio::test]
async fn a_view_comes_every_week_until_it_is_stopped() {
    let (world, server) = world();
    world.import_burglaries("2019-12", 48, 100);
    let ann = world.signed_in("ann", &[Role::BoardMember]).await;
    let path = "/measures/burglary?to=2019-12";
    let view = [("title", "Burglary"), ("path", path)];
    assert_eq!(ann.send("/workspace/views/new", &view).await.location(), "/workspace/views");
    let list = ann.get("/workspace/views").await.text;
    let id = list.split_once("mailings?view=").unwrap().1.split_once('"').unwrap().0;
    let asked = [("what", id), ("every", "weekly-1")];
    assert_eq!(ann.send("/workspace/mailings", &asked).await.location(), "/workspace/mailings");
    assert_eq!(post_at(&world.app, Timestamp::now()).await, 0, "it is not due yet");

    assert_eq!(post_at(&world.app, in_days(8)).await, 1);
    assert_eq!(post_at(&world.app, in_days(8)).await, 0, "it comes once");
    let mail = server.taken().remove(0);
    let text = mail.plain();
    assert!(
        mail.header("Subject").starts_with("Burglary") || mail.header("Subject").contains("=?")
    );
    assert!(text.contains("Bromley") && text.contains("offences"), "{text}");
    assert!(text.contains("/measures/burglary?to=2019-12"), "{text}");

    let stop = mail.header("List-Unsubscribe");
    let stop =
        format!("/mail/stop/{}", stop.split_once("/mail/stop/").unwrap().1.trim_end_matches('>'));
    assert!(text.contains(&stop), "{text}");
    let anybody = world.visitor();
    for _ in 0..3 {
        assert!(anybody.get(&stop).await.text.contains("Stop them"));
    }
    assert!(ann.get("/workspace/mailings").await.text.contains("Every Monday"));
    assert!(anybody.send(&stop, &[]).await.text.contains("No more of these mails come"));
    assert!(ann.get("/workspace/mailings").await.text.contains("Nothing is sent to you"));
    assert!(anybody.get(&stop).await.text.contains("stopped already"));
    assert_eq!(post_at(&world.app, in_days(16)).await, 0);
}

#[tokio::test]
async fn new_peaks_are_told_once_and_none_are_no_mail() {
    let (world, server) = world();
    world.import_burglaries("2019-11", 48, 100);
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    ann.send("/workspace/mailings", &[("what", "peaks"), ("every", "weekly-1")]).await;
    assert_eq!(post_at(&world.app, in_days(8)).await, 0, "nothing was high");
    world.import_burglaries("2019-12", 49, 400);
    assert_eq!(post_at(&world.app, in_days(16)).await, 1);
    let text = server.taken().remove(0).plain();
    assert!(text.contains("Burglary in Bromley, December 2019: 400 offences"), "{text}");
    assert_eq!(post_at(&world.app, in_days(24)).await, 0, "what was told is not told again");
}

#[tokio::test]
async fn what_a_server_refuses_is_tried_again_or_given_up() {
    let (world, server) = world();
    let store = world.app.store();
    let account = world.person("ann", &[Role::Partner]);
    let may = Actor::console().grant::<ManageAccounts>().unwrap();
    let operate = Actor::console().grant::<Operate>().unwrap();
    let mail = Mail {
        subject: "Zwölf".to_owned(),
        text: "In words é".to_owned(),
        html: Some("<p>As a page ü</p>".to_owned()),
    };
    let now = Timestamp::now();
    let later = now + SignedDuration::from_mins(30);
    let state = || store.mails(&operate, 1).unwrap().remove(0);

    store.queue_mail(&may, account.id, &mail, now).unwrap();
    server.answer_next("451 come again");
    assert_eq!(post_at(&world.app, now).await, 0);
    assert_eq!(state().state, MailState::Waiting);
    assert!(state().trouble.unwrap().contains("come again"));
    assert_eq!(post_at(&world.app, now).await, 0, "not before its time");
    assert_eq!(post_at(&world.app, later).await, 1);
    assert_eq!((state().state, state().attempts), (MailState::Sent, 2));
    let taken = server.taken().remove(0);
    assert!(taken.header("Content-Type").starts_with("multipart/alternative"), "{}", taken.raw);
    let plain = taken.plain();
    assert!(plain.contains("In words é") && plain.contains("<p>As a page ü</p>"), "{}", taken.raw);

    store.queue_mail(&may, account.id, &mail, now).unwrap();
    server.answer_next("550 nobody of that name");
    assert_eq!(post_at(&world.app, now).await, 0);
    assert_eq!(state().state, MailState::GivenUp);
    assert!(state().trouble.unwrap().contains("nobody of that name"));
    assert_eq!(post_at(&world.app, later).await, 0, "it is not tried again");
    assert_eq!(server.taken().len(), 1);
    let id = world.visitor().get("/mail/stop/nothing").await;
    assert_eq!(id.status, StatusCode::OK);
}
