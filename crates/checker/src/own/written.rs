//! The sentences that the evidence allows: what [`document::words`] writes of each figure, table, series and chart.

use std::collections::HashMap;

use document::{
    Block, ChartKind, Entry, Evidence, FigureId, Inline, MapKind, RankChart, RankDot, Text, words,
};
use figure::{Evaluation, Figure, Series, Table};

use super::token::{Lexicon, Token, skeleton};

/// A sentence with its tokens, and what each of its linked numbers opens to.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Without its full stop.
    pub text: String,
    pub tokens: Vec<Token>,
    /// The figures it opens to, with the bytes of the text that are their numbers.
    pub links: Vec<(usize, usize, FigureId)>,
}

impl Sentence {
    /// What a token says.
    pub fn said(&self, token: &Token) -> &str {
        &self.text[token.range.clone()]
    }
}

impl Sentence {
    /// What stands after its first colon, as a sentence of its own.
    pub fn after_colon(&self, lexicon: &Lexicon) -> Option<Self> {
        let start = self.text.find(": ")? + 2;
        let text = self.text[start..].to_owned();
        let links = self.links.iter().filter(|link| link.0 >= start);
        let links = links.map(|(a, b, id)| (a - start, b - start, id.clone())).collect();
        Some(Self { tokens: lexicon.tokens(&text), text, links })
    }
}

/// The sentences of a text, each with its place in it.
pub(super) fn sentences(text: &Text, lexicon: &Lexicon) -> Vec<Sentence> {
    let mut whole = String::new();
    let mut links = Vec::new();
    for piece in &text.0 {
        let start = whole.len();
        whole.push_str(piece.words());
        if let Inline::Figure(figure) = piece {
            links.push((start, whole.len(), figure.id.clone()));
        }
    }
    split(&whole)
        .into_iter()
        .map(|(start, end)| {
            let text = whole[start..end].to_owned();
            let within = links.iter().filter(|link| link.0 >= start && link.1 <= end);
            let links = within.map(|(a, b, id)| (a - start, b - start, id.clone())).collect();
            let given = given(&text);
            let mut tokens = lexicon.tokens(&text);
            tokens.retain(|token| !given.contains(&token.range.start));
            Sentence { text, tokens, links }
        })
        .collect()
}

/// The reason that people gave, in their own words, which hang on no figure: up to its bracket, else to the end.
fn given(text: &str) -> std::ops::Range<usize> {
    let Some(at) = text.find(words::CHOSEN) else { return 0..0 };
    let start = at + words::CHOSEN.len();
    let is_bracketed = text[..at].ends_with('(');
    let end = text[start..].find("):").filter(|_| is_bracketed);
    start..end.map_or(text.len(), |end| start + end)
}

/// Where sentences begin and end: a full stop (which is left out) before a space and a capital letter, a digit or a quotation
/// mark.
fn split(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(". ") {
        let next = text[at + 2..].chars().next();
        if at >= start
            && next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '\u{201c}')
        {
            out.push((start, at));
            start = at + 2;
        }
    }
    out.push((start, start + text[start..].trim_end().trim_end_matches('.').len()));
    out.retain(|(start, end)| start < end);
    out
}

/// The sentences that are right, by their make.
#[derive(Debug, Default)]
pub(super) struct Right {
    exact: HashMap<String, Vec<usize>>,
    makes: HashMap<String, Vec<usize>>,
    /// Each with the piece of evidence that it was read off; none for a sentence over several.
    sentences: Vec<(Sentence, Option<FigureId>)>,
}

