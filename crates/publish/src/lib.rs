//! One module a format: pages, data files and the charts they share.
