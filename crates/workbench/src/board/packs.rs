//! Packs published: composed, written, frozen in a folder of their own and recorded. A published pack is never written again;
//! made again from what was kept with it, it comes out byte for byte.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use document::PaperBody;
use jiff::Timestamp;
use jiff::civil::Date;
use partnership::board::{MeetingId, NewPack, Pack, PackPart, PaperId, PaperPages};
use partnership::{Granted, ManageBoard, Store};
use serde::Deserialize;
use sources::sha256_of_bytes;

use super::check::{Finding, Weight, findings};
use super::compose::{self, Files};
use super::contents::{BodyContents, PackContents, contents};
use super::figures::pack_figures;
use super::pack_record::{PackCheck, PackData, PackFile, PackRecord, PaperData, PublishedPack};
use crate::publication::{put, put_all};
use crate::{Folder, FolderError, Session, WorkbenchError};

/// The file that makes a folder a pack.
const RECORD: &str = "pack-record.json";
/// What it is made from, within its folder.
const CONTENTS: &str = "inputs/contents.json";
/// The page, the PDF and the data of a pack.
const PAGE: &str = "index.html";
const PDF: &str = "pack.pdf";
const DATA: &str = "pack.json";

/// A pack, made but published nowhere.
#[derive(Debug)]
pub struct Prepared {
    /// What it holds.
    pub contents: PackContents,
    /// Its files by their names within its folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The pages of its papers.
    pub pages: Vec<PaperPages>,
}

impl Prepared {
    /// Writes it as a draft into a folder.
    pub fn write(&self, out: &Path) -> Result<(), WorkbenchError> {
        put_all(&self.files, out)
    }
}

/// Makes the pack of a meeting as it would be published on a day, or as a draft.
pub fn prepare_pack(
    session: &Session,
    store: &Store,
    (meeting, part): (MeetingId, PackPart),
    published: Option<Date>,
) -> Result<Prepared, WorkbenchError> {
    let contents = contents(session, store, (meeting, part), published)?;
    let files = |sha256: &str| Ok(store.brought_file(sha256)?);
    let (files, pages) = made(session.folder(), &contents, &files)?;
    Ok(Prepared { contents, files, pages })
}

type Made = (BTreeMap<String, Vec<u8>>, Vec<PaperPages>);

/// The files of a pack, and the pages of its papers.
fn made(folder: &Folder, contents: &PackContents, files: Files) -> Result<Made, WorkbenchError> {
    let pack = compose::compose(folder, contents, files)?;
    let pdf = publish::pack::pdf(&pack)?;
    let page = publish::pack::page(&pack, &pdf.pages);
    let mut made =
        BTreeMap::from([(PAGE.to_owned(), page.into_bytes()), (PDF.to_owned(), pdf.bytes)]);
    let (mut pages, mut papers) = (Vec::new(), Vec::new());
    for (paper, shown) in contents.papers.iter().zip(&pack.papers) {
        let range = pdf.pages.papers.get(&shown.id);
        let (first, last) = range.map_or_else(Default::default, |range| {
            (range.first().to_owned(), range.last().to_owned())
        });
        let file = match (&paper.body, &shown.body) {
            (BodyContents::Brought(_, sha256), PaperBody::Pages(_)) => {
                Some((publish::pack::beside(shown), sha256))
            }
            (BodyContents::Brought(name, sha256), PaperBody::Set(_)) => {
                Some((brought_place(paper.id, name), sha256))
            }
            _ => None,
        };
        let file = match file {
            Some((place, sha256)) => {
                made.insert(place.clone(), files(sha256)?);
                Some(place)
            }
            None => None,
        };
        papers.push(PaperData {
            id: paper.id,
            item: paper.item.clone(),
            title: paper.title.clone(),
            first_page: first.clone(),
            last_page: last.clone(),
            file,
        });
        pages.push(PaperPages { paper: paper.id, first, last });
    }
    let data = PackData {
        board: contents.board.clone(),
        date: contents.date,
        published: contents.published,
        details: contents.details.clone(),
        agenda: contents.agenda.clone(),
        papers,
    };
    made.insert(DATA.to_owned(), publish::json::pretty(&data, DATA)?.into_bytes());
    Ok((made, pages))
}

/// Where a brought file stands in its pack: its own name without what a file system or an address cannot have.
fn brought_place(paper: PaperId, name: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' };
    let name: String = name.chars().map(safe).collect();
    format!("papers/{paper}-{}", name.trim_start_matches(['.', '-']))
}

