//! Promises heard: sentences of an item's minutes that say that somebody will do something, while no action stands for it.

use components::{Answers, Button, ButtonKind, Size, heading};
use markup::{Element, el};
use partnership::board::{Action, AgendaItem, ItemId, Meeting, Resolution};
use reading::minutes::{Heard, promises_in};

use super::super::names::{Names, owner_id};
use super::super::{act, meeting};
use crate::answer::Problem;
use crate::context::Context;

/// What is recorded of an item, as far as it stands for a promise.
pub(super) struct Recorded {
    pub text: String,
    pub version: i64,
    pub resolutions: Vec<Resolution>,
    pub actions: Vec<Action>,
}

impl Recorded {
    /// As it is now.
    pub fn of(context: &Context, meeting: &Meeting, item: ItemId) -> Result<Self, Problem> {
        let store = context.app().store();
        let minute = store.minute(item)?;
        let mut actions = store.actions_of(meeting.id)?;
        actions.retain(|action| action.said.item == item);
        let version = minute.as_ref().map_or(0, |minute| minute.version);
        let text = minute.map(|minute| minute.text).unwrap_or_default();
        Ok(Self { text, version, resolutions: store.resolutions(item)?, actions })
    }

    /// What was promised, and nothing stands for it.
    pub fn promises(&self, meeting: &Meeting) -> Vec<Heard> {
        let resolutions = self.resolutions.iter().map(|one| one.said.words.as_str());
        let actions = self.actions.iter().map(|one| one.said.words.as_str());
        let known: Vec<&str> = resolutions.chain(actions).collect();
        promises_in(&self.text, &known, Some(meeting.said.date))
    }
}

/// The list of them, each with what makes it an action.
pub(super) fn list(
    context: &Context,
    held: &Meeting,
    item: &AgendaItem,
    heard: &[Heard],
) -> Vec<Element> {
    if heard.is_empty() {
        return Vec::new();
    }
    let words = context.words();
    let at = meeting::address(held);
    let mut list = el("ul").class("govuk-list promises");
    for (nth, promise) in heard.iter().enumerate() {
        let to = format!("{at}/held?item={0}&promise={nth}#what-{0}", item.id);
        let label = words.say_with("promise-make-of", &[("text", promise.text.as_str().into())]);
        let make = Button::new(words.say("promise-make"))
            .kind(ButtonKind::Secondary)
            .href(to)
            .attr("aria-label", label);
        list = list.child(
            el("li").child(el("p").class("govuk-body").text(promise.text.as_str())).child(make),
        );
    }
    vec![heading(3, Size::Small, words.say("promises-title")), list]
}

/// The fields of an action as a promise says them.
pub(super) fn prefilled(
    context: &Context,
    held: &Meeting,
    item: ItemId,
    nth: usize,
) -> Result<Answers, Problem> {
    let heard = Recorded::of(context, held, item)?.promises(held);
    // The page that led here may be an old one.
    let Some(promise) = heard.get(nth) else { return Ok(Answers::default()) };
    let names = Names::on(context, held.said.date)?;
    let owner = promise.owner.as_deref().and_then(|said| names.owner_named(said));
    let [what, whose, due] = act::names_of(&format!("-{item}"));
    Ok(Answers::new([
        (what, promise.text.clone()),
        (whose, owner.map(owner_id).unwrap_or_default()),
        (due, act::typed_promise(promise.due.as_ref())),
    ]))
}
