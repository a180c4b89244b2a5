//! Killed at any moment of an import, the lake is as it was or as it becomes.

use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::street::Partnership;

/// How often an import is killed. CI runs a sample; `WATCHWARD_KILLS=200` runs them all.
fn kills() -> u32 {
    std::env::var("WATCHWARD_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(25)
}

#[test]
fn an_import_killed_at_a_random_moment_leaves_the_lake_sound() {
    let partnership = Partnership::new("Bromley");
    let before_csv = counts("2018-06", 24, 1);
    let after_csv = counts("2019-06", 24, 7);
    let folder = partnership.dir.path();
    std::fs::write(folder.join("before.csv"), before_csv).unwrap();
    std::fs::write(folder.join("after.csv"), after_csv).unwrap();
    partnership.import(&[&folder.join("before.csv")]);
    let before = figures(&partnership);

    // How long a whole import takes, and what becomes of it.
    let whole = Instant::now();
    partnership.import(&[&folder.join("after.csv")]);
    let whole = whole.elapsed();
    let after = figures(&partnership);
    assert_ne!(before, after);

    let mut random = 20_261_122_u64;
    let (mut as_before, mut as_after) = (0, 0);
    for _ in 0..kills() {
        undo(&partnership);
        assert_eq!(figures(&partnership), before);
        let mut command = partnership.command(&["import"]);
        command.arg(folder.join("after.csv")).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = u32::try_from(random >> 40).unwrap() % 1_200;
        thread::sleep(whole * share / 1_000 + Duration::from_micros(u64::from(share)));
        // SIGKILL on Unix, TerminateProcess on Windows.
        let _ = child.kill();
        child.wait().unwrap();
        let now = figures(&partnership);
        if now == before {
            as_before += 1;
        } else {
            assert_eq!(now, after);
            as_after += 1;
        }
    }
    println!("{as_before} kills left the lake as it was, {as_after} as it becomes");
}

/// Drops and purges every vintage that reaches 2021, so that the next import is new again.
fn undo(partnership: &Partnership) {
    let held = partnership.json(&["data"]);
    for table in held["tables"].as_array().unwrap() {
        if table["to"].as_str().unwrap_or_default() >= "2021" {
            partnership.run(&["data", "drop", table["vintage"].as_str().unwrap(), "--purge"]);
        }
    }
}

fn figures(partnership: &Partnership) -> String {
    partnership.run(&["series", "--measure", "burglary", "--area", "Bromley", "--json"])
}

/// Counts by borough in the publisher's layout, of so many months.
fn counts(first: &str, months: i32, each: u32) -> String {
    let first: figure::Month = first.parse().unwrap();
    let heads = (0..months).map(|i| first.plus(i).to_string().replace('-', ""));
    let values: Vec<String> = (0..months).map(|i| (i.unsigned_abs() + each).to_string()).collect();
    let mut lines = vec![
        ["MajorText", "MinorText", "LookUp_BoroughName"]
            .into_iter()
            .map(str::to_owned)
            .chain(heads)
            .collect::<Vec<_>>()
            .join(","),
    ];
    for borough in ["Bexley", "Bromley", "Croydon"] {
        for minor in 0..400 {
            lines.push(format!("Burglary,Kind {minor},{borough},{}", values.join(",")));
        }
    }
    lines.join("\n") + "\n"
}
