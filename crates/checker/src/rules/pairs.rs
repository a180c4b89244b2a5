//! Two values of one thing in a sentence: "from 1,451 to 1,256", "(25,142 to 20,284)", "12,662, compared to 6,739".

use crate::book::Sentence;
use crate::number::{Number, Unit};

/// What was, and what is: numbers of a sentence, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The earlier value.
    pub(crate) from: usize,
    /// The later value.
    pub(crate) to: usize,
}

/// The pairs of a sentence.
pub(crate) fn pairs(sentence: &Sentence) -> Vec<Pair> {
    let levels: Vec<usize> = sentence
        .numbers
        .iter()
        .enumerate()
        .filter(|(_, number)| number.is_level() && number.is_figure())
        .map(|(at, _)| at)
        .collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for window in levels.windows(2) {
        let [first, second] = *window else { continue };
        if let Some(pair) = pair(sentence, first, second) {
            pairs.push(pair);
        }
    }
    pairs
}

fn pair(sentence: &Sentence, first: usize, second: usize) -> Option<Pair> {
    let (one, other) = (sentence.numbers.get(first)?, sentence.numbers.get(second)?);
    let parted = sentence.numbers.iter().any(|number| {
        number.is_figure()
            && number.range.start >= one.range.end
            && number.range.end <= other.range.start
    });
    if !alike(one, other) || parted {
        return None;
    }
    let before = sentence.between(0, one.range.start).to_lowercase();
    let between =
        sentence.between(one.range.end, other.range.end.min(other.range.start)).to_lowercase();
    let after = sentence.between(other.range.end, sentence.text.len()).to_lowercase();
    let last_words = |text: &str, count: usize| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words[words.len().saturating_sub(count)..].join(" ")
    };
    // "An increase of 84 from 9,610": the first is the difference. "Aged from 15 to 64" is no change.
    let last = last_words(&before, 3);
    let differs = [
        "increase of",
        "rise of",
        "decrease of",
        "fall of",
        "drop of",
        "reduction of",
        "growth of",
    ]
    .iter()
    .any(|words| last.ends_with(words));
    let aged = last.split(' ').any(|word| matches!(word, "aged" | "ages" | "age"))
        || ["year", "age"].iter().any(|word| after.trim_start().starts_with(word));
    // "To $200m (£104m) from $500m": what stands in brackets after a value is the same in other words.
    let again = between.find(')').is_some_and(|end| !between[..end].contains('('))
        && before.rfind('(').is_some_and(|open| {
            before[..open]
                .trim_end()
                .ends_with(|letter: char| letter.is_ascii_digit() || letter == 'm')
                && !before[open..].contains(')')
        });
    // "From 1 in 1000 to 2 in 1000": the first is what the one is of.
    let mut back = before.split_whitespace().rev();
    let in_so_many = back.next() == Some("in")
        && back.next().is_some_and(|word| {
            word.chars().all(|letter| letter.is_ascii_digit()) || word == "one"
        });
    // "From 27 fewer to 21 more": how far something can be.
    let is_distance = |text: &str| {
        let first = text.split_whitespace().next().unwrap_or("");
        matches!(
            first.trim_end_matches(|letter: char| !letter.is_alphanumeric()),
            "fewer" | "more" | "less" | "lower" | "higher"
        )
    };
    let distances = is_distance(&between) && is_distance(&after);
    if differs || aged || again || in_so_many || distances {
        return None;
    }
    let forward = Some(Pair { from: first, to: second });
    let backward = Some(Pair { from: second, to: first });
    let few = between.split_whitespace().count() <= 14 && !between.contains(';');
    let has_to = between
        .trim_start()
        .trim_start_matches(|letter: char| !letter.is_alphanumeric())
        .starts_with("to ")
        || last_words(&between, 3).split(' ').any(|word| word == "to");
    // "from 1,451 to 1,256", with at most a period between.
    if few && has_to && last_words(&before, 3).split(' ').any(|word| word == "from") {
        return forward;
    }
    // "(25,142 to 20,284)"
    if before.trim_end().ends_with('(')
        && matches!(between.trim(), "to" | "→" | "->" | "-->")
        && after.starts_with([')', ',', ' ', ';'])
    {
        return forward;
    }
    // "to 1,256 from 1,451", "1,256, down from 1,451", "280 (from 250", "280 compared with 250 in 2019"
    let than = [
        "from",
        "compared to",
        "compared with",
        "compared against",
        "against",
        "versus",
        "vs",
        "in comparison to",
        "in comparison with",
        "as opposed to",
    ];
    let last = last_words(&between, 8);
    // A bracket that ends between them parts them, and "180 and 40, from 200 and 50" pairs the first with the first.
    let closes = between.find(')').is_some_and(|end| !between[..end].contains('('));
    let listed = before.trim_end().ends_with(" and")
        && after.trim_start().strip_prefix("and ").is_some_and(|rest| {
            rest.starts_with(|letter: char| letter.is_ascii_digit() || letter == '£')
        });
    // "In the 10 areas the count went from 1,497 to 801": what follows is a pair of its own.
    let goes_on = last.ends_with("from")
        && after.trim_start().strip_prefix("to ").is_some_and(|rest| {
            rest.starts_with(|letter: char| letter.is_ascii_digit() || letter == '£')
        });
    if closes || listed || goes_on {
        return None;
    }
    if few && than.iter().any(|than| compares(&last, than)) && !between.contains("from the") {
        return backward;
    }
    // "there were 1,451 last year and 1,256 this year" is said in too many ways to be sure of.
    None
}

/// Whether what stands between two values compares them: the words, then at most a few that say when.
fn compares(between: &str, than: &str) -> bool {
    let Some(at) = between.rfind(than) else { return false };
    let bounded = between[..at].is_empty() || between[..at].ends_with([' ', '(', ',']);
    let rest = &between[at + than.len()..];
    let goes_on = rest.contains(',') || rest.split_whitespace().any(|word| word == "and");
    bounded
        && !goes_on
        && rest.split_whitespace().count() <= 4
        && (rest.is_empty() || rest.starts_with([' ', '(']))
}

/// Whether two numbers can be of one thing.
fn alike(one: &Number, other: &Number) -> bool {
    let same = matches!(
        (one.unit, other.unit),
        (Unit::Plain | Unit::Per(_), Unit::Plain | Unit::Per(_)) | (Unit::Pounds, Unit::Pounds)
    );
    let (least, most) = (one.value.min(other.value), one.value.max(other.value));
    same && (least > 0.0 || most > 0.0)
        && ((one.decimals > 0) == (other.decimals > 0) || most < 1_000.0)
}
