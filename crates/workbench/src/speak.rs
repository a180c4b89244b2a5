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
    let source = provenance.source.as_ref().map_or("none", |source| source.as_str());
    let mut lines =
        vec![("Definition", provenance.definition.clone()), ("Source", source.to_owned())];
    lines.extend(provenance.vintages.iter().map(|vintage| ("Vintage", vintage.to_string())));
    lines.extend(
        provenance.files.iter().map(|f| ("File", format!("{}  sha256 {}", f.name, f.sha256))),
    );
    lines.extend(provenance.licence.iter().map(|licence| ("Licence", licence.clone())));
    lines.extend(provenance.caveats.iter().map(|caveat| ("Caveat", caveat.clone())));
    let written = lines.into_iter().filter(|(_, value)| !value.is_empty());
    let written: Vec<String> =
        written.map(|(label, value)| format!("{label:<12}{value}")).collect();
    written.join("\n") + "\n"
}
