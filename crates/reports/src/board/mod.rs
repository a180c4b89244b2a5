//! What a board reads that no measure makes: papers written in Markdown with the block at their head, the minutes of a meeting, and
//! what is outstanding. Each is composed from a record that can be kept as it is, so that the same record gives the same document.

mod matters;
mod minutes;
mod paper;

use document::Text;
use jiff::civil::Date;

pub use matters::{Matter, Matters, Update, matters};
pub use minutes::{
    Attendee, Declaration, MinuteItem, MinutesText, Noted, Resolved, Taken, minutes,
};
pub use paper::{HeadLine, PaperText, paper};

/// "17 June 2021".
fn in_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// Words with a full stop after them.
fn ended(words: &str) -> String {
    let words = words.trim_end();
    if words.ends_with(['.', '!', '?', ':']) { words.to_owned() } else { format!("{words}.") }
}

/// Words with something strong before them: "RESOLVED that …".
fn led(strong: &str, words: &str) -> Text {
    Text::new().with_strong(strong).with(format!(" {words}"))
}
