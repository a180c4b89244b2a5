//! Counts whose clause says nothing but what is counted, where and when: "In 2031 there were 1,474 burglaries in Northgate". Two
//! clauses that leave the same words are of one thing.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use figure::Period;
use regex::Regex;

use crate::book::{Book, Sentence};
use crate::direction;
use crate::number::Number;
use crate::pattern::pattern;
use crate::rules::change::is_change;
use crate::rules::pairs::pairs;
use crate::when::When;

/// A count with its period, and the words that say of what and where it is.
pub(super) struct Told<'a> {
    /// Which sentence it is of.
    pub(super) at: usize,
    /// The sentence.
    pub(super) sentence: &'a Sentence,
    /// The count.
    pub(super) number: &'a Number,
    /// The months that it is of.
    pub(super) period: Period,
    /// Where its clause ends in the sentence.
    pub(super) end: usize,
    /// What its clause says of what is counted and where.
    words: BTreeSet<String>,
    /// The words of the title that it stands under.
    title: BTreeSet<String>,
}

/// Words that say nothing of what is counted.
static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^(?:there|it|was|were|is|are|has|have|had|been|an?|the|in|of|for|to|from|at|during|over|between|by|on|and|with|this|that
        |total|totals|totalled|totalling|recorded|reported|record|offences?|crimes?|incidents?|number|numbers|figures?|saw|seen|received|took|place|compared
        |came|stood|reached|stands|year|years|calendar|financial|month|months|twelve|overall|altogether|also|which
        |summary|introduction|overview|performance|detail|details|key|background|main|points|headlines?|conclusions?|findings|data|analysis|profile)$",
    )
});
/// Words that make a count one of a part, or one that is not exact.
static OF_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:these|those|them|whom|whose|such|additional|further|another|others?|extra|more|fewer|less|than|least|most|about|around|approximately|approx|nearly|almost|over\s+\d|roughly|some|estimated|average|averaged|averaging|mean|median|per|each|every|only|target|forecast|expected|projected|up\s+to|first|provisional|until|if|would|by\s+\d|increase\s+of|decrease\s+of|fall\s+of|rise\s+of|reduction\s+of)\b|[~≈]",
    )
});
static TO: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bto\s+$"));

/// The counts of all sentences that say so.
pub(super) fn all(book: &Book) -> Vec<Told<'_>> {
    let mut all = Vec::new();
    let mut title = BTreeSet::new();
    for (at, sentence) in book.sentences.iter().enumerate() {
        if sentence.is_title {
            title = words(sentence, 0..sentence.text.len(), &[]);
            continue;
        }
        if book.is_head(sentence.line()) {
            continue;
        }
        all.extend(of_sentence(at, sentence, &title));
    }
    all
}

fn of_sentence<'a>(at: usize, sentence: &'a Sentence, title: &BTreeSet<String>) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    let changes: Vec<usize> =
        (0..sentence.numbers.len()).filter(|at| is_change(sentence, *at)).collect();
    let mut done = 0;
    for number in &sentence.numbers {
        if !number.is_count()
            || number.blur() > 0.0
            || number.value < 10.0
            || number.range.start < done
        {
            continue;
        }
        let clause = clause(sentence, &number.range);
        if OF_PART.is_match(sentence.part(&clause)) {
            continue;
        }
        let inside = |range: &Range<usize>| clause.start <= range.start && range.end <= clause.end;
        let counts: Vec<(usize, &Number)> = sentence
            .numbers
            .iter()
            .enumerate()
            .filter(|(at, number)| {
                number.is_figure() && inside(&number.range) && !changes.contains(at)
            })
            .collect();
        let whens: Vec<&When> = sentence.whens.iter().filter(|when| inside(&when.range)).collect();
        let taken: Vec<Range<usize>> = sentence
            .numbers
            .iter()
            .map(|number| number.range.clone())
            .chain(whens.iter().map(|when| when.range.clone()))
            .collect();
        let told = |number: &'a Number, period: Period| Told {
            at,
            sentence,
            number,
            period,
            end: clause.end,
            words: words(sentence, clause.clone(), &taken),
            title: title.clone(),
        };
        match (&*counts, &*whens) {
            ([_], [when]) => all.extend(when.period().map(|period| told(number, period))),
            // "From 310 in 2030 to 256 in 2031".
            ([(from, one), (to, other)], [before, after]) => {
                let is_pair =
                    pairs(sentence).iter().any(|pair| pair.from == *from && pair.to == *to);
                let ordered = one.range.end <= before.range.start
                    && before.range.end <= other.range.start
                    && other.range.end <= after.range.start
                    && TO.is_match(sentence.between(0, other.range.start));
                if let (true, true, Some(first), Some(last)) =
                    (is_pair, ordered, before.period(), after.period())
                {
                    all.push(told(one, first));
                    all.push(told(other, last));
                    done = clause.end;
                }
            }
            _ => {}
        }
    }
    all
}

/// The clause of a number: between brackets, semicolons and the comma after it; a comma before it may end what says when.
fn clause(sentence: &Sentence, range: &Range<usize>) -> Range<usize> {
    let before = sentence.between(0, range.start);
    let start = before.rfind([';', ':', '(', ')', '–']).map_or(0, |at| at + 1);
    let start = (start..=range.start).find(|at| sentence.text.is_char_boundary(*at)).unwrap_or(0);
    let after = sentence.between(range.end, sentence.text.len());
    let end = range.end + after.find([',', ';', ':', '(', ')', '–']).unwrap_or(after.len());
    start..end
}

/// The words of a part of a sentence that say what is counted and where, in the singular; of a measure its name.
fn words(sentence: &Sentence, range: Range<usize>, taken: &[Range<usize>]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut hidden: Vec<Range<usize>> = taken.to_vec();
    for (found, subject) in &sentence.subjects {
        if range.start <= found.start && found.end <= range.end {
            words.insert(subject.name().to_owned());
            hidden.push(found.clone());
        }
    }
    hidden.extend(sentence.whens.iter().map(|when| when.range.clone()));
    hidden.extend(direction::scan(&sentence.text).into_iter().map(|(found, _)| found));
    let text = sentence.part(&range);
    let mut start = 0;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-') {
            continue;
        }
        let word = range.start + start..range.start + at;
        start = at + letter.len_utf8();
        let is_hidden =
            hidden.iter().any(|hidden| hidden.start < word.end && word.start < hidden.end);
        let text = sentence.part(&word);
        if text.is_empty() || is_hidden || PLAIN.is_match(text) {
            continue;
        }
        let small = text.to_lowercase();
        let single = small.trim_end_matches(['\'', '’']);
        let single = single.strip_suffix('s').filter(|single| single.len() > 3).unwrap_or(single);
        words.insert(single.trim_end_matches(['\'', '’']).to_owned());
    }
    words
}

impl Told<'_> {
    /// Whether two counts are of one thing in one place, as far as their clauses and the titles above them say.
    pub(super) fn is_of_what(&self, other: &Self) -> bool {
        let with_title =
            |told: &Self| told.words.union(&told.title).cloned().collect::<BTreeSet<_>>();
        !self.words.is_empty()
            && self.words == other.words
            && (self.title == other.title || with_title(self) == with_title(other))
    }

    /// Whether two counts in one part of a document are of one thing.
    pub(super) fn is_of_what_here(&self, other: &Self) -> bool {
        !self.words.is_empty() && self.words == other.words && self.title == other.title
    }
}
