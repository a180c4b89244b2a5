//! Claims against invented data.

mod binding;
mod causes;
mod figures;
mod findings;
mod said;
mod swap;
