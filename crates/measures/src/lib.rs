//! The catalogue of measures, and their evaluation to figures.
