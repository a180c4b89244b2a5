//! A drawing as PNG, for documents and slides that cannot hold an SVG. Texts are set in the faces that come with the program,
//! so that the same drawing gives the same bytes everywhere.

use std::io::Write as _;
use std::sync::{Arc, OnceLock};

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::{PublishError, fonts};

/// No picture is wider or higher than this: it would not fit in memory.
const LARGEST: f32 = 16_000.0;

/// A drawing for documents: as PNG, and as SVG of plain paths, which needs no typeface to show.
pub(crate) struct Drawn {
    /// The picture.
    pub(crate) png: Vec<u8>,
    /// The drawing.
    pub(crate) svg: String,
    /// How wide it is, in its own units.
    pub(crate) width: f32,
    /// How high it is, in its own units.
    pub(crate) height: f32,
}

/// The drawing, so many pixels wide, on white.
///
/// # Errors
/// Where the drawing is no SVG, or the picture would be too large.
pub fn png(svg: &str, width: u32) -> Result<Vec<u8>, PublishError> {
    painted(&read(svg)?, width)
}

/// The drawing as SVG with outlines for letters, and as PNG so many pixels wide.
pub(crate) fn drawn(svg: &str, width: u32) -> Result<Drawn, PublishError> {
    let tree = read(svg)?;
    Ok(Drawn {
        png: painted(&tree, width)?,
        svg: super::outlines::outlines(&tree),
        width: tree.size().width(),
        height: tree.size().height(),
    })
}

fn cannot(why: &impl ToString) -> PublishError {
    PublishError::Png { why: why.to_string() }
}

fn read(svg: &str) -> Result<Tree, PublishError> {
    let options =
        Options { fontdb: faces(), font_family: fonts::FAMILY.to_owned(), ..Options::default() };
    Tree::from_str(svg, &options).map_err(|error| cannot(&error))
}

fn painted(tree: &Tree, width: u32) -> Result<Vec<u8>, PublishError> {
    let size = tree.size();
    #[expect(clippy::cast_precision_loss, reason = "a width in pixels is small")]
    let scale = width.max(1) as f32 / size.width();
    let high = (size.height() * scale).ceil();
    if high > LARGEST || size.width() * scale > LARGEST {
        return Err(cannot(&format!("it would be more than {LARGEST} pixels wide or high")));
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to a range just above"
    )]
    let high = high.max(1.0) as u32;
    let mut picture =
        Pixmap::new(width.max(1), high).ok_or_else(|| cannot(&"there is no room for it"))?;
    picture.fill(Color::WHITE);
    resvg::render(tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    encoded(&picture).map_err(|error| cannot(&error))
}

/// The picture in the PNG format (W3C, third edition): rows as they are, deflated. Written here, as the usual encoder takes half
/// a second a picture where it is not optimised, thirty times what drawing takes.
fn encoded(picture: &Pixmap) -> std::io::Result<Vec<u8>> {
    let row = picture.width() as usize * 4;
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::new(6));
    // The paper is opaque, so that colours are as they stand.
    for pixels in picture.data().chunks_exact(row.max(1)) {
        rows.write_all(&[0])?;
        rows.write_all(pixels)?;
    }
    let mut head = Vec::new();
    head.extend(picture.width().to_be_bytes());
    head.extend(picture.height().to_be_bytes());
    // Eight bits a channel; red, green, blue and alpha.
    head.extend([8, 6, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", head), (b"IDAT", rows.finish()?), (b"IEND", Vec::new())] {
        let length = u32::try_from(data.len()).map_err(std::io::Error::other)?;
        let mut check = Crc::new();
        check.update(name);
        check.update(&data);
        out.extend(length.to_be_bytes());
        out.extend(name);
        out.extend(data);
        out.extend(check.sum().to_be_bytes());
    }
    Ok(out)
}

/// The program's own faces, read once.
fn faces() -> Arc<Database> {
    static FACES: OnceLock<Arc<Database>> = OnceLock::new();
    let loaded = FACES.get_or_init(|| {
        let mut database = Database::new();
        for face in fonts::faces() {
            database.load_font_source(Source::Binary(Arc::new(face)));
        }
        database.set_sans_serif_family(fonts::FAMILY);
        Arc::new(database)
    });
    Arc::clone(loaded)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_drawing_is_painted_on_white_and_written_as_the_format_has_it() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"><rect width=\"2\" height=\"2\" \
                   fill=\"#12436d\" /></svg>";
        let png = png(svg, 8).unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(&png[8..29], b"\0\0\0\x0dIHDR\0\0\0\x08\0\0\0\x04\x08\x06\0\0\0");
        let mut check = Crc::new();
        check.update(&png[12..29]);
        assert_eq!(png[29..33], check.sum().to_be_bytes());
        assert_eq!(&png[37..41], b"IDAT");
        let mut rows = Vec::new();
        flate2::read::ZlibDecoder::new(&png[41..]).read_to_end(&mut rows).unwrap();
        assert_eq!(rows.len(), 4 * (1 + 8 * 4));
        assert_eq!(rows[..5], [0, 0x12, 0x43, 0x6d, 0xff]);
        assert_eq!(rows[29..33], [0xff; 4]);
        assert!(png.ends_with(b"IEND\xaeB`\x82"));
    }

    #[test]
    fn letters_become_outlines_and_no_picture_is_too_large() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><text y=\"15\">Ward</text></svg>";
        let drawn = drawn(svg, 40).unwrap();
        assert!(drawn.svg.contains("<path") && !drawn.svg.contains("<text"), "{}", drawn.svg);
        assert!(png(svg, 20_000).is_err());
    }
}
