//! The typed tables that sources fill and the lake holds. They are publisher-neutral: a source maps its own columns to
//! these, and nothing later knows a publisher's column names.

use std::sync::{Arc, LazyLock};

use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use serde::{Deserialize, Serialize};

/// A kind of table. Months are stored as [`figure::Month::index`] in an Int32 column `month`; codes and names as published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Table {
    /// Events counted by month, area and category: the shape that every measure is answered from.
    Counts,
    /// Recorded crimes, one row each.
    Street,
    /// Outcomes of recorded crimes, one row each.
    Outcomes,
    /// Stops and searches, one row each.
    StopAndSearch,
    /// Residents by area and year.
    Population,
    /// One area inside (or sharing) another.
    Lookup,
    /// Any other number about an area: deprivation scores, ward profiles, densities.
    Indicators,
    /// Outlines of areas.
    Boundaries,
    /// Postcodes with their points and areas.
    Postcodes,
}

impl Table {
    /// Every table, in the order of the list of data held.
    pub const ALL: [Self; 9] = [
        Self::Counts,
        Self::Street,
        Self::Outcomes,
        Self::StopAndSearch,
        Self::Population,
        Self::Lookup,
        Self::Indicators,
        Self::Boundaries,
        Self::Postcodes,
    ];

    /// The table's name in queries and on disk.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Street => "street",
            Self::Outcomes => "outcomes",
            Self::StopAndSearch => "stop-and-search",
            Self::Population => "population",
            Self::Lookup => "lookup",
            Self::Indicators => "indicators",
            Self::Boundaries => "boundaries",
            Self::Postcodes => "postcodes",
        }
    }

    /// The table's columns.
    pub fn schema(self) -> SchemaRef {
        static SCHEMAS: LazyLock<Vec<SchemaRef>> = LazyLock::new(|| {
            Table::ALL.iter().map(|table| Arc::new(table.make_schema())).collect()
        });
        let place = Self::ALL.iter().position(|&table| table == self).unwrap_or(0);
        Arc::clone(&SCHEMAS[place])
    }

    /// Whether rows are single events, which the lake also adds up by month, area and category into a
    /// [`Table::Counts`] of the same vintage: `area_code` and `area_name` as they stand, `parent_name` from `force`,
    /// `category` as it stands, `subcategory` null.
    pub fn is_events(self) -> bool {
        matches!(self, Self::Street | Self::Outcomes | Self::StopAndSearch)
    }

    fn make_schema(self) -> Schema {
        let required = |name: &str, kind: DataType| Field::new(name, kind, false);
        let optional = |name: &str, kind: DataType| Field::new(name, kind, true);
        let text = || DataType::Utf8;
        // Columns with few distinct values; the writer's own dictionaries follow from it.
        let few = || DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
        Schema::new(match self {
            Self::Counts => vec![
                required("month", DataType::Int32),
                optional("area_code", few()),
                optional("area_name", few()),
                // The district of a ward, or the force of an LSOA, as published.
                optional("parent_name", few()),
                required("category", few()),
                optional("subcategory", few()),
                required("count", DataType::Int64),
            ],
            Self::Street => vec![
                optional("crime_id", DataType::Binary),
                required("month", DataType::Int32),
                optional("reported_by", few()),
                optional("force", few()),
                optional("longitude", DataType::Float64),
                optional("latitude", DataType::Float64),
                optional("location", few()),
                optional("area_code", few()),
                optional("area_name", few()),
                required("category", few()),
                optional("outcome", few()),
                optional("context", few()),
            ],
            Self::Outcomes => vec![
                optional("crime_id", DataType::Binary),
                required("month", DataType::Int32),
                optional("reported_by", few()),
                optional("force", few()),
                optional("longitude", DataType::Float64),
                optional("latitude", DataType::Float64),
                optional("location", few()),
                optional("area_code", few()),
                optional("area_name", few()),
                required("category", few()),
            ],
            Self::StopAndSearch => vec![
                // Seconds since 1970 in UTC. The month is that of the file, as published.
                required("month", DataType::Int32),
                required("time", DataType::Int64),
                optional("force", few()),
                optional("longitude", DataType::Float64),
                optional("latitude", DataType::Float64),
                optional("area_code", few()),
                optional("area_name", few()),
                // "Person search", "Person and Vehicle search", "Vehicle search".
                required("category", few()),
                optional("legislation", few()),
                optional("object", few()),
                optional("outcome", few()),
                optional("policing_operation", DataType::Boolean),
            ],
            Self::Population => vec![
                required("year", DataType::Int32),
                // YYYY-MM-DD.
                required("reference_date", text()),
                required("area_code", text()),
                required("area_name", text()),
                // "persons", "males", "females".
                required("sex", few()),
                // "all", "0-15", "65+".
                required("age_band", few()),
                required("count", DataType::Int64),
            ],
            Self::Lookup => vec![
                required("child_code", text()),
                required("child_name", text()),
                required("parent_code", text()),
                required("parent_name", text()),
                // The publisher's code years: "LSOA11", "LAD22".
                required("child_set", few()),
                required("parent_set", few()),
                // The share of the child that lies in the parent; 1 where it lies in it whole.
                required("share", DataType::Float64),
                // The publisher's change indicator (U, S, M, X), where there is one.
                optional("change", few()),
            ],
            Self::Indicators => vec![
                required("area_code", text()),
                required("area_name", text()),
                required("indicator", few()),
                optional("period", few()),
                required("value", DataType::Float64),
            ],
            Self::Boundaries => vec![
                required("area_code", text()),
                required("area_name", text()),
                // The publisher's set and code year: "WD24", "LSOA21"; "NPT" for police neighbourhoods.
                optional("area_set", few()),
                // ISO well-known binary: a MultiPolygon in metres of the British National Grid.
                required("wkb", DataType::Binary),
                required("vertices", DataType::Int64),
                // What was mended, as a sentence.
                optional("repair", text()),
            ],
            Self::Postcodes => vec![
                // "BR1 1AA".
                required("postcode", text()),
                // Metres of the British National Grid; null where the publisher has none.
                optional("easting", DataType::Float64),
                optional("northing", DataType::Float64),
                // Ordnance Survey's positional quality: 10 is a building of the postcode, 60 its sector, 90 nothing.
                optional("quality", DataType::Int32),
                // The month it ended in, YYYY-MM; null where it stands.
                optional("terminated", few()),
                optional("ward_code", few()),
                optional("district_code", few()),
                optional("lsoa_code", few()),
            ],
        })
    }
}
