//! A sheet: a page of the settings with its form. What was typed becomes an edit; before it is made, the page shows what would
//! change for readers and in the text.

use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Button, ButtonKind, Control as _, Input, back_link, button_group};
use data_encoding::HEXLOWER;
use markup::{Content, Element, el};
use partnership::{EditSettings, Granted, TextError};
use ring::digest;
use workbench::texts::{Edit, EditError, MakeError, Preview, Proposal, check, preview};

use super::{HOME, shown};
use crate::answer::{Page, Problem, Section, in_full};
use crate::app::App;
use crate::context::Context;
use crate::form::{form, hidden, summary};
use crate::words::Key;

/// The hidden field with the mark of what was looked at.
const LOOKED: &str = "looked";
/// The field with the reason for a change.
const WHY: &str = "why";
/// The field that says what to do.
const DO: &str = "do";

/// A page with a form.
pub(super) struct Sheet {
    /// Its title.
    pub title: String,
    /// Where its form is sent.
    pub action: String,
    /// Where its way back leads.
    pub back: String,
    /// What stands before the form.
    pub intro: Vec<Element>,
    /// The names of its fields; what cannot be laid at any of them is laid at the first.
    pub fields: &'static [&'static str],
    /// What its fields show, with what was typed.
    pub shows: Box<dyn Fn(&Answers) -> Content + Send + Sync>,
    /// The word for taking it away, where it can be.
    pub removes: Option<String>,
}

/// What was looked at before it is made.
struct Looked {
    mark: String,
    is_merged: bool,
    is_nothing: bool,
    removes: bool,
    preview: Preview,
}

/// Whether what was sent takes something away.
pub(super) fn is_removal(answers: &Answers) -> bool {
    matches!(answers.value(DO), Some("look-remove" | "remove"))
}

impl Sheet {
    /// The page as it is first shown.
    pub fn page(&self, context: &Context, answers: &Answers) -> Page {
        self.page_with(context, answers, None)
    }

    fn page_with(&self, context: &Context, answers: &Answers, looked: Option<&Looked>) -> Page {
        let words = context.words();
        let mut page = Page::new(Section::Workspace, self.title.as_str())
            .with_all(summary(context, answers))
            .headed();
        page.before = Some(back_link(self.back.as_str(), words.say("back")));
        if let Some(looked) = looked {
            page.is_wide = true;
            let seen = &looked.preview;
            page =
                page.with_all(shown::preview(context, seen, looked.is_nothing, looked.is_merged));
        } else {
            page = page.with_all(self.intro.clone());
        }
        let form = form(context, &self.action, self.body(context, answers, looked));
        if !page.is_wide {
            return page.with(form);
        }
        // The tables above need the whole width; forms are filled in best where lines are not long.
        let column = el("div").class("govuk-grid-column-two-thirds").child(form);
        page.with(el("div").class("govuk-grid-row").child(column))
    }

    fn body(&self, context: &Context, answers: &Answers, looked: Option<&Looked>) -> Content {
        let words = context.words();
        let button =
            |key: Key, value: &'static str| Button::new(words.say(key.0)).name(DO).value(value);
        let mut parts = Content::new();
        if let Some(looked) = looked.filter(|looked| !looked.is_nothing) {
            let why = Input::new(WHY, words.say("settings-why"))
                .hint(words.say("settings-why-hint"))
                .answered(answers);
            parts = parts.child(hidden(LOOKED, looked.mark.as_str())).child(why.element());
            let make = if looked.removes {
                button(Key("settings-remove"), "remove").kind(ButtonKind::Warning)
            } else {
                button(Key("settings-save"), "save")
            };
            parts = parts.child(button_group([make.element()]));
        }
        let fields = (self.shows)(answers);
        let look = button(Key("settings-look"), "look");
        let look = if looked.is_some() { look.kind(ButtonKind::Secondary) } else { look };
        let mut group = vec![look.element()];
        if let Some(word) = &self.removes {
            let remove = Button::new(word.as_str()).name(DO).value("look-remove");
            group.push(remove.kind(ButtonKind::Secondary).element());
        }
        parts.then(fields).child(button_group(group))
    }

