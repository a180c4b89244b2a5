//! Who is where: a [`Register`] of areas by GSS code, with their names as the register and the publishers write them, the
//! areas they lie in and the months between which they stand.
//!
//! London's boroughs and Bromley's wards are built in; every other area comes from look-ups that the caller hands over as
//! [`LookupPair`]s. Neither the order of the pairs nor that of the look-ups alters an answer.
//!
//! ```
//! use figure::{AreaKind, Month};
//! use geography::Register;
//!
//! let register = Register::built_in()?;
//! let bromley = register.find("London Borough of Bromley")?;
//! assert_eq!(bromley.code().as_str(), "E09000006");
//!
//! // A ward's name may stand for two generations of wards; the month says which is meant.
//! let ward = register.find_at("Penge Cator", "2021-02".parse()?)?;
//! assert_eq!(ward.code().as_str(), "E05000123");
//! assert_eq!(register.find("Penge Cator")?.code().as_str(), "E05014002");
//!
//! let force = register.parent(ward.code(), AreaKind::Force).map(|force| force.name());
//! assert_eq!(force, Some("Metropolitan Police"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod area;
mod assemble;
mod boundaries;
mod built_in;
mod conversion;
mod error;
mod find;
mod kin;
mod lookup;
mod names;
mod nearest;
mod pseudo;
mod register;
mod spellings;

pub use area::Area;
pub use boundaries::{Boundaries, BoundarySet, Outline, OwnOutline, OwnSet};
pub use conversion::{Conversion, Converted, Found, Moved, Piece, Share, Weight};
pub use error::{Choice, GeographyError};
pub use find::Scope;
pub use lookup::LookupPair;
pub use register::Register;
