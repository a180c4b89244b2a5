//! What the records of the board are, in words.

use components::{Tag, TagColour};
use markup::Element;
use partnership::board::{
    AttendanceStatus, BoardKind, ItemKind, MeetingMode, MeetingStatus, MembershipRole, Outcome,
    ResolutionForm,
};

use crate::context::Context;
use crate::words::Key;

pub(super) fn board(kind: BoardKind) -> Key {
    match kind {
        BoardKind::Board => Key("board-kind-board"),
        BoardKind::Group => Key("board-kind-group"),
    }
}

pub(super) fn role(role: MembershipRole) -> Key {
    match role {
        MembershipRole::Chair => Key("seat-chair"),
        MembershipRole::ViceChair => Key("seat-vice-chair"),
        MembershipRole::Member => Key("seat-member"),
        MembershipRole::PortfolioHolder => Key("seat-portfolio-holder"),
        MembershipRole::Adviser => Key("seat-adviser"),
    }
}

pub(super) fn mode(mode: MeetingMode) -> Key {
    match mode {
        MeetingMode::InPerson => Key("mode-in-person"),
        MeetingMode::Virtual => Key("mode-virtual"),
        MeetingMode::Hybrid => Key("mode-hybrid"),
    }
}

pub(super) fn status(status: MeetingStatus) -> Key {
    match status {
        MeetingStatus::Draft => Key("meeting-draft"),
        MeetingStatus::Published => Key("meeting-published"),
        MeetingStatus::Held => Key("meeting-held"),
        MeetingStatus::MinutesDraft => Key("meeting-minutes-draft"),
        MeetingStatus::MinutesAgreed => Key("meeting-minutes-agreed"),
        MeetingStatus::Cancelled => Key("meeting-cancelled"),
    }
}

/// How far a meeting is, as a tag.
pub(super) fn status_tag(context: &Context, of: MeetingStatus) -> Element {
    let colour = match of {
        MeetingStatus::Draft => TagColour::Grey,
        MeetingStatus::Published => TagColour::Blue,
        MeetingStatus::Held => TagColour::Teal,
        MeetingStatus::MinutesDraft => TagColour::Yellow,
        MeetingStatus::MinutesAgreed => TagColour::Green,
        MeetingStatus::Cancelled => TagColour::Red,
    };
    Tag::new(context.words().say(status(of).0)).colour(colour).element()
}

pub(super) fn item(kind: ItemKind) -> Key {
    match kind {
        ItemKind::Standing => Key("item-standing"),
        ItemKind::Substantive => Key("item-substantive"),
        ItemKind::Papers => Key("item-papers"),
        ItemKind::Verbal => Key("item-verbal"),
    }
}

pub(super) fn attendance(status: AttendanceStatus) -> Key {
    match status {
        AttendanceStatus::Present => Key("attended-present"),
        AttendanceStatus::AlsoPresent => Key("attended-also-present"),
        AttendanceStatus::Apologies => Key("attended-apologies"),
        AttendanceStatus::Alternate => Key("attended-alternate"),
    }
}

pub(super) fn form(form: ResolutionForm) -> Key {
    match form {
        ResolutionForm::Noted => Key("resolved-noted"),
        ResolutionForm::Agreed => Key("resolved-agreed"),
        ResolutionForm::NotedWithAction => Key("resolved-noted-with-action"),
        ResolutionForm::Numbered => Key("resolved-numbered"),
    }
}

pub(super) fn outcome(outcome: Outcome) -> Key {
    match outcome {
        Outcome::Done => Key("outcome-done"),
        Outcome::DecidedAgainst => Key("outcome-decided-against"),
        Outcome::Superseded => Key("outcome-superseded"),
        Outcome::NoResponse => Key("outcome-no-response"),
        Outcome::Ongoing => Key("outcome-ongoing"),
    }
}

/// The mark of what is heard without the public.
pub(super) fn part_two(context: &Context) -> Element {
    Tag::new(context.words().say("part-two")).colour(TagColour::Purple).element()
}
