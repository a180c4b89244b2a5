//! Reading a catalogue's file. Every mistake names the entry, the key and the value.

use figure::{GoodDirection, SourceId, Unit};
use toml::{Table, Value};

use super::{CatalogueError, Category, CaveatBefore, Counted, DenominatorKind, Measure};

const MEASURE_KEYS: &[&str] = &[
    "id",
    "title",
    "abbreviation",
    "aliases",
    "unit",
    "good",
    "denominator",
    "definition",
    "caveats",
    "from",
    "unavailable",
    "crime-type",
    "example",
];
const FROM_KEYS: &[&str] = &["sources", "include", "exclude", "needs", "caveats", "caveats-before"];
const BEFORE_KEYS: &[&str] = &["month", "says"];

/// The measures of a file, in its order.
pub(super) fn measures(text: &str, file: &str) -> Result<Vec<Measure>, CatalogueError> {
    let mut table: Table = toml::from_str(text).map_err(|error| CatalogueError::Toml {
        file: file.to_owned(),
        problem: error.to_string(),
    })?;
    let entries = table.remove("measure");
    let theme = theme(&mut table, file)?;
    if let Some(key) = table.keys().next() {
        return Err(CatalogueError::NotAMeasure { file: file.to_owned(), key: key.clone() });
    }
    match entries {
        None => Ok(Vec::new()),
        Some(Value::Array(entries)) => entries
            .iter()
            .enumerate()
            .map(|(index, entry)| match entry {
                Value::Table(table) => Reader::new(file, index, table).measure(&theme),
                _ => Err(not_a_measure(file)),
            })
            .collect(),
        Some(_) => Err(not_a_measure(file)),
    }
}

/// What the measures of a file stand under among others.
fn theme(table: &mut Table, file: &str) -> Result<String, CatalogueError> {
    match table.remove("theme") {
        None => Ok("Our own measures".to_owned()),
        Some(Value::String(theme)) => Ok(theme),
        Some(_) => {
            Err(CatalogueError::NotAMeasure { file: file.to_owned(), key: "theme".to_owned() })
        }
    }
}

fn not_a_measure(file: &str) -> CatalogueError {
    CatalogueError::NotAMeasure { file: file.to_owned(), key: "measure".to_owned() }
}

