//! Mails on a schedule, and the outbox.

use std::collections::BTreeSet;
use std::sync::Mutex;

use jiff::ToSpan as _;
use partnership::{
    Every, Failure, Granted, Mail, MailState, Mailing, NewView, Operate, Role, SignedIn, StoreError,
};

use crate::World;

fn mail(subject: &str) -> Mail {
    Mail { subject: subject.to_owned(), text: "Burglary fell.".to_owned(), html: None }
}

fn weekly() -> Every {
    "weekly-1".parse().unwrap()
}

fn operator() -> Granted<Operate> {
    World::may()
}

fn shared_view(world: &World, may: &Granted<SignedIn>, is_shared: bool) -> Mailing {
    let new = NewView { title: "View".into(), path: "/measures/tno".parse().unwrap(), is_shared };
    Mailing::View(world.store.save_view(may, &new, world.now).unwrap().id)
}

#[test]
fn a_mail_is_queued_once_each_time_it_is_due() {
    let world = World::new();
    let store = &world.store;
    let ann = world.own(&world.person("ann", &[Role::Partner]));
    let schedule = store.schedule(&ann, Mailing::NewPeaks, weekly(), world.now).unwrap();
    assert!(store.due(&operator(), world.now).unwrap().is_empty());
    // Three weeks in which nobody sent anything are one mail.
    let monday = schedule.next + (3 * 7 * 24).hours();
    let due = store.due(&operator(), monday).unwrap();
    assert_eq!((due.len(), due[0].actor.name()), (1, "ann"));
    let id = due[0].schedule.id;
    let queued: usize = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| store.queue_due(&operator(), id, Some(&mail("New")), monday)))
            .collect();
        workers.into_iter().map(|worker| usize::from(worker.join().unwrap().unwrap())).sum()
    });
    assert_eq!(queued, 1);
    let now = &store.schedules(&ann).unwrap()[0];
    assert_eq!(now.last_sent, Some(monday));
    assert_eq!(now.next, monday + (7 * 24).hours());
    // With nothing to tell no mail goes, and the next time comes all the same.
    assert!(store.queue_due(&operator(), id, None, now.next).unwrap());
    assert_eq!(store.mails(&operator(), 10).unwrap().len(), 1);
    assert_eq!(store.schedules(&ann).unwrap()[0].last_sent, Some(monday));
}

#[test]
fn nothing_is_due_that_may_not_be_seen_any_more() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let (ann, bob) = (world.person("ann", &[Role::Partner]), world.person("bob", &[Role::Partner]));
    let (anns, bobs) = (world.own(&ann), world.own(&bob));
    let hidden = shared_view(&world, &anns, false);
    let refused = store.schedule(&bobs, hidden, weekly(), now);
    assert!(matches!(refused, Err(StoreError::NotFound("view"))), "{refused:?}");
    let shared = shared_view(&world, &anns, true);
    store.schedule(&bobs, shared, weekly(), now).unwrap();
    store.schedule(&anns, Mailing::NewPeaks, weekly(), now).unwrap();
    let later = now + (30 * 24).hours();
    let due = || store.due(&operator(), later).unwrap();
    assert_eq!(due().len(), 2);
    let Mailing::View(id) = shared else { panic!() };
    assert_eq!(due().iter().find_map(|due| due.view.as_ref()).unwrap().id, id);
    store.unshare_view(&World::may(), id, now).unwrap();
    let left = due();
    assert_eq!((left.len(), left[0].actor.name()), (1, "ann"));
    // A mail on its way to whoever is disabled is withdrawn, and no more come.
    store.queue_due(&operator(), left[0].schedule.id, Some(&mail("x")), later).unwrap();
    store.disable(&World::may(), ann.id, later).unwrap();
    assert!(store.take_mail(&operator(), later).unwrap().is_none());
    assert!(store.due(&operator(), later + (30 * 24).hours()).unwrap().is_empty());
}

#[test]
fn a_mail_is_stopped_from_the_mail() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.own(&world.person("ann", &[Role::Partner]));
    let schedule = store.schedule(&ann, Mailing::NewPeaks, Every::month(28).unwrap(), now).unwrap();
    store.queue_due(&operator(), schedule.id, Some(&mail("x")), schedule.next).unwrap();
    let token = store.take_mail(&operator(), schedule.next).unwrap().unwrap().unsubscribe.unwrap();
    for _ in 0..50 {
        assert!(store.schedule_of_token(&token).unwrap().is_some());
    }
    assert!(!store.unsubscribe("made up", now).unwrap());
    assert!(store.unsubscribe(&token, now).unwrap());
    assert!(!store.unsubscribe(&token, now).unwrap());
    assert!(store.schedules(&ann).unwrap().is_empty());
    let entry = world.last_entry();
    assert_eq!((entry.what.as_str(), entry.who.as_str()), ("schedule.stop", "ann"));
    assert!(!entry.before.unwrap().to_string().contains(&token));
}

