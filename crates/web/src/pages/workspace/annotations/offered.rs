//! What an annotation can be of: the measures of the catalogue, the own area and its wards; and all of it in words.

use figure::{AreaCode, AreaRef, Figures as _, MeasureId, Month};
use partnership::{AnnotationKind, Note};

use crate::answer::Problem;
use crate::context::Context;
use crate::words::Key;

/// What there is to choose from.
pub(super) struct Offered {
    /// Measures with their titles, by title.
    pub measures: Vec<(MeasureId, String)>,
    /// The own area.
    pub own: Option<AreaRef>,
    /// Its wards, by name.
    pub wards: Vec<AreaRef>,
}

impl Offered {
    /// What can be chosen now.
    pub fn of(context: &Context) -> Result<Self, Problem> {
        let (app, session) = (context.app(), context.app().session());
        let summaries = session.figures().measures();
        let mut measures: Vec<_> = summaries.into_iter().map(|one| (one.id, one.title)).collect();
        measures.sort_by(|a, b| a.1.cmp(&b.1));
        let today = app.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let month = Month::new(today.year().into(), today.month().unsigned_abs().into())
            .map_err(|error| Problem::ours(&error))?;
        // An area that no look-up knows yet has no wards and no charts, and is no fault of whoever asks.
        let (own, wards) = match workbench::view::places(&session, month) {
            Ok(places) => (Some(places.own), places.wards),
            Err(_) => (None, Vec::new()),
        };
        Ok(Self { measures, own, wards })
    }

    /// The area with this code, where it can be chosen.
    pub fn area(&self, code: &str) -> Option<AreaCode> {
        let mut all = self.own.iter().chain(&self.wards);
        all.find(|area| area.code.as_str() == code).map(|area| area.code.clone())
    }

    /// The measures of an annotation in words.
    pub fn measures_in_words(&self, context: &Context, note: &Note) -> String {
        if note.measures.is_empty() {
            return context.words().say("all-measures");
        }
        let title = |id: &MeasureId| {
            let known = self.measures.iter().find(|(known, _)| known == id);
            known.map_or_else(|| id.to_string(), |(_, title)| title.clone())
        };
        let titles: Vec<String> = note.measures.iter().map(title).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        document::words::list(&titles)
    }

    /// The area of an annotation in words.
    pub fn area_in_words(&self, context: &Context, note: &Note) -> String {
        let words = context.words();
        let Some(code) = &note.area else { return words.say("all-areas") };
        if let Some(own) = self.own.as_ref().filter(|own| own.code == *code) {
            return words.say_with("area-with-wards", &[("area", own.name.as_str().into())]);
        }
        let known = self.wards.iter().find(|ward| ward.code == *code);
        known.map_or_else(|| code.to_string(), |ward| ward.name.clone())
    }
}

/// A kind in words.
pub(super) fn kind(context: &Context, kind: AnnotationKind) -> String {
    let key = match kind {
        AnnotationKind::Restrictions => Key("kind-restrictions"),
        AnnotationKind::RecordingChange => Key("kind-recording-change"),
        AnnotationKind::Operation => Key("kind-operation"),
        AnnotationKind::Event => Key("kind-event"),
        AnnotationKind::Other => Key("kind-other"),
    };
    context.words().say(key.0)
}

/// What a kind does to charts besides standing at them, in words.
pub(super) fn kind_hint(context: &Context, kind: AnnotationKind) -> String {
    let key = match kind {
        AnnotationKind::Restrictions => Key("kind-restrictions-what"),
        AnnotationKind::RecordingChange => Key("kind-recording-change-what"),
        AnnotationKind::Operation => Key("kind-operation-what"),
        AnnotationKind::Event => Key("kind-event-what"),
        AnnotationKind::Other => Key("kind-other-what"),
    };
    context.words().say(key.0)
}
