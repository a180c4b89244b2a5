//! Charts and maps: the finding as caption, the picture with its words for who cannot see it, the source, and where the
//! numbers behind it are.

use document::Frame;

use super::captions;
use super::pages;
use super::paragraph::Paragraph;
use super::pictures::Picture;
use super::writing::Writing;
use markup::{Element, el};

/// English Metric Units in a twentieth of a point.
const EMU: u32 = 635;

const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

/// A chart or map with all that stands around it.
pub(super) fn drawing(file: &mut Writing<'_>, frame: &Frame) {
    captions::caption(file, &frame.id, &frame.number, &frame.title);
    if !frame.subtitle.is_empty() {
        file.push(Paragraph::of("CaptionMore", &frame.subtitle).keep_next());
    }
    if let Some(picture) = file.pictures.remove(&frame.id) {
        let name = if frame.number.is_empty() { frame.id.clone() } else { frame.number.clone() };
        let run = embedded(file, frame, &name, picture);
        file.push(Paragraph::new("Picture").with(run).keep_next());
    }
    if !frame.caveat.is_empty() {
        file.push(Paragraph::of("Source", &frame.caveat).keep_next());
    }
    let numbers = match frame.number.as_str() {
        "" => format!("Its numbers: {}.", frame.file),
        number => format!("Its numbers: {}, or sheet {number} of the spreadsheet.", frame.file),
    };
    let source = [frame.source.as_str(), &numbers];
    let source: Vec<&str> = source.into_iter().filter(|words| !words.is_empty()).collect();
    if let Some(line) = captions::source(file, &source.join(" "), &frame.from) {
        file.push(line);
    }
}

/// The run that holds a picture.
fn embedded(file: &mut Writing<'_>, frame: &Frame, name: &str, picture: Picture) -> Element {
    let place = file.media.len() + 1;
    let png = file.relations.part("image", &format!("media/figure-{place}.png"));
    let svg = file.relations.part("image", &format!("media/figure-{place}.svg"));
    let (wide, high) = measure(picture.width, picture.height);
    let (wide, high) = (wide.to_string(), high.to_string());
    file.media.push(picture);
    let id = file.next_id().to_string();
    let size = |name: &'static str| el(name).attr("cx", &wide).attr("cy", &high);
    let words = if frame.description.is_empty() { &frame.title } else { &frame.description };
    let named = |element: &'static str| {
        el(element)
            .attr("id", &id)
            .attr("name", name)
            .attr("descr", words)
            .attr("title", &frame.title)
    };
    let vector = el("a:ext")
        .attr("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")
        .child(el("asvg:svgBlip").attr("xmlns:asvg", SVG).attr("r:embed", svg));
    let filled = el("pic:blipFill")
        .child(el("a:blip").attr("r:embed", png).child(el("a:extLst").child(vector)))
        .child(el("a:stretch").child(el("a:fillRect")));
    let shape = el("pic:spPr")
        .child(el("a:xfrm").child(el("a:off").attr("x", "0").attr("y", "0")).child(size("a:ext")))
        .child(el("a:prstGeom").attr("prst", "rect").child(el("a:avLst")));
    let picture = el("pic:pic")
        .attr("xmlns:pic", PICTURE)
        .child(el("pic:nvPicPr").child(named("pic:cNvPr")).child(el("pic:cNvPicPr")))
        .child(filled)
        .child(shape);
    let locks = el("a:graphicFrameLocks").attr("noChangeAspect", "1");
    let inline = el("wp:inline")
        .attr("distT", "0")
        .attr("distB", "0")
        .attr("distL", "0")
        .attr("distR", "0")
        .child(size("wp:extent"))
        .child(named("wp:docPr"))
        .child(el("wp:cNvGraphicFramePr").child(locks))
        .child(el("a:graphic").child(el("a:graphicData").attr("uri", PICTURE).child(picture)));
    el("w:r").child(el("w:drawing").child(inline))
}

/// How large a picture stands on the page: as wide as a line of text, unless it would then be too high for a page.
pub(super) fn measure(width: f32, height: f32) -> (u32, u32) {
    let ratio = f64::from(height) / f64::from(width.max(1.0));
    let room = f64::from(pages::HIGHEST * EMU);
    let wide = f64::from(pages::LINE * EMU);
    let wide = if wide * ratio > room { room / ratio } else { wide };
    (emu(wide), emu(wide * ratio))
}

fn emu(length: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to a range just before"
    )]
    let whole = length.round().clamp(1.0, 100_000_000.0) as u32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_as_wide_as_the_text_unless_it_is_too_high() {
        assert_eq!(measure(640.0, 320.0), (pages::LINE * EMU, pages::LINE * EMU / 2));
        let (wide, high) = measure(640.0, 6400.0);
        assert_eq!((wide * 10, high), (pages::HIGHEST * EMU, pages::HIGHEST * EMU));
    }
}
