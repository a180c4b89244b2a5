//! Signing in at a provider: as it should go, with every lie that a provider could tell, and with replies that are not theirs
//! who bring them.

use std::net::Ipv4Addr;

use axum::http::StatusCode;
use partnership::{Actor, Invited, ManageAccounts, NewAccount, Role, Roles};
use serde_json::{Value, json};

use super::provider::{Manner, Provider, SECRET, Signed};
use super::world::{Answer, PASSPHRASE, Visitor, World, code};

const DESCRIPTION: &str = "/tenant/.well-known/openid-configuration";

fn world(more: &str) -> (World, Provider) {
    let provider = Provider::start(Manner::default());
    (World::with_settings(&format!("{}{more}", provider.settings())), provider)
}

fn invite(world: &World, name: &str, role: Role) -> Invited {
    let may = Actor::console().grant::<ManageAccounts>().unwrap();
    let new = NewAccount {
        email: format!("{name}@example.org"),
        name: name.to_owned(),
        organisation: Some("Fire brigade".to_owned()),
        roles: Roles::of(&[role]),
    };
    world.app.store().invite(&may, new, world.app.now()).unwrap()
}

/// The address that a page sends the browser to.
fn leads_to(page: &Answer) -> String {
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let refresh = page.text.split_once("content=\"0;url=").unwrap().1;
    let address = refresh.split_once('"').unwrap().0;
    assert!(page.text.contains(&format!("href=\"{address}\"")), "a link for who is not sent on");
    address.replace("&amp;", "&")
}

/// Goes to the provider, signs in there, and comes back.
async fn crosses(visitor: &Visitor<'_>, provider: &Provider, who: (&str, &str)) -> Answer {
    let away = visitor.send("/sign-in/openid", &[]).await;
    let back = provider.signs_in(&leads_to(&away), who.0, who.1);
    visitor.get(&back).await
}

