//! A sheet: a page of the settings with its form. What was typed becomes an edit; before it is made, the page shows what would
//! change for readers and in the text.

use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Button, ButtonKind, Control as _, Input, back_link, button_group};
use data_encoding::HEXLOWER;
use markup::{Content, Element, el};
use partnership::{EditSettings, Granted, TextError};
use ring::digest;
use workbench::texts::{Edit, EditError, MakeError, Preview, Proposal, preview};

use super::{HOME, shown};
use crate::answer::{Page, Problem, Section, in_full};
use crate::app::App;
use crate::context::Context;
use crate::form::{form, summary};
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
        let mut made = Vec::new();
        let mut parts = Content::new();
        if let Some(looked) = looked.filter(|looked| !looked.is_nothing) {
            let why = Input::new(WHY, words.say("settings-why"))
                .hint(words.say("settings-why-hint"))
                .answered(answers);
            let mark = el("input").attr("type", "hidden").attr("name", LOOKED);
            parts = parts.child(mark.attr("value", looked.mark.as_str())).child(why.element());
            made.push(if looked.removes {
                button(Key("settings-remove"), "remove").kind(ButtonKind::Warning)
            } else {
                button(Key("settings-save"), "save")
            });
            parts = parts.child(button_group(made.into_iter().map(Button::element)));
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
        let looked = match look(context, edit, is_removal(&answers)).await? {
            Ok(looked) => looked,
            Err(refused) => {
                self.refuse(context, &mut answers, &refused);
                return Ok(self.page(context, &answers).into_response());
            }
        };
        let (proposal, looked) = looked;
        let asked = matches!(answers.value(DO), Some("save" | "remove"));
        // What is made is what was looked at: where another change came between, it is shown again.
        let was_seen = answers.value(LOOKED) == Some(looked.mark.as_str());
        if !(asked && was_seen) || looked.is_nothing {
            return Ok(self.page_with(context, &answers, Some(&looked)).into_response());
        }
        let why = answers.value(WHY).unwrap_or_default().to_owned();
        let may = match may.because(&why) {
            Ok(may) => may,
            Err(error) => {
                crate::form::refuse(&mut answers, error)?;
                return Ok(self.page_with(context, &answers, Some(&looked)).into_response());
            }
        };
        match context.app().work(move |app| Ok(make(app, &may, &proposal))).await? {
            Ok(()) => Ok(Redirect::to(&format!("{HOME}?changed=1")).into_response()),
            Err(TextError::Store(error)) => Err(error.into()),
            Err(TextError::File(error)) => {
                answers.refuse(self.fields[0], in_full(&error));
                Ok(self.page(context, &answers).into_response())
            }
        }
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

/// The proposal of an edit and what it would change, or why it cannot be one.
async fn look(
    context: &Context,
    edit: Edit,
    removes: bool,
) -> Result<Result<(Proposal, Looked), EditError>, Problem> {
    context
        .app()
        .work(move |app| {
            let session = app.session();
            let annotations = app.store().annotations()?;
            let looked = Proposal::of(&session, &edit).and_then(|proposal| {
                let preview = preview(&session, &annotations, &proposal)?;
                let looked = Looked {
                    mark: mark(&proposal),
                    is_merged: proposal.is_merged,
                    is_nothing: proposal.is_nothing(),
                    removes,
                    preview,
                };
                Ok((proposal, looked))
            });
            Ok(looked)
        })
        .await
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
        // The preview opened the same texts: what fails here is no fault of theirs, and the next look finds it again.
        tracing::error!(%error, "the folder could not be read after its settings were changed");
    }
    Ok(())
}

/// The hidden field with the name of what is changed.
pub(super) fn hidden(name: &str, value: &str) -> Element {
    el("input").attr("type", "hidden").attr("name", name).attr("value", value)
}
