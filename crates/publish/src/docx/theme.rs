//! The colours and the typeface that Word offers first to whoever edits the file: the document's own.

use super::paragraph::value;
use super::styles::{FACE, hex};
use markup::{Element, el};

/// The part that holds them.
pub(super) fn theme() -> Element {
    let colours = [
        ("a:dk1", "ink"),
        ("a:lt1", "paper"),
        ("a:dk2", "brand"),
        ("a:lt2", "tint"),
        ("a:accent1", "line-1"),
        ("a:accent2", "line-2"),
        ("a:accent3", "line-3"),
        ("a:accent4", "line-4"),
        ("a:accent5", "class-4"),
        ("a:accent6", "other"),
        ("a:hlink", "link"),
        ("a:folHlink", "link-hover"),
    ];
    let colours = colours.map(|(name, colour)| el(name).child(rgb(colour)));
    let face = |name: &'static str| {
        let empty = |name: &'static str| el(name).attr("typeface", "");
        let latin = el("a:latin").attr("typeface", FACE);
        el(name).child(latin).child(empty("a:ea")).child(empty("a:cs"))
    };
    let faces = el("a:fontScheme")
        .attr("name", "Watchward")
        .children(["a:majorFont", "a:minorFont"].map(face));
    el("a:theme")
        .attr("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .attr("name", "Watchward")
        .child(
            el("a:themeElements")
                .child(el("a:clrScheme").attr("name", "Watchward").children(colours))
                .child(faces)
                .child(shapes()),
        )
}

fn rgb(colour: &str) -> Element {
    el("a:srgbClr").attr("val", hex(colour))
}

/// How shapes are filled and drawn: in one flat colour, as the format must be told three times.
fn shapes() -> Element {
    let flat = || el("a:solidFill").child(el("a:schemeClr").attr("val", "phClr"));
    let line = |wide: &str| el("a:ln").attr("w", wide).child(flat());
    let plain = || el("a:effectStyle").child(el("a:effectLst"));
    el("a:fmtScheme")
        .attr("name", "Watchward")
        .child(el("a:fillStyleLst").children([flat(), flat(), flat()]))
        .child(el("a:lnStyleLst").children(["6350", "12700", "19050"].map(line)))
        .child(el("a:effectStyleLst").children([plain(), plain(), plain()]))
        .child(el("a:bgFillStyleLst").children([flat(), flat(), flat()]))
}

/// The typefaces that the file uses.
pub(super) fn faces() -> Element {
    let face = el("w:font")
        .attr("w:name", FACE)
        .child(value("w:panose1", "020B0604020202020204"))
        .child(value("w:charset", "00"))
        .child(value("w:family", "swiss"))
        .child(value("w:pitch", "variable"));
    super::root("w:fonts").child(face)
}
