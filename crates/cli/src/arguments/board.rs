//! The arguments of boards, of who sits on them, and of actions.

use std::str::FromStr;

use super::days::day;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use partnership::board::{
    ActionId, BoardId, BoardKind, Due, ItemId, MeetingId, MembershipId, MembershipRole,
    OrganisationId, Outcome, Owner, PersonId, PostId, ResolutionId,
};

/// Boards and groups, and who sits on them.
#[derive(Debug, Args)]
pub struct BoardArguments {
    #[command(subcommand)]
    pub question: BoardQuestion,
}

#[derive(Debug, Subcommand)]
pub enum BoardQuestion {
    /// Boards and groups, organisations, posts and people, with their ids
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add a board or a group
    Add {
        /// Its name
        name: String,
        /// board or group
        #[arg(long, default_value = "board", value_parser = str::parse::<BoardKind>)]
        kind: BoardKind,
        /// The board that it works for, by id
        #[arg(long, value_parser = str::parse::<BoardId>)]
        parent: Option<BoardId>,
        /// How many clear working days before a meeting its agenda is published
        #[arg(long, default_value_t = 5)]
        notice: u8,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Give a board another name from a day on; it is found by the old one still
    Rename {
        /// The board, by id
        #[arg(value_parser = str::parse::<BoardId>)]
        board: BoardId,
        /// Its new name
        name: String,
        /// From when on
        #[arg(long, value_parser = day)]
        from: Date,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add an organisation
    Organisation {
        /// Its name
        name: String,
        /// What it is called for short
        #[arg(long)]
        short: Option<String>,
        /// It is a responsible authority
        #[arg(long)]
        statutory: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add a post
    Post {
        /// Its title
        title: String,
        /// Its organisation, by id
        #[arg(long, value_parser = str::parse::<OrganisationId>)]
        organisation: Option<OrganisationId>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add somebody who sits on boards, with the post that they hold
    Person {
        /// Their name
        name: String,
        /// Their rank or title: Inspector, Councillor
        #[arg(long)]
        rank: Option<String>,
        /// Their organisation, by id
        #[arg(long, value_parser = str::parse::<OrganisationId>)]
        organisation: Option<OrganisationId>,
        /// The post that they hold, by id
        #[arg(long, value_parser = str::parse::<PostId>, requires = "from")]
        post: Option<PostId>,
        /// From when on they hold it
        #[arg(long, value_parser = day)]
        from: Option<Date>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Who sits on a board on a day
    Members {
        /// The board, by id
        #[arg(value_parser = str::parse::<BoardId>)]
        board: BoardId,
        /// The day; today where it is left out
        #[arg(long, value_parser = day)]
        on: Option<Date>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Give a person or a post a seat on a board
    Join {
        /// The board, by id
        #[arg(value_parser = str::parse::<BoardId>)]
        board: BoardId,
        /// Whose seat: person:3 or post:2
        #[arg(value_parser = str::parse::<SeatArgument>)]
        seat: SeatArgument,
        /// chair, vice-chair, portfolio-holder or member
        #[arg(long, default_value = "member", value_parser = str::parse::<MembershipRole>)]
        role: MembershipRole,
        /// From when on
        #[arg(long, value_parser = day)]
        from: Date,
        /// The membership that it stands in for, by id
        #[arg(long, value_parser = str::parse::<MembershipId>)]
        alternate_for: Option<MembershipId>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// End a membership
    Leave {
        /// The membership, by id
        #[arg(value_parser = str::parse::<MembershipId>)]
        membership: MembershipId,
        /// Its last day
        #[arg(long, value_parser = day)]
        last: Date,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// A kind of record and an id, as they are typed: "post:2".
fn kind_and_id(text: &str) -> Option<(&str, &str)> {
    text.split_once(':')
}

/// Whose a seat is.
#[derive(Debug, Clone, Copy)]
pub struct SeatArgument(pub partnership::board::Seat);

impl FromStr for SeatArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        use partnership::board::Seat;
        let unknown = || format!("\"{text}\" is no seat; write person:ID or post:ID");
        let (kind, id) = kind_and_id(text).ok_or_else(unknown)?;
        match kind {
            "person" => id.parse::<PersonId>().map(Seat::Person).map_err(|_| unknown()),
            "post" => id.parse::<PostId>().map(Seat::Post).map_err(|_| unknown()),
            _ => Err(unknown()),
        }
        .map(Self)
    }
}

/// Whose an action is.
#[derive(Debug, Clone, Copy)]
pub struct OwnerArgument(pub Owner);

impl FromStr for OwnerArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "everybody" {
            return Ok(Self(Owner::Everybody));
        }
        let unknown = || {
            format!(
                "\"{text}\" is no owner; write person:ID, post:ID, board:ID, organisation:ID or everybody"
            )
        };
        let (kind, id) = kind_and_id(text).ok_or_else(unknown)?;
        let owner = match kind {
            "person" => id.parse().map(Owner::Person).ok(),
            "post" => id.parse().map(Owner::Post).ok(),
            "board" => id.parse().map(Owner::Board).ok(),
            "organisation" => id.parse().map(Owner::Organisation).ok(),
            _ => None,
        };
        owner.map(Self).ok_or_else(unknown)
    }
}

/// When something is due: on a day, at a meeting or after an event.
#[derive(Debug, Clone, Args)]
#[group(multiple = false)]
pub struct DueArguments {
    /// The day on which it is due: 2021-04-30
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub due: Option<Date>,
    /// The meeting at which it is due, by id
    #[arg(long, value_name = "MEETING", value_parser = str::parse::<MeetingId>)]
    pub at_meeting: Option<MeetingId>,
    /// The event after which it is due: "the unit's visit"
    #[arg(long, value_name = "EVENT")]
    pub after: Option<String>,
}

impl DueArguments {
    /// When it is due.
    pub fn due(self) -> Option<Due> {
        let day = self.due.map(Due::On);
        day.or(self.at_meeting.map(Due::At)).or(self.after.map(Due::After))
    }
}

/// Actions.
#[derive(Debug, Args)]
pub struct ActionArguments {
    #[command(subcommand)]
    pub question: ActionQuestion,
}

#[derive(Debug, Subcommand)]
pub enum ActionQuestion {
    /// Actions that no board has closed, the oldest first, with their age
    List {
        /// Of this board alone, by id
        #[arg(long, value_parser = str::parse::<BoardId>)]
        board: Option<BoardId>,
        /// Closed ones too
        #[arg(long)]
        all: bool,
        #[command(flatten)]
        printed: super::Printed,
    },
    /// One action with what was heard of it
    Show {
        /// The action, by id
        #[arg(value_parser = str::parse::<ActionId>)]
        action: ActionId,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add an action to an item of an agenda
    Add {
        /// What is to be done
        words: String,
        /// The item that it comes from, by id
        #[arg(long, value_parser = str::parse::<ItemId>)]
        item: ItemId,
        /// The resolution that it comes from, by id
        #[arg(long, value_parser = str::parse::<ResolutionId>)]
        resolution: Option<ResolutionId>,
        /// Whose it is: person:3, post:2, board:1, organisation:4 or everybody
        #[arg(long, value_parser = str::parse::<OwnerArgument>)]
        owner: OwnerArgument,
        #[command(flatten)]
        due: DueArguments,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write down what was heard of an action
    Update {
        /// The action, by id
        #[arg(value_parser = str::parse::<ActionId>)]
        action: ActionId,
        /// What was heard
        words: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// The board closes an action at a meeting
    Close {
        /// The action, by id
        #[arg(value_parser = str::parse::<ActionId>)]
        action: ActionId,
        /// done, decided-against, superseded, no-response or ongoing
        #[arg(long, value_parser = str::parse::<Outcome>)]
        outcome: Outcome,
        /// The meeting, by id
        #[arg(long, value_parser = str::parse::<MeetingId>)]
        at: MeetingId,
        /// What came of it, in words
        #[arg(long, default_value = "")]
        words: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// An action that was closed by mistake is outstanding again
    Reopen {
        /// The action, by id
        #[arg(value_parser = str::parse::<ActionId>)]
        action: ActionId,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}
