//! What somebody let stand, in a file beside the document that people can read, change and merge: one entry a finding, new
//! ones at the end. What is in it and is not known here stays.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use publish::findings::Acceptance;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use crate::publication::put;
use crate::{FolderError, WorkbenchError};

/// What a new file begins with.
const HEAD: &str = "# Findings of watchward check that somebody looked at and let stand, each with the reason. An entry can be reworded or\n\
                    # removed by hand; it belongs to its finding by its mark.\n";

/// The name of the entries.
const ENTRIES: &str = "accepted";

/// A file of what was accepted; one that is not there yet is empty.
#[derive(Debug)]
pub(super) struct AcceptedFile {
    path: PathBuf,
    /// What stands before the first entry where nothing else does: remarks alone.
    head: String,
    text: DocumentMut,
    all: Vec<Acceptance>,
}

impl AcceptedFile {
    /// Opens it.
    pub(super) fn open(path: PathBuf) -> Result<Self, WorkbenchError> {
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => HEAD.to_owned(),
            Err(source) => return Err(FolderError::Read { path, source }.into()),
        };
        let wrong = |why: String| WorkbenchError::Accepted { path: path.clone(), why };
        let parsed: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            wrong(error.to_string().trim_end().to_owned())
        })?;
        let (head, text) =
            if parsed.is_empty() { (text, DocumentMut::new()) } else { (String::new(), parsed) };
        let all = entries(&text).map_err(wrong)?;
        Ok(Self { path, head, text, all })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What was accepted.
    pub(super) fn all(&self) -> &[Acceptance] {
        &self.all
    }

    /// Adds an entry, in place of an earlier one for the same finding, and writes the file.
    pub(super) fn accept(&mut self, acceptance: Acceptance) -> Result<(), WorkbenchError> {
        let mut entry = Table::new();
        for (name, text) in [
            ("mark", &acceptance.mark),
            ("kind", &acceptance.kind),
            ("says", &acceptance.says),
            ("quote", &acceptance.quote),
            ("reason", &acceptance.reason),
            ("name", &acceptance.name),
        ] {
            entry[name] = value(text);
        }
        let date = acceptance.date.to_string();
        entry["date"] = date.parse::<toml_edit::Datetime>().map_or_else(|_| value(&date), value);
        let held = self.all.iter().position(|one| one.mark == acceptance.mark);
        let list =
            self.text.entry(ENTRIES).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        let Some(list) = list.as_array_of_tables_mut() else { return Ok(()) };
        match held.and_then(|at| list.get_mut(at)) {
            // What else stands in an entry stays.
            Some(before) => {
                for (name, item) in entry {
                    before[&*name] = item;
                }
            }
            None => list.push(entry),
        }
        match held {
            Some(at) => self.all[at] = acceptance,
            None => self.all.push(acceptance),
        }
        self.write()
    }

    /// Takes the entries for a finding out, and writes the file.
    pub(super) fn forget(&mut self, mark: &str) -> Result<(), WorkbenchError> {
        let list = self.text.get_mut(ENTRIES).and_then(Item::as_array_of_tables_mut);
        if let Some(list) = list {
            list.retain(|entry| entry.get("mark").and_then(Item::as_str) != Some(mark));
        }
        self.all.retain(|one| one.mark != mark);
        self.write()
    }

    fn write(&self) -> Result<(), WorkbenchError> {
        put(&self.path, format!("{}{}", self.head, self.text).as_bytes())
    }
}

/// The entries of a file; else what is wrong with it.
fn entries(text: &DocumentMut) -> Result<Vec<Acceptance>, String> {
    let Some(list) = text.get(ENTRIES) else { return Ok(Vec::new()) };
    let list = list.as_array_of_tables().ok_or(format!("each entry begins with [[{ENTRIES}]]"))?;
    (1..).zip(list).map(|(number, entry)| self::entry(entry, number)).collect()
}

fn entry(entry: &Table, number: usize) -> Result<Acceptance, String> {
    let text = |name: &str| {
        let item = entry.get(name).ok_or_else(|| format!("entry {number} has no {name}"))?;
        let text = item.as_str().map(str::to_owned);
        text.ok_or_else(|| {
            format!("the {name} of entry {number} is to be a text in quotation marks")
        })
    };
    let date = entry.get("date").ok_or_else(|| format!("entry {number} has no date"))?;
    let written = date.as_datetime().map(ToString::to_string);
    let written = written.or_else(|| date.as_str().map(str::to_owned)).unwrap_or_default();
    let date: Result<Date, _> = written.parse();
    Ok(Acceptance {
        mark: text("mark")?,
        kind: text("kind")?,
        says: text("says")?,
        quote: text("quote")?,
        reason: text("reason")?,
        name: text("name")?,
        date: date
            .map_err(|_| format!("the date of entry {number} is to be written as 2021-06-17"))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acceptance(mark: &str, reason: &str) -> Acceptance {
        Acceptance {
            mark: mark.to_owned(),
            kind: "percentage-change".to_owned(),
            says: "11%".to_owned(),
            quote: "It \"fell\" by 11%".to_owned(),
            reason: reason.to_owned(),
            name: "Ann Example".to_owned(),
            date: Date::constant(2021, 6, 9),
        }
    }

    #[test]
    fn what_is_kept_is_read_again_and_what_is_not_known_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt.findings.toml");
        let mut file = AcceptedFile::open(path.clone()).unwrap();
        assert!(file.all().is_empty() && !path.exists());
        file.accept(acceptance("aa", "It is as the force printed it.")).unwrap();
        file.accept(acceptance("bb", "Two\nlines")).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with(HEAD) && text.contains("\n[[accepted]]\nmark = \"aa\"\n"),
            "{text}"
        );
        assert!(text.contains("date = 2021-06-09\n"), "{text}");

        let more = text.replace("date = 2021-06-09", "date = \"2021-06-09\"\n# ours\nseen = true");
        fs::write(&path, format!("owner = \"us\"\n{more}")).unwrap();
        let mut file = AcceptedFile::open(path.clone()).unwrap();
        assert_eq!(file.all().len(), 2);
        assert_eq!(file.all()[1], acceptance("bb", "Two\nlines"));
        file.accept(acceptance("aa", "Another reason.")).unwrap();
        file.forget("bb").unwrap();
        let text = fs::read_to_string(&path).unwrap();
        for kept in ["owner = \"us\"", "# ours", "seen = true", "Another reason."] {
            assert!(text.contains(kept), "{kept} is not in\n{text}");
        }
        assert!(!text.contains("Two"));
        assert_eq!(AcceptedFile::open(path).unwrap().all(), [acceptance("aa", "Another reason.")]);
    }

    #[test]
    fn a_file_that_cannot_be_used_says_what_is_wrong_with_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt.findings.toml");
        let whole = "[[accepted]]\nmark = \"aa\"\nkind = \"k\"\nsays = \"s\"\nquote = \"q\"\nreason = \"r\"\nname = \"n\"\ndate = 2021-06-09\n";
        for (text, wanted) in [
            ("accepted = 1", "each entry begins with [[accepted]]"),
            ("[[accepted]\n", "line 1"),
            (&*whole.replace("reason = \"r\"\n", ""), "entry 1 has no reason"),
            (&whole.replace("\"n\"", "5"), "the name of entry 1 is to be a text"),
            (&whole.replace("2021-06-09", "\"9.6.2021\""), "2021-06-17"),
        ] {
            fs::write(&path, text).unwrap();
            let said = AcceptedFile::open(path.clone()).unwrap_err().to_string();
            assert!(said.contains(wanted) && said.contains("a.txt.findings.toml"), "{said}");
        }
    }
}
