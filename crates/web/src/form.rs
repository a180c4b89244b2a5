//! Forms: what was typed, read once, and shown again with what is wrong where it cannot be taken.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Button, ErrorSummary};
use markup::{Content, Element, el};
use partnership::StoreError;

use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::gate::origin::{TOKEN_FIELD, url_fields};
use crate::words::Key;

/// How many fields a form may have.
const MOST_FIELDS: usize = 2_000;
/// How long one answer may be, in bytes.
const LONGEST: usize = 64 * 1024;

/// What was typed into a form. The gate has seen to it that it came from a page of ours.
pub(crate) struct Typed(pub Answers);

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        // The gate has read the body once, and has held its length against the limit.
        let bytes = axum::body::to_bytes(request.into_body(), usize::MAX)
            .await
            .map_err(|_| Problem::TooLarge)?;
        let mut fields = Vec::new();
        for (name, value) in url_fields(&bytes) {
            if fields.len() == MOST_FIELDS || name.len() + value.len() > LONGEST {
                return Err(Problem::TooLarge);
            }
            if name != TOKEN_FIELD {
                fields.push((name, value));
            }
        }
        Ok(Self(Answers::new(fields)))
    }
}

impl Typed {
    /// An answer without space around it; nothing where it is missing.
    pub fn text(&self, name: &str) -> &str {
        self.0.text(name)
    }
}

/// The hidden field with the token of this visitor's forms.
pub(crate) fn token(context: &Context) -> Element {
    hidden(TOKEN_FIELD, context.token())
}

/// A hidden field.
pub(crate) fn hidden(name: &str, value: impl Into<String>) -> Element {
    el("input").attr("type", "hidden").attr("name", name).attr("value", value)
}

/// Says at each field that was left empty what is missing.
pub(crate) fn needed<'a>(
    context: &Context,
    answers: &mut Answers,
    fields: impl IntoIterator<Item = (&'a str, Key)>,
) {
    for (field, missing) in fields {
        if answers.text(field).is_empty() {
            answers.refuse(field, context.words().say(missing.0));
        }
    }
}

/// A form of ours that is sent to `action`, with its token.
pub(crate) fn form(context: &Context, action: &str, fields: impl Into<Content>) -> Element {
    el("form")
        .attr("method", "post")
        .attr("action", action)
        .attr("novalidate", "novalidate")
        .child(token(context))
        .content(fields)
}

/// A form that is one button.
pub(crate) fn one_button(context: &Context, action: &str, button: Button) -> Element {
    form(context, action, button.element())
}

/// Everything that is wrong, for the top of the page.
pub(crate) fn summary(context: &Context, answers: &Answers) -> Option<Element> {
    answers.summary(&context.words().say("error-summary-title")).map(ErrorSummary::element)
}

/// Goes on where a record was saved; where it was refused, its form again with what is wrong.
pub(crate) fn saved<T>(
    done: Result<T, StoreError>,
    mut answers: Answers,
    to: impl FnOnce(&T) -> String,
    again: impl FnOnce(&Answers) -> Answer,
) -> Result<Response, Problem> {
    match done {
        Ok(record) => Ok(Redirect::to(&to(&record)).into_response()),
        Err(error) => {
            refuse(&mut answers, error)?;
            Ok(again(&answers)?.into_response())
        }
    }
}

/// Says what the store refused at its field, or gives back what is no matter of the form.
pub(crate) fn refuse(answers: &mut Answers, error: StoreError) -> Result<(), Problem> {
    match error {
        StoreError::Invalid { field, why } => answers.refuse(field, why.to_string()),
        StoreError::LastAdministrator => answers.refuse("roles", error.to_string()),
        other => return Err(of_store(other)),
    }
    Ok(())
}

/// A problem of the store's.
pub(crate) fn of_store(error: StoreError) -> Problem {
    match error {
        StoreError::NotFound(_) => Problem::NotFound,
        StoreError::Invalid { field, why } => Problem::unreadable(field, why.to_string()),
        StoreError::LastAdministrator => Problem::unreadable("account", error.to_string()),
        other => Problem::ours(&other),
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        of_store(error)
    }
}
