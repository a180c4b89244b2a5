//! A reference to a figure as it is written between `{{` and `}}`.

/// What of a figure is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Value,
    Change,
    Percent,
    Before,
    Rate,
    Rank,
    Sentence,
}

const WORDS: [(&str, What); 7] = [
    ("value", What::Value),
    ("change", What::Change),
    ("percent", What::Percent),
    ("before", What::Before),
    ("rate", What::Rate),
    ("rank", What::Rank),
    ("sentence", What::Sentence),
];

/// A reference, read but not yet answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) measure: String,
    pub(super) what: What,
    pub(super) area: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) against: Option<String>,
}

/// Reads `burglary rate area="Penge and Cator" to=2021-02`; else what is wrong and what to write.
pub(super) fn read(text: &str) -> Result<Reference, String> {
    let mut words = split(text)?.into_iter();
    let measure = words
        .next()
        .filter(|word| !word.contains('='))
        .ok_or("no measure is named; write {{burglary}} or {{burglary rate}}")?;
    let mut reference =
        Reference { measure, what: What::Value, area: None, from: None, to: None, against: None };
    for word in words {
        let Some((key, value)) = word.split_once('=') else {
            reference.what =
                WORDS.iter().find(|(name, _)| *name == word).map(|(_, what)| *what).ok_or_else(
                    || {
                        let known = WORDS.map(|(name, _)| name).join(", ");
                        format!("\"{word}\" is nothing that a figure has; write one of {known}")
                    },
                )?;
            continue;
        };
        let place = match key {
            "area" => &mut reference.area,
            "from" => &mut reference.from,
            "to" => &mut reference.to,
            "against" => &mut reference.against,
            _ => return Err(format!("\"{key}\" cannot be chosen; area, from, to and against can")),
        };
        *place = Some(value.to_owned());
    }
    Ok(reference)
}

/// Words, where quotation marks hold words together.
fn split(text: &str) -> Result<Vec<String>, String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' | '\u{201c}' | '\u{201d}' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            c => word.push(c),
        }
    }
    if quoted {
        return Err("a quotation mark is not closed".to_owned());
    }
    if !word.is_empty() {
        words.push(word);
    }
    Ok(words)
}
