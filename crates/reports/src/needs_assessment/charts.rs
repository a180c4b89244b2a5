//! Answers as charts: the finding for a title, words for those who cannot see it, and the source.

use document::{
    Bar, BarsChart, Block, Chart, ChartKind, FigureId, Frame, Line, LinesChart, MonthPoint,
    MonthsChart, words,
};
use figure::{Series, Table, write};

use super::Asking;
use super::topics::Topic;

impl Asking<'_> {
    /// A topic's months, with the partnership's events; why there are none where none is held.
    pub fn chart_of_months(&self, id: &str, topic: &Topic) -> Block {
        let series = match &topic.months {
            Ok(series) => series,
            Err(reason) => {
                let what = format!("Chart of months: {}", words::lower_first(&topic.title));
                return Block::not_available(what, reason.clone());
            }
        };
        let finding = match topic.figure() {
            Some(figure) => words::change_finding(figure),
            None => format!("{} in {}, month by month", series.title, series.area.name),
        };
        let mut frame = frame_of(id, finding, series);
        frame.subtitle = format!(
            "{}, {}, by month",
            words::counted_heading(&series.title, &series.unit),
            series.area.name
        );
        frame.description = words::describe_series(series);
        let chart = MonthsChart {
            unit: series.unit.0.clone(),
            months: points(series),
            events: self.events(series),
        };
        Block::Chart(Chart { frame, kind: ChartKind::Months(chart) })
    }

    /// Two measures month by month on one axis, over the months that both have.
    pub fn chart_of_two(&self, id: &str, title: String, pair: [&Series; 2]) -> Option<Chart> {
        let first = |s: &Series| s.months.first().map(|m| m.month);
        let from = first(pair[0])?.max(first(pair[1])?);
        let mut frame = frame_of(id, title, pair[0]);
        frame.from = pair.iter().map(|s| FigureId::of_series(s)).collect();
        frame.subtitle =
            format!("{}, {}, by month", words::upper_first(&pair[0].unit.0), pair[0].area.name);
        frame.description = pair.map(words::describe_series).join(" ");
        let lines = pair.map(|series| Line {
            name: series.title.clone(),
            months: points(series).into_iter().filter(|point| point.month >= from).collect(),
        });
        let chart = LinesChart {
            unit: pair[0].unit.0.clone(),
            lines: lines.into(),
            events: self.events(pair[0]).into_iter().filter(|e| e.month >= from).collect(),
        };
        Some(Chart { frame, kind: ChartKind::Lines(chart) })
    }

    /// Areas ranked as bars, the own area standing out; the group's average as a line where it is of rates.
    pub fn chart_of_areas(&self, id: &str, title: String, table: &Table) -> Block {
        let mut frame = Frame::new(id, title);
        let by_rate = table.order.by_rate();
        let per = if by_rate { " per 1,000 residents" } else { "" };
        let unit = format!("{}{per}", table.unit);
        let counted = words::counted_heading(&table.title, &table.unit);
        frame.subtitle = format!("{counted}{per}, {}", table.period);
        frame.description = words::describe_ranking(table, Some(&self.input.area.name));
        frame.source = words::source_line(&table.provenance);
        frame.caveat = table.provenance.caveats.first().cloned().unwrap_or_default();
        frame.from = vec![FigureId::of_table(table)];
        let bars = table.rows.iter().map(|row| {
            let value = if by_rate { row.rate } else { row.value }.filter(|_| !row.suppressed);
            let text = match value {
                _ if row.suppressed => "[c]".to_owned(),
                Some(value) if by_rate => write::rate(value),
                Some(value) => write::count(value),
                None => "[x]".to_owned(),
            };
            Bar {
                name: row.area.name.clone(),
                value,
                text,
                interval: None,
                own: row.area.code == self.input.area.code,
            }
        });
        let of = crate::cells::capital(&self.input.comparators.one);
        let chart = BarsChart { of, unit, bars: bars.collect(), mark: None };
        Block::Chart(Chart { frame, kind: ChartKind::Bars(chart) })
    }
}

fn points(series: &Series) -> Vec<MonthPoint> {
    series.months.iter().map(MonthPoint::from).collect()
}

fn frame_of(id: &str, title: String, series: &Series) -> Frame {
    let mut frame = Frame::new(id, title);
    frame.source = words::source_line(&series.provenance);
    frame.caveat = series.provenance.caveats.first().cloned().unwrap_or_default();
    frame.from = vec![FigureId::of_series(series)];
    frame
}
