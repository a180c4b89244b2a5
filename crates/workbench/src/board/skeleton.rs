//! What stands on every agenda, where the partnership's own settings say nothing else.

use crate::settings::{AgendaTemplate, BoardSettings, Fill, StandingItem};

/// The standing items that London's plan against violence asks of every community safety partnership's agenda.
const LONDON: [&str; 4] = [
    "Knife crime, gun crime and serious violence: performance",
    "Habitual knife carriers",
    "Community tension monitoring",
    "Stop and search",
];

fn item(title: &str, purpose: &str, fill: Fill) -> StandingItem {
    StandingItem {
        title: title.to_owned(),
        purpose: purpose.to_owned(),
        presenter: String::new(),
        verbal: false,
        fill,
        parts: Vec::new(),
    }
}

/// The agenda of a partnership: its own, or that of the template.
pub(super) fn skeleton(settings: &BoardSettings) -> Vec<StandingItem> {
    if !settings.items.is_empty() {
        return settings.items.clone();
    }
    let verbal = |title: &str, purpose: &str| StandingItem {
        verbal: true,
        ..item(title, purpose, Fill::Nothing)
    };
    let mut performance = item(
        "Crime performance",
        "Challenging performance is a key role of the board.",
        Fill::Performance,
    );
    if settings.template == AgendaTemplate::London {
        performance.parts = LONDON.map(str::to_owned).to_vec();
    }
    vec![
        verbal("Welcome, apologies and declarations of interest", ""),
        item("Minutes of the last meeting", "To agree them as a correct record.", Fill::Minutes),
        item("Matters outstanding", "Every action that is not closed.", Fill::Matters),
        verbal("Questions from the public", "Questions that were sent in before the meeting."),
        item("Progress on the quarter\u{2019}s priority", "", Fill::Priority),
        verbal("Key issues and themes", ""),
        verbal("Domestic homicide reviews and Prevent", ""),
        performance,
        verbal("Emerging issues and updates of partners", ""),
        verbal("Any other business", ""),
        verbal("Date of the next meeting", ""),
    ]
}
