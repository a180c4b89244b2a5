//! The page: `docs/reproducing-the-pack.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use figure::write;

use super::{Compared, Outcome, Reproduction};

/// The page in Markdown.
pub(super) fn markdown(reproduction: &Reproduction) -> String {
    let mut out = String::new();
    head(&mut out, reproduction);
    counts(&mut out, reproduction);
    causes(&mut out, reproduction);
    for part in &reproduction.parts {
        let _ = writeln!(out, "\n## {}\n", part.title);
        let _ = writeln!(out, "| Line | What | Pack | Ours | Difference | Why |");
        let _ = writeln!(out, "| ---: | --- | ---: | ---: | ---: | --- |");
        for figure in &part.figures {
            row(&mut out, figure, reproduction);
        }
    }
    out
}

fn head(out: &mut String, reproduction: &Reproduction) {
    let _ = writeln!(out, "# Reproducing the pack\n");
    let _ = writeln!(
        out,
        "Every figure of the *{}*, beside what the data held give. This page is made by a command from the data and from the \
         pack's numbers in `crates/reports/data/pack-figures.toml`; do not edit it by hand. Lines are those of the pack's \
         extracted text. Rates are on the population of the year that the pack names, where it names one.\n",
        reproduction.title
    );
    if !reproduction.vintages.is_empty() {
        let vintages: Vec<&str> = reproduction.vintages.iter().map(String::as_str).collect();
        let _ = writeln!(out, "Vintages read: {}.\n", vintages.join(", "));
    }
}

/// How many figures agree, part by part.
fn counts(out: &mut String, reproduction: &Reproduction) {
    let _ = writeln!(
        out,
        "| Part | Figures | Same | Decimals cut off | Differ | Not available | Not asked |"
    );
    let _ = writeln!(out, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut all = [0usize; 6];
    for part in &reproduction.parts {
        let counts = tally(&part.figures);
        for (sum, count) in all.iter_mut().zip(counts) {
            *sum += count;
        }
        count_row(out, &part.id, counts);
    }
    count_row(out, "**All**", all);
}

fn tally(figures: &[Compared]) -> [usize; 6] {
    let mut counts = [figures.len(), 0, 0, 0, 0, 0];
    for figure in figures {
        let place = match figure.outcome {
            Outcome::Same => 1,
            Outcome::CutOff => 2,
            Outcome::Differs => 3,
            Outcome::NotAvailable(_) => 4,
            Outcome::NotAsked => 5,
        };
        counts[place] += 1;
    }
    counts
}

fn count_row(out: &mut String, title: &str, counts: [usize; 6]) {
    let counts = counts.map(|n| n.to_string()).join(" | ");
    let _ = writeln!(out, "| {title} | {counts} |");
}

/// What the differences come from, most frequent first.
fn causes(out: &mut String, reproduction: &Reproduction) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unavailable: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in reproduction.figures() {
        if let Some(cause) = &figure.cause {
            *times.entry(cause).or_default() += 1;
        }
        if let Outcome::NotAvailable(reason) = &figure.outcome {
            *unavailable.entry(&reason.0).or_default() += 1;
        }
    }
    let mut times: Vec<(&str, usize)> = times.into_iter().collect();
    times.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let _ = writeln!(out, "\n## What differences come from\n");
    for (cause, times) in times {
        if let Some(cause) = reproduction.causes.get(cause) {
            let _ = writeln!(out, "- **{}** ({times}): {}", cause.title, cause.why);
        }
    }
    for (reason, times) in unavailable {
        let reason = reason.trim_end_matches('.');
        let _ = writeln!(
            out,
            "- **Not available** ({times}): {}.",
            reason.trim_start_matches("not available: ")
        );
    }
}

fn row(out: &mut String, figure: &Compared, reproduction: &Reproduction) {
    let decimals = figure.decimals;
    let ours =
        figure.ours.map_or_else(|| "not available".to_owned(), |n| write::decimal(n, decimals));
    let difference = match (&figure.outcome, figure.difference) {
        (Outcome::Same, _) => "none".to_owned(),
        (_, Some(difference)) => signed(difference, decimals),
        (_, None) => String::new(),
    };
    let cause =
        figure.cause.as_ref().and_then(|c| reproduction.causes.get(c)).map(|c| c.title.as_str());
    let why = match (&figure.outcome, cause) {
        (_, Some(cause)) => cause,
        (Outcome::CutOff, None) => "Decimals cut off",
        (Outcome::NotAvailable(_), None) => "Not available",
        (Outcome::Differs, None) => "Not explained",
        _ => "",
    };
    let printed = figure.printed.replace('-', "\u{2212}");
    let _ = writeln!(
        out,
        "| {} | {} | {printed} | {ours} | {difference} | {why} |",
        figure.line, figure.what
    );
}

fn signed(difference: f64, decimals: usize) -> String {
    let text = write::decimal(difference, decimals);
    if difference > 0.0 { format!("+{text}") } else { text }
}
