//! The data as claims ask them: each question is put to them once, however many claims and causes ask it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use figure::{
    Against, Figure, FigureQuestion, Figures, Group, MeasureId, Order, Period, Table,
    TableQuestion, VintageId,
};

use super::Why;

/// A figure; else why there is none.
type Found = Result<Rc<Figure>, Why>;

/// A question about a subject.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Way {
    /// The period that it is held against; none is the span before.
    pub base: Option<Period>,
    /// The group that it is ranked in, and what is first; none is the area's own.
    pub rank: Option<(Group, Order)>,
    /// The year of the population; none leaves the rule.
    pub population: Option<i32>,
    /// The vintage; none leaves the newest.
    pub vintage: Option<VintageId>,
}

/// The answers to questions by what they are about, in the order in which they were asked.
type Known<S, Q, A> = RefCell<HashMap<S, Vec<(Q, A)>>>;

/// A question for a table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TableWay {
    /// The code of the area that the group is about.
    of: String,
    group: Group,
    base: Option<Period>,
}

/// The data, and what they have answered already.
pub(super) struct Answers<'a> {
    figures: &'a dyn Figures,
    known: Known<(MeasureId, String, Period), Way, Found>,
    tables: Known<(MeasureId, Period), TableWay, Option<Rc<Table>>>,
}

impl<'a> Answers<'a> {
    /// Of data that nothing was asked yet.
    pub fn of(figures: &'a dyn Figures) -> Self {
        Self { figures, known: RefCell::default(), tables: RefCell::default() }
    }

    /// The figure of a measure and area (a name or a code) over a period.
    pub fn figure(&self, measure: &MeasureId, area: &str, period: Period, way: &Way) -> Found {
        let subject = (measure.clone(), area.to_owned(), period);
        remembered(
            &self.known,
            subject,
            way,
            |asked, _| asked == way,
            || {
                let mut question = FigureQuestion::new(measure.clone(), area, period);
                question.against = against(way.base);
                (question.group, question.order) = way.rank.clone().unzip();
                question.population = way.population;
                question.vintage.clone_from(&way.vintage);
                self.figures.figure(&question).map(Rc::new).map_err(Why::from)
            },
        )
    }

    /// A measure over a group of areas that is about this area (a code); none where there is no such group.
    pub fn table(
        &self,
        measure: &MeasureId,
        area: &str,
        period: Period,
        group: &Group,
        base: Option<Period>,
    ) -> Option<Rc<Table>> {
        let way = TableWay { of: area.to_owned(), group: group.clone(), base };
        // The wards of a ward's district are those of every other ward of it.
        let has_ward = |table: &Table| table.rows.iter().any(|row| row.area.code.as_str() == area);
        let answers = |asked: &TableWay, table: &Option<Rc<Table>>| {
            let alike = *group == Group::Wards && asked.group == *group && asked.base == base;
            asked == &way || alike && table.as_deref().is_some_and(has_ward)
        };
        remembered(&self.tables, (measure.clone(), period), &way, answers, || {
            let mut question = TableQuestion::new(measure.clone(), group.clone(), period);
            question.of = Some(area.to_owned());
            question.against = against(base);
            self.figures.table(&question).ok().map(Rc::new)
        })
    }
}

fn against(base: Option<Period>) -> Against {
    base.map_or(Against::Previous, Against::Period)
}

/// What is known, where what was asked before answers the question; else what is found, which is known then.
fn remembered<S: Eq + Hash, Q: Clone, A: Clone>(
    known: &Known<S, Q, A>,
    subject: S,
    way: &Q,
    answers: impl Fn(&Q, &A) -> bool,
    find: impl FnOnce() -> A,
) -> A {
    let before = known.borrow().get(&subject).and_then(|before| {
        before
            .iter()
            .find(|(asked, answer)| answers(asked, answer))
            .map(|(_, answer)| answer.clone())
    });
    before.unwrap_or_else(|| {
        let found = find();
        known.borrow_mut().entry(subject).or_default().push((way.clone(), found.clone()));
        found
    })
}
