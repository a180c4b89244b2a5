//! `watchward backup`, `restore` and `verify`: everything in one file, back again, and whether it is in order.

use std::path::Path;

use workbench::{Backup, Folder, Verified};

use crate::arguments::{BackupArguments, RestoreArguments, VerifyArguments};
use crate::commands::Failure;
use crate::output;
use crate::progress::Bars;

/// Backs the folder up.
pub fn backup(folder: &Folder, asked: &BackupArguments) -> Result<(), Failure> {
    let made = workbench::backup(folder, &asked.to, &mut Bars::default())?;
    output::say(&format!(
        "{} is backed up in {}: {}.\n",
        made.partnership,
        asked.to.display(),
        size(&made)
    ))
}

/// Restores a backup into a new folder.
pub fn restore(asked: &RestoreArguments) -> Result<(), Failure> {
    let made = workbench::restore_backup(&asked.from, &asked.to, &mut Bars::default())?;
    output::say(&format!(
        "{} is restored in {} as it was on {}: {}. Every hash is equal.\n",
        made.partnership,
        asked.to.display(),
        made.made,
        size(&made)
    ))
}

/// Verifies a backup, or the folder.
pub fn verify(at: &Path, asked: &VerifyArguments) -> Result<(), Failure> {
    if let Some(from) = &asked.backup {
        let made = workbench::verify_backup(from, &mut Bars::default())?;
        return output::say(&format!(
            "{} is whole: {}, made on {}.\n",
            from.display(),
            size(&made),
            made.made
        ));
    }
    let found = workbench::verify_folder(&Folder::find(at)?, &mut Bars::default())?;
    output::say(&in_words(&found))?;
    match found.faults.len() {
        0 => Ok(()),
        1 => Err(Failure::Reported("1 thing is not in order".to_owned())),
        count => Err(Failure::Reported(format!("{count} things are not in order"))),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of files and bytes are far below 2^53")]
fn size(made: &Backup) -> String {
    let (files, megabytes) = (made.files.len() as f64, made.bytes() as f64 / 1e6);
    let (files, megabytes) = (figure::write::count(files), figure::write::decimal(megabytes, 1));
    format!("{files} files, {megabytes} MB")
}

#[expect(clippy::cast_precision_loss, reason = "counts of rows are far below 2^53")]
fn in_words(found: &Verified) -> String {
    let rows = figure::write::count(found.rows as f64);
    let mut lines = vec![
        format!("data: {} vintages with {rows} rows read", found.vintages),
        format!("editions: {} as they were published", found.editions),
        format!("packs: {} as they were published", found.packs),
    ];
    if let Some(entries) = found.trail {
        lines.insert(0, format!("records: whole, {entries} entries in the trail, none altered"));
    }
    lines.extend(found.faults.iter().map(|fault| format!("NOT IN ORDER: {fault}")));
    lines.push(String::new());
    lines.join("\n")
}
