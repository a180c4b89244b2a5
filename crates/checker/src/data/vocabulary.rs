//! The names of the catalogue's measures, and how the words of a claim are bound to one of them.

use std::collections::{BTreeMap, BTreeSet};

use figure::{Figures, MeasureId, MeasureSummary};

use super::Why;
use super::speech::Speech;
use super::words::{Break, Word, words};

/// Every name that a measure goes by.
#[derive(Debug)]
pub struct Vocabulary {
    names: BTreeMap<Vec<String>, Vec<MeasureId>>,
    longest: usize,
    measures: BTreeMap<MeasureId, MeasureSummary>,
    speech: Speech,
}

/// A measure that is named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The measure.
    pub id: MeasureId,
    /// The first of its words.
    pub from: usize,
    /// The word after its last.
    pub to: usize,
}

/// What a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// One measure, and nothing that makes another thing of it.
    One(MeasureId),
    /// None, and nothing else that could be counted.
    Nothing,
    /// What cannot be bound.
    Unbound(Why),
}

impl Vocabulary {
    /// The names of what these figures can be asked for.
    pub fn of(figures: &dyn Figures) -> Self {
        let mut names: BTreeMap<Vec<String>, Vec<MeasureId>> = BTreeMap::new();
        let measures = figures.measures();
        for measure in &measures {
            let all = [&measure.title].into_iter().chain(&measure.abbreviation);
            for name in all.chain(&measure.aliases) {
                let key: Vec<String> = words(name).into_iter().map(|word| word.text).collect();
                let known = names.entry(key).or_default();
                if !known.contains(&measure.id) {
                    known.push(measure.id.clone());
                }
            }
        }
        Self {
            longest: names.keys().map(Vec::len).max().unwrap_or(0),
            names,
            measures: measures.into_iter().map(|one| (one.id.clone(), one)).collect(),
            speech: Speech::new(),
        }
    }

    /// The measures, each with what the catalogue says of it.
    pub(super) fn measures(&self) -> impl Iterator<Item = &MeasureSummary> {
        self.measures.values()
    }

    /// What the catalogue says of a measure.
    pub(super) fn measure(&self, id: &MeasureId) -> Option<&MeasureSummary> {
        self.measures.get(id)
    }

    /// The measure's title; its id where it has none.
    pub(super) fn title(&self, id: &MeasureId) -> String {
        self.measure(id).map_or_else(|| id.to_string(), |measure| measure.title.clone())
    }

    /// The measures that are named, the longest names first taken; none of a name that several measures have.
    pub(super) fn mentions(&self, text: &[Word]) -> Result<Vec<Mention>, Why> {
        let mut found = Vec::new();
        let mut from = 0;
        while from < text.len() {
            let Some((ids, to)) = self.named_at(text, from) else {
                from += 1;
                continue;
            };
            match ids {
                [id] => found.push(Mention { id: id.clone(), from, to }),
                several => {
                    let titles = several.iter().map(|id| self.title(id)).collect();
                    return Err(Why::SeveralMeasures(titles));
                }
            }
            from = to;
        }
        Ok(found)
    }

    /// The longest name that begins at a word.
    fn named_at(&self, text: &[Word], from: usize) -> Option<(&[MeasureId], usize)> {
        let one_sentence =
            text[from + 1..].iter().take_while(|word| word.after < Break::Stop).count();
        let most = self.longest.min(one_sentence + 1);
        (1..=most).rev().find_map(|length| {
            let key: Vec<String> =
                text[from..from + length].iter().map(|word| word.text.clone()).collect();
            Some((self.names.get(&key)?.as_slice(), from + length))
        })
    }

    /// What a text names; `known` are the words of places and groups, which say nothing of what is counted.
    pub(super) fn named(&self, text: &str, known: &BTreeSet<String>) -> Named {
        let text = words(text);
        let mentions = match self.mentions(&text) {
            Ok(mentions) => mentions,
            Err(why) => return Named::Unbound(why),
        };
        if let Some(why) = self.speaks_of_other(&text, &mentions) {
            return Named::Unbound(why);
        }
        let ids: BTreeSet<&MeasureId> = mentions.iter().map(|mention| &mention.id).collect();
        let mut ids = ids.into_iter();
        match (ids.next(), ids.next()) {
            (None, _) if text.iter().all(|word| self.says_nothing(word, known)) => Named::Nothing,
            (None, _) => Named::Unbound(Why::NoMeasure),
            (Some(id), None) => match self.narrowed(&text, &mentions, known) {
                Some(why) => Named::Unbound(why),
                None => Named::One(id.clone()),
            },
            (Some(one), Some(two)) => {
                let titles = [one, two].into_iter().chain(ids).map(|id| self.title(id)).collect();
                Named::Unbound(Why::SeveralMeasures(titles))
            }
        }
    }

