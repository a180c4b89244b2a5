//! The data as claims ask them: each question is put to them once, however many claims and causes ask it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use figure::{
    Against, Figure, FigureQuestion, Figures, Group, MeasureId, Order, Period, Table,
    TableQuestion, VintageId,
};

use super::Why;

/// What most questions differ in: what, where and when.
type Subject = (MeasureId, String, Period);

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

/// The answers to questions about each subject, in the order in which they were asked.
type Known<Q, A> = RefCell<HashMap<Subject, Vec<(Q, A)>>>;

/// The data, and what they have answered already.
pub(super) struct Answers<'a> {
    figures: &'a dyn Figures,
    known: Known<Way, Result<Rc<Figure>, Why>>,
    tables: Known<(Group, Option<Period>), Option<Rc<Table>>>,
}

impl<'a> Answers<'a> {
    /// Of data that nothing was asked yet.
    pub fn of(figures: &'a dyn Figures) -> Self {
        Self { figures, known: RefCell::default(), tables: RefCell::default() }
    }

    /// The figure of a measure and area (a name or a code) over a period.
    pub fn figure(
        &self,
        measure: &MeasureId,
        area: &str,
        period: Period,
        way: &Way,
    ) -> Result<Rc<Figure>, Why> {
        remembered(&self.known, (measure.clone(), area.to_owned(), period), way, || {
            let mut question = FigureQuestion::new(measure.clone(), area, period);
            question.against = against(way.base);
            (question.group, question.order) = way.rank.clone().unzip();
            question.population = way.population;
            question.vintage.clone_from(&way.vintage);
            self.figures.figure(&question).map(Rc::new).map_err(Why::from)
        })
    }

    /// A measure over a group of areas that is about this area (a code); none where there is no such group.
    pub fn table(
        &self,
        measure: &MeasureId,
        area: &str,
        period: Period,
        group: Group,
        base: Option<Period>,
    ) -> Option<Rc<Table>> {
        let subject = (measure.clone(), area.to_owned(), period);
        remembered(&self.tables, subject, &(group.clone(), base), || {
            let mut question = TableQuestion::new(measure.clone(), group, period);
            question.of = Some(area.to_owned());
            question.against = against(base);
            self.figures.table(&question).ok().map(Rc::new)
        })
    }
}

fn against(base: Option<Period>) -> Against {
    base.map_or(Against::Previous, Against::Period)
}

/// What is known; else what is found, which is known then.
fn remembered<Q: Clone + PartialEq, A: Clone>(
    known: &Known<Q, A>,
    subject: Subject,
    way: &Q,
    find: impl FnOnce() -> A,
) -> A {
    let before = known.borrow().get(&subject).and_then(|answers| {
        answers.iter().find(|(asked, _)| asked == way).map(|(_, answer)| answer.clone())
    });
    before.unwrap_or_else(|| {
        let found = find();
        known.borrow_mut().entry(subject).or_default().push((way.clone(), found.clone()));
        found
    })
}
