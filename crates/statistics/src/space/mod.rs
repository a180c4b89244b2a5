//! Space: where something clusters.
