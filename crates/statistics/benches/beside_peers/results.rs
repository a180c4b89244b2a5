//! What both sides found, each in a file of lines "part,value".

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::Outcome;

/// Writes down what our side found.
pub fn write(folder: &Path, task: &str, parts: &[(&str, Vec<f64>)]) -> Outcome<()> {
    let mut text = String::new();
    for (part, values) in parts {
        for value in values {
            writeln!(text, "{part},{value}")?;
        }
    }
    Ok(std::fs::write(file(folder, task, "ours"), text)?)
}

/// How far the two are apart in one part, in parts of the value where that is above one.
pub fn apart(folder: &Path, task: &str, part: &str) -> Outcome<f64> {
    let ours = read(&file(folder, task, "ours"), part)?;
    let theirs = read(&file(folder, task, "peer"), part)?;
    if ours.len() != theirs.len() || ours.is_empty() {
        return Err(format!("{task}: {} and {} values of {part}", ours.len(), theirs.len()).into());
    }
    let each = ours.iter().zip(&theirs).map(|(ours, theirs)| {
        if ours.is_nan() && theirs.is_nan() {
            return 0.0;
        }
        (ours - theirs).abs() / theirs.abs().max(1.0)
    });
    // A number on one side only is as far apart as can be.
    Ok(each.fold(0.0, |most: f64, one| if one.is_nan() { f64::INFINITY } else { most.max(one) }))
}

/// The first value of a part that our side found.
pub fn first(folder: &Path, task: &str, part: &str) -> Outcome<f64> {
    let values = read(&file(folder, task, "ours"), part)?;
    Ok(*values.first().ok_or("nothing was found")?)
}

fn file(folder: &Path, task: &str, who: &str) -> PathBuf {
    folder.join(format!("{task}-{who}.csv"))
}

fn read(file: &Path, part: &str) -> Outcome<Vec<f64>> {
    let text = std::fs::read_to_string(file)?;
    let lines = text.lines().filter_map(|line| line.split_once(','));
    let ours = lines.filter(|(name, _)| *name == part);
    Ok(ours.map(|(_, value)| value.parse()).collect::<Result<_, _>>()?)
}
