//! What has been read from the lake, kept: hundreds of figures ask for the same few tables.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use figure::{AreaCode, AreaKind, FiguresError, Month, VintageId};
use geography::{Register, Scope};
use lake::{CountCell, CountsQuery, GroupBy, Lake};

use super::offer::Offer;
use crate::Category;

/// A count, and how many rows of the lake were added up for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub count: u64,
    pub rows: u64,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.count += other.count;
        self.rows += other.rows;
    }
}

/// Counts by month.
pub(super) type ByMonth = BTreeMap<Month, Tally>;

/// One vintage's counts of one choice of categories, by area and by part (force).
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub by_area: BTreeMap<AreaCode, ByMonth>,
    /// By the publisher's name of the force, with what has no location.
    pub by_part: BTreeMap<String, ByMonth>,
    /// For each area, how often it stands in each part.
    pub parts_of: BTreeMap<AreaCode, BTreeMap<String, u64>>,
    /// The query that was run.
    pub query: String,
}

type Key = (VintageId, Vec<Category>, Vec<Category>);

/// The tables read so far.
#[derive(Debug, Default)]
pub(super) struct Store {
    tables: Mutex<BTreeMap<Key, Arc<Cells>>>,
}

impl Store {
    /// The counts that an offer takes from a vintage.
    pub fn cells(
        &self,
        lake: &Lake,
        register: &Register,
        vintage: &VintageId,
        offer: &Offer,
    ) -> Result<Arc<Cells>, FiguresError> {
        self.load(lake, register, (vintage.clone(), offer.include.clone(), offer.exclude.clone()))
    }

    /// Reads everything of each of these vintages, two at a time, so that it is at hand: a query waits for its plan as long as
    /// for its rows.
    pub fn read_all(
        &self,
        lake: &Lake,
        register: &Register,
        vintages: &[&VintageId],
    ) -> Result<(), FiguresError> {
        let known = |id: &&&VintageId| {
            let key = ((**id).clone(), Vec::new(), Vec::new());
            self.tables.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&key)
        };
        let wanted: Vec<&VintageId> = vintages.iter().filter(|id| !known(id)).copied().collect();
        let next = AtomicUsize::new(0);
        let read = || -> Result<(), FiguresError> {
            while let Some(id) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
                self.everything(lake, register, id)?;
            }
            Ok(())
        };
        if wanted.len() < 2 {
            return read();
        }
        std::thread::scope(|scope| {
            let beside = scope.spawn(read);
            let here = read();
            // A thread that panicked has read less; whoever asks reads the rest.
            here.and(beside.join().unwrap_or(Ok(())))
        })
    }

    /// The counts of everything in a vintage: which areas it speaks of at all.
    pub fn everything(
        &self,
        lake: &Lake,
        register: &Register,
        vintage: &VintageId,
    ) -> Result<Arc<Cells>, FiguresError> {
        self.load(lake, register, (vintage.clone(), Vec::new(), Vec::new()))
    }

    fn load(&self, lake: &Lake, register: &Register, key: Key) -> Result<Arc<Cells>, FiguresError> {
        if let Some(cells) = self.tables.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(cells));
        }
        let cells = Arc::new(read(lake, register, &key)?);
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(tables.entry(key).or_insert(cells)))
    }
}

fn read(lake: &Lake, register: &Register, key: &Key) -> Result<Cells, FiguresError> {
    let (vintage, include, exclude) = key;
    let pairs = |categories: &[Category]| {
        categories.iter().map(|category| (category.name.clone(), category.sub.clone())).collect()
    };
    let result = lake
        .counts(&CountsQuery {
            vintage: vintage.clone(),
            period: None,
            include: pairs(include),
            exclude: pairs(exclude),
            group_by: GroupBy::Area,
        })
        .map_err(|error| FiguresError::Data(Box::new(error)))?;
    let mut cells = Cells { query: result.query, ..Cells::default() };
    let mut names = Names { register, known: HashMap::new() };
    for cell in &result.cells {
        let tally = Tally { count: cell.count, rows: cell.rows };
        let area = names.area(cell);
        if let Some(part) = &cell.parent_name {
            cells
                .by_part
                .entry(part.clone())
                .or_default()
                .entry(cell.month)
                .or_default()
                .add(tally);
            if let Some(area) = &area {
                let parts = cells.parts_of.entry(area.clone()).or_default();
                *parts.entry(part.clone()).or_default() += tally.count;
            }
        }
        if let Some(area) = area {
            cells.by_area.entry(area).or_default().entry(cell.month).or_default().add(tally);
        }
    }
    Ok(cells)
}

/// Names as published, turned into areas. A name that is no area (an airport) is left out.
struct Names<'a> {
    register: &'a Register,
    /// A ward's name may stand for two generations of wards, so it is remembered with its month.
    known: HashMap<(String, Option<Month>), Option<AreaCode>>,
}

impl Names<'_> {
    fn area(&mut self, cell: &CountCell) -> Option<AreaCode> {
        if let Some(code) = cell.area_code.as_deref().filter(|code| !code.trim().is_empty()) {
            return code.trim().parse().ok();
        }
        let name = cell.area_name.as_deref()?;
        let always = (name.to_owned(), None);
        if let Some(known) = self.known.get(&always) {
            return known.clone();
        }
        let in_month = (name.to_owned(), Some(cell.month));
        if let Some(known) = self.known.get(&in_month) {
            return known.clone();
        }
        let scope = Scope { at: Some(cell.month), ..Scope::default() };
        let code = self.register.find_with(name, scope).ok().map(|area| area.code().clone());
        let varies = code.as_ref().is_some_and(|code| code.kind() == AreaKind::Ward);
        self.known.insert(if varies { in_month } else { always }, code.clone());
        code
    }
}
