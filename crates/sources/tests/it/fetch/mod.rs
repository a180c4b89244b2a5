//! Downloading, from a server on this machine that behaves as publishers' servers do on good and on bad days.

mod server;

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sources::fetch::{Address, Clock, FetchError, Fetched, Fetcher, Outcome, Policy, Step};
use tempfile::TempDir;

use server::{Answer, Asked, Server};

const CSV: &str = "MajorText,MinorText,LookUp_BoroughName,202101,202102\nBurglary,Burglary Business,Bromley,3,4\n";

/// Waits without waiting, and remembers for how long.
#[derive(Debug, Clone, Default)]
struct Patient(Arc<Mutex<Vec<Duration>>>);

impl Patient {
    fn waits(&self) -> Vec<u64> {
        self.0.lock().unwrap().iter().map(Duration::as_secs).collect()
    }
}

impl Clock for Patient {
    fn now(&self) -> SystemTime {
        // 1 January 2021, 18,628 days after 1970 began, and what has been slept since.
        UNIX_EPOCH + Duration::from_hours(18_628 * 24) + self.0.lock().unwrap().iter().sum()
    }

    fn sleep(&mut self, time: Duration) {
        self.0.lock().unwrap().push(time);
    }
}

/// A folder to download into, and a clock.
struct Place {
    dir: TempDir,
    clock: Patient,
    policy: Policy,
}

impl Place {
    fn new() -> Self {
        let policy = Policy { pause: Duration::ZERO, tries: 4, ..Policy::default() };
        Self { dir: tempfile::tempdir().unwrap(), clock: Patient::default(), policy }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn fetch(&self, address: &str, name: &str) -> Result<Fetched, FetchError> {
        let mut fetcher = Fetcher::with_clock(self.policy.clone(), Box::new(self.clock.clone()));
        fetcher.fetch(
            "mps-borough",
            &Address::parse(address).unwrap(),
            &self.file(name),
            &mut |_| {},
        )
    }

    /// Whether bytes of an unfinished download lie there.
    fn holds_part(&self, name: &str) -> bool {
        self.file(&format!(".fetch/{name}.part")).exists()
    }
}

fn csv(_: usize, _: &Asked) -> Answer {
    Answer::body(CSV).with("Content-Type", "text/csv")
}

/// More than fits into one piece of what is read.
fn long() -> Vec<u8> {
    (0..40_000).flat_map(|row| format!("row {row},{}\n", row * 7).into_bytes()).collect()
}

#[test]
fn a_file_comes_whole_and_only_once() {
    let server = Server::start(|_, asked| Answer::file(asked, CSV.as_bytes(), "\"one\""));
    let place = Place::new();
    let first = place.fetch(&server.at("/b.csv"), "b.csv").unwrap();
    assert_eq!((first.outcome, first.bytes), (Outcome::Downloaded, CSV.len() as u64));
    assert_eq!(first.sha256, sources::sha256(&place.file("b.csv"), &mut |_| {}).unwrap());
    assert_eq!(fs::read_to_string(place.file("b.csv")).unwrap(), CSV);
    let again = place.fetch(&server.at("/b.csv"), "b.csv").unwrap();
    assert_eq!(again, Fetched { outcome: Outcome::Unchanged, ..first });

    let asked = server.asked();
    assert_eq!(asked.len(), 2);
    assert!(asked[0].header("user-agent").unwrap().starts_with("Watchward/"));
    assert_eq!(asked[0].header("accept-encoding"), Some("identity"));
    assert_eq!(asked[1].header("if-none-match"), Some("\"one\""));
    assert!(!place.holds_part("b.csv"));
    // What downloads leave beside the file is no data.
    let found = sources::open(place.dir.path()).unwrap();
    let ids: Vec<&str> =
        found.entries().filter_map(|(_, entry)| Some(entry.source()?.id)).collect();
    assert_eq!((ids, found.containers.len()), (vec!["mps-borough"], 1));
}

#[test]
fn a_file_that_somebody_changed_is_downloaded_again() {
    let server = Server::start(|_, asked| Answer::file(asked, CSV.as_bytes(), "\"one\""));
    let place = Place::new();
    place.fetch(&server.at("/b.csv"), "b.csv").unwrap();
    fs::write(place.file("b.csv"), CSV.replace(",3,4", ",4,3")).unwrap();
    let again = place.fetch(&server.at("/b.csv"), "b.csv").unwrap();
    assert_eq!(again.outcome, Outcome::Downloaded);
    assert_eq!(fs::read_to_string(place.file("b.csv")).unwrap(), CSV);
    // The answer "not changed" was not believed, and the file asked for without conditions.
    assert_eq!(server.asked().len(), 3);
    assert_eq!(server.asked()[2].header("if-none-match"), None);
}

#[test]
fn a_cut_off_download_goes_on_where_it_ended() {
    let server = Server::start(|before, asked| {
        let file = Answer::file(asked, &long(), "\"one\"");
        if before == 0 { file.cut(100_000) } else { file }
    });
    let place = Place::new();
    let fetched = place.fetch(&server.at("/b.csv"), "b.csv").unwrap();
    assert_eq!((fetched.outcome, fetched.bytes), (Outcome::Resumed, long().len() as u64));
    assert!(fs::read(place.file("b.csv")).unwrap() == long());
    assert_eq!(fetched.sha256, sources::sha256(&place.file("b.csv"), &mut |_| {}).unwrap());
    let asked = server.asked();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[1].header("range"), Some("bytes=100000-"));
    assert_eq!(asked[1].header("if-range"), Some("\"one\""));
    assert_eq!(place.clock.waits(), [2]);
}

