//! Brings the style, the script and the typeface of pages into the build.

fn main() {
    assets_build::fetch("style and script for pages", |packages| {
        packages.node("assets/build.mjs", "assets")
    });
}
