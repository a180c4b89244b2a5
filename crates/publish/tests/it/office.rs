//! `LibreOffice`, where it is installed: what it makes of a file that this crate wrote.

use std::path::PathBuf;
use std::process::Command;

/// Has `LibreOffice` convert a file; gives the folder of what came out, or none where it is not installed.
pub fn convert(name: &str, bytes: &[u8], to: &str) -> Option<PathBuf> {
    let soffice = shared_data::program(&["soffice", "libreoffice"])?;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("office-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    // A profile of its own, so that two conversions do not wait for each other.
    let said = Command::new(soffice)
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(&folder)
        .arg(&file)
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    Some(folder)
}
