//! The columns by which each source's files are known. Recognition itself is each source's own; this table serves the
//! register, and the message that names the nearest layout of a file that nobody recognised.

use crate::{
    code_point_open, csp_lookup, gla_density, gla_ward_profiles, iod_2019, mps_borough, mps_ward,
    ons_lookup, ons_population, onspd, own_counts, police_uk,
};

/// A layout: the source, and the columns a file of it must have.
pub(crate) type Layout = (&'static str, &'static [&'static str]);

/// Every layout, the richest first where one holds another.
pub(crate) const LAYOUTS: [Layout; 17] = [
    ("mps-ward", &mps_ward::COLUMNS),
    ("mps-borough", &mps_borough::COLUMNS),
    ("police-uk-street", police_uk::STREET_COLUMNS),
    ("police-uk-outcomes", police_uk::OUTCOMES_COLUMNS),
    ("police-uk-stop-and-search", police_uk::STOP_AND_SEARCH_COLUMNS),
    ("ons-population", &ons_population::BROAD_AGE_COLUMNS),
    ("ons-population", &ons_population::ESTIMATES_COLUMNS),
    ("ons-population", &ons_population::NOMIS_COLUMNS),
    ("csp-lookup", &csp_lookup::COLUMNS),
    ("ons-lookup", &ons_lookup::COLUMNS),
    ("iod-2019", &iod_2019::COLUMNS),
    ("gla-ward-profiles", &gla_ward_profiles::COLUMNS),
    ("gla-density", &gla_density::BOROUGH_COLUMNS),
    ("gla-density", &gla_density::WARD_COLUMNS),
    ("code-point-open", &code_point_open::COLUMNS),
    ("onspd", &onspd::COLUMNS),
    ("own-counts", &own_counts::COLUMNS),
];

/// The columns of the source's first layout.
pub(crate) fn columns(id: &str) -> Option<&'static [&'static str]> {
    LAYOUTS.iter().find(|(source, _)| *source == id).map(|(_, columns)| *columns)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_layout_belongs_to_a_source() {
        for (id, columns) in super::LAYOUTS {
            assert!(crate::by_id(id).is_some(), "{id}");
            assert!(columns.len() > 1, "{id}");
        }
    }
}
