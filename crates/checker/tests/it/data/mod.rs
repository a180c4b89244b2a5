//! Claims against invented data.

mod binding;
mod causes;
mod documents;
mod effort;
mod figures;
mod findings;
mod said;
mod swap;
