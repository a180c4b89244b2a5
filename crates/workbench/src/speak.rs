//! Answers in words, for whoever asks in a terminal: the same words that documents print.

use document::words;
use figure::{Figure, Provenance};

/// A figure as a few plain sentences, with its provenance.
pub fn in_words(figure: &Figure) -> String {
    let sentences = words::sentence(figure);
    format!("{sentences}\n\n{}", provenance_in_words(&figure.provenance))
}

/// Where an answer came from, a line each.
pub fn provenance_in_words(provenance: &Provenance) -> String {
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            text += &format!("{label:<12}{value}\n");
        }
    };
    line("Definition", &provenance.definition);
    line("Source", provenance.source.as_ref().map_or("none", |source| source.as_str()));
    for vintage in &provenance.vintages {
        line("Vintage", vintage.as_str());
    }
    for file in &provenance.files {
        line("File", &format!("{}  sha256 {}", file.name, file.sha256));
    }
    line("Licence", provenance.licence.as_deref().unwrap_or_default());
    for caveat in &provenance.caveats {
        line("Caveat", caveat);
    }
    text
}