/// A page without what differs from one answer to the next.
fn plain(answer: &Answer) -> String {
    let text = answer.text.replace(answer.header("x-request-id"), "");
    let mut parts = text.split("name=\"token\" value=\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + part.split_once('"').unwrap().1)
}

#[tokio::test]
async fn whoever_was_invited_signs_in_at_the_provider() {
    let (world, provider) = world("");
    let invited = invite(&world, "fire", Role::Partner);
    let fire = world.visitor();
    let page = fire.get("/sign-in?then=/account").await;
    assert!(page.text.contains("Council &lt;account&gt;"), "{}", page.text);
    assert!(page.text.contains("action=\"/sign-in/openid\""));
    let signed = crosses(&fire, &provider, ("f-1", "fire@example.org")).await;
    assert_eq!(signed.location(), "/account", "{}", signed.text);
    assert_eq!(fire.cookie("__Host-session").unwrap().len(), 43);
    assert!(fire.cookie("__Host-openid").is_none(), "what led to it is taken");
    let account = fire.get("/account").await.text;
    assert!(account.contains("Account elsewhere"), "{account}");
    let link = format!("/invitation/{}", invited.token.reveal());
    assert!(world.visitor().get(&link).await.text.contains("cannot be used"));

    // From then on by the provider's name for them, whatever their address is there; what it says of itself is held.
    let other = world.visitor();
    let signed = crosses(&other, &provider, ("f-1", "smoke@example.org")).await;
    assert_eq!(signed.location(), "/workspace", "{}", signed.text);
    assert_eq!((provider.times(DESCRIPTION), provider.times("/tenant/keys")), (1, 1));
    provider.change_key();
    let signed = crosses(&world.visitor(), &provider, ("f-1", "")).await;
    assert_eq!(signed.location(), "/workspace", "{}", signed.text);
    assert_eq!((provider.times(DESCRIPTION), provider.times("/tenant/keys")), (1, 2));

    let page = other.get("/account/identity").await.text;
    assert!(page.contains("/tenant") && page.contains("Unbind it"), "{page}");
    let done = other.send("/account/identity/unbind", &[]).await;
    assert!(other.get(done.location()).await.text.contains("unbound"));
    assert!(fire.get("/account").await.status.is_redirection(), "other sessions have ended");
    assert_eq!(other.get("/account/identity").await.status, StatusCode::NOT_FOUND);
    assert_eq!(other.send("/account/identity/unbind", &[]).await.status, StatusCode::NOT_FOUND);
    let refused = crosses(&world.visitor(), &provider, ("f-1", "smoke@example.org")).await;
    assert!(refused.text.contains("nobody can be let in"), "{}", refused.text);
}

#[tokio::test]
async fn a_second_factor_is_still_asked_for_unless_the_settings_let_the_providers_stand() {
    let (world, provider) = world("second-factor = [\"mfa\", \"urn:strong\"]\n");
    invite(&world, "ann", Role::Administrator);
    let ann = world.visitor();
    let weak = Manner { claims: vec![("amr", json!(["pwd"]))], ..Manner::default() };
    provider.behave(weak);
    let who = ("a-1", "ann@example.org");
    assert_eq!(crosses(&ann, &provider, who).await.location(), "/sign-in/code");
    assert!(ann.get("/workspace").await.status.is_redirection(), "half a sign-in opens nothing");
    let shown = code(&ann.get("/sign-in/code").await.text);
    let done = ann.send("/sign-in/code", &[("code", shown.as_str())]).await;
    assert!(done.text.contains("recovery"), "{}", done.text);
    let first = done.text.split_once("<li><code>").unwrap().1.split_once('<').unwrap().0.to_owned();
    // Nothing but the account elsewhere opens this one, so it cannot be unbound.
    let refused = ann.send("/account/identity/unbind", &[]).await;
    assert!(refused.text.contains("choose a passphrase first"), "{}", refused.text);
    // Another second factor is set up with the one there is; there is no passphrase to ask for.
    let page = ann.get("/account/second-factor").await.text;
    assert!(
        page.contains("10 recovery codes left") && !page.contains("name=\"current\""),
        "{page}"
    );
    let begun = ann.send("/account/second-factor", &[("present", first.as_str())]).await;
    assert_eq!(begun.location(), "/sign-in/code", "{}", begun.text);

    for strong in [("amr", json!(["pwd", "mfa"])), ("acr", json!("urn:strong"))] {
        provider.behave(Manner { claims: vec![strong], ..Manner::default() });
        let signed = crosses(&world.visitor(), &provider, who).await;
        assert_eq!(signed.location(), "/workspace", "{}", signed.text);
    }
    provider.behave(Manner::default());
    assert_eq!(crosses(&world.visitor(), &provider, who).await.location(), "/sign-in/code");
}

#[tokio::test]
async fn nobody_else_comes_in_and_nothing_says_who_has_an_account() {
    let (world, provider) = world("");
    let may = Actor::console().grant::<ManageAccounts>().unwrap();
    invite(&world, "fire", Role::Partner);
    let gone = world.person("gone", &[Role::Partner]);
    world.app.store().disable(&may, gone.id, world.app.now()).unwrap();
    let bound = world.person("bound", &[Role::Partner]);
    let signed = crosses(&world.visitor(), &provider, ("b-1", bound.email.as_str())).await;
    assert_eq!(signed.location(), "/workspace");
    let unverified =
        |value: Value| Manner { claims: vec![("email_verified", value)], ..Manner::default() };
    let cases = [
        (Manner::default(), ("x-1", "nobody@example.org")),
        (Manner::default(), ("x-2", "gone@example.org")),
        (Manner::default(), ("x-3", "bound@example.org")),
        (Manner::default(), ("x-4", "not an address")),
        (unverified(json!(false)), ("x-5", "fire@example.org")),
        (unverified(json!("false")), ("x-5", "fire@example.org")),
        (unverified(Value::Null), ("x-6", "fire@example.org")),
        (Manner { claims: vec![("email", Value::Null)], ..Manner::default() }, ("x-7", "")),
    ];
    let mut pages = Vec::new();
    for (place, (manner, who)) in cases.into_iter().enumerate() {
        provider.behave(manner);
        let mut visitor = world.visitor();
        visitor.from.set_ip(Ipv4Addr::new(127, 0, 9, u8::try_from(place).unwrap()).into());
        let answer = crosses(&visitor, &provider, who).await;
        assert_eq!(answer.status, StatusCode::OK, "{who:?}: {}", answer.text);
        assert!(answer.text.contains("You cannot sign in with this account"), "{who:?}");
        assert!(visitor.cookie("__Host-session").is_none(), "{who:?}");
        pages.push(plain(&answer));
    }
    pages.dedup();
    assert_eq!(pages.len(), 1, "{pages:#?}");
    // As Microsoft Entra says that an address is its owner's.
    let claims = vec![("email_verified", Value::Null), ("xms_edov", json!("1"))];
    provider.behave(Manner { claims, ..Manner::default() });
    let signed = crosses(&world.visitor(), &provider, ("f-1", "fire@example.org")).await;
    assert_eq!(signed.location(), "/workspace", "{}", signed.text);
}

#[tokio::test]
async fn a_reply_opens_once_and_only_in_the_browser_that_was_sent() {
    let (world, provider) = world("");
    invite(&world, "fire", Role::Partner);
    let who = ("f-1", "fire@example.org");
    let (fire, other) = (world.visitor(), world.visitor());
    let away = leads_to(&fire.send("/sign-in/openid", &[]).await);
    let back = provider.signs_in(&away, who.0, who.1);
    let others = leads_to(&other.send("/sign-in/openid", &[]).await);
    let others = provider.signs_in(&others, "o-1", "other@example.org");
    // Another browser's reply, one without its state, one with a state that is made up, and nothing at all.
    let state = back.split_once("state=").unwrap().1.split_once('&').unwrap().0;
    let without = back.replace(&format!("&state={state}"), "");
    let made_up = back.replace(state, &state.chars().rev().collect::<String>());
    for reply in [others.as_str(), &without, &made_up, "/sign-in/openid/reply"] {
        let answer = fire.get(reply).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{reply}: {}", answer.text);
        assert!(answer.text.contains("Begin again here"), "{}", answer.text);
    }
    for visitor in [&other, &world.visitor()] {
        assert_eq!(visitor.get(&back).await.status, StatusCode::BAD_REQUEST);
    }
    assert_eq!(provider.times("/tenant/token"), 0, "no code was given to the provider");
    // None of it has spent what is the browser's own.
    let cookie = fire.cookie("__Host-openid").unwrap();
    assert_eq!(fire.get(&back).await.location(), "/workspace");
    let cookie = format!("__Host-openid={cookie}");
    let brings = [("cookie", cookie.as_str())];
    let again = fire.ask(axum::http::Method::GET, &back, &brings, String::new());
    assert_eq!(again.await.status, StatusCode::BAD_REQUEST, "a reply is not replayed");
    assert_eq!(provider.times("/tenant/token"), 1);
    // A code that the provider does not know any more.
    let late = world.visitor();
    let away = leads_to(&late.send("/sign-in/openid", &[]).await);
    let back = provider.signs_in(&away, who.0, who.1);
    provider.behave(Manner {
        answers: [("/tenant/token", (400, "{\"error\":\"invalid_grant\"}".to_owned()))].into(),
        ..Manner::default()
    });
    let answer = late.get(&back).await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert!(answer.text.contains("You could not be signed in"), "{}", answer.text);
}

#[tokio::test]
async fn somebody_who_cancels_can_begin_again() {
    let (world, provider) = world("");
    let visitor = world.visitor();
    let refused = [
        ("access_denied", StatusCode::OK, "You have not signed in"),
        ("server_error", StatusCode::BAD_GATEWAY, "You could not be signed in"),
    ];
    for (error, status, title) in refused {
        let away = leads_to(&visitor.send("/sign-in/openid", &[]).await);
        let back = provider.signs_in(&away, "x", "x@example.org");
        let state = back.split_once("state=").unwrap().1.split_once('&').unwrap().0;
        let said = format!("error={error}&error_description=%3Cb%3Eann@example.org&state={state}");
        let answer = visitor.get(&format!("/sign-in/openid/reply?{said}")).await;
        assert_eq!(answer.status, status, "{}", answer.text);
        assert!(answer.text.contains(title), "{}", answer.text);
        assert!(
            answer.text.contains("action=\"/sign-in/openid\""),
            "there is a way to begin again"
        );
        assert!(!answer.text.contains("ann@example.org"), "what others write is not shown");
    }
    assert_eq!(provider.times("/tenant/token"), 0);
}

/// What a provider does wrong, and which page it leads to.
fn lies() -> Vec<(Manner, &'static str)> {
    const WRONG: &str = "You could not be signed in";
    const SILENT: &str = "does not answer";
    let now = jiff::Timestamp::now().as_second();
    let described = |name, value| Manner { described: vec![(name, value)], ..Manner::default() };
    let claims = |name, value| Manner { claims: vec![(name, value)], ..Manner::default() };
    let head =
        |head: Vec<(&'static str, Value)>, signed| Manner { head, signed, ..Manner::default() };
    let answers = |path, status, text: &str| Manner {
        answers: [(path, (status, text.to_owned()))].into(),
        ..Manner::default()
    };
    let silent = |path| Manner { silent: Some(path), ..Manner::default() };
    let large = format!("{{\"x\":\"{}\"}}", "x".repeat(300 * 1024));
    vec![
        // Its description.
        (described("issuer", json!("https://login.example.org")), WRONG),
        (described("token_endpoint", json!("http://login.example.org/token")), WRONG),
        (described("authorization_endpoint", json!("javascript:alert(1)//")), WRONG),
        (described("jwks_uri", Value::Null), WRONG),
        (answers(DESCRIPTION, 200, "no description"), WRONG),
        (answers(DESCRIPTION, 500, ""), SILENT),
        // It is not followed anywhere else.
        (answers(DESCRIPTION, 302, ""), SILENT),
        (answers(DESCRIPTION, 200, &large), SILENT),
        (silent(DESCRIPTION), SILENT),
        // What its token says.
        (claims("iss", json!("https://login.example.org")), WRONG),
        (claims("iss", Value::Null), WRONG),
        (claims("aud", json!("another client")), WRONG),
        (claims("aud", json!(["watch ward", "another client"])), WRONG),
        (claims("azp", json!("another client")), WRONG),
        (claims("exp", json!(now - 61)), WRONG),
        (claims("exp", Value::Null), WRONG),
        (claims("iat", json!(now - 3_600)), WRONG),
        (claims("iat", json!(now + 600)), WRONG),
        (claims("nbf", json!(now + 600)), WRONG),
        (claims("nonce", json!("of another sign-in")), WRONG),
        (claims("nonce", Value::Null), WRONG),
        (claims("sub", json!("")), WRONG),
        (claims("sub", json!("x".repeat(256))), WRONG),
        (claims("sub", Value::Null), WRONG),
        // By what it is signed.
        (head(vec![("alg", json!("none"))], Signed::Not), WRONG),
        (head(vec![("alg", json!("HS256"))], Signed::Secret), WRONG),
        (head(vec![("alg", json!("RS256"))], Signed::Ours), WRONG),
        (head(vec![("alg", json!("ES384"))], Signed::Ours), WRONG),
        (head(vec![("kid", json!("key-of-nobody"))], Signed::Ours), WRONG),
        (head(vec![("crit", json!(["x"]))], Signed::Ours), WRONG),
        (head(vec![], Signed::Others), WRONG),
        (head(vec![], Signed::Not), WRONG),
        (head(vec![], Signed::Cut), WRONG),
        // What it answers instead of one.
        (answers("/tenant/token", 200, "{\"id_token\":\"a.b.c\"}"), WRONG),
        (answers("/tenant/token", 200, "{\"access_token\":\"x\"}"), WRONG),
        (answers("/tenant/token", 401, "{\"error\":\"invalid_client\"}"), WRONG),
        (answers("/tenant/token", 503, "busy"), SILENT),
        (silent("/tenant/token"), SILENT),
        (answers("/tenant/keys", 200, "[]"), WRONG),
        (answers("/tenant/keys", 404, ""), SILENT),
        (silent("/tenant/keys"), SILENT),
    ]
}

#[tokio::test]
async fn no_lie_of_a_provider_lets_anybody_in() {
    let provider = Provider::start(Manner::default());
    for (number, (manner, wanted)) in lies().into_iter().enumerate() {
        let world = World::with_settings(&provider.settings());
        invite(&world, "fire", Role::Partner);
        provider.behave(manner.clone());
        let visitor = world.visitor();
        let mut answer = visitor.send("/sign-in/openid", &[]).await;
        if answer.status == StatusCode::OK {
            let back = provider.signs_in(&leads_to(&answer), "f-1", "fire@example.org");
            answer = visitor.get(&back).await;
        }
        let told = format!("{number} {manner:?}: {}", answer.text);
        assert_eq!(answer.status, StatusCode::BAD_GATEWAY, "{told}");
        assert!(answer.text.contains(wanted), "{told}");
        assert!(!answer.text.contains("fire") && !answer.text.contains(SECRET), "{told}");
        assert!(visitor.cookie("__Host-session").is_none(), "{told}");
        let may = Actor::console().grant::<ManageAccounts>().unwrap();
        let account = world.app.store().account_of(&may, "fire@example.org").unwrap();
        assert!(!account.has_identity && account.last_sign_in.is_none(), "{told}");
    }
}

#[tokio::test]
async fn a_provider_takes_the_secret_as_it_says() {
    let (world, provider) = world("");
    invite(&world, "fire", Role::Partner);
    let ways = json!(["private_key_jwt", "client_secret_post"]);
    let described = vec![("token_endpoint_auth_methods_supported", ways)];
    provider.behave(Manner { described, ..Manner::default() });
    let signed = crosses(&world.visitor(), &provider, ("f-1", "fire@example.org")).await;
    assert_eq!(signed.location(), "/workspace", "{}", signed.text);
}

#[tokio::test]
async fn a_reply_of_another_provider_is_not_taken_for_this_ones() {
    let (world, provider) = world("");
    invite(&world, "fire", Role::Partner);
    for other in ["&iss=https%3A%2F%2Fevil.example", ""] {
        let visitor = world.visitor();
        let away = leads_to(&visitor.send("/sign-in/openid", &[]).await);
        let back = provider.signs_in(&away, "f-1", "fire@example.org");
        let (before, _) = back.split_once("&iss=").unwrap();
        let answer = visitor.get(&format!("{before}{other}")).await;
        assert_eq!(answer.status, StatusCode::BAD_GATEWAY, "{}", answer.text);
    }
    assert_eq!(provider.times("/tenant/token"), 0);
}

#[tokio::test]
async fn there_is_no_such_way_where_no_provider_is_named_and_a_provider_that_is_gone_is_told() {
    let world = World::new();
    let visitor = world.visitor();
    assert!(!visitor.get("/sign-in").await.text.contains("openid"));
    assert_eq!(visitor.send("/sign-in/openid", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get("/sign-in/openid/reply").await.status, StatusCode::NOT_FOUND);

    // A port at which nobody listens any more.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let world = World::with_settings(&format!(
        "[sign-in.openid]\nissuer = \"http://127.0.0.1:{port}\"\nclient-id = \"x\"\nclient-secret-file = \"x\"\nlabel = \"x\"\n"
    ));
    let account = world.person("fire", &[Role::Partner]);
    let visitor = world.visitor();
    let answer = visitor.send("/sign-in/openid", &[]).await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert!(answer.text.contains("does not answer"), "{}", answer.text);
    // The other ways stay open.
    let typed = [("email", account.email.as_str()), ("passphrase", PASSPHRASE)];
    assert_eq!(visitor.send("/sign-in", &typed).await.location(), "/workspace");
}

#[tokio::test]
async fn attempts_are_counted_by_address() {
    let (world, _provider) = world("");
    let visitor = world.visitor();
    for _ in 0..20 {
        assert_eq!(visitor.send("/sign-in/openid", &[]).await.status, StatusCode::OK);
    }
    let limited = visitor.send("/sign-in/openid", &[]).await;
    assert_eq!(limited.status, StatusCode::TOO_MANY_REQUESTS);
    let limited = visitor.get("/sign-in/openid/reply?code=x&state=x").await;
    assert_eq!(limited.status, StatusCode::TOO_MANY_REQUESTS);
}
