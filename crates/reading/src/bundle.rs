//! A folder of documents, read as one pack. Reading does no input itself: whoever has the folder says which names there are,
//! and hands over the bytes of each when it is asked for.

use std::cmp::Ordering;
use std::io;

use crate::{Reading, ReadingError};

/// The most documents that are read of a folder.
pub const MOST_FILES: usize = 500;
/// The most folders that a document may stand within.
pub const DEEPEST: usize = 8;
/// The most text that is kept of all documents together, in bytes.
const MOST_TEXT: usize = 128 << 20;

/// Documents that belong together, in the order of their names.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bundle {
    /// Those that were read.
    pub members: Vec<Member>,
    /// Those that were not.
    pub unread: Vec<Unread>,
}

/// A document of a bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its name, with the folders that it stands in.
    pub name: String,
    /// What stands in it.
    pub reading: Reading,
}

/// A file of a bundle that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its name, with the folders that it stands in.
    pub name: String,
    /// Why, and what to do.
    pub why: ReadingError,
}

impl Bundle {
    /// Reads files, one after the other in the order of their names: 2 before 10, 37a behind 37. Names have `/` between
    /// folders. Those that are not [wanted](is_wanted) are not asked for; those that cannot be read are named with the reason.
    ///
    /// ```
    /// let files = [("10 plan.txt", "The plan."), ("2 minutes.txt", "Minutes."), ("~$2 minutes.docx", "")];
    /// let bytes = |name: &str| {
    ///     let found = files.iter().find(|(known, _)| *known == name);
    ///     found.map(|(_, text)| text.as_bytes().to_vec()).ok_or(std::io::ErrorKind::NotFound.into())
    /// };
    /// let bundle = reading::Bundle::read(files.iter().map(|(name, _)| name.to_string()), bytes);
    /// let names: Vec<&str> = bundle.members.iter().map(|member| &*member.name).collect();
    /// assert_eq!(names, ["2 minutes.txt", "10 plan.txt"]);
    /// assert!(bundle.unread.is_empty());
    /// ```
    pub fn read(
        names: impl IntoIterator<Item = String>,
        mut bytes: impl FnMut(&str) -> io::Result<Vec<u8>>,
    ) -> Self {
        let mut names: Vec<String> = names.into_iter().filter(|name| is_wanted(name)).collect();
        names.sort_by(|one, other| in_order(one, other));
        let mut bundle = Self::default();
        let mut left = MOST_TEXT;
        for name in names {
            let read = bundle.bounds(&name, left).and_then(|()| {
                let bytes = bytes(&name)
                    .map_err(|error| ReadingError::Unopened { why: error.to_string() })?;
                crate::read(&bytes)
            });
            match read {
                Ok(reading) => {
                    let text: usize = reading.lines().map(|line| line.text.len()).sum();
                    left = left.saturating_sub(text);
                    bundle.members.push(Member { name, reading });
                }
                Err(why) => bundle.unread.push(Unread { name, why }),
            }
        }
        bundle
    }

    /// Whether one more file is within what is read of a folder.
    fn bounds(&self, name: &str, left: usize) -> Result<(), ReadingError> {
        let beyond = |why: String| Err(ReadingError::LeftOut { why });
        if name.matches('/').count() > DEEPEST {
            return beyond(format!("it stands more than {DEEPEST} folders deep"));
        }
        if self.members.len() + self.unread.len() >= MOST_FILES {
            return beyond(format!("the folder has more than {MOST_FILES} documents"));
        }
        if left == 0 {
            return beyond(format!("the documents before it have {} MB of text", MOST_TEXT >> 20));
        }
        Ok(())
    }
}

/// Whether a file of a folder is one that a reader would see: not hidden, not the lock or the draft that an office program
/// leaves beside an open file, not what a system keeps there for itself.
pub fn is_wanted(name: &str) -> bool {
    name.split('/').all(|part| {
        let is_system = ["thumbs.db", "desktop.ini", "__macosx"]
            .iter()
            .any(|system| part.eq_ignore_ascii_case(system));
        !part.is_empty() && !part.starts_with(['.', '~']) && !is_system
    })
}

/// The order in which people put names: folder by folder, numbers by their value, capitals as small letters.
fn in_order(one: &str, other: &str) -> Ordering {
    let folders = |name: &str| name.split('/').map(pieces).collect::<Vec<_>>();
    folders(one).cmp(&folders(other)).then_with(|| one.cmp(other))
}

/// A piece of a name: a number, by how many digits it has and which, or what stands between numbers.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Number(usize, String),
    Words(String),
}

fn pieces(name: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|letter: char| letter.is_ascii_digit() != is_number);
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        pieces.push(if is_number {
            let digits = piece.trim_start_matches('0');
            Piece::Number(digits.len(), digits.to_owned())
        } else {
            Piece::Words(piece.to_lowercase())
        });
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_that_people_give_them() {
        let mut names = [
            "10 Plan.docx",
            "2 Minutes.docx",
            "37b late.pdf",
            "37 Report.pdf",
            "37a late.pdf",
            "002 appendix.xlsx",
            "Appendices/10.pdf",
            "appendices/9.pdf",
            "agenda.md",
        ];
        names.sort_by(|one, other| in_order(one, other));
        let wanted = [
            "002 appendix.xlsx",
            "2 Minutes.docx",
            "10 Plan.docx",
            "37 Report.pdf",
            "37a late.pdf",
            "37b late.pdf",
            "agenda.md",
            "appendices/9.pdf",
            "Appendices/10.pdf",
        ];
        assert_eq!(names, wanted);
    }

    #[test]
    fn what_no_reader_sees_is_not_asked_for() {
        for name in [
            "~$report.docx",
            ".DS_Store",
            ".~lock.report.odt#",
            "papers/.git/config",
            "Thumbs.db",
            "__MACOSX/report.docx",
            "~WRL0001.tmp",
        ] {
            assert!(!is_wanted(name), "{name}");
        }
        assert!(is_wanted("papers/7 report.docx"));
    }

    #[test]
    fn what_cannot_be_read_is_named_with_the_reason() {
        let deep = format!("{}notes.txt", "deep/".repeat(DEEPEST + 1));
        let names = ["1.txt", "2.png", "3.txt", &deep].map(str::to_owned);
        let bytes = |name: &str| match name {
            "1.txt" => Ok(b"There were 143 offences.".to_vec()),
            "2.png" => Ok(b"\x89PNG\r\n\x1a\n".to_vec()),
            _ => Err(io::ErrorKind::PermissionDenied.into()),
        };
        let bundle = Bundle::read(names, bytes);
        assert_eq!(bundle.members.len(), 1);
        let said: Vec<_> =
            bundle.unread.iter().map(|file| (&*file.name, file.why.to_string())).collect();
        assert_eq!(said.len(), 3);
        assert!(said[0].0 == "2.png" && said[0].1.contains("a picture"), "{said:?}");
        assert!(said[1].0 == "3.txt" && said[1].1.contains("permission denied"), "{said:?}");
        assert!(said[2].1.contains("folders deep"), "{said:?}");
        let many = (0..MOST_FILES + 7).map(|number| format!("{number}.txt"));
        let bundle = Bundle::read(many, |_| Ok(b"Words.".to_vec()));
        assert_eq!((bundle.members.len(), bundle.unread.len()), (MOST_FILES, 7));
        assert_eq!(bundle.unread[0].name, "500.txt");
    }
}
