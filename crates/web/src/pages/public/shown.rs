//! What a public page shows: a document, made for the choices in the address. The same address with another ending gives its
//! figures as JSON, its tables as CSV, its drawings as pictures.

use std::sync::Arc;

use document::Document;
use figure::{AreaCode, MeasureId, Month, PeriodLength};
use workbench::WorkbenchError;
use workbench::view::{self, MeasureView, MeasuresView};

use crate::answer::{Problem, Section};
use crate::app::App;
use crate::params::Params;

/// A public page with the choices that it is made for.
#[derive(Debug, Clone)]
pub(super) enum Shown {
    /// The first page.
    Home(Option<Month>),
    /// Every measure.
    Measures(Choices),
    /// One measure.
    Measure(MeasureId, Choices),
    /// A ward, for those who live there.
    Ward(AreaCode, Option<Month>),
    /// How figures are made.
    Methods,
    /// What data are held.
    Register,
}

/// The choices of a page about measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choices {
    /// The area; none is the partnership's own.
    pub area: Option<AreaCode>,
    /// The last month; none is the newest that most measures have.
    pub to: Option<Month>,
    /// How long the period is.
    pub period: PeriodLength,
}

/// The lengths of periods as addresses have them.
pub(super) const LENGTHS: [(PeriodLength, &str); 4] = [
    (PeriodLength::Rolling12, "rolling-12"),
    (PeriodLength::FinancialYear, "financial-year"),
    (PeriodLength::Quarter, "quarter"),
    (PeriodLength::Month, "month"),
];

/// The partnership's own area in the newest twelve months.
impl Default for Choices {
    fn default() -> Self {
        Self { area: None, to: None, period: PeriodLength::Rolling12 }
    }
}

impl Choices {
    /// The choices in an address.
    pub fn of(params: &Params) -> Result<Self, Problem> {
        let period = match params.text("period")? {
            None => PeriodLength::Rolling12,
            Some(text) => {
                let known = LENGTHS.iter().find(|(_, id)| *id == text).map(|(length, _)| *length);
                let ids = LENGTHS.map(|(_, id)| id).join(", ");
                known
                    .ok_or_else(|| Problem::unreadable("period", format!("choose one of {ids}")))?
            }
        };
        Ok(Self { area: params.get("area")?, to: params.get("to")?, period })
    }

    /// The period's length, as addresses have it.
    pub fn length(&self) -> &'static str {
        LENGTHS.iter().find(|(length, _)| *length == self.period).map_or("rolling-12", |(_, id)| id)
    }

    /// As an address has them, beginning with `?`; empty where nothing was chosen.
    fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(area) = &self.area {
            query.append_pair("area", area.as_str());
        }
        if let Some(to) = self.to {
            query.append_pair("to", &to.to_string());
        }
        if self.period != PeriodLength::Rolling12 {
            query.append_pair("period", self.length());
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

fn month_query(to: Option<Month>) -> String {
    to.map(|to| format!("?to={to}")).unwrap_or_default()
}

impl Shown {
    /// The path without its ending, and the choices.
    pub fn path(&self) -> (String, String) {
        match self {
            Self::Home(to) => ("/".to_owned(), month_query(*to)),
            Self::Measures(choices) => ("/measures".to_owned(), choices.query()),
            Self::Measure(id, choices) => (format!("/measures/{id}"), choices.query()),
            Self::Ward(code, to) => (format!("/wards/{code}"), month_query(*to)),
            Self::Methods => ("/methods".to_owned(), String::new()),
            Self::Register => ("/data".to_owned(), String::new()),
        }
    }

    /// The address of something that belongs to the page: its figures, a table, a drawing.
    pub fn part(&self, part: &str) -> String {
        let (path, query) = self.path();
        let path = if path == "/" { "/home" } else { path.as_str() };
        format!("{path}{part}{query}")
    }

    /// Whether there is nothing to show while no data are held.
    pub fn needs_data(&self) -> bool {
        !matches!(self, Self::Methods | Self::Register)
    }

    /// The part of the site that it is in.
    pub fn section(&self) -> Section {
        match self {
            Self::Home(_) => Section::Home,
            Self::Measures(_) | Self::Measure(..) => Section::Measures,
            Self::Ward(..) => Section::Wards,
            Self::Methods | Self::Register => Section::Data,
        }
    }

    /// The document, which is kept until the data change.
    pub async fn document(self, app: &App) -> Result<Arc<Document>, Problem> {
        // One that was begun before the data changed is not found after.
        let key = app.pages().key(&self.part(""));
        if let Some(kept) = app.documents().get(&key).await {
            return Ok(kept);
        }
        let made = app.work(move |app| self.compose(app).map(Arc::new)).await?;
        app.documents().insert(key, Arc::clone(&made)).await;
        Ok(made)
    }

    fn compose(&self, app: &App) -> Result<Document, Problem> {
        let session = app.session();
        let made = match self {
            Self::Home(to) => view::home(&session, *to),
            Self::Measures(choices) => view::measures(
                &session,
                &MeasuresView {
                    area: choices.area.clone(),
                    length: choices.period,
                    to: choices.to,
                },
            ),
            Self::Measure(measure, choices) => {
                let mut asked = MeasureView::new(measure.clone());
                asked.area.clone_from(&choices.area);
                asked.length = choices.period;
                asked.to = choices.to;
                view::measure(&session, &asked)
            }
            Self::Ward(code, to) => view::ward(&session, code, *to),
            Self::Methods => view::methods(&session),
            Self::Register => Ok(view::register(&session)),
        };
        made.map_err(|error| of_question(&error))
    }
}

/// A question that cannot be answered names what is not there, which an address may well do; the rest is ours.
fn of_question(error: &WorkbenchError) -> Problem {
    if error.is_wrong_use() { Problem::NotFound } else { Problem::ours(error) }
}
