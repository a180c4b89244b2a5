//! Small pictures that pages draw themselves: a text as a code that phones read.

use std::fmt::Write as _;

use markup::{Element, el};
use qrcode::{Color, EcLevel, QrCode};

/// How wide a module of the code is, and how many are left free around it.
const MODULE: usize = 4;
const QUIET: usize = 4;

/// A text as a QR code; none where it is too long for one.
pub(crate) fn qr(text: &str, alternative: &str) -> Option<Element> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Color::Dark {
            let (x, y) = ((at % width + QUIET) * MODULE, (at / width + QUIET) * MODULE);
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x} {y}h{MODULE}v{MODULE}h-{MODULE}z");
        }
    }
    let size = ((width + 2 * QUIET) * MODULE).to_string();
    let ground = el("rect").attr("width", &size).attr("height", &size).attr("fill", "#ffffff");
    let drawing = el("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("role", "img")
        .attr("aria-label", alternative)
        .attr("width", &size)
        .attr("height", &size)
        .attr("viewBox", format!("0 0 {size} {size}"))
        .child(ground)
        .child(el("path").attr("fill", "#000000").attr("d", path));
    Some(el("p").class("qr").child(drawing))
}
