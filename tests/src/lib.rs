//! What whole-street tests share.
