//! Brings the typeface into the build.

fn main() {
    assets_build::fetch("typeface for PDFs and drawings", |_| Ok(()));
}
