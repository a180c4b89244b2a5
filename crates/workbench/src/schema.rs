//! The published JSON schemas.

use reports::evaluation::Evaluation;
use reports::hot_spots::HotSpots;
use reports::peaks::Peaks;
use reports::priority_ranking::PriorityRanking;
use serde_json::Value;

use crate::{ConvertedWards, Held, Where};

/// What has a published schema.
pub const SCHEMAS: [&str; 11] = [
    "figure",
    "table",
    "series",
    "figures",
    "data",
    "peaks",
    "priorities",
    "evaluation",
    "hot-spots",
    "where",
    "converted",
];

/// The schema of one of [`SCHEMAS`]; null for any other word.
pub fn schema(of: &str) -> Value {
    match of {
        "figure" => publish::schema::figure(),
        "table" => publish::schema::table(),
        "series" => publish::schema::series(),
        "figures" => publish::schema::figures_file(),
        "data" => schemars::schema_for!(Held).to_value(),
        "peaks" => publish::schema::of::<Peaks>(),
        "priorities" => publish::schema::of::<PriorityRanking>(),
        "evaluation" => publish::schema::of::<Evaluation>(),
        "hot-spots" => publish::schema::of::<HotSpots>(),
        "converted" => publish::schema::of::<ConvertedWards>(),
        "where" => publish::schema::of::<Where>(),
        _ => Value::Null,
    }
}