    /// Looks at what an edit would change, and makes it where that was looked at and asked for.
    pub async fn change(
        &self,
        context: &Context,
        may: Granted<EditSettings>,
        mut answers: Answers,
        edit: Option<Edit>,
    ) -> Result<Response, Problem> {
        let Some(edit) = edit else { return Ok(self.page(context, &answers).into_response()) };
        let proposed =
            context.app().work(move |app| Ok(Proposal::of(&app.session(), &edit))).await?;
        let proposal = match proposed {
            Ok(proposal) => proposal,
            Err(refused) => return Ok(self.refused(context, answers, &refused)),
        };
        let mark = mark(&proposal);
        let asked = matches!(answers.value(DO), Some("save" | "remove"));
        // What is made is what was looked at: where another change came between, it is shown again.
        let was_seen = answers.value(LOOKED) == Some(mark.as_str());
        if asked && was_seen && !proposal.is_nothing() {
            match may.because(answers.value(WHY).unwrap_or_default()) {
                Ok(may) => return self.make(context, may, answers, proposal).await,
                Err(error) => crate::form::refuse(&mut answers, error)?,
            }
        }
        let removes = is_removal(&answers);
        match look(context, proposal, mark, removes).await? {
            Ok(looked) => Ok(self.page_with(context, &answers, Some(&looked)).into_response()),
            Err(refused) => Ok(self.refused(context, answers, &refused)),
        }
    }

    /// Makes what was looked at, and says so on the first page of the settings.
    async fn make(
        &self,
        context: &Context,
        may: Granted<EditSettings>,
        mut answers: Answers,
        proposal: Proposal,
    ) -> Result<Response, Problem> {
        let made = context.app().work(move |app| {
            Ok(check(&app.session(), &proposal).map(|()| make(app, &may, &proposal)))
        });
        match made.await? {
            Ok(Ok(())) => Ok(Redirect::to(&format!("{HOME}?changed=1")).into_response()),
            Ok(Err(TextError::Store(error))) => Err(error.into()),
            Ok(Err(TextError::File(error))) => {
                answers.refuse(self.fields[0], in_full(&error));
                Ok(self.page(context, &answers).into_response())
            }
            Err(error) => Ok(self.refused(context, answers, &error.into())),
        }
    }

    /// The page with what is wrong at the field that it is of.
    fn refused(&self, context: &Context, mut answers: Answers, error: &EditError) -> Response {
        self.refuse(context, &mut answers, error);
        self.page(context, &answers).into_response()
    }

    /// Lays what is wrong at the field that it is of.
    fn refuse(&self, context: &Context, answers: &mut Answers, error: &EditError) {
        let first = self.fields.first().copied().unwrap_or("text");
        let (field, said) = match error {
            EditError::Answer { key, problem } => {
                let known = self.fields.iter().copied().find(|field| *field == key);
                (known.unwrap_or(first), problem.clone())
            }
            EditError::Conflict => (first, context.words().say("settings-conflict")),
            other => (first, other.to_string()),
        };
        answers.refuse(field, said);
    }
}

/// What a proposal would change, or why it cannot be one.
async fn look(
    context: &Context,
    proposal: Proposal,
    mark: String,
    removes: bool,
) -> Result<Result<Looked, EditError>, Problem> {
    let look = move |app: &App| {
        let annotations = app.store().annotations()?;
        let preview = preview(&app.session(), &annotations, &proposal);
        let (is_merged, is_nothing) = (proposal.is_merged, proposal.is_nothing());
        Ok(preview
            .map(|preview| Looked { mark, is_merged, is_nothing, removes, preview })
            .map_err(EditError::from))
    };
    context.app().work(look).await
}

fn mark(proposal: &Proposal) -> String {
    let mut context = digest::Context::new(&digest::SHA256);
    for text in [proposal.file.slug(), &proposal.before, &proposal.after] {
        context.update(&(text.len() as u64).to_be_bytes());
        context.update(text.as_bytes());
    }
    HEXLOWER.encode(context.finish().as_ref())
}

/// Makes a change that was looked at: the trail and the file, then the data are opened anew.
fn make(
    app: &App,
    may: &Granted<EditSettings>,
    proposal: &Proposal,
) -> Result<(), TextError<MakeError>> {
    let session = app.session();
    let texts = (proposal.file.name(), proposal.before.as_str(), proposal.after.as_str());
    app.store().change_text(may, texts, app.now(), || proposal.make(session.folder()))?;
    if let Err(error) = app.reopen() {
        // The check opened the same texts: what fails here is no fault of theirs, and the next look finds it again.
        tracing::error!(%error, "the folder could not be read after its settings were changed");
    }
    Ok(())
}
