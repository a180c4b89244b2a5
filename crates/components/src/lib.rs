//! The parts of a page: GOV.UK components as functions, with their style, script and typeface.
//!
//! Each part writes what GOV.UK Frontend writes, held against its own fixtures by a test, without the crown, the GOV.UK logo
//! and the Transport typeface. A part knows nothing of HTTP and nothing of what a page is about: every text comes from the
//! caller, and where a part has a word of its own in English, it can be given another.

mod answers;
mod assets;
mod breadcrumbs;
mod button;
mod date_input;
mod error_message;
mod error_summary;
mod field;
mod fieldset;
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
mod part;
mod rag;
mod service_navigation;
mod size;
mod summary_list;
mod table;
mod tag;

pub use answers::Answers;
pub use assets::{Asset, SCRIPT, STYLESHEET, assets, script_name, stylesheet_name};
pub use breadcrumbs::Breadcrumbs;
pub use button::{Button, ButtonKind, button_group};
pub use date_input::{DateInput, DatePart};
pub use error_message::ErrorMessage;
pub use error_summary::ErrorSummary;
pub use field::{Control, Field};
pub use fieldset::{Fieldset, Legend};
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
pub use rag::{Rating, rag};
pub use service_navigation::{NavigationItem, ServiceNavigation};
pub use size::Size;
pub use summary_list::{Action, SummaryCard, SummaryList, SummaryRow};
pub use table::{Cell, Row, Table};
pub use tag::{Tag, TagColour};
