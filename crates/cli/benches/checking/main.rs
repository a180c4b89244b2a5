//! How long a check of a document takes, as a person runs it: a board pack of a hundred pages, in each form.
//!
//! `cargo bench -p cli --bench checking`. It needs the shared data (`WATCHWARD_SHARED` names the folder). Issue 8 asks for less
//! than two seconds.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const PROGRAM: &str = env!("CARGO_BIN_EXE_watchward");
/// How often each form is made.
const ROUNDS: usize = 5;
/// The most seconds that a check may take.
const MOST: f64 = 2.0;

fn main() -> Outcome<()> {
    let Some(pack) = shared_data::document("safer-bromley-board-pack-2021-06.txt") else {
        return Ok(());
    };
    let place = tempfile::tempdir()?;
    let mut slow = Vec::new();
    for form in ["text", "json", "sarif", "html"] {
        let mut rounds = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            rounds.push(check(&pack, form, &place.path().join("out"))?);
        }
        rounds.sort_by(f64::total_cmp);
        let median = rounds[ROUNDS / 2];
        println!("{form}: median {median:.2} s, {:.2} to {:.2} s", rounds[0], rounds[ROUNDS - 1]);
        if median > MOST {
            slow.push(form);
        }
    }
    if slow.is_empty() { Ok(()) } else { Err(format!("slower than {MOST} s: {slow:?}").into()) }
}

/// Checks the document; the seconds it took.
fn check(document: &Path, form: &str, out: &Path) -> Outcome<f64> {
    let began = Instant::now();
    let mut command = Command::new(PROGRAM);
    command.arg("check").arg(document).args(["--format", form, "--output"]).arg(out);
    let status = command.stdout(Stdio::null()).status()?;
    let seconds = began.elapsed().as_secs_f64();
    match status.code() {
        Some(0 | 3) => Ok(seconds),
        code => Err(format!("the check as {form} ended with {code:?}").into()),
    }
}