#[test]
fn another_run_of_the_program_goes_on_too_and_the_old_file_stands_until_then() {
    let server = Server::start(|before, asked| {
        let file = Answer::file(asked, &long(), "\"two\"");
        if before == 0 { file.cut(70_000) } else { file }
    });
    let mut place = Place::new();
    place.policy.tries = 1;
    fs::write(place.file("b.csv"), "old").unwrap();
    let error = place.fetch(&server.at("/b.csv"), "b.csv").unwrap_err();
    let message = error.to_string();
    assert!(matches!(error, FetchError::Cut { got: 70_000, .. }), "{message}");
    assert!(
        message.contains("/b.csv was cut off after 70000 bytes of") && message.contains("again"),
        "{message}"
    );
    assert_eq!(fs::read_to_string(place.file("b.csv")).unwrap(), "old");
    assert!(place.holds_part("b.csv"));
    assert_eq!(place.fetch(&server.at("/b.csv"), "b.csv").unwrap().outcome, Outcome::Resumed);
    assert!(fs::read(place.file("b.csv")).unwrap() == long());
    assert!(!place.holds_part("b.csv"));
}

#[test]
fn a_download_of_another_address_is_not_gone_on_with() {
    let server = Server::start(|before, asked| {
        let file = Answer::file(asked, &long(), "\"one\"");
        if before == 0 { file.cut(70_000) } else { file }
    });
    let mut place = Place::new();
    place.policy.tries = 1;
    place.fetch(&server.at("/a.csv"), "b.csv").unwrap_err();
    assert_eq!(place.fetch(&server.at("/b.csv"), "b.csv").unwrap().outcome, Outcome::Downloaded);
    assert_eq!(server.asked()[1].header("range"), None);
}

#[test]
fn a_file_that_changed_meanwhile_begins_again() {
    let other: Vec<u8> = long().to_ascii_uppercase();
    let (now, then) = (other.clone(), long());
    // A good server gives the new file whole, because the tag is not that of the beginning held.
    let server = Server::start(move |before, asked| match before {
        0 => Answer::file(asked, &then, "\"one\"").cut(100_000),
        _ => Answer::file(asked, &now, "\"two\""),
    });
    let place = Place::new();
    let fetched = place.fetch(&server.at("/b.csv"), "b.csv").unwrap();
    assert_eq!(fetched.outcome, Outcome::Downloaded);
    assert!(fs::read(place.file("b.csv")).unwrap() == other);
    assert_eq!(server.asked().len(), 2);

    // A bad one gives the rest of the new file to the beginning of the old one.
    let (now, then) = (other.clone(), long());
    let server = Server::start(move |before, asked| match (before, asked.header("range")) {
        (0, _) => Answer::file(asked, &then, "\"one\"").cut(100_000),
        (_, None) => Answer::file(asked, &now, "\"two\""),
        (_, Some(_)) => {
            let range = format!("bytes 100000-{}/{}", now.len() - 1, now.len());
            Answer::part(&now[100_000..]).with("Content-Range", range).with("ETag", "\"two\"")
        }
    });
    let place = Place::new();
    assert_eq!(place.fetch(&server.at("/b.csv"), "b.csv").unwrap().outcome, Outcome::Downloaded);
    assert!(fs::read(place.file("b.csv")).unwrap() == other);
    assert_eq!(server.asked().len(), 3);
}

#[test]
fn a_file_that_changes_again_and_again_is_given_up() {
    let server = Server::start(|before, asked| {
        let rows = long();
        match asked.header("range") {
            None => Answer::body(rows.clone()).with("ETag", format!("\"{before}\"")).cut(100),
            Some(_) => Answer::status(416),
        }
    });
    let mut place = Place::new();
    place.policy.tries = 9;
    let error = place.fetch(&server.at("/b.csv"), "b.csv").unwrap_err();
    assert!(matches!(error, FetchError::Unsteady { .. }), "{error}");
    // A beginning and a refused rest, four times.
    assert_eq!(server.asked().len(), 8);
}

