//! A copy of the author's Word file with a comment at each figure that there is something to say of. The copy has what the
//! original has, part for part; only the main part has marks where comments begin and end, and the comments are put to those
//! that there are.

mod anchors;
mod comments;
mod marked;
mod parts;
mod walk;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Examined, ExaminedFile, Numbered, Sorted};
use crate::PublishError;
use anchors::Anchor;
use comments::Comments;

/// The main part.
const MAIN: &str = "word/document.xml";

/// What the main part refers to.
const RELATIONS: &str = "word/_rels/document.xml.rels";

/// The types of the parts.
const TYPES: &str = "[Content_Types].xml";

/// The most that a part that is changed may unpack to.
const MOST_UNPACKED: u64 = 96 << 20;

/// A copy of the one file that a document is, with comments; with `accepted`, on findings that were accepted too.
///
/// # Errors
/// Where the file is no Word file, or one whose parts cannot be changed.
pub fn commented(examined: &Examined<'_>, accepted: bool) -> Result<Vec<u8>, PublishError> {
    let sorted = Sorted::new(examined);
    let all = sorted.all().into_iter();
    let told: Vec<&Numbered<'_>> =
        all.filter(|numbered| accepted || numbered.accepted.is_none()).collect();
    let refused = |why| PublishError::Comments { file: examined.name.to_owned(), why };
    let file = examined.only_file().ok_or_else(|| refused("it is no single file"))?;
    let mut package = Package::open(file)?;
    let main = package.text(MAIN)?.ok_or_else(|| package.refused("it has no main part"))?;
    let relations = package.text(RELATIONS)?.unwrap_or_default();
    let (relations, target) =
        parts::relations(&relations, &main).map_err(|why| package.refused(why))?;
    let held = package.text(&target)?;
    let types = package.text(TYPES)?.ok_or_else(|| package.refused("it has no list of types"))?;
    let types = parts::types(&types, &target).map_err(|why| package.refused(why))?;
    let mut comments = Comments::new(held.as_deref(), parts::namespace(&main))
        .map_err(|why| package.refused(why))?;
    let document = walk::walk(&main).map_err(|why| package.refused(why))?;
    let mut marks = marked::Marks::new(&main, &document);
    for numbered in told {
        let anchor = anchors::anchor(examined, &document, &numbered.finding.at);
        let id = comments.add(examined, numbered, matches!(anchor, Anchor::Letters(..)));
        marks.mark(&anchor, id);
    }
    let main = marks.written(parts::namespace(&main));
    let changed = BTreeMap::from([
        (MAIN.to_owned(), main),
        (RELATIONS.to_owned(), relations),
        (TYPES.to_owned(), types),
        (target, comments.written()),
    ]);
    package.with(changed)
}

/// A Word file as the archive that it is.
struct Package<'a> {
    name: &'a str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    fn open(file: &'a ExaminedFile) -> Result<Self, PublishError> {
        let name = &file.name;
        let zip = ZipArchive::new(Cursor::new(&*file.bytes));
        Ok(Self { name, zip: zip.map_err(|source| unpacked(name, source))? })
    }

    fn refused(&self, why: &'static str) -> PublishError {
        PublishError::Comments { file: self.name.to_owned(), why }
    }

    /// The text of a part, if it is there.
    fn text(&mut self, name: &str) -> Result<Option<String>, PublishError> {
        let title = self.name;
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(source) => return Err(unpacked(title, source)),
        };
        let mut bytes = Vec::new();
        let read = part.take(MOST_UNPACKED).read_to_end(&mut bytes);
        read.map_err(|source| unpacked(title, source.into()))?;
        let text = String::from_utf8(bytes);
        text.map(Some).map_err(|_| {
            self.refused("one of its parts is in an encoding that Word does not write")
        })
    }

    /// The file with other texts in some parts, those that are not there yet at its end.
    fn with(mut self, changed: BTreeMap<String, String>) -> Result<Vec<u8>, PublishError> {
        let name = self.name;
        self.zipped(changed).map_err(|source| unpacked(name, source))
    }

    fn zipped(&mut self, mut changed: BTreeMap<String, String>) -> Result<Vec<u8>, ZipError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..self.zip.len() {
            let part = self.zip.by_index_raw(at)?;
            let name = part.name()?.into_owned();
            let Some(text) = changed.remove(&name) else {
                writer.raw_copy_file(part)?;
                continue;
            };
            let options = SimpleFileOptions::default()
                .last_modified_time(part.last_modified().unwrap_or_default())
                .unix_permissions(0o644);
            drop(part);
            writer.start_file(name, options)?;
            writer.write_all(text.as_bytes())?;
        }
        let options = SimpleFileOptions::default()
            .last_modified_time(zip::DateTime::DEFAULT)
            .unix_permissions(0o644);
        for (name, text) in changed {
            writer.start_file(name, options)?;
            writer.write_all(text.as_bytes())?;
        }
        Ok(writer.finish()?.into_inner())
    }
}

fn unpacked(name: &str, source: ZipError) -> PublishError {
    PublishError::Word { title: name.to_owned(), source }
}
