//! The list of actions, with what it is narrowed to.

use components::{FilterBar, Select, SelectItem, link, paragraph};
use markup::Content;
use partnership::ManageBoard;
use partnership::board::{Arisen, BoardId, Owner};

use super::names::{Names, owner_id};
use super::standing::{self, Standing};
use super::{ACTIONS, HOME, action};
use crate::answer::{Answer, Problem};
use crate::context::Context;
use crate::dates::day_of;
use crate::gate::access::May;
use crate::params::Params;
use crate::routes::Routes;
use crate::words::Key;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/actions", list)
        .page::<ManageBoard, _, _>("/workspace/actions/{id}", action::show)
        .page::<ManageBoard, _, _>("/workspace/actions/{id}/edit", action::change)
        .form::<ManageBoard, _, _>("/workspace/actions/{id}/edit", action::edit)
        .form::<ManageBoard, _, _>("/workspace/actions/{id}/update", action::update)
        .form::<ManageBoard, _, _>("/workspace/actions/{id}/close", action::close)
        .form::<ManageBoard, _, _>("/workspace/actions/{id}/reopen", action::reopen)
}

/// Which actions are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Show {
    Outstanding,
    Overdue,
    Urgent,
    Closed,
    All,
}

impl Show {
    const ALL: [Self; 5] =
        [Self::Outstanding, Self::Overdue, Self::Urgent, Self::Closed, Self::All];

    fn id(self) -> &'static str {
        match self {
            Self::Outstanding => "outstanding",
            Self::Overdue => "overdue",
            Self::Urgent => "urgent",
            Self::Closed => "closed",
            Self::All => "all",
        }
    }

    fn word(self) -> Key {
        match self {
            Self::Outstanding => Key("show-outstanding"),
            Self::Overdue => Key("show-overdue"),
            Self::Urgent => Key("show-urgent"),
            Self::Closed => Key("show-closed"),
            Self::All => Key("show-all"),
        }
    }

    fn takes(self, standing: Standing) -> bool {
        match self {
            Self::Outstanding => standing != Standing::Closed,
            Self::Overdue => matches!(standing, Standing::Overdue(_)),
            Self::Urgent => matches!(standing, Standing::Overdue(_) | Standing::Soon(_)),
            Self::Closed => standing == Standing::Closed,
            Self::All => true,
        }
    }
}

/// What the list is narrowed to.
struct Narrowed {
    board: Option<BoardId>,
    owner: Option<Owner>,
    show: Show,
}

impl Narrowed {
    fn of(context: &Context, names: &Names, params: &Params) -> Result<Self, Problem> {
        let unknown = |name: &str| Problem::unreadable(name, context.words().say("error-filter"));
        let board = params.get::<BoardId>("board")?;
        let owner = match params.text("owner")? {
            None => None,
            Some(sent) => Some(names.read_owner(sent).ok_or_else(|| unknown("owner"))?),
        };
        let show = match params.text("show")? {
            None => Show::Outstanding,
            Some(sent) => {
                let known = Show::ALL.into_iter().find(|show| show.id() == sent);
                known.ok_or_else(|| unknown("show"))?
            }
        };
        Ok(Self { board, owner, show })
    }
}

async fn list(context: Context, _may: May<ManageBoard>, params: Params) -> Answer {
    let words = context.words();
    let names = Names::of(&context)?;
    let narrowed = Narrowed::of(&context, &names, &params)?;
    let today = day_of(context.app().now());
    let all = context.app().store().actions()?;
    let shown: Vec<&Arisen> = all
        .iter()
        .filter(|one| narrowed.board.is_none_or(|board| one.board == board))
        .filter(|one| narrowed.owner.is_none_or(|owner| one.action.said.owner == owner))
        .filter(|one| narrowed.show.takes(Standing::of(one, today)))
        .collect();
    let mut page = super::page(&context, words.say("actions-title"), HOME).headed();
    page.is_wide = true;
    page = page.with(bar(&context, &names, &narrowed).element());
    let count = words.say_with("actions-count", &[("count", shown.len().into())]);
    page = page.with(paragraph(count));
    if shown.is_empty() {
        let to = link(format!("{ACTIONS}?show=all"), words.say("actions-see-all"));
        return Ok(page.with(paragraph(Content::new().child(to))));
    }
    Ok(page.with(standing::table(&context, &names, &shown, &words.say("actions-title"))))
}

fn bar(context: &Context, names: &Names, narrowed: &Narrowed) -> FilterBar {
    let words = context.words();
    let any = || SelectItem::new("", words.say("any"));
    let boards = names.boards.iter();
    let boards =
        boards.map(|board| SelectItem::new(board.id.to_string(), board.said.name.as_str()));
    let board =
        Select::new("board", words.say("field-board"), std::iter::once(any()).chain(boards))
            .value(narrowed.board.map(|id| id.to_string()).unwrap_or_default());
    let owners = names.owners(context).into_iter();
    let owners = owners.map(|(id, name)| SelectItem::new(id, name));
    let owner =
        Select::new("owner", words.say("field-owner"), std::iter::once(any()).chain(owners))
            .value(narrowed.owner.map(owner_id).unwrap_or_default());
    let show = Show::ALL.map(|show| SelectItem::new(show.id(), words.say(show.word().0)));
    let show = Select::new("show", words.say("field-show"), show).value(narrowed.show.id());
    FilterBar::new(ACTIONS, words.say("actions-filter"), words.say("choose-button"))
        .control(board.element())
        .control(owner.element())
        .control(show.element())
}
