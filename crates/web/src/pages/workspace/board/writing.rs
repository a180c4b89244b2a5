//! A text that two can write at once: the form with what the other has saved, where both changed the same lines.

use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Control as _, Textarea, inset_text};
use markup::{Content, Element, el};
use partnership::board::Version;
use partnership::{StoreError, Wrong};

use super::{Sheet, refusal, typed};
use crate::answer::{Answer, Page, Problem};
use crate::context::Context;
use crate::form::hidden;
use crate::params::Params;
use crate::words::Key;

/// A text on its form.
pub(super) struct Writing {
    /// The title of the form.
    pub title: String,
    /// The address of the form.
    pub at: String,
    /// Where to go when it is saved, and back to.
    pub back: String,
    /// What the text is called.
    pub label: Key,
    /// What is said of it.
    pub hint: Key,
    /// What is on the button.
    pub button: Key,
    /// How many lines it shows.
    pub rows: u32,
    /// What stands under the text; nothing for most.
    pub help: Option<Element>,
}

impl Writing {
    fn page(&self, context: &Context, answers: &Answers, theirs: Option<&str>) -> Page {
        let words = context.words();
        let text = Textarea::new("text", words.say(self.label.0))
            .hint(words.say(self.hint.0))
            .rows(self.rows)
            .answered(answers);
        let mut fields = Content::new();
        if let Some(theirs) = theirs {
            let title = el("p").class("govuk-body govuk-!-font-weight-bold");
            let said = Content::new()
                .child(title.text(words.say("minute-theirs")))
                .child(el("pre").class("theirs").text(theirs));
            fields = fields.child(inset_text(said));
        }
        let mut fields = fields.child(hidden("base", answers.text("base"))).child(text.element());
        if let Some(help) = &self.help {
            fields = fields.child(help.clone());
        }
        let (title, action) = (self.title.clone(), self.at.clone());
        Sheet { title, action, back: &self.back, button: self.button }.page(
            context,
            answers,
            fields,
            [],
        )
    }

    /// The form with the text as it was last saved.
    pub fn show(&self, context: &Context, held: Option<Version>, params: &Params) -> Answer {
        let version = held.as_ref().map_or(0, |held| held.version);
        let text = held.map(|held| held.text).unwrap_or_default();
        let answers = Answers::new(typed([("text", text), ("base", version.to_string())]));
        let mut page = self.page(context, &answers, None);
        if params.text("merged")?.is_some() {
            let said = inset_text(context.words().say("said-merged")).attr("role", "status");
            // After the heading.
            page.main.insert(1, said);
        }
        Ok(page)
    }

    /// Saves what was typed by `save`, which is given the version that it was begun with and the text; `held` gives what is saved
    /// by now.
    pub fn save(
        &self,
        context: &Context,
        mut answers: Answers,
        save: impl FnOnce(i64, &str) -> Result<Version, StoreError>,
        held: impl FnOnce() -> Result<Option<Version>, StoreError>,
    ) -> Result<Response, Problem> {
        let base: i64 = answers.text("base").parse().unwrap_or_default();
        let text = answers.value("text").unwrap_or_default().to_owned();
        match save(base, &text) {
            // Whoever's lines came between is told to read them.
            Ok(saved) if saved.version > base + 1 => {
                Ok(Redirect::to(&format!("{}?merged=1", self.at)).into_response())
            }
            Ok(_) => Ok(Redirect::to(&self.back).into_response()),
            Err(StoreError::Invalid { why, .. }) => {
                let theirs = held()?.filter(|_| why == Wrong::ChangedByOther);
                if let Some(theirs) = &theirs {
                    // Whoever is shown the others' lines saves over them knowingly.
                    let base = theirs.version.to_string();
                    answers = Answers::new(typed([("text", text), ("base", base)]));
                }
                answers.refuse("text", refusal(context, &why));
                let theirs = theirs.as_ref().map(|held| held.text.as_str());
                Ok(self.page(context, &answers, theirs).into_response())
            }
            Err(error) => Err(error.into()),
        }
    }
}
