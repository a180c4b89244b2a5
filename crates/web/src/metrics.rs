//! Metrics in the text format that Prometheus reads: answers by route, method and status, and how long they took.

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    method: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// The bounds of the histogram, in seconds: the aims are 0.05 and 0.2.
const BOUNDS: [f64; 9] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0];

/// What is counted since the start.
pub(crate) struct Metrics {
    registry: Registry,
    answers: Family<Answered, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
}

impl Metrics {
    /// Nothing counted yet.
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("watchward");
        let answers = Family::<Answered, Counter>::default();
        registry.register("answers", "Answers by route, method and status", answers.clone());
        let histogram: fn() -> Histogram = || Histogram::new(BOUNDS);
        let seconds =
            Family::<Route, Histogram, fn() -> Histogram>::new_with_constructor(histogram);
        registry.register("answer_seconds", "Seconds until an answer, by route", seconds.clone());
        Self { registry, answers, seconds }
    }

    /// One more answer. Routes and methods are few, so the series are too.
    pub fn answered(&self, route: &str, method: &str, status: u16, took: Duration) {
        let method = match method {
            "GET" | "HEAD" | "POST" => method.to_owned(),
            _ => "other".to_owned(),
        };
        let label = Answered { route: route.to_owned(), method, status };
        self.answers.get_or_create(&label).inc();
        let label = Route { route: route.to_owned() };
        self.seconds.get_or_create(&label).observe(took.as_secs_f64());
    }

    /// All of it, as text.
    pub fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