#[test]
fn a_server_that_ignores_ranges_is_asked_for_all_of_it() {
    // Without a tag there is nothing to go on by; with one, the whole file comes instead of its rest.
    for tag in [None, Some("\"one\"")] {
        let server = Server::start(move |before, _| {
            let answer = Answer::body(long());
            let answer = if let Some(tag) = tag { answer.with("ETag", tag) } else { answer };
            if before == 0 { answer.cut(50_000) } else { answer }
        });
        let place = Place::new();
        let fetched = place.fetch(&server.at("/b.csv"), "b.csv").unwrap();
        assert_eq!(fetched.outcome, Outcome::Downloaded);
        assert!(fs::read(place.file("b.csv")).unwrap() == long());
        let asked = server.asked();
        assert_eq!((asked.len(), asked[1].header("range").is_some()), (2, tag.is_some()));
    }
}

#[test]
fn what_is_not_there_is_named_with_the_way_out() {
    for status in [404, 410] {
        let server = Server::start(move |_, _| Answer::status(status));
        let place = Place::new();
        let error = place.fetch(&server.at("/gone.csv?token=hush"), "b.csv").unwrap_err();
        let message = error.to_string();
        assert!(error.is_not_found(), "{message}");
        assert!(message.contains(&server.at("/gone.csv?token=…")), "{message}");
        assert!(message.contains("watchward.toml ([sources.mps-borough] address"), "{message}");
        assert!(!message.contains("hush"), "{message}");
        assert_eq!(server.asked().len(), 1, "asking again is of no use");
        assert!(!place.file("b.csv").exists() && !place.holds_part("b.csv"));
    }
}

