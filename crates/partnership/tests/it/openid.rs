//! Signing in with an identity at a provider: what it opens, and whose account it never opens.

use jiff::ToSpan as _;
use partnership::{
    Account, AccountEdit, AccountState, ManageAccounts, Operate, ProviderIdentity, Role, Roles,
    SignIn, SignedIn, StoreError, Way, Wrong,
};

use crate::{World, code, new};

/// Somebody at the provider, by its name for them and the address that it has verified.
fn identity(subject: &str, email: &str) -> ProviderIdentity {
    ProviderIdentity {
        issuer: "https://login.example.org".to_owned(),
        subject: subject.to_owned(),
        verified_email: Some(email.to_owned()).filter(|email| !email.is_empty()),
        has_second_factor: false,
    }
}

impl World {
    fn openid(&self, identity: &ProviderIdentity) -> SignIn {
        self.store.sign_in_with_openid(identity, "test", self.now).unwrap()
    }

    /// The account that an identity opens at once.
    fn opened(&self, identity: &ProviderIdentity) -> Option<Account> {
        match self.openid(identity) {
            SignIn::Done(begun) => Some(begun.account),
            _ => None,
        }
    }
}

#[test]
fn an_invitation_is_accepted_by_whoever_has_its_address_at_the_provider() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let invited = store.invite(&World::may(), new("fire", &[Role::Partner]), now).unwrap().account;
    // Nobody's address, one that was not verified, and one that nobody was invited with.
    for nobody in ["", "police@example.org"] {
        assert!(matches!(world.openid(&identity("s1", nobody)), SignIn::Refused));
    }
    let account = world.opened(&identity("s1", "Fire@Example.org")).unwrap();
    assert_eq!((account.id, account.state), (invited.id, AccountState::Active));
    assert!(account.has_identity && !account.has_passphrase);
    let trail = store.audit(&World::may::<Operate>(), None, 2).unwrap();
    let what: Vec<_> = trail.iter().map(|entry| entry.what.as_str()).collect();
    assert_eq!(what, ["account.bind", "account.accept"]);
    assert_eq!(trail[0].after.as_ref().unwrap()["issuer"], "https://login.example.org");
    let log = store.sign_ins_of(&World::may::<ManageAccounts>(), account.id, 9).unwrap();
    assert_eq!((log[0].way, log[0].opened), (Way::OpenId, true));
    // The invitation is spent, and the account has no passphrase.
    let typed = store.sign_in("fire@example.org", "", "test", now).unwrap();
    assert!(matches!(typed, SignIn::Refused));
}

#[test]
fn an_identity_is_known_by_its_name_and_not_by_its_address() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Partner]);
    let bob = world.person("bob", &[Role::Partner]);
    assert_eq!(world.opened(&identity("a", "ann@example.org")).unwrap().id, ann.id);
    // Ann's address at the provider becomes Bob's, or none.
    for address in ["bob@example.org", ""] {
        assert_eq!(world.opened(&identity("a", address)).unwrap().id, ann.id);
    }
    // Somebody else gets the address that Ann had: her account is bound already.
    assert!(world.opened(&identity("b", "ann@example.org")).is_none());
    let mut elsewhere = identity("a", "");
    elsewhere.issuer = "https://other.example.org".to_owned();
    assert!(world.opened(&elsewhere).is_none(), "a name is one provider's");
    assert_eq!(world.opened(&identity("b", "bob@example.org")).unwrap().id, bob.id);
}

