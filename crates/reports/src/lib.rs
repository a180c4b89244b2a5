//! One module a report: composes a document from figures.
