//! data.police.uk: recorded crimes, their outcomes, and stops and searches, from every force of England, Wales and Northern
//! Ireland and the British Transport Police. As CSV (an archive holds one file a force, month and kind) and as the answers
//! of the publisher's interface.
//!
//! Files of two gigabytes come by, so rows are read in parallel, a wave of chunks at a time: `cutter` cuts the stream where
//! records end, `waves` has the chunks parsed side by side, `rows` takes each row to a builder or to the rejects.

mod api;
mod api_record;
mod categories;
mod count;
mod crimes;
mod cutter;
mod few;
mod fields;
mod file_name;
mod forces;
mod header;
mod outcomes;
mod records;
mod rows;
mod seen;
mod stop_and_search;
mod street;
mod time;
mod waves;

pub use api::API;
pub use count::{StreetCounts, count_street};
pub use outcomes::OUTCOMES;
pub use stop_and_search::STOP_AND_SEARCH;
pub use street::STREET;

pub(crate) use outcomes::COLUMNS as OUTCOMES_COLUMNS;
pub(crate) use stop_and_search::COLUMNS as STOP_AND_SEARCH_COLUMNS;
pub(crate) use street::COLUMNS as STREET_COLUMNS;

use crate::Download;

const PUBLISHER: &str = "data.police.uk";
const LICENCE: &str = "Contains public sector information licensed under the Open Government Licence v3.0 \
     (police forces via data.police.uk).";
const HOMEPAGE: &str = "https://data.police.uk/data/";

/// Three years to a month, of every force and kind, in one archive.
const ARCHIVE: &[Download] = &[Download {
    file: "police-uk-archive-{to}.zip",
    address: "https://data.police.uk/data/archive/{to}.zip",
}];

const CAVEATS_OF_POINTS: &[&str] = &[
    "Points are moved to the nearest of a fixed set of map points, so they and the LSOA they lie in are approximate.",
    "Rows without a location belong to no area; they are counted for the force only.",
    "Anti-social behaviour, and all rows of the British Transport Police, have no identifier: equal rows are kept, for they \
     may be separate crimes.",
    "Forces send late and corrected files, and some months of some forces are missing.",
];
