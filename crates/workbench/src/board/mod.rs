//! The board's formal life as use cases.
//!
//! | room | what |
//! | --- | --- |
//! | `desk` | the folder's records, opened at the console |
//! | [`past`] | past minutes, read from a file and kept as somebody confirms them |

mod desk;
pub mod past;

pub use desk::Desk;
