//! Progress bars on a terminal, nothing in a pipe.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use workbench::Progress;

/// Work shorter than this shows no bar.
const QUIET: Duration = Duration::from_millis(700);

/// One bar for the work under way.
#[derive(Debug, Default)]
pub struct Bars {
    bar: Option<ProgressBar>,
    began: Option<Instant>,
}

impl Bars {
    fn make(what: &str, total: Option<u64>, bytes: bool) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let amount = if bytes { "{bytes}/{total_bytes}" } else { "{pos}/{len}" };
        let template = match total {
            Some(_) => format!("{{msg}} {{bar:30}} {amount} {{eta}}"),
            None => "{msg} {spinner} {elapsed}".to_owned(),
        };
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style.progress_chars("━╸ "));
        }
        bar.set_message(what.to_owned());
        bar
    }

    /// Shows the bar once the work has gone on for long enough, and only on a terminal.
    fn show(&self) {
        let long = self.began.is_some_and(|began| began.elapsed() > QUIET);
        if let Some(bar) = &self.bar
            && long
            && bar.is_hidden()
            && std::io::stderr().is_terminal()
        {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Progress for Bars {
    fn begin(&mut self, what: &str, total: Option<u64>, bytes: bool) {
        self.end();
        self.bar = Some(Self::make(what, total, bytes));
        self.began = Some(Instant::now());
    }

    fn advance(&mut self, by: u64) {
        if let Some(bar) = &self.bar {
            bar.inc(by);
        }
        self.show();
    }

    fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.began = None;
    }
}
