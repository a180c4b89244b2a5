//! The board: who sits on it, its meetings with agenda, attendance and minutes, and the actions that it follows until it closes
//! them. All of it is for those who manage the board; nothing here is public.

mod act;
mod action;
mod actions;
mod agenda;
mod agree;
mod at_meeting;
mod boards;
mod fields;
mod invitation;
mod item;
mod kinds;
mod meeting;
mod meeting_form;
mod members;
mod minute;
mod minutes;
mod names;
mod one;
mod organisations;
mod papers;
mod people;
mod posts;
mod register;
mod resolution;
mod standing;
mod writing;

use std::str::FromStr;

use components::{Answers, Button, back_link, button_group};
use markup::{Content, Element};
use partnership::Wrong;

use crate::answer::{Page, Problem, Section};
use crate::context::Context;
use crate::form::{form, summary};
use crate::routes::Routes;
use crate::words::Key;

pub(super) use standing::tasks;

/// The first page of the board.
pub(super) const HOME: &str = "/workspace/boards";
/// The list of actions.
const ACTIONS: &str = "/workspace/actions";

pub(super) fn routes(routes: Routes) -> Routes {
    let routes = boards::routes(routes);
    let routes = members::routes(routes);
    let routes = organisations::routes(routes);
    let routes = people::routes(routes);
    let routes = posts::routes(routes);
    let routes = meeting::routes(routes);
    let routes = invitation::routes(routes);
    let routes = item::routes(routes);
    let routes = at_meeting::routes(routes);
    let routes = minutes::routes(routes);
    let routes = papers::routes(routes);
    actions::routes(routes)
}

/// An id in an address; what is none is not there.
fn id<T: FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// An empty page with the way back.
fn page(context: &Context, title: impl Into<String>, back: &str) -> Page {
    let mut page = Page::new(Section::Workspace, title);
    page.before = Some(back_link(back, context.words().say("back")));
    page
}

/// A page that is one form.
struct Sheet<'a> {
    /// Its title.
    title: String,
    /// Where its form is sent.
    action: String,
    /// Where its way back leads.
    back: &'a str,
    /// What is on its button.
    button: Key,
}

impl Sheet<'_> {
    /// The page with these fields and with what is wrong with them; `more` stands after the form.
    fn page(
        self,
        context: &Context,
        answers: &Answers,
        fields: Content,
        more: impl IntoIterator<Item = Element>,
    ) -> Page {
        let button = Button::new(context.words().say(self.button.0)).element();
        page(context, self.title, self.back)
            .with_all(summary(context, answers))
            .headed()
            .with(form(context, &self.action, fields.child(button_group([button]))))
            .with_all(more)
    }
}

/// What the store refused, in words; who is shown the lines that somebody else has changed is told where they stand.
fn refusal(context: &Context, why: &Wrong) -> String {
    match why {
        Wrong::ChangedByOther => context.words().say("error-changed-lines"),
        other => other.to_string(),
    }
}

/// Answers as somebody would have typed them.
fn typed<const N: usize>(fields: [(&str, String); N]) -> Vec<(String, String)> {
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
