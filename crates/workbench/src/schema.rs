//! The published JSON schemas.

use reports::evaluation::Evaluation;
use reports::hot_spots::HotSpots;
use reports::peaks::Peaks;
use reports::priority_ranking::PriorityRanking;
use serde_json::Value;

use crate::{Changed, ConvertedWards, Edition, Held, Where};

/// What has a published schema.
pub const SCHEMAS: [&str; 15] = [
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
    "editions",
    "changes",
    "edition",
    "findings",
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
        "edition" => schemars::schema_for!(Edition).to_value(),
        "editions" => schemars::schema_for!(Vec<Edition>).to_value(),
        "changes" => schemars::schema_for!(Changed).to_value(),
        "findings" => publish::schema::of::<publish::findings::json::FindingsFile>(),
        "where" => publish::schema::of::<Where>(),
        _ => Value::Null,
    }
}