#[test]
fn nobody_stops_somebody_elses() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.own(&world.person("ann", &[Role::Partner]));
    let bob = world.own(&world.person("bob", &[Role::Partner]));
    let schedule = store.schedule(&ann, Mailing::NewPeaks, weekly(), now).unwrap();
    let refused = store.stop_schedule(&bob, schedule.id, now);
    assert!(matches!(refused, Err(StoreError::NotFound("schedule"))), "{refused:?}");
    store.stop_schedule(&ann, schedule.id, now).unwrap();
}

#[test]
fn each_mail_is_taken_by_one_of_those_who_send() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Partner]);
    for number in 0..40 {
        store.queue_mail(&operator(), ann.id, &mail(&number.to_string()), now).unwrap();
    }
    let taken = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(mail) = store.take_mail(&operator(), now).unwrap() {
                    store.mail_sent(&operator(), mail.id, now).unwrap();
                    taken.lock().unwrap().push(mail.message);
                }
            });
        }
    });
    let taken = taken.into_inner().unwrap();
    assert_eq!((taken.len(), taken.iter().collect::<BTreeSet<_>>().len()), (40, 40));
    assert_eq!(store.mails_waiting().unwrap(), (0, None));
}

#[test]
fn a_mail_that_fails_is_tried_again_ever_later_and_at_last_given_up() {
    let world = World::new();
    let (store, mut now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Partner]);
    let id = store.queue_mail(&operator(), ann.id, &mail("Try"), now).unwrap();
    let mut messages = BTreeSet::new();
    let (mut waits, mut attempts) = (Vec::new(), 0);
    loop {
        let taken = store.take_mail(&operator(), now).unwrap().unwrap();
        attempts += 1;
        assert_eq!((taken.id, taken.attempt), (id, attempts));
        messages.insert(taken.message);
        let trouble = Failure::ForNow("451 try later\r\n");
        if store.mail_failed(&operator(), id, trouble, now).unwrap() == MailState::GivenUp {
            break;
        }
        let record = &store.mails(&operator(), 1).unwrap()[0];
        assert_eq!(record.trouble.as_deref(), Some("451 try later"));
        let next = record.next.unwrap();
        assert!(store.take_mail(&operator(), next - 1.second()).unwrap().is_none());
        waits.push((next - now).get_seconds() / 60);
        now = next;
    }
    // Always the same message, so that who has it knows.
    assert_eq!(messages.len(), 1);
    assert_eq!(waits, [1, 5, 15, 60, 180, 360, 720, 1440]);
    assert_eq!(world.last_entry().what, "mail.give-up");
    assert!(store.take_mail(&operator(), now + 999.hours()).unwrap().is_none());
    let twice = store.mail_sent(&operator(), id, now);
    assert!(matches!(twice, Err(StoreError::NotFound("mail"))), "{twice:?}");
}

#[test]
fn an_address_that_there_is_not_is_tried_once() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Partner]);
    let id = store.queue_mail(&operator(), ann.id, &mail("Try"), now).unwrap();
    store.take_mail(&operator(), now).unwrap().unwrap();
    let state = store.mail_failed(&operator(), id, Failure::ForGood("550 no such user"), now);
    assert_eq!(state.unwrap(), MailState::GivenUp);
}

#[test]
fn a_mail_whose_sender_stopped_is_taken_again_but_not_for_ever() {
    let world = World::new();
    let (store, mut now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Partner]);
    store.queue_mail(&operator(), ann.id, &mail("Try"), now).unwrap();
    for attempt in 1..=9 {
        assert_eq!(store.take_mail(&operator(), now).unwrap().unwrap().attempt, attempt);
        assert!(store.take_mail(&operator(), now + 9.minutes()).unwrap().is_none());
        now += 10.minutes();
    }
    assert!(store.take_mail(&operator(), now).unwrap().is_none());
    assert_eq!(store.mails(&operator(), 1).unwrap()[0].state, MailState::GivenUp);
}

#[test]
fn a_subject_is_one_line() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Partner]);
    let subject = "Peaks\r\nBcc: everybody@example.org";
    world.store.queue_mail(&operator(), ann.id, &mail(subject), world.now).unwrap();
    let taken = world.store.take_mail(&operator(), world.now).unwrap().unwrap();
    assert_eq!(taken.mail.subject, "Peaks Bcc: everybody@example.org");
}
