//! Areas beside one another: which stand out, in which order, and how evenly something is spread over them.
