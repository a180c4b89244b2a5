//! Writes a page with every part in every state, and the files it asks for: `cargo run -p components --example parts -- FOLDER`.

mod sample;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("parts"), PathBuf::from);
    for page in sample::write(&folder)? {
        println!("{}", page.display());
    }
    Ok(())
}
