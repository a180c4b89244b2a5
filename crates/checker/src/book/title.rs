//! What sentences stand under.

use figure::Period;

use super::paragraph::numbered;
use super::sentence::Sentence;
use crate::subject::Subject;

/// A title that sentences stand under.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    /// Its text.
    pub(crate) text: String,
    /// How deep it is: the parts of its number; 0 for one without.
    depth: usize,
    /// What it names.
    subject: Option<Subject>,
    /// The period that it names.
    period: Option<Period>,
    /// The place that it is the name of.
    place: Option<String>,
}

/// Tells every sentence the titles that it stands under: those with numbers by their depth, and the last without one.
pub(super) fn place(sentences: &mut [Sentence]) {
    let mut open: Vec<Title> = Vec::new();
    let mut section = 0;
    for sentence in sentences {
        if sentence.is_title {
            let number = numbered(&sentence.text);
            let depth = number.map_or(0, |(number, _)| number.split('.').count());
            let name = number.map_or("", |(_, name)| name).trim();
            let mut places = sentence.places.iter();
            let is_name = |(range, _): &&(_, _)| sentence.part(range) == name;
            let title = Title {
                text: sentence.text.clone(),
                depth,
                subject: sentence.subjects.first().map(|(_, subject)| *subject),
                period: sentence.whens.iter().find_map(crate::when::When::period),
                place: places.find(is_name).map(|(_, place)| place.clone()),
            };
            if depth > 0 {
                open.retain(|open| open.depth > 0 && open.depth < depth);
                section += 1;
            } else if title.subject.is_some() || title.period.is_some() {
                // A title that only names a period leaves what is counted as it was.
                open.retain(|open| {
                    open.depth > 0 || title.subject.is_none() && open.subject.is_some()
                });
                section += usize::from(title.subject.is_some());
            }
            if depth > 0 || title.subject.is_some() || title.period.is_some() {
                open.push(title);
            }
        }
        sentence.section = section;
        sentence.headings = open.iter().map(|title| title.text.clone()).collect();
        sentence.title_subject = open.iter().rev().find_map(|title| title.subject);
        sentence.title_place = open.iter().rev().find_map(|title| title.place.clone());
        sentence.title_period = open.iter().rev().find_map(|title| title.period);
    }
}