/// What the right sentences say of one that was read.
pub(super) enum Judged<'a> {
    /// It is one of them, of this evidence.
    Right(Vec<&'a FigureId>),
    /// It is made as one of them and says something else.
    Wrong(&'a Sentence),
    /// None is made so.
    Unknown,
}

impl Right {
    /// What the evidence allows.
    pub fn of(evidence: &Evidence, lexicon: &Lexicon) -> Self {
        let mut right = Self::default();
        for (id, entry) in evidence.entries() {
            let texts = match entry {
                Entry::Figure(figure) => of_figure(figure),
                Entry::Table(table) => of_table(table),
                Entry::Series(series) => of_series(series),
                Entry::Evaluation(found) => of_evaluation(found),
            };
            for text in texts {
                right.add(&text, Some(id), lexicon);
            }
        }
        right
    }

    /// What a chart or map allows of its title and description, which may begin with one of these names.
    pub fn of_block(block: &Block, names: &[&str], lexicon: &Lexicon) -> Self {
        let mut right = Self::default();
        for text in of_drawing(block) {
            for name in names {
                right.add(&Text::from(format!("{name}: {text}")), None, lexicon);
            }
            right.add(&Text::from(text), None, lexicon);
        }
        right
    }

    fn add(&mut self, text: &Text, id: Option<&FigureId>, lexicon: &Lexicon) {
        for sentence in sentences(text, lexicon) {
            let same = self.exact.get(&sentence.text).into_iter().flatten();
            if same.into_iter().any(|at| self.sentences[*at].1.as_ref() == id) {
                continue;
            }
            let at = self.sentences.len();
            self.exact.entry(sentence.text.clone()).or_default().push(at);
            self.makes.entry(skeleton(&sentence.text, &sentence.tokens)).or_default().push(at);
            self.sentences.push((sentence, id.cloned()));
        }
    }

    /// Judges a sentence that was read; `bound` is the evidence that its neighbours rest on.
    pub fn judge(&self, read: &Sentence, bound: &[&FigureId]) -> Judged<'_> {
        let of = |at: &usize| self.sentences[*at].1.as_ref();
        let agrees =
            |at: &&usize| read.links.iter().all(|link| of(at).is_none_or(|of| *of == link.2));
        // A sentence that opens to nothing is of what its neighbours rest on, where that has a sentence of its make.
        let is_bound = |at: &&usize| of(at).is_none_or(|of| bound.contains(&of));
        // One with nothing in it that could be wrong is made like any other.
        if read.tokens.is_empty() {
            return Judged::Unknown;
        }
        let make = skeleton(&read.text, &read.tokens);
        let Some(alike) = self.makes.get(&make) else { return Judged::Unknown };
        let near = read.links.is_empty() && alike.iter().any(|at| is_bound(&at));
        let same = self.exact.get(&read.text).into_iter().flatten().filter(agrees);
        let same: Vec<&usize> = same.filter(|at| !near || is_bound(at)).collect();
        if !same.is_empty() {
            return Judged::Right(same.into_iter().filter_map(of).collect());
        }
        let nearest = alike.iter().map(|at| {
            let elsewhere = !agrees(&at) || read.links.is_empty() && !is_bound(&at);
            (elsewhere, differences(read, &self.sentences[*at].0).len(), at)
        });
        match nearest.min() {
            // Of its own evidence, or all but one thing as there.
            Some((elsewhere, different, at)) if different > 0 && (!elsewhere || different == 1) => {
                Judged::Wrong(&self.sentences[*at].0)
            }
            _ => Judged::Unknown,
        }
    }
}

/// The tokens in which two sentences of one make differ: those of the first, with what the second says.
pub(super) fn differences<'a>(read: &Sentence, right: &'a Sentence) -> Vec<(Token, &'a str)> {
    read.tokens
        .iter()
        .zip(&right.tokens)
        .map(|(token, other)| (token.clone(), right.said(other)))
        .filter(|(token, other)| read.said(token) != *other)
        .collect()
}

fn of_figure(figure: &Figure) -> Vec<Text> {
    let title = Text::from(format!("{}: ", figure.title));
    let mut texts = vec![
        words::sentence(figure),
        words::value(figure),
        words::finding(figure),
        words::size_of_change(figure),
        words::place(figure),
        words::comparison(figure),
        title.joined(words::place(figure)),
    ];
    // Without a change, or without a place, these only name the figure.
    let names_it = |words: &str| words.ends_with(&format!(", {}", figure.period));
    let found = [words::change_finding(figure), words::place_finding(figure)];
    texts.extend(found.into_iter().filter(|words| !names_it(words)).map(Text::from));
    texts
}

