//! Where a document leads besides itself: another page of the partnership's site, named by what it is about. A form that is
//! a page of the site writes its address; any other form writes the words alone.

use figure::{AreaCode, MeasureId, Month, Period};
use serde::Serialize;

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// Every measure of an area in a period.
    Measures {
        /// The area.
        area: AreaCode,
        /// The period.
        period: Period,
    },
    /// One measure of an area in a period.
    Measure {
        /// The measure.
        measure: MeasureId,
        /// The area.
        area: AreaCode,
        /// The period.
        period: Period,
    },
    /// A ward, for those who live in it, in the twelve months to a month.
    Ward {
        /// The ward.
        ward: AreaCode,
        /// The last month.
        to: Month,
    },
    /// How figures are made.
    Methods,
    /// What data are held.
    Register,
}
