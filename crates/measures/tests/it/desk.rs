//! A desk to work at: a lake filled from texts or shared files, and an evaluator over it.

use std::path::Path;
use std::sync::Arc;

use figure::{
    Figure, FigureQuestion, Figures, Group, Period, Series, SeriesQuestion, Table, TableQuestion,
    VintageId,
};
use geography::{LookupPair, Register};
use lake::{Lake, VintageDraft};
use measures::{Catalogue, Evaluator, Settings};
use sources::FileContext;

/// A lake in a folder of its own.
pub struct Desk {
    lake: Lake,
    dir: tempfile::TempDir,
}

impl Desk {
    /// An empty one.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { lake: Lake::create(dir.path().join("lake")).unwrap(), dir }
    }

    /// Imports a file of this source, given as text.
    pub fn text(&mut self, source: &str, name: &str, text: &str) -> &mut Self {
        let source = sources::by_id(source).unwrap();
        let draft = VintageDraft::of(source, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
        let mut writer = self.lake.begin(draft).unwrap();
        writer.start_file(name, text.len() as u64).unwrap();
        let context = FileContext::new(name);
        (source.read)(&mut text.as_bytes(), &context, &mut writer).unwrap();
        writer.end_file(checksum(text)).unwrap();
        writer.finish().unwrap();
        self
    }

    /// Imports a file or archive as it lies on disk, as one vintage of the source of its first entry.
    pub fn file(&mut self, path: &Path) -> &mut Self {
        let found = sources::open(path).unwrap();
        for container in &found.containers {
            let source = container.entries().iter().find_map(sources::Entry::source).unwrap();
            let draft = VintageDraft::of(source, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
            let mut writer = self.lake.begin(draft).unwrap();
            writer.start_file(&container.label, container.bytes).unwrap();
            let same = |entry: &&sources::Entry| entry.source().is_some_and(|s| s.id == source.id);
            for entry in container.entries().iter().filter(same) {
                if container.archive {
                    writer.start_entry(&entry.label).unwrap();
                }
                container.read_entry(entry, &mut writer).unwrap();
            }
            writer.end_file(container.sha256(&mut |_| {}).unwrap()).unwrap();
            writer.finish().unwrap();
        }
        self
    }

    /// The vintages of a source, the newest first.
    pub fn vintages(&self, source: &str) -> Vec<VintageId> {
        let of = self.lake.vintages().iter().filter(|record| record.source.as_str() == source);
        of.map(|record| record.id.clone()).collect()
    }

    /// An evaluator with the built-in catalogue and these choices.
    pub fn evaluator(self, settings: Settings) -> (Evaluator, tempfile::TempDir) {
        self.evaluator_with_own(settings, "")
    }

    /// An evaluator with these measures besides the built-in ones.
    pub fn evaluator_with_own(
        self,
        settings: Settings,
        own: &str,
    ) -> (Evaluator, tempfile::TempDir) {
        let lookups: Vec<LookupPair> = self
            .lake
            .lookups()
            .unwrap()
            .into_iter()
            .map(|row| LookupPair {
                child_code: row.child_code.parse().unwrap(),
                child_name: row.child_name,
                parent_code: row.parent_code.parse().unwrap(),
                parent_name: row.parent_name,
                child_set: row.child_set,
                parent_set: row.parent_set,
                share: row.share,
                change: row.change,
            })
            .collect();
        let register = Register::with_lookups(lookups).unwrap();
        let catalogue = Catalogue::built_in().unwrap().with_own(own, "own.toml").unwrap();
        let evaluator =
            Evaluator::new(Arc::new(self.lake), Arc::new(register), Arc::new(catalogue), settings);
        (evaluator, self.dir)
    }
}

/// A checksum good enough to tell test files apart.
fn checksum(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}").repeat(4)
}

/// Bromley's choices, with the population of a year.
pub fn bromley(population: Option<i32>) -> Settings {
    Settings {
        area: Some("E09000006".parse().unwrap()),
        population_year: population,
        ..Settings::default()
    }
}

pub fn year_to(month: &str) -> Period {
    Period::rolling_12(month.parse().unwrap())
}

pub fn span(text: &str) -> Period {
    text.parse().unwrap()
}

pub fn ask(evaluator: &Evaluator, measure: &str, area: &str, period: Period) -> Figure {
    let question = FigureQuestion::new(measure.parse().unwrap(), area, period);
    evaluator.figure(&question).unwrap()
}

pub fn table(evaluator: &Evaluator, measure: &str, group: Group, period: Period) -> Table {
    evaluator.table(&TableQuestion::new(measure.parse().unwrap(), group, period)).unwrap()
}

pub fn series(evaluator: &Evaluator, measure: &str, area: &str) -> Series {
    let question = SeriesQuestion {
        measure: measure.parse().unwrap(),
        area: area.to_owned(),
        from: None,
        to: None,
        vintage: None,
    };
    evaluator.series(&question).unwrap()
}