fn of_table(table: &Table) -> Vec<Text> {
    let mut plain = table.clone();
    plain.rows.iter_mut().for_each(|row| row.share = None);
    let mut texts: Vec<Text> =
        (1..=8).flat_map(|n| [words::top(table, n), words::top(&plain, n)]).collect();
    texts.extend([words::concentration(table), words::changes_in(table)]);
    texts.extend(table.rows.iter().map(|row| words::place_range(table, row)));
    texts.push(Text::from(words::describe_ranking(table, None)));
    texts.extend(
        table
            .rows
            .iter()
            .map(|row| Text::from(words::describe_ranking(table, Some(&row.area.name)))),
    );
    texts.extend(of_places(table).into_iter().map(Text::from));
    texts.retain(|text| !text.is_empty());
    texts
}

/// What a chart of a table's places finds, whichever of its areas is the own one.
fn of_places(table: &Table) -> Vec<String> {
    let dot = |row: &figure::TableRow| {
        let (name, text) = (row.area.name.clone(), String::new());
        Some(RankDot { name, place: row.rank?, interval: row.rank_ci95, text, own: false })
    };
    let first = words::first_of(table.order).to_owned();
    let kind = table.rows.first().map_or("", |row| row.area.code.kind().word());
    let dots: Vec<RankDot> = table.rows.iter().filter_map(dot).collect();
    let mut chart = RankChart { of: words::upper_first(kind), first, dots };
    let own = |at: usize| {
        for (other, dot) in chart.dots.iter_mut().enumerate() {
            dot.own = other == at;
        }
        format!("{}: {}", table.title, words::rank_finding(&chart))
    };
    (0..table.rows.iter().filter(|row| row.rank.is_some()).count()).map(own).collect()
}

fn of_series(series: &Series) -> Vec<Text> {
    let texts = [
        words::describe_series(series),
        words::extremes(series),
        words::peaks(series),
        words::gaps(series),
    ];
    texts.into_iter().filter(|text| !text.is_empty()).map(Text::from).collect()
}

fn of_evaluation(found: &Evaluation) -> Vec<Text> {
    let mut texts = vec![words::evaluation_finding(found)];
    texts.extend(words::evaluation(found));
    texts.extend(words::evaluation_method(found));
    texts.push(Text::from(words::describe_evaluation(found)));
    texts
}

fn of_drawing(block: &Block) -> Vec<String> {
    match block {
        Block::Chart(chart) => match &chart.kind {
            ChartKind::Rank(chart) => vec![words::rank_finding(chart), words::describe_rank(chart)],
            ChartKind::Funnel(chart) => {
                vec![words::funnel_finding(chart), words::describe_funnel(chart)]
            }
            ChartKind::Control(chart) => {
                vec![words::control_finding(chart), words::describe_control(chart)]
            }
            ChartKind::Slope(chart) => {
                vec![words::slope_finding(chart), words::describe_slope(chart)]
            }
            ChartKind::Multiples(chart) => vec![words::describe_multiples(chart)],
            ChartKind::Stacked(chart) => {
                vec![words::stacked_finding(chart), words::describe_stacked(chart)]
            }
            ChartKind::Heat(chart) => vec![words::heat_finding(chart), words::describe_heat(chart)],
            ChartKind::Months(_) | ChartKind::Bars(_) | ChartKind::Lines(_) => vec![],
        },
        Block::TileMap(map) => vec![words::describe_tiles(map)],
        Block::Map(map) => match map.kind {
            MapKind::Choropleth(_) | MapKind::Circles(_) | MapKind::HotSpots(_) => {
                vec![words::describe_map(map)]
            }
        },
        Block::MapSeries(maps) => vec![words::describe_map_series(maps)],
        _ => vec![],
    }
}
