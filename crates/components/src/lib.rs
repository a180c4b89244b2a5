//! The parts of a page: GOV.UK components as functions, with their style, script and typeface.
//!
//! Each part writes what GOV.UK Frontend writes, held against its own fixtures by a test, without the crown, the GOV.UK logo
//! and the Transport typeface. A part knows nothing of HTTP and nothing of what a page is about: every text comes from the
//! caller, and where a part has a word of its own in English, it can be given another.

mod answers;
mod assets;
mod brand;
mod breadcrumbs;
mod button;
mod choices;
mod colour;
mod date_input;
mod error_message;
mod error_summary;
mod field;
mod fieldset;
mod file_upload;
mod filter_bar;
mod footer;
mod header;
mod heading;
mod hint;
mod input;
mod label;
mod links;
mod notification_banner;
mod page;
mod pagination;
#[cfg(test)]
mod palette;
mod panel;
mod part;
mod password_input;
mod phase_banner;
mod rag;
mod select;
mod service_navigation;
mod size;
mod summary_list;
mod table;
mod tag;
mod task_list;
mod text;
mod textarea;

pub use answers::Answers;
pub use assets::{Asset, SCRIPT, STYLESHEET, assets, script_name, stylesheet_name};
pub use brand::{Error, brand};
pub use breadcrumbs::Breadcrumbs;
pub use button::{Button, ButtonKind, button_group};
pub use choices::{Checkboxes, Choice, Radios};
pub use colour::Colour;
pub use date_input::{DateInput, DatePart};
pub use error_message::ErrorMessage;
pub use error_summary::ErrorSummary;
pub use field::{Control, Field};
pub use fieldset::{Fieldset, Legend};
pub use file_upload::FileUpload;
pub use filter_bar::FilterBar;
pub use footer::{Footer, FooterSection};
pub use header::Header;
pub use heading::{heading, link, paragraph};
pub use hint::Hint;
pub use input::{Affix, Input, InputKind, Width};
pub use label::Label;
pub use links::{back_link, skip_link};
pub use notification_banner::NotificationBanner;
pub use page::Page;
pub use pagination::{PageLink, PageNumber, Pagination};
pub use panel::Panel;
pub use password_input::PasswordInput;
pub use phase_banner::phase_banner;
pub use rag::{Rating, rag};
pub use select::{Select, SelectItem};
pub use service_navigation::{NavigationItem, ServiceNavigation};
pub use size::Size;
pub use summary_list::{Action, SummaryCard, SummaryList, SummaryRow};
pub use table::{Cell, Row, Table};
pub use tag::{Tag, TagColour};
pub use task_list::{Task, TaskList};
pub use text::{Details, inset_text, warning_text};
pub use textarea::{CharacterCount, Limit, Textarea};
