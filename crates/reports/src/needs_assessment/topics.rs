//! What the sections are about, and which measures each can stand on, first choice first. The Metropolitan Police's
//! recorded crime tells more apart than the street-level files that every force publishes; where only those are held, the
//! same sections stand on the nearest street measure and say so.

pub(super) use crate::topic::{Topic, is_told, not_available};

/// All recorded crime.
pub(super) const ALL: &[&str] = &["tno", "street-all-crime"];
/// Violence against the person.
pub(super) const VIOLENCE: &[&str] = &["vap", "street-violence-and-sexual-offences"];
/// Violence that caused injury, which stands in for what is left when domestic abuse is taken out.
pub(super) const INJURY: &[&str] = &["vwi", "vap", "street-violence-and-sexual-offences"];
/// Violence with injury without domestic abuse.
pub(super) const NON_DOMESTIC: &[&str] = &["vwi-non-da"];
/// Burglary of any building.
pub(super) const BURGLARY: &[&str] = &["burglary", "street-burglary"];
/// Burglary of homes.
pub(super) const HOMES: &[&str] = &["burglary-residential"];
/// Calls about anti-social behaviour.
pub(super) const ASB_CALLS: &[&str] = &["asb-calls"];
/// Anti-social behaviour as the street-level files have it.
pub(super) const ASB: &[&str] = &["asb", "street-anti-social-behaviour"];
/// Theft from the person.
pub(super) const FROM_PERSON: &[&str] = &["theft-from-person", "street-theft-from-the-person"];
/// Robbery of a person.
pub(super) const ROBBERY: &[&str] = &["robbery-personal", "robbery", "street-robbery"];
/// Theft from a vehicle.
pub(super) const FROM_VEHICLE: &[&str] = &["tfmv"];
/// Theft of a vehicle.
pub(super) const OF_VEHICLE: &[&str] = &["tomv"];
/// Every offence about a vehicle, where the two are not told apart.
pub(super) const VEHICLE: &[&str] = &["vehicle-offences", "street-vehicle-crime"];
/// Offences without an identifiable victim.
pub(super) const STATE: &[&str] = &["state-based"];
/// Offences with one.
pub(super) const VICTIM: &[&str] = &["victim-based"];
/// Recorded drug offences: the part of substance misuse that crime data show.
pub(super) const DRUGS: &[&str] = &["drugs", "street-drugs"];