/// Reads the keys of one table of an entry.
struct Reader<'a> {
    file: &'a str,
    entry: String,
    /// The path to the table, for messages: empty, or "from.".
    prefix: &'static str,
    table: &'a Table,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str, index: usize, table: &'a Table) -> Self {
        let entry = match table.get("id") {
            Some(Value::String(id)) => format!("\"{id}\""),
            _ => format!("number {}", index + 1),
        };
        Self { file, entry, prefix: "", table }
    }

    fn inner(&self, prefix: &'static str, table: &'a Table) -> Self {
        Self { file: self.file, entry: self.entry.clone(), prefix, table }
    }

    fn measure(&self, theme: &str) -> Result<Measure, CatalogueError> {
        self.only(MEASURE_KEYS)?;
        let id = self.required("id")?;
        let id = id.parse().map_err(|error: figure::MeasureIdError| {
            self.wrong("id", &Value::String(id.clone()), error.to_string())
        })?;
        let counted = self
            .tables("from")?
            .into_iter()
            .map(|from| from.counted())
            .collect::<Result<Vec<_>, _>>()?;
        let unavailable = self.text("unavailable")?;
        if let (Some(reason), false) = (&unavailable, counted.is_empty()) {
            let problem = "a measure with [[measure.from]] is available; leave one of them out";
            return Err(self.wrong("unavailable", &Value::String(reason.clone()), problem));
        }
        Ok(Measure {
            id,
            title: self.required("title")?,
            theme: theme.to_owned(),
            abbreviation: self.text("abbreviation")?,
            aliases: self.texts("aliases")?,
            unit: Unit(self.text("unit")?.unwrap_or_else(|| "offences".to_owned())),
            good: self.good()?,
            denominator: self.denominator()?,
            definition: self.required("definition")?,
            caveats: self.texts("caveats")?,
            counted,
            unavailable,
            crime_type: self.flag("crime-type")?,
            example: self.flag("example")?,
        })
    }

    fn counted(&self) -> Result<Counted, CatalogueError> {
        self.only(FROM_KEYS)?;
        let sources = self.texts("sources")?;
        if sources.is_empty() {
            return Err(self.missing("from.sources"));
        }
        for source in &sources {
            if sources::by_id(source).is_none() {
                let known: Vec<&str> = sources::all().iter().map(|source| source.id).collect();
                let problem = format!("no such source; sources are {}", known.join(", "));
                return Err(self.wrong("sources", &Value::String(source.clone()), problem));
            }
        }
        Ok(Counted {
            sources: sources.into_iter().map(SourceId::new).collect(),
            include: self.categories("include")?,
            exclude: self.categories("exclude")?,
            needs: self.texts("needs")?,
            caveats: self.texts("caveats")?,
            caveats_before: self
                .tables("caveats-before")?
                .into_iter()
                .map(|before| before.caveat_before())
                .collect::<Result<_, _>>()?,
        })
    }

    fn caveat_before(&self) -> Result<CaveatBefore, CatalogueError> {
        self.only(BEFORE_KEYS)?;
        let month = self.required("month")?;
        Ok(CaveatBefore {
            says: self.required("says")?,
            month: month.parse().map_err(|error: figure::MonthError| {
                self.wrong("month", &Value::String(month.clone()), error.to_string())
            })?,
        })
    }

    fn good(&self) -> Result<GoodDirection, CatalogueError> {
        match self.required("good")?.as_str() {
            "lower" => Ok(GoodDirection::Lower),
            "higher" => Ok(GoodDirection::Higher),
            "neither" => Ok(GoodDirection::Neither),
            other => Err(self.wrong(
                "good",
                &Value::String(other.to_owned()),
                "write \"lower\", \"higher\" or \"neither\"",
            )),
        }
    }

    fn denominator(&self) -> Result<DenominatorKind, CatalogueError> {
        match self.text("denominator")?.as_deref() {
            None | Some("population") => Ok(DenominatorKind::Population),
            Some("households") => Ok(DenominatorKind::Households),
            Some(other) => Err(self.wrong(
                "denominator",
                &Value::String(other.to_owned()),
                "write \"population\" or \"households\"",
            )),
        }
    }

    fn categories(&self, key: &'static str) -> Result<Vec<Category>, CatalogueError> {
        self.texts(key)?
            .into_iter()
            .map(|text| {
                let (name, sub) = match text.split_once(" > ") {
                    Some((name, sub)) => (name.trim().to_owned(), Some(sub.trim().to_owned())),
                    None => (text.trim().to_owned(), None),
                };
                if name.is_empty() || sub.as_deref() == Some("") {
                    let problem = "write \"Category\" or \"Category > Subcategory\"";
                    return Err(self.wrong(key, &Value::String(text), problem));
                }
                Ok(Category { name, sub })
            })
            .collect()
    }

    fn only(&self, known: &[&str]) -> Result<(), CatalogueError> {
        match self.table.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => Err(CatalogueError::UnknownKey {
                file: self.file.to_owned(),
                entry: self.entry.clone(),
                key: format!("{}{key}", self.prefix),
                known: known.join(", "),
            }),
        }
    }

    fn required(&self, key: &'static str) -> Result<String, CatalogueError> {
        self.text(key)?.ok_or_else(|| self.missing(key))
    }

    fn text(&self, key: &'static str) -> Result<Option<String>, CatalogueError> {
        match self.table.get(key) {
            None => Ok(None),
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.clone())),
            Some(other) => Err(self.wrong(key, other, "a text in quotation marks is wanted")),
        }
    }

    fn texts(&self, key: &'static str) -> Result<Vec<String>, CatalogueError> {
        let Some(value) = self.table.get(key) else { return Ok(Vec::new()) };
        let Value::Array(items) = value else {
            return Err(self.wrong(key, value, "a list of texts is wanted: [\"…\", \"…\"]"));
        };
        items
            .iter()
            .map(|item| match item {
                Value::String(text) if !text.trim().is_empty() => Ok(text.clone()),
                other => Err(self.wrong(key, other, "a text in quotation marks is wanted")),
            })
            .collect()
    }

    fn flag(&self, key: &'static str) -> Result<bool, CatalogueError> {
        match self.table.get(key) {
            None => Ok(false),
            Some(Value::Boolean(flag)) => Ok(*flag),
            Some(other) => Err(self.wrong(key, other, "true or false is wanted")),
        }
    }

    /// The tables of an array of tables below this one.
    fn tables(&self, key: &'static str) -> Result<Vec<Reader<'a>>, CatalogueError> {
        let (prefix, wanted) = match key {
            "from" => ("from.", "write it as [[measure.from]]"),
            _ => ("from.caveats-before.", "write it as [[measure.from.caveats-before]]"),
        };
        let Some(value) = self.table.get(key) else { return Ok(Vec::new()) };
        let Value::Array(items) = value else { return Err(self.wrong(key, value, wanted)) };
        items
            .iter()
            .map(|item| match item {
                Value::Table(table) => Ok(self.inner(prefix, table)),
                other => Err(self.wrong(key, other, wanted)),
            })
            .collect()
    }

    fn missing(&self, key: &'static str) -> CatalogueError {
        CatalogueError::Missing { file: self.file.to_owned(), entry: self.entry.clone(), key }
    }

    fn wrong(&self, key: &str, value: &Value, problem: impl Into<String>) -> CatalogueError {
        CatalogueError::Value {
            file: self.file.to_owned(),
            entry: self.entry.clone(),
            key: format!("{}{key}", self.prefix),
            value: value.to_string(),
            problem: problem.into(),
        }
    }
}