#[test]
fn who_may_not_come_in_does_not() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let may = World::may::<ManageAccounts>();
    let ann = world.person("ann", &[Role::Partner]);
    let (a, fresh) = (identity("a", "ann@example.org"), identity("f", "fresh@example.org"));
    assert!(world.opened(&a).is_some());
    store.disable(&may, ann.id, now).unwrap();
    assert!(world.opened(&a).is_none(), "a disabled account stays out");
    let log = store.sign_ins_of(&may, ann.id, 1).unwrap();
    assert_eq!((log[0].way, log[0].opened), (Way::OpenId, false));
    store.enable(&may, ann.id, now).unwrap();
    assert!(world.opened(&a).is_some());
    // Reset or with another address, the account is another's as far as anybody can tell.
    let edit = |email: &str| AccountEdit {
        email: email.to_owned(),
        name: "Ann".to_owned(),
        organisation: Some("Fire brigade".to_owned()),
    };
    store.edit_account(&may, ann.id, edit("ann.lee@example.org"), now).unwrap();
    assert!(world.opened(&a).is_none());
    store.edit_account(&may, ann.id, edit("ann@example.org"), now).unwrap();
    assert!(world.opened(&a).is_some());
    let reset = store.reset(&may, ann.id, now).unwrap();
    assert!(!reset.account.has_identity);
    // An invitation that is over, or withdrawn, is accepted by nobody.
    let invited = store.invite(&may, new("fresh", &[Role::Partner]), now).unwrap().account;
    let later = store.sign_in_with_openid(&fresh, "test", now + (8 * 24).hours()).unwrap();
    assert!(matches!(later, SignIn::Refused));
    store.disable(&may, invited.id, now).unwrap();
    store.enable(&may, invited.id, now).unwrap();
    assert!(world.opened(&fresh).is_none());
}

#[test]
fn a_second_factor_is_asked_for_unless_the_providers_stands_for_it() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    store.invite(&World::may(), new("ann", &[Role::Analyst]), now).unwrap();
    let plain = identity("a", "ann@example.org");
    let SignIn::EnrolmentNeeded(begun) = world.openid(&plain) else {
        panic!("no code is asked for")
    };
    let account = store.account_of(&World::may(), "ann@example.org").unwrap();
    assert_eq!(account.state, AccountState::Invited, "nothing is bound before the code");
    assert!(!account.has_identity);
    let token = begun.token.reveal();
    assert!(store.sign_in_with_code(token, "000000", "test", now).unwrap().is_none());
    let typed = begun.enrolment.unwrap().typed;
    let done = store.sign_in_with_code(token, &code(&typed, now), "test", now).unwrap();
    let (session, codes) = done.unwrap();
    assert_eq!(codes.len(), 10);
    let (actor, _) = store.session(session.token.reveal(), now).unwrap().unwrap();
    assert_eq!(actor.name(), "ann");

    let SignIn::CodeNeeded(begun) = world.openid(&plain) else { panic!("no code is asked for") };
    let next = now + 30.seconds();
    let opened = store.sign_in_with_code(begun.token.reveal(), &code(&typed, next), "test", next);
    assert!(opened.unwrap().is_some());
    let strong = ProviderIdentity { has_second_factor: true, ..plain };
    assert!(world.opened(&strong).is_some(), "the provider's stands for ours");

    // The first time, one that an account has is asked for whatever the provider says.
    let bob = world.person("bob", &[Role::Administrator]);
    let (_, typed, _) = world.set_up_second_factor(&bob);
    let strong = ProviderIdentity { has_second_factor: true, ..identity("b", "bob@example.org") };
    let SignIn::CodeNeeded(begun) = world.openid(&strong) else { panic!("no code is asked for") };
    assert!(!store.account(&World::may(), bob.id).unwrap().has_identity);
    let next = now + 30.seconds();
    let opened = store.sign_in_with_code(begun.token.reveal(), &code(&typed, next), "test", next);
    assert!(opened.unwrap().is_some());
    assert!(store.account(&World::may(), bob.id).unwrap().has_identity);
    // Who needs one and has none of ours comes in by the provider's alone, where it stands for it.
    store.invite(&World::may(), new("cat", &[Role::Coordinator]), now).unwrap();
    let strong = ProviderIdentity { has_second_factor: true, ..identity("c", "cat@example.org") };
    assert!(world.opened(&strong).is_some());
}

