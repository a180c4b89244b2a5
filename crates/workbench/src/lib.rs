//! The use cases: one function a command, the transaction around it, progress reported to a callback. Here the stops of
//! the street meet; nothing here parses arguments or writes HTML.

