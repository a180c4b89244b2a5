//! The published JSON schemas (draft 2020-12), made from the types themselves, so that they cannot differ from what is
//! written.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema of a figure.
pub fn figure() -> Value {
    of::<figure::Figure>()
}

/// The schema of a table.
pub fn table() -> Value {
    of::<figure::Table>()
}

/// The schema of a series.
pub fn series() -> Value {
    of::<figure::Series>()
}

/// The schema of `figures.json`.
pub fn figures_file() -> Value {
    of::<crate::json::FiguresFile>()
}

/// The schema of anything that is written as JSON, such as what `data` prints.
pub fn of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties(schema: &Value) -> Vec<&str> {
        schema["properties"].as_object().unwrap().keys().map(String::as_str).collect()
    }

    #[test]
    fn each_schema_names_what_is_written() {
        let figure = figure();
        for name in
            ["measure", "area", "period", "value", "unit", "ci95", "rate", "comparison", "rank"]
        {
            assert!(properties(&figure).contains(&name), "{name} of {:?}", properties(&figure));
        }
        assert!(properties(&table()).contains(&"rows"));
        assert!(properties(&series()).contains(&"months"));
        assert!(properties(&figures_file()).contains(&"figures"));
    }

    #[test]
    fn a_period_has_its_label_in_the_schema() {
        let schema = figure();
        let period = &schema["$defs"]["Period"]["properties"];
        assert!(period["label"].is_object() && period["from"].is_object(), "{period}");
    }
}
