//! Annotations as charts and baselines take them: what somebody wrote of a series becomes a word at its month, and a break
//! where counts before and after are not the same thing.

use std::collections::BTreeSet;

use figure::{AreaKind, Scope};
use geography::Register;
use measures::Break;
use partnership::{Annotation, AnnotationKind, Note};
use reports::Event;

/// How many characters of an annotation stand at a chart; its page has it whole.
const WORD: usize = 40;

/// Annotations as the events of charts.
pub(crate) fn events(register: &Register, annotations: &[Annotation]) -> Vec<Event> {
    let event = |note: &Note| Event {
        month: note.first,
        word: annotation_word(note),
        of: scope(register, note),
    };
    annotations.iter().map(|one| event(&one.note)).collect()
}

/// What no baseline goes across: changes of recording, and restrictions that passed. An operation or an event is what a range
/// is there to show, and breaks nothing.
pub(crate) fn breaks(register: &Register, annotations: &[Annotation]) -> Vec<Break> {
    let told = annotations.iter().filter_map(|one| {
        let until = match one.note.kind {
            AnnotationKind::RecordingChange => None,
            AnnotationKind::Restrictions => Some(one.note.last?.plus(1)),
            _ => return None,
        };
        Some(Break { month: one.note.first, until, of: scope(register, &one.note) })
    });
    told.collect()
}

/// The word that stands at a chart for an annotation: the beginning of its first line, and its end where it has one.
pub fn annotation_word(note: &Note) -> String {
    let line = note.words.lines().next().unwrap_or_default();
    let word = if line.chars().count() <= WORD {
        line.to_owned()
    } else {
        let cut: String = line.chars().take(WORD).collect();
        let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
        format!("{}…", whole.trim_end_matches([',', ';', ':']))
    };
    match note.last.filter(|last| *last > note.first) {
        Some(last) => format!("{word}, to {}", last.short_label()),
        None => word,
    }
}

/// What an annotation is of. One on a district is of its wards too.
fn scope(register: &Register, note: &Note) -> Scope {
    let mut areas = BTreeSet::new();
    if let Some(area) = &note.area {
        let wards = register.children(area, AreaKind::Ward);
        areas.extend(wards.into_iter().map(|ward| ward.code().clone()));
        areas.insert(area.clone());
    }
    Scope { measures: note.measures.clone(), areas }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annotation(kind: AnnotationKind, words: &str, last: Option<&str>) -> Annotation {
        let note = Note {
            first: "2020-03".parse().unwrap(),
            last: last.map(|month| month.parse().unwrap()),
            kind,
            words: words.to_owned(),
            measures: BTreeSet::from(["burglary".parse().unwrap()]),
            area: Some("E09000006".parse().unwrap()),
        };
        Annotation { id: "1".parse().unwrap(), note, is_removed: false }
    }

    #[test]
    fn what_changed_the_counting_breaks_baselines_and_nothing_else_does() {
        let register = Register::built_in().unwrap();
        let all = [
            annotation(AnnotationKind::RecordingChange, "New system", None),
            annotation(AnnotationKind::Restrictions, "Lockdown", Some("2020-06")),
            annotation(AnnotationKind::Restrictions, "Since then", None),
            annotation(AnnotationKind::Operation, "Patrols", Some("2020-06")),
        ];
        let breaks = breaks(&register, &all);
        let until: Vec<_> = breaks.iter().map(|one| one.until).collect();
        assert_eq!(until, [None, Some("2020-07".parse().unwrap())]);
        assert_eq!(events(&register, &all).len(), 4);
    }

    #[test]
    fn it_is_of_its_measure_and_its_area_alone() {
        let register = Register::built_in().unwrap();
        let told = events(&register, &[annotation(AnnotationKind::Event, "Fair", None)]);
        let of = |measure: &str, area: &str| {
            told[0].of.holds(&measure.parse().unwrap(), &area.parse().unwrap())
        };
        assert!(of("burglary", "E09000006"));
        assert!(!of("robbery", "E09000006") && !of("burglary", "E09000007"));
    }

    #[test]
    fn a_long_one_is_cut_between_words() {
        let word = |words: &str, last| {
            annotation_word(&annotation(AnnotationKind::Other, words, last).note)
        };
        assert_eq!(word("First lockdown\nSee the minutes", None), "First lockdown");
        assert_eq!(word("First lockdown", Some("2020-06")), "First lockdown, to Jun 2020");
        let long = "The force moved its crime recording, which took weeks, to CONNECT";
        assert_eq!(word(long, None), "The force moved its crime recording…");
    }
}