/// Publishes the pack of a meeting: frozen in its folder, and recorded. With papers that came after the last one, it is a further
/// pack, in which every page keeps its number. `seen` is what [`PackFigures::seen`](super::PackFigures::seen) gave whoever has looked
/// at the figures that contradict.
///
/// # Errors
/// Where it lacks something without which it cannot be published, and where figures contradict that nobody has seen.
pub fn publish_pack(
    session: &Session,
    store: &Store,
    may: &Granted<ManageBoard>,
    (meeting, part, published): (MeetingId, PackPart, Date),
    seen: Option<&str>,
    now: Timestamp,
) -> Result<PublishedPack, WorkbenchError> {
    let found = findings(session, store, meeting, published)?.into_iter();
    let (stops, warnings): (Vec<_>, Vec<_>) = found
        .filter(|finding| finding.part == part)
        .partition(|finding| finding.weight == Weight::Stops);
    let words = |found: Vec<Finding>| found.into_iter().map(|finding| finding.words).collect();
    if !stops.is_empty() {
        return Err(WorkbenchError::NotReady(words(stops)));
    }
    let figures = pack_figures(session, store, (meeting, part))?;
    if let Some(mark) = figures.seen()
        && seen != Some(&*mark)
    {
        return Err(WorkbenchError::NotSeen(figures.contradictions()));
    }
    let Prepared { contents, files, pages } =
        prepare_pack(session, store, (meeting, part), Some(published))?;
    is_news(session.folder(), store, meeting, &contents)?;
    let name = name(store, &contents, meeting)?;
    let record = record(&name, &contents, published, &files)?;
    let place = place(session.folder(), part, &name);
    freeze(&place, &record, &contents, &files, store)?;
    let sha256 = record.sha256;
    let new = NewPack { meeting, part, published, name, sha256, pages };
    let pack = store.record_pack(may, &new, now)?;
    let (files, warnings) = (record.files, words(warnings));
    Ok(PublishedPack { pack, folder: place, files, warnings })
}

/// Refuses a pack that holds what the one before it does, or that would be published before it.
fn is_news(
    folder: &Folder,
    store: &Store,
    meeting: MeetingId,
    contents: &PackContents,
) -> Result<(), WorkbenchError> {
    let packs = store.packs(meeting)?;
    let Some(last) = packs.iter().find(|pack| pack.said.part == contents.part) else {
        return Ok(());
    };
    let (name, day) = (&last.said.name, last.said.published);
    if contents.published.is_some_and(|published| published < day) {
        return Err(WorkbenchError::NotReady(vec![format!(
            "{name} was published on {day}; publish on that day or a later one"
        )]));
    }
    let held = contents_of(folder, store, name)?;
    if (PackContents { published: held.published, ..contents.clone() }) == held {
        return Err(WorkbenchError::NotReady(vec![format!(
            "nothing has changed since {name} was published; add a paper that came late first"
        )]));
    }
    Ok(())
}

/// What a published pack was made from.
pub(super) fn contents_of(
    folder: &Folder,
    store: &Store,
    name: &str,
) -> Result<PackContents, WorkbenchError> {
    let (_, _, place) = published_pack(folder, store, name)?;
    read(&place.join(CONTENTS))
}

/// "pack-safer-bromley-partnership-board-2021-06-17", with the part and the number where it is not the first public one.
fn name(
    store: &Store,
    contents: &PackContents,
    meeting: MeetingId,
) -> Result<String, WorkbenchError> {
    let before = store.packs(meeting)?;
    let number = before.iter().filter(|pack| pack.said.part == contents.part).count() + 1;
    let part = if contents.part == PackPart::Exempt { "-part-2" } else { "" };
    let again = if number > 1 { format!("-{number}") } else { String::new() };
    Ok(format!("pack-{}-{}{part}{again}", document::slug(&contents.board), contents.date))
}

/// A public pack stands with what is published; an exempt one stands apart, where nothing is served from.
fn place(folder: &Folder, part: PackPart, name: &str) -> PathBuf {
    match part {
        PackPart::Public => folder.published().join(name),
        PackPart::Exempt => folder.exempt().join(name),
    }
}