#[test]
fn a_busy_server_is_asked_again_when_it_says() {
    // The clock stands at midnight on 1 January 2021; three seconds have been waited when the date comes.
    let server = Server::start(|before, asked| match before {
        0 => Answer::status(429).with("Retry-After", "3"),
        1 => Answer::status(429).with("Retry-After", "Fri, 01 Jan 2021 00:00:10 GMT"),
        2 => Answer::status(429),
        _ => csv(before, asked),
    });
    let place = Place::new();
    assert_eq!(place.fetch(&server.at("/b.csv"), "b.csv").unwrap().outcome, Outcome::Downloaded);
    assert_eq!(place.clock.waits(), [3, 7, 8]);

    let server = Server::start(|_, _| Answer::status(429).with("Retry-After", "7200"));
    let error = Place::new().fetch(&server.at("/b.csv"), "b.csv").unwrap_err().to_string();
    assert!(
        error.contains("HTTP 429") && error.contains("in 2 hours, as the publisher asks"),
        "{error}"
    );
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn trouble_that_passes_is_waited_out_and_trouble_that_does_not_is_given_up() {
    let server = Server::start(
        |before, asked| if before < 2 { Answer::status(503) } else { csv(before, asked) },
    );
    let place = Place::new();
    assert_eq!(place.fetch(&server.at("/b.csv"), "b.csv").unwrap().outcome, Outcome::Downloaded);
    assert_eq!(place.clock.waits(), [2, 4]);

    let server = Server::start(|_, _| Answer::status(503));
    let place = Place::new();
    let error = place.fetch(&server.at("/b.csv"), "b.csv").unwrap_err().to_string();
    assert!(error.contains("HTTP 503, tried 4 times"), "{error}");
    assert_eq!((server.asked().len(), place.clock.waits()), (4, vec![2, 4, 8]));

    // Nobody listens where a server has stopped.
    let address = server.at("/b.csv");
    drop(server);
    let error = Place::new().fetch(&address, "b.csv").unwrap_err().to_string();
    assert!(error.contains("could not be reached, tried 4 times"), "{error}");
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for_for_ever() {
    let server = Server::start(|before, asked| {
        std::thread::sleep(Duration::from_millis(700));
        csv(before, asked)
    });
    let mut place = Place::new();
    place.policy.silence = Duration::from_millis(100);
    place.policy.tries = 1;
    let error = place.fetch(&server.at("/b.csv"), "b.csv").unwrap_err();
    assert!(matches!(error, FetchError::Connection { .. }), "{error}");
    assert!(!place.file("b.csv").exists());
}

#[test]
fn a_page_is_not_taken_for_the_file() {
    for (name, kind, body, what) in [
        (
            "b.csv",
            "text/html",
            "<html><title>We are down</title></html>",
            "a web page (\"We are down\")",
        ),
        ("b.csv", "text/csv", "<!doctype html><p>Sorry", "a web page"),
        ("b.zip", "application/zip", "sorry", "something that is no archive"),
        ("b.csv", "text/csv", "{\"error\":{\"code\":400}}", "a message in JSON"),
        ("b.csv", "text/csv", "", "nothing at all"),
    ] {
        let server = Server::start(move |_, _| Answer::body(body).with("Content-Type", kind));
        let place = Place::new();
        fs::write(place.file(name), "old").unwrap();
        let error = place.fetch(&server.at("/b"), name).unwrap_err().to_string();
        assert!(error.contains(what) && error.contains("nothing was replaced"), "{error}");
        assert_eq!(fs::read_to_string(place.file(name)).unwrap(), "old");
        assert_eq!(server.asked().len(), 1);
    }
}

#[test]
fn addresses_may_lead_on_but_not_for_ever() {
    let server = Server::start(|before, asked| match asked.path.as_str() {
        "/b.csv" => Answer::status(302).with("Location", "/moved/b.csv"),
        "/moved/b.csv" => csv(before, asked),
        path => Answer::status(302).with("Location", path.to_owned() + "x"),
    });
    let place = Place::new();
    assert_eq!(place.fetch(&server.at("/b.csv"), "b.csv").unwrap().bytes, CSV.len() as u64);
    let error = place.fetch(&server.at("/loop"), "c.csv").unwrap_err().to_string();
    assert!(error.contains("leads on and on"), "{error}");
    assert!(server.asked().len() <= 2 + 10, "{}", server.asked().len());

    let server =
        Server::start(|_, _| Answer::status(302).with("Location", "ftp://127.0.0.1/b.csv"));
    place.fetch(&server.at("/b.csv"), "d.csv").unwrap_err();
    assert!(!place.file("d.csv").exists());
}

#[test]
fn fewer_bytes_than_declared_are_not_the_file() {
    let server =
        Server::start(|_, asked| Answer::file(asked, CSV.as_bytes(), "W/\"weak\"").cut(20));
    let place = Place::new();
    let error = place.fetch(&server.at("/b.csv"), "b.csv").unwrap_err().to_string();
    assert!(error.contains(&format!("after 20 bytes of {}, tried 4 times", CSV.len())), "{error}");
    assert!(!place.file("b.csv").exists());
    // A weak tag does not say that the bytes are the same, so nothing is gone on with.
    assert!(server.asked().iter().all(|asked| asked.header("range").is_none()));
}

#[test]
fn what_is_too_large_is_not_downloaded() {
    let server = Server::start(csv);
    let mut place = Place::new();
    place.policy.most_bytes = 10;
    let error = place.fetch(&server.at("/b.csv"), "b.csv").unwrap_err().to_string();
    assert!(error.contains("larger than the 10 bytes"), "{error}");
    assert!(!place.file("b.csv").exists() && !place.holds_part("b.csv"));
}

#[test]
fn a_host_is_not_asked_twice_in_a_row_without_a_pause() {
    let (server, other) = (Server::start(csv), Server::start(csv));
    let place = Place::new();
    let policy = Policy { pause: Duration::from_secs(5), ..Policy::default() };
    let mut fetcher = Fetcher::with_clock(policy, Box::new(place.clock.clone()));
    for (server, name) in [(&server, "a.csv"), (&other, "b.csv"), (&server, "c.csv")] {
        let address = Address::parse(&server.at("/x.csv")).unwrap();
        fetcher.fetch("mps-borough", &address, &place.file(name), &mut |_| {}).unwrap();
    }
    // The second is another host's; the third comes at the same moment as the first.
    assert_eq!(place.clock.waits(), [5]);
}

#[test]
fn one_file_is_not_downloaded_twice_at_once() {
    let server = Server::start(csv);
    let place = Place::new();
    let address = Address::parse(&server.at("/b.csv")).unwrap();
    let mut second = None;
    let mut told = Vec::new();
    let mut fetcher = Fetcher::with_clock(place.policy.clone(), Box::new(place.clock.clone()));
    fetcher
        .fetch("mps-borough", &address, &place.file("b.csv"), &mut |step| {
            told.push(step);
            if second.is_none() {
                second = Some(place.fetch(&server.at("/b.csv"), "b.csv"));
            }
        })
        .unwrap();
    assert!(matches!(second, Some(Err(FetchError::InUse { .. }))), "{second:?}");
    let length = CSV.len() as u64;
    assert_eq!(told, [Step::Begun { have: 0, total: Some(length) }, Step::Came(length)]);
    assert_eq!(fs::read_to_string(place.file("b.csv")).unwrap(), CSV);
}
