//! A drawing as PNG, for documents and slides that cannot hold an SVG. Texts are set in the faces that come with the program,
//! so that the same drawing gives the same bytes everywhere.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree, WriteOptions};

use crate::{PublishError, fonts};

/// No picture is wider or higher than this: it would not fit in memory.
const LARGEST: f32 = 16_000.0;

/// A drawing for documents: as PNG, and as SVG whose letters are outlines, so that no typeface is needed to show it.
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
    let outlines = WriteOptions {
        preserve_text: false,
        coordinates_precision: 2,
        transforms_precision: 4,
        ..WriteOptions::default()
    };
    Ok(Drawn {
        png: painted(&tree, width)?,
        svg: tree.to_string(&outlines),
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
    picture.encode_png().map_err(|error| cannot(&error))
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