#[test]
fn of_two_who_begin_one_is_bound() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Analyst]);
    let (_, typed, _) = world.set_up_second_factor(&ann);
    let begun = |subject: &str| match world.openid(&identity(subject, "ann@example.org")) {
        SignIn::CodeNeeded(begun) => begun.token,
        other => panic!("{other:?}"),
    };
    let (first, second) = (begun("a"), begun("b"));
    let next = now + 30.seconds();
    let done = store.sign_in_with_code(first.reveal(), &code(&typed, next), "test", next).unwrap();
    assert!(done.is_some());
    let after = now + 60.seconds();
    let late = store.sign_in_with_code(second.reveal(), &code(&typed, after), "test", after);
    assert!(matches!(late, Err(StoreError::NotFound("sign-in"))), "{late:?}");
}

#[test]
fn a_browser_comes_back_once_and_in_time() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let secret = store.begin_openid(now).unwrap();
    assert!(!store.end_openid("another", now).unwrap());
    assert!(store.end_openid(secret.reveal(), now).unwrap());
    assert!(!store.end_openid(secret.reveal(), now).unwrap(), "a reply is not replayed");
    let secret = store.begin_openid(now).unwrap();
    assert!(!store.end_openid(secret.reveal(), now + 10.minutes()).unwrap());
    let purged = store.purge(&World::may::<Operate>(), now + 10.minutes()).unwrap();
    assert_eq!(purged.tokens, 1);
}

#[test]
fn it_is_unbound_where_something_else_opens_the_account() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    store.invite(&World::may(), new("ann", &[Role::Partner]), now).unwrap();
    store.invite(&World::may(), new("bob", &[Role::Coordinator]), now).unwrap();
    let own = |identity: &ProviderIdentity| {
        let SignIn::Done(begun) = world.openid(identity) else { panic!("not signed in") };
        (world.actor(&begun.token).grant::<SignedIn>().unwrap(), begun.token)
    };
    let a = identity("a", "ann@example.org");
    let (_, there) = own(&a);
    let (ann, here) = own(&a);
    assert_eq!(store.own_identity(&ann).unwrap().unwrap().subject, "a");
    assert_eq!(store.held_about_me(&ann, now).unwrap()["identity"]["subject"], "a");
    // A partner signs in by links as well.
    store.unbind_identity(&ann, here.reveal(), now).unwrap();
    assert_eq!(world.last_entry().what, "account.unbind");
    assert!(store.own_identity(&ann).unwrap().is_none());
    assert!(store.session(here.reveal(), now).unwrap().is_some());
    assert!(store.session(there.reveal(), now).unwrap().is_none(), "other sessions end");
    let again = store.unbind_identity(&ann, here.reveal(), now);
    assert!(matches!(again, Err(StoreError::NotFound("identity"))));

    let strong = ProviderIdentity { has_second_factor: true, ..identity("b", "bob@example.org") };
    let (bob, here) = own(&strong);
    let refused = store.unbind_identity(&bob, here.reveal(), now);
    assert!(matches!(refused, Err(StoreError::Invalid { why: Wrong::OnlyWayIn, .. })));
    store.change_passphrase(&bob, here.reveal(), "", "three quiet green lanes", now).unwrap();
    store.unbind_identity(&bob, here.reveal(), now).unwrap();
    // An account without a passphrase that a provider opens may be given any role.
    let ann = world.opened(&a).unwrap();
    store.set_roles(&World::may(), ann.id, &Roles::of(&[Role::Analyst]), now).unwrap();
}

#[test]
fn nothing_of_it_is_left_of_who_left() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Partner]);
    world.opened(&identity("subject-of-ann", "ann@example.org")).unwrap();
    store.disable(&World::may(), ann.id, now).unwrap();
    let later = now + (366 * 24).hours();
    assert_eq!(store.purge(&World::may::<Operate>(), later).unwrap().people, 1);
    let held = store.held_about(&World::may(), ann.id, later).unwrap();
    assert!(held["identity"].is_null(), "{held}");
    assert!(!held.to_string().contains("subject-of-ann"));
}