fn record(
    name: &str,
    contents: &PackContents,
    published: Date,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<PackRecord, WorkbenchError> {
    let file = |(name, bytes): (&String, &Vec<u8>)| PackFile {
        name: name.clone(),
        sha256: sha256_of_bytes(bytes),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    };
    let files: Vec<PackFile> = files.iter().map(file).collect();
    let sha256 = sha256_of_bytes(publish::json::pretty(&files, "the list of files")?.as_bytes());
    Ok(PackRecord {
        name: name.to_owned(),
        board: contents.board.clone(),
        date: contents.date,
        part: contents.part,
        published,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        files,
        sha256,
    })
}

/// Puts a pack into its folder, whole or not at all. A folder of its name is left from a publication that was cut off before it was
/// recorded: it was never a pack.
fn freeze(
    place: &Path,
    record: &PackRecord,
    contents: &PackContents,
    files: &BTreeMap<String, Vec<u8>>,
    store: &Store,
) -> Result<(), WorkbenchError> {
    let failed = |source| WorkbenchError::Write { path: place.to_owned(), source };
    let beside = place.with_file_name(format!(".{}.tmp", record.name));
    for left in [place, &beside] {
        if left.exists() {
            fs::remove_dir_all(left).map_err(failed)?;
        }
    }
    if record.part == PackPart::Exempt
        && let Some(folder) = place.parent()
    {
        make_private(folder).map_err(failed)?;
    }
    put_all(files, &beside)?;
    for paper in &contents.papers {
        if let BodyContents::Brought(_, sha256) = &paper.body {
            put(&beside.join("inputs/files").join(sha256), &store.brought_file(sha256)?)?;
        }
    }
    put(&beside.join(CONTENTS), publish::json::pretty(contents, CONTENTS)?.as_bytes())?;
    put(&beside.join(RECORD), publish::json::pretty(record, RECORD)?.as_bytes())?;
    fs::rename(&beside, place).map_err(failed)
}

/// A published pack as a program reads it.
pub fn pack_data(folder: &Folder, store: &Store, name: &str) -> Result<PackData, WorkbenchError> {
    let (_, _, place) = published_pack(folder, store, name)?;
    read(&place.join(DATA))
}

/// Makes a folder that its owner alone can read, where there is none.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Every published pack that is recorded, with its files that are gone or not as they were published.
pub(crate) fn altered(
    folder: &Folder,
    store: &Store,
) -> Result<Vec<(String, Vec<String>)>, WorkbenchError> {
    let mut all = Vec::new();
    for board in store.boards()? {
        for meeting in store.meetings(board.id)? {
            for pack in store.packs(meeting.id)? {
                let name = pack.said.name;
                let altered = match published_pack(folder, store, &name) {
                    Ok((_, record, place)) => altered_in(&record, &place),
                    Err(_) => vec![RECORD.to_owned()],
                };
                all.push((name, altered));
            }
        }
    }
    Ok(all)
}

fn altered_in(record: &PackRecord, place: &Path) -> Vec<String> {
    let is_altered = |file: &&PackFile| {
        fs::read(place.join(&file.name)).map_or(true, |b| sha256_of_bytes(&b) != file.sha256)
    };
    record.files.iter().filter(is_altered).map(|file| file.name.clone()).collect()
}

/// What the folder of a published pack says of it, and where it is.
pub fn published_pack(
    folder: &Folder,
    store: &Store,
    name: &str,
) -> Result<(Pack, PackRecord, PathBuf), WorkbenchError> {
    let pack = store.pack(name)?;
    let place = place(folder, pack.said.part, name);
    let record = read(&place.join(RECORD))?;
    Ok((pack, record, place))
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, WorkbenchError> {
    let text = fs::read_to_string(path)
        .map_err(|source| FolderError::Read { path: path.to_owned(), source })?;
    serde_json::from_str(&text)
        .map_err(|source| WorkbenchError::Record { path: path.to_owned(), source })
}

/// Holds a pack against what was published: each file's hash, and what comes out when it is made again from what was kept with it.
pub fn verify_pack(
    folder: &Folder,
    store: &Store,
    name: &str,
) -> Result<PackCheck, WorkbenchError> {
    let (pack, record, place) = published_pack(folder, store, name)?;
    let altered = altered_in(&record, &place);
    let contents: PackContents = read(&place.join(CONTENTS))?;
    let files = |sha256: &str| {
        let path = place.join("inputs/files").join(sha256);
        fs::read(&path).map_err(|source| FolderError::Read { path, source }.into())
    };
    let (again, _) = made(folder, &contents, &files)?;
    let differs = |file: &&PackFile| {
        again.get(&file.name).is_none_or(|bytes| sha256_of_bytes(bytes) != file.sha256)
    };
    let differ = record.files.iter().filter(differs).map(|file| file.name.clone()).collect();
    let is_recorded = pack.said.sha256 == record.sha256;
    Ok(PackCheck { name: name.to_owned(), altered, differ, is_recorded })
}
