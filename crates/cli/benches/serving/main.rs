//! How fast pages are served: the program on loopback, asked at a fixed rate for a fixed time, so that a slow answer delays
//! no question. Prints how long answers took, how many were none, and how much memory the program held.
//!
//! `cargo bench -p cli --bench serving --profile dev` serves the demonstration; `WATCHWARD_SITE` names another folder,
//! `WATCHWARD_RATE` and `WATCHWARD_SECONDS` other figures.

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Error, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The program that was built with this.
const PROGRAM: &str = env!("CARGO_BIN_EXE_watchward");
/// How many connections ask.
const CONNECTIONS: u64 = 16;

fn main() -> Result<(), Error> {
    let number = |name: &str, usual: u64| {
        env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let (rate, seconds) = (number("WATCHWARD_RATE", 200), number("WATCHWARD_SECONDS", 60));
    let scratch = tempfile::tempdir()?;
    let folder = match env::var_os("WATCHWARD_SITE") {
        Some(folder) => PathBuf::from(folder),
        None => demonstration(scratch.path())?,
    };
    let mut served = serve(&folder)?;
    let measured = measure(&served, rate, seconds);
    let _ = served.child.kill();
    let _ = served.child.wait();
    measured
}

fn demonstration(scratch: &Path) -> Result<PathBuf, Error> {
    let folder = scratch.join("demonstration");
    let made = Command::new(PROGRAM).arg("demo").arg(&folder).output()?;
    if made.status.success() { Ok(folder) } else { Err(Error::other("no demonstration was made")) }
}

/// The program while it serves.
struct Served {
    child: Child,
    host: String,
}

fn serve(folder: &Path) -> Result<Served, Error> {
    let mut command = Command::new(PROGRAM);
    command.arg("-C").arg(folder).args(["serve", "--listen", "127.0.0.1:0"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let out = child.stdout.take().ok_or_else(|| Error::other("nothing is printed"))?;
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line)?;
    let address = line.trim().rsplit("//").next().unwrap_or_default().trim_end_matches('/');
    Ok(Served { child, host: address.to_owned() })
}

fn measure(served: &Served, rate: u64, seconds: u64) -> Result<(), Error> {
    let host = served.host.as_str();
    let wards = ask(&mut connect(host)?, host, "/wards")?.1;
    let mut paths: Vec<String> =
        ["/", "/measures", "/measures/burglary", "/data"].map(str::to_owned).to_vec();
    let links = wards.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    paths.extend(links.filter(|href| href.starts_with("/wards/")).map(str::to_owned));
    // Each once before, as visitors before these have.
    let began = Instant::now();
    for path in &paths {
        ask(&mut connect(host)?, host, path)?;
    }
    println!("{} pages composed in {:.1} s", paths.len(), began.elapsed().as_secs_f64());
    let (next, faults) = (AtomicU64::new(0), AtomicU64::new(0));
    let began = Instant::now();
    let mut memory = Vec::new();
    let mut took: Vec<Duration> = thread::scope(|scope| {
        let asking: Vec<_> = (0..CONNECTIONS)
            .map(|_| scope.spawn(|| visitor(host, &paths, (rate, seconds), began, &next, &faults)))
            .collect();
        for second in [10, seconds] {
            let until = Duration::from_secs(second).saturating_sub(began.elapsed());
            thread::sleep(until);
            memory.push(resident(served.child.id()));
        }
        asking.into_iter().filter_map(|one| one.join().ok()).flatten().collect()
    });
    took.sort_unstable();
    let at = |share: f64| {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in a list"
        )]
        let place = ((took.len() as f64 * share) as usize).min(took.len().saturating_sub(1));
        took.get(place).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    };
    println!(
        "{} answers at {rate} a second for {seconds} s: median {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, longest {:.1} ms; {} without an answer",
        took.len(),
        at(0.5),
        at(0.95),
        at(0.99),
        at(1.0),
        faults.load(Ordering::Relaxed)
    );
    if let [early, late] = memory[..] {
        println!("resident memory: {early} kB after 10 s, {late} kB after {seconds} s");
    }
    Ok(())
}

/// One connection that asks whatever is next, at its time. How long each answer took from when it was due.
fn visitor(
    host: &str,
    paths: &[String],
    (rate, seconds): (u64, u64),
    began: Instant,
    next: &AtomicU64,
    faults: &AtomicU64,
) -> Vec<Duration> {
    let mut took = Vec::new();
    let mut connection = connect(host).ok();
    loop {
        let turn = next.fetch_add(1, Ordering::Relaxed);
        let due = began + Duration::from_micros(turn * 1_000_000 / rate);
        if due.duration_since(began) >= Duration::from_secs(seconds) {
            return took;
        }
        thread::sleep(due.saturating_duration_since(Instant::now()));
        let path = usize::try_from(turn).ok().and_then(|turn| paths.get(turn % paths.len()));
        let answered = match (&mut connection, path) {
            (Some(connection), Some(path)) => ask(connection, host, path),
            _ => Err(Error::other("no connection")),
        };
        if let Ok((200, _)) = answered {
            took.push(due.elapsed());
        } else {
            faults.fetch_add(1, Ordering::Relaxed);
            connection = connect(host).ok();
        }
    }
}

fn connect(host: &str) -> Result<BufReader<TcpStream>, Error> {
    let stream = TcpStream::connect(host)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    Ok(BufReader::new(stream))
}

/// Asks for a path; the answer's status and what it holds.
fn ask(
    connection: &mut BufReader<TcpStream>,
    host: &str,
    path: &str,
) -> Result<(u16, String), Error> {
    let question = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n\r\n");
    connection.get_mut().write_all(question.as_bytes())?;
    let mut line = String::new();
    connection.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
    let mut length = 0;
    loop {
        line.clear();
        connection.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().map_err(Error::other)?;
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body)?;
    let status = status.ok_or_else(|| Error::other("no status"))?;
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}

/// How much memory a process holds, in kB; nought where the system does not say.
fn resident(process: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
