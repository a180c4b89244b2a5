//! The engine: one DataFusion session on its own threads, asked from outside in plain calls.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use arrow::record_batch::RecordBatch;
use datafusion::common::TableReference;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{
    ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl,
};
use datafusion::error::DataFusionError;
use datafusion::execution::context::SQLOptions;
use datafusion::execution::object_store::ObjectStoreUrl;
use datafusion::object_store::local::LocalFileSystem;
use datafusion::prelude::{SessionConfig, SessionContext};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use sources::Table;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::{LakeError, VintageRecord};

/// The lake's folder as the engine knows it. Names below it are the same on every machine, which the queries shown to
/// readers need, and no letter of the folder's own path can be taken for a pattern.
const ROOT: &str = "lake://here";

/// The session and its threads.
pub(super) struct Engine {
    dir: PathBuf,
    context: SessionContext,
    /// Held while a file is made known, so that two who ask at once do not both.
    making_known: Mutex<()>,
    runtime: Option<Runtime>,
}

impl Engine {
    /// Starts the engine on the lake in `dir`.
    pub(super) fn start(dir: &Path) -> Result<Self, LakeError> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("lake")
            // Unoptimised, the planner's frames are deep.
            .thread_stack_size(16 << 20)
            .build()
            .map_err(LakeError::read(dir))?;
        let mut config = SessionConfig::new()
            .with_target_partitions(2)
            .with_information_schema(false)
            .with_parquet_pruning(true);
        // Rows that a question leaves out are not decoded.
        config.options_mut().execution.parquet.pushdown_filters = true;
        let context = SessionContext::new_with_config(config);
        let whole = dir.canonicalize().map_err(LakeError::read(dir))?;
        let store = LocalFileSystem::new_with_prefix(whole)
            .map_err(|error| failed("opening the lake", error.into()))?;
        let root = ObjectStoreUrl::parse(ROOT).map_err(|error| failed(ROOT, error))?;
        context.register_object_store(root.as_ref(), Arc::new(store));
        let making_known = Mutex::default();
        Ok(Self { dir: dir.to_owned(), context, making_known, runtime: Some(runtime) })
    }

    /// Makes a vintage's file known by its own name. One that is missing is an error here: to the engine it would be
    /// an empty table.
    pub(super) fn know(
        &self,
        vintage: &VintageRecord,
        file: &str,
        table: Table,
    ) -> Result<(), LakeError> {
        let path = self.dir.join(file);
        if let Err(missing) = std::fs::metadata(&path) {
            let source = Box::new(missing);
            return Err(LakeError::Damaged { path, vintage: vintage.id.clone(), source });
        }
        let known = || -> Result<(), DataFusionError> {
            let name = TableReference::bare(file);
            let _held = self.making_known.lock().unwrap_or_else(PoisonError::into_inner);
            if self.context.table_exist(name.clone())? {
                return Ok(());
            }
            let url = ListingTableUrl::parse(format!("{ROOT}/{file}"))?;
            let options = ListingOptions::new(Arc::new(ParquetFormat::default()))
                .with_file_extension(".parquet");
            let config = ListingTableConfig::new(url)
                .with_listing_options(options)
                .with_schema(table.schema());
            self.context.register_table(name, Arc::new(ListingTable::try_new(config)?))?;
            Ok(())
        };
        known().map_err(|error| failed(file, error))
    }

    /// Asks for rows. Nothing can be changed.
    pub(super) fn rows(&self, sql: &str) -> Result<Vec<RecordBatch>, DataFusionError> {
        let reading = SQLOptions::new()
            .with_allow_ddl(false)
            .with_allow_dml(false)
            .with_allow_statements(false);
        self.run(sql, reading)
    }

    /// Gives a query a name.
    pub(super) fn name(&self, view: &str, query: &str) -> Result<(), DataFusionError> {
        let sql = format!("CREATE OR REPLACE VIEW {} AS {query}", super::text::identifier(view));
        self.run(&sql, SQLOptions::new()).map(|_| ())
    }

    fn run(&self, sql: &str, options: SQLOptions) -> Result<Vec<RecordBatch>, DataFusionError> {
        let Some(runtime) = &self.runtime else { return Ok(Vec::new()) };
        let (context, sql) = (self.context.clone(), sql.to_owned());
        // On the engine's own threads, whose stacks are deep enough.
        let work = runtime
            .spawn(async move { context.sql_with_options(&sql, options).await?.collect().await });
        let wait = || {
            runtime
                .block_on(work)
                .unwrap_or_else(|error| Err(DataFusionError::External(Box::new(error))))
        };
        if Handle::try_current().is_err() {
            return wait();
        }
        // Whoever asks from inside a runtime of their own may not wait in it.
        std::thread::scope(|scope| {
            scope.spawn(wait).join().unwrap_or_else(|_| {
                Err(DataFusionError::Execution("the question was broken off".to_owned()))
            })
        })
    }

    /// Asks for rows of one vintage. A file that is damaged or missing is named.
    pub(super) fn rows_of(
        &self,
        vintage: &VintageRecord,
        file: &str,
        sql: &str,
    ) -> Result<Vec<RecordBatch>, LakeError> {
        self.rows(sql).map_err(|error| {
            let path = self.dir.join(file);
            let damage: Option<Box<dyn std::error::Error + Send + Sync>> =
                match std::fs::File::open(&path).map(ParquetRecordBatchReaderBuilder::try_new) {
                    Err(missing) => Some(missing.into()),
                    Ok(Err(unreadable)) => Some(unreadable.into()),
                    Ok(Ok(_)) => None,
                };
            match (damage, error.find_root()) {
                (Some(source), _) => {
                    LakeError::Damaged { path, vintage: vintage.id.clone(), source }
                }
                (None, DataFusionError::ParquetError(_) | DataFusionError::ArrowError(..)) => {
                    let source = Box::new(error);
                    LakeError::Damaged { path, vintage: vintage.id.clone(), source }
                }
                _ => failed(sql, error),
            }
        })
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // Waiting for the threads is not allowed everywhere, and nothing is lost with them.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// A question that failed.
pub(super) fn failed(query: &str, source: DataFusionError) -> LakeError {
    LakeError::Query { query: query.to_owned(), source: Box::new(source) }
}
