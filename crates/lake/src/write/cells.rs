//! Cells: how many events each month, area and category has. Single events are added up as they pass; counts as published
//! pass through unchanged. Either way they come out sorted, and memory stays bounded: past a limit a sorted run goes to
//! disk, and the runs are merged at the end.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::path::PathBuf;

use arrow::array::{AsArray, RecordBatch};
use arrow::datatypes::{Int32Type, Int64Type};
use sources::Table;

use super::cell::{Cell, Counted, Place};
use super::cell_rows::CellRows;
use super::encoder::Encoder;
use super::hash::Mixed;
use super::names::{NONE, NameColumn, Names, index, missing, places};
use super::spill::{Records, Spill};
use crate::LakeError;
use crate::fs::Disk;

/// The cells of a vintage.
pub(super) struct Cells {
    table: Table,
    disk: Disk,
    scratch: PathBuf,
    limit: usize,
    names: Names,
    areas: Vec<(u32, u32)>,
    area_numbers: HashMap<(u32, u32), u32, Mixed>,
    sums: HashMap<Cell, i64, Mixed>,
    single: Vec<Counted>,
    runs: Vec<Spill<Counted>>,
    without_location: u64,
}

impl Cells {
    /// No cells yet, of a table of counts or of events.
    pub(super) fn new(table: Table, disk: &Disk, scratch: PathBuf, limit: usize) -> Self {
        Self {
            table,
            disk: disk.clone(),
            scratch,
            limit,
            names: Names::new(),
            areas: Vec::new(),
            area_numbers: HashMap::default(),
            sums: HashMap::default(),
            single: Vec::new(),
            runs: Vec::new(),
            without_location: 0,
        }
    }

    /// Rows taken that have neither the code nor the name of an area.
    pub(super) fn without_location(&self) -> u64 {
        self.without_location
    }

    /// Takes rows of the table.
    pub(super) fn add(&mut self, rows: &RecordBatch) -> Result<(), LakeError> {
        let months = rows
            .column_by_name("month")
            .and_then(|column| column.as_primitive_opt::<Int32Type>())
            .ok_or_else(|| missing("month"))?
            .values();
        let code = self.names.column(rows, "area_code")?;
        let name = self.names.column(rows, "area_name")?;
        let category = self.names.column(rows, "category")?;
        if self.table == Table::Counts {
            let parent = self.names.column(rows, "parent_name")?;
            let subcategory = self.names.column(rows, "subcategory")?;
            let counts = rows
                .column_by_name("count")
                .and_then(|column| column.as_primitive_opt::<Int64Type>())
                .ok_or_else(|| missing("count"))?
                .values();
            for row in 0..rows.num_rows() {
                let cell = Cell {
                    category: category.at(row),
                    subcategory: subcategory.at(row),
                    area: self.area(&code, &name, row),
                    month: months[row],
                    parent: parent.at(row),
                };
                self.single.push(Counted { cell, count: counts[row] });
                if self.single.len() >= self.limit {
                    self.spill()?;
                }
            }
        } else {
            let parent = self.names.column(rows, "force")?;
            for (row, &month) in months.iter().enumerate() {
                let cell = Cell {
                    category: category.at(row),
                    subcategory: NONE,
                    area: self.area(&code, &name, row),
                    month,
                    parent: parent.at(row),
                };
                *self.sums.entry(cell).or_insert(0) += 1;
                if self.sums.len() >= self.limit {
                    self.spill()?;
                }
            }
        }
        Ok(())
    }

    fn area(&mut self, code: &NameColumn<'_>, name: &NameColumn<'_>, row: usize) -> u32 {
        let pair = (code.at(row), name.at(row));
        if pair == (NONE, NONE) {
            self.without_location += 1;
        }
        let areas = &mut self.areas;
        *self.area_numbers.entry(pair).or_insert_with(|| {
            areas.push(pair);
            u32::try_from(areas.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// Everything in memory, sorted.
    fn sorted(&mut self, order: &Order) -> Vec<Counted> {
        let mut run = std::mem::take(&mut self.single);
        run.extend(self.sums.drain().map(|(cell, count)| Counted { cell, count }));
        run.sort_unstable_by_key(|counted| (order.place(&counted.cell), counted.count));
        run
    }

    fn spill(&mut self) -> Result<(), LakeError> {
        let order = self.order();
        let path = self.scratch.join(format!("cells-{}", self.runs.len()));
        let mut run = Spill::new(&self.disk, path);
        for counted in self.sorted(&order) {
            run.push(&counted)?;
        }
        self.runs.push(run);
        Ok(())
    }

    /// The order of cells, for the names seen so far. Names seen later do not change it among these.
    fn order(&self) -> Order {
        let names = self.names.places();
        let areas = places(self.areas.len(), |area| {
            let (code, name) = self.areas[area];
            (names[index(code)], names[index(name)])
        });
        Order { names, areas }
    }

    /// Writes the cells, sorted by category, subcategory, area, month and parent, and says how many there were.
    pub(super) fn write(mut self, mut to: Encoder) -> Result<u64, LakeError> {
        if !self.runs.is_empty() {
            self.spill()?;
        }
        let order = self.order();
        let last = self.sorted(&order);
        let mut runs = std::mem::take(&mut self.runs);
        let mut rows = CellRows::new(&self.names, &self.areas, &mut to);
        if runs.is_empty() {
            for counted in last {
                rows.push(&counted)?;
            }
        } else {
            merge(&mut runs, &order, self.table.is_events(), &mut rows)?;
        }
        rows.end()?;
        to.close()
    }
}

/// The order of cells by their names.
struct Order {
    names: Vec<u32>,
    areas: Vec<u32>,
}

impl Order {
    fn place(&self, cell: &Cell) -> Place {
        Place {
            category: self.names[index(cell.category)],
            subcategory: self.names[index(cell.subcategory)],
            area: self.areas[index(cell.area)],
            month: cell.month,
            parent: self.names[index(cell.parent)],
        }
    }
}

/// Merges sorted runs; where `add_up` says so, equal cells of several runs become one.
fn merge(
    runs: &mut [Spill<Counted>],
    order: &Order,
    add_up: bool,
    to: &mut CellRows<'_>,
) -> Result<(), LakeError> {
    let mut readers: Vec<Records<'_, Counted>> =
        runs.iter_mut().map(Spill::records).collect::<Result<_, _>>()?;
    let mut heads = Vec::with_capacity(readers.len());
    let mut waiting = BinaryHeap::new();
    for (run, reader) in readers.iter_mut().enumerate() {
        let head = reader.next()?;
        if let Some(counted) = &head {
            waiting.push(Reverse((order.place(&counted.cell), counted.count, run)));
        }
        heads.push(head);
    }
    let mut open: Option<Counted> = None;
    while let Some(Reverse((_, _, run))) = waiting.pop() {
        let next = readers[run].next()?;
        if let Some(counted) = &next {
            waiting.push(Reverse((order.place(&counted.cell), counted.count, run)));
        }
        let Some(counted) = std::mem::replace(&mut heads[run], next) else { continue };
        match &mut open {
            Some(before) if add_up && before.cell == counted.cell => before.count += counted.count,
            _ => {
                if let Some(done) = open.replace(counted) {
                    to.push(&done)?;
                }
            }
        }
    }
    open.map_or(Ok(()), |last| to.push(&last))
}
