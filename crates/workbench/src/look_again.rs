//! Figures to look at again in what people write. It helps whoever writes; nothing is kept from being saved by it.

use checker::Finding;
use document::Document;

/// What the rules that need no data find in these words.
pub fn look_again(words: &str) -> Vec<Finding> {
    // Words that are no text have nothing to look at.
    reading::read(words.as_bytes())
        .map(|reading| checker::check(&reading).findings)
        .unwrap_or_default()
}

/// What there is to look at in a paper that somebody wrote: also against the figures that it refers to.
pub fn look_again_in(paper: &Document) -> Vec<Finding> {
    checker::check_paper(paper)
}
