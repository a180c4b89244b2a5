//! Series: season, expected range, peaks.
