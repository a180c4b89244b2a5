//! GOV.UK components.