    /// Whether a text is made of measures' names and words that say nothing, and so names no place.
    pub(super) fn is_of_measures(&self, text: &[Word]) -> bool {
        let nothing = BTreeSet::new();
        let mentions = self.mentions(text).unwrap_or_default();
        let within = |at: usize| mentions.iter().any(|one| (one.from..one.to).contains(&at));
        text.iter().enumerate().all(|(at, word)| within(at) || self.says_nothing(word, &nothing))
    }

    /// Why the figures of a text are those of something else than the measures that it names.
    pub(super) fn speaks_of_other(&self, text: &[Word], mentions: &[Mention]) -> Option<Why> {
        let within = |at: usize| mentions.iter().any(|one| (one.from..one.to).contains(&at));
        let mut outside = text.iter().enumerate().filter(|(at, _)| !within(*at));
        let (_, word) = outside.find(|(_, word)| self.speech.is_other(&word.text))?;
        Some(Why::OtherThing(word.text.clone()))
    }

    /// Why a mention is not the measure whole: a word beside it that is not known to be plain.
    pub(super) fn narrowed(
        &self,
        text: &[Word],
        mentions: &[Mention],
        known: &BTreeSet<String>,
    ) -> Option<Why> {
        mentions.iter().find_map(|mention| {
            let word = self
                .narrowing_before(text, mention.from, known)
                .or_else(|| self.narrowing_after(text, mention, known))?;
            Some(Why::Narrowed { measure: self.title(&mention.id), word: word.text.clone() })
        })
    }

    /// Why a figure counts something else than what its words name: the noun that stands at once after it, or the word before
    /// that it labels. "120 visits while burglary fell" is no figure of burglary, and neither is "Table 3: burglary".
    pub(super) fn counts_other(
        &self,
        text: &str,
        printed: &str,
        known: &BTreeSet<String>,
    ) -> Option<Why> {
        let text = words(text);
        let printed = words(printed);
        let length = printed.len().max(1);
        let is_it = |from: &usize| {
            let figure = &text[*from..from + length];
            figure.iter().map(|word| &word.text).eq(printed.iter().map(|word| &word.text))
        };
        (0..text.len().saturating_sub(length - 1)).filter(is_it).find_map(|from| {
            let to = from + length;
            let before = from.checked_sub(1).map(|before| &text[before]);
            let label = before.filter(|word| {
                text[from].after == Break::Space && self.speech.is_labelled(&word.text)
            });
            let noun = text.get(to).filter(|noun| noun.after == Break::Space).filter(|noun| {
                self.speech.is_counted(&noun.text)
                    || self.named_at(&text, to).is_none() && !self.says_nothing(noun, known)
            });
            label.or(noun).map(|word| Why::OtherThing(word.text.clone()))
        })
    }

    fn narrowing_before<'t>(
        &self,
        text: &'t [Word],
        at: usize,
        known: &BTreeSet<String>,
    ) -> Option<&'t Word> {
        // What stands before a dash, a bracket, a comma or a sentence's end is another thing.
        if at == 0 || text[at].after > Break::Space {
            return None;
        }
        let word = &text[at - 1];
        if self.speech.leads(&word.text) {
            return self.narrowing_before(text, at - 1, known);
        }
        (!self.says_nothing(word, known) && self.ends_no_name(text, at)).then_some(word)
    }

    fn narrowing_after<'t>(
        &self,
        text: &'t [Word],
        mention: &Mention,
        known: &BTreeSet<String>,
    ) -> Option<&'t Word> {
        let mut at = mention.to;
        while let Some(word) = text.get(at) {
            match word.after {
                Break::Stop => return None,
                Break::Comma => return self.speech.narrows(&word.text).then_some(word),
                Break::Aside | Break::Space => {}
            }
            if self.speech.leads(&word.text) {
                at += 1;
                continue;
            }
            let again = self.named_at(text, at).is_some();
            return (!again && !self.says_nothing(word, known)).then_some(word);
        }
        None
    }

    /// Whether no measure's name ends just before a word.
    fn ends_no_name(&self, text: &[Word], at: usize) -> bool {
        !(0..at).any(|from| self.named_at(text, from).is_some_and(|(_, to)| to == at))
    }

    fn says_nothing(&self, word: &Word, known: &BTreeSet<String>) -> bool {
        word.is_number() || self.speech.is_plain(&word.text) || known.contains(&word.text)
    }
}
