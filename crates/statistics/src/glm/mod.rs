//! Regression of counts: how a mean depends on several things at once, and how much more the counts scatter than chance.

pub(crate) mod cholesky;
mod design;
mod fit;
mod poisson_glm;

pub use design::Design;
pub use fit::{GlmFit, LinearPrediction};
pub use poisson_glm::PoissonGlm;
