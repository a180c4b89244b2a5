//! A sentence that no other is made like, bound token by token to the lines of its figures.

use super::Ledger;
use super::known::{Known, Line, Role, names};
use super::number::{Printed, Style, written};
use super::prose::{Fault, kind};
use super::token::{Says, Token};
use super::way;
use super::written::Sentence;

/// A remark beside a figure that is shorter than this is of that figure.
const SHORT: usize = 60;

/// A sentence with what it rests on.
pub(super) struct Bind<'a> {
    pub ledger: &'a Ledger,
    pub read: &'a Sentence,
    /// The evidence that the sentence opens to, or else its text, or what it stands at.
    pub known: Vec<&'a Known>,
    /// What its whole text rests on besides.
    pub all: Vec<&'a Known>,
    /// Whether a word of direction in it is of its figure.
    pub close: bool,
    /// Whether it is the caption of a table or the title of a chart.
    pub is_caption: bool,
}

impl<'a> Bind<'a> {
    /// What of it is of none of its figures.
    pub fn faults(&self) -> Vec<Fault> {
        let tokens = self.read.tokens.iter().enumerate();
        tokens.filter_map(|(at, token)| self.fault(at, token)).collect()
    }

    /// How many of its numbers open to a figure.
    pub fn linked(&self) -> usize {
        let numbers = self.read.tokens.iter().filter(|token| token.says == Says::Number);
        numbers.filter(|token| link(self.read, token).is_some()).count()
    }

    fn fault(&self, at: usize, token: &Token) -> Option<Fault> {
        let said = self.read.said(token);
        let first = || self.known.first().and_then(|known| known.lines.first());
        match token.says {
            Says::Number => self.number(at, token),
            Says::Place => (!self.any(|known| {
                known.group.contains(said) || known.lines.iter().any(|line| line.area == said)
            }))
            .then(|| self.of_none(token, first().map(|line| line.area.clone()))),
            Says::Measure if is_part_of_a_name(self.read, token) => None,
            Says::Measure => {
                let fits = |known: &Known| known.nouns.iter().any(|noun| noun == said);
                let is_listed = self.several(Says::Measure) && self.ledger.known.iter().any(fits);
                let wrong = !self.any(fits) && !is_listed && !self.is_whole(said);
                let noun = || self.known.first().and_then(|known| known.nouns.first()).cloned();
                if wrong {
                    return Some(self.of_none(token, noun()));
                }
                self.of_another(token)
            }
            Says::Period => {
                let fits = |known: &Known| {
                    known.lines.iter().any(|line| line.names_period(said))
                        || known.lines.iter().any(|line| line.is_month)
                            && self.ledger.periods.iter().any(|period| names(*period, said))
                };
                if !self.any(fits) {
                    return Some(self.of_none(token, first().map(|line| line.period.to_string())));
                }
                if self.is_caption { self.in_caption(token) } else { None }
            }
            Says::Direction => {
                let order = || way::against_the_order(self, token);
                let beside = || way::against_its_number(self, at, token);
                way::against_the_way(self.read, token, &self.known)
                    .filter(|_| self.close)
                    .or_else(order)
                    .or_else(beside)
            }
            Says::Size => None,
        }
    }

    /// Whether the sentence is a list of such things.
    fn several(&self, says: Says) -> bool {
        self.read.tokens.iter().filter(|token| token.says == says).count() > 2
    }

    fn any(&self, fits: impl Fn(&Known) -> bool) -> bool {
        self.known.iter().chain(&self.all).any(|known| fits(known))
    }

    fn of_none(&self, token: &Token, should: Option<String>) -> Fault {
        let said = self.read.said(token);
        self.says(token, should, format!("None of the figures here is of {said}."))
    }

    pub(super) fn says(&self, token: &Token, should: Option<String>, working: String) -> Fault {
        Fault {
            kind: kind(token.says, self.read.said(token)),
            range: token.range.clone(),
            sentence: self.read.text.clone(),
            should,
            working,
        }
    }

    /// A measure whose number, in its own part of the sentence, opens to another: "theft 512; burglary 431".
    fn of_another(&self, token: &Token) -> Option<Fault> {
        let text = &self.read.text;
        let start = text[..token.range.start].rfind(';').map_or(0, |at| at + 1);
        let end = text[token.range.end..].find(';').map_or(text.len(), |at| token.range.end + at);
        let is_within = |range: &std::ops::Range<usize>| range.start >= start && range.end <= end;
        let measures = self.read.tokens.iter().filter(|token| token.says == Says::Measure);
        if measures.filter(|token| is_within(&token.range)).count() > 1 {
            return None;
        }
        let said = self.read.said(token);
        let links = self.read.links.iter().filter(|link| is_within(&(link.0..link.1)));
        let known: Vec<&Known> = links.filter_map(|link| self.ledger.get(&link.2)).collect();
        let is_of = |known: &&Known| known.nouns.iter().any(|noun| noun == said);
        let first = known.first().filter(|_| !known.iter().any(is_of) && !self.is_whole(said))?;
        let should = first.nouns.first().cloned();
        let working = format!("The number beside it is not of {said}.");
        Some(self.says(token, should, working))
    }

    /// The period of a caption: its own, or after "against" the one that it is held against.
    fn in_caption(&self, token: &Token) -> Option<Fault> {
        let said = self.read.said(token);
        let before = &self.read.text[..token.range.start];
        let is_against =
            ["against", "compared with", "before:"].iter().any(|word| before.contains(word));
        let lines = || self.known.iter().flat_map(|known| &known.lines);
        // "2020 and 2021" has both in the order of time.
        let is_pair =
            before.ends_with(" and ") || self.read.text[token.range.end..].starts_with(" and ");
        if is_pair || lines().any(|line| line.is_month) {
            return None;
        }
        let of = |line: &Line| if is_against { line.before } else { Some(line.period) };
        let should = lines().find_map(of)?;
        let fits = lines().filter_map(of).any(|period| names(period, said));
        let what = if is_against { "What they are held against" } else { "What stands here" };
        let working = || format!("{what} is of the {should}.");
        (!fits).then(|| self.says(token, Some(should.to_string()), working()))
    }

    /// The period right after a number, which is that of its own part of the figure: "2,738 in the 12 months to February 2020".
    fn period_after(&self, at: usize, printed: &Printed, lines: &[&&Line]) -> Option<Fault> {
        const NEAR: usize = 40;
        let (token, period) = (self.read.tokens.get(at)?, self.read.tokens.get(at + 1)?);
        let between = &self.read.text[token.range.end..period.range.start];
        let is_near = between.len() <= NEAR && between.contains(" in ");
        if period.says != Says::Period || !is_near || between.contains([',', ';']) {
            return None;
        }
        let said = self.read.said(period);
        let fits = |line: &&&Line| {
            line.roles(printed, false).any(|role| {
                role.is_change()
                    || if role.is_before() { line.before } else { Some(line.period) }
                        .is_some_and(|period| names(period, said))
            })
        };
        if lines.iter().any(fits) {
            return None;
        }
        let first = lines.first()?;
        let role = first.roles(printed, false).next()?;
        let should = if role.is_before() { first.before } else { Some(first.period) }?;
        let working = format!("{} is {} of the {should}.", self.read.said(token), role.name());
        Some(self.says(period, Some(should.to_string()), working))
    }

    fn number(&self, at: usize, token: &Token) -> Option<Fault> {
        let link = link(self.read, token);
        let printed = Printed::whole(self.read.said(token))?;
        // The last place before it, in its own part of the sentence.
        let place = self.read.tokens[..at].iter().rev().find(|token| token.says == Says::Place);
        let place =
            place.filter(|place| !self.read.text[place.range.end..token.range.start].contains(';'));
        let lines = self.lines(link, place.map(|place| self.read.said(place)));
        let fits: Vec<&&Line> =
            lines.iter().filter(|line| line.roles(&printed, false).next().is_some()).collect();
        if let Some(first) = fits.first() {
            let period = link.and_then(|_| self.period_after(at, &printed, &fits));
            if period.is_some() {
                return period;
            }
            let place = place?;
            let said = self.read.said(place);
            let named = lines.iter().any(|line| line.area == said);
            let elsewhere = named && fits.iter().all(|line| !line.is_total && line.area != said);
            let working = || format!("{} is the number of {}.", self.read.said(token), first.area);
            return elsewhere.then(|| self.says(place, Some(first.area.clone()), working()));
        }
        let is_plain =
            link.is_none() && (!self.is_of_figures() || is_plain(self.read, token, &printed));
        if is_plain || self.is_share(&lines, token, &printed) || self.counts_a_list(&printed) {
            return None;
        }
        let nearest = nearest(&lines, &printed);
        let working = match &nearest {
            Some((should, whose)) => format!("The figure it rests on gives {should} ({whose})."),
            None => "The figure it rests on has no such number.".to_owned(),
        };
        Some(self.says(token, nearest.map(|(should, _)| should), working))
    }

    /// The lines that a number can be of: those of what it opens to, else of all evidence here. Of a table whose area is not
    /// named those of the document's own area, where it has them.
    pub(super) fn lines(
        &self,
        link: Option<&document::FigureId>,
        place: Option<&str>,
    ) -> Vec<&'a Line> {
        let of = |known: &&&'a Known| link.is_none_or(|link| known.id == *link);
        let lines: Vec<&'a Line> =
            self.known.iter().chain(&self.all).filter(of).flat_map(|known| &known.lines).collect();
        let own = |line: &&&'a Line| line.is_total || self.ledger.areas.contains(&line.area);
        if place.is_none() && lines.iter().any(|line| !line.is_total && own(&line)) {
            return lines.iter().filter(own).copied().collect();
        }
        lines
    }

    /// Whether a number that opens to nothing can be expected to be a figure's: beside one that does, or beside a name.
    fn is_of_figures(&self) -> bool {
        let names =
            |token: &Token| matches!(token.says, Says::Place | Says::Measure | Says::Period);
        let short = self.read.text.len() < SHORT;
        self.close && (!self.read.links.is_empty() || short || self.read.tokens.iter().any(names))
    }

    /// Whether a number says how many things the sentence lists.
    fn counts_a_list(&self, printed: &Printed) -> bool {
        [Says::Period, Says::Place, Says::Measure].into_iter().any(|says| {
            let listed = self.read.tokens.iter().filter(|token| token.says == says).count();
            listed > 1 && printed.digits == listed.to_string()
        })
    }

    /// Whether a percentage is the share that one of its figures has of a whole that the sentence names, or that it calls
    /// "these" or "the violence".
    fn is_share(&self, lines: &[&Line], token: &Token, printed: &Printed) -> bool {
        let of_these = self.read.text[token.range.end..].starts_with(" of the");
        printed.after == "%"
            && lines.iter().any(|line| {
                let wholes = self.wholes(line, of_these);
                let share = |whole: f64| value(line).map(|part| 100.0 * part / whole);
                wholes
                    .into_iter()
                    .filter_map(share)
                    .any(|share| printed.is(share, Style::Percent, false))
            })
    }

    /// The numbers of the measures that the sentence names (or of any), in the place and period of a line.
    fn wholes(&self, line: &Line, any: bool) -> Vec<f64> {
        let named = |known: &&Known| {
            let said = |token: &Token| known.nouns.iter().any(|noun| noun == self.read.said(token));
            any || self.read.tokens.iter().any(said)
        };
        let others = self.ledger.known.iter().filter(named).flat_map(|known| &known.lines);
        let same = |other: &&Line| other.area == line.area && other.period == line.period;
        others.filter(same).filter_map(value).filter(|whole| *whole > 0.0).collect()
    }

    /// Whether this names the measure that a percentage of the sentence is a share of.
    fn is_whole(&self, said: &str) -> bool {
        let known =
            self.ledger.known.iter().filter(|known| known.nouns.iter().any(|noun| noun == said));
        let wholes: Vec<&Line> = known.flat_map(|known| &known.lines).collect();
        let percents =
            self.read.tokens.iter().filter_map(|token| Printed::whole(self.read.said(token)));
        let percents: Vec<Printed> = percents.filter(|printed| printed.after == "%").collect();
        self.known.iter().flat_map(|known| &known.lines).any(|line| {
            let same = |other: &&&Line| other.area == line.area && other.period == line.period;
            let whole = wholes.iter().filter(same).find_map(|other| value(other));
            let share = value(line).zip(whole).map(|(part, whole)| 100.0 * part / whole);
            share.is_some_and(|share| percents.iter().any(|p| p.is(share, Style::Percent, false)))
        })
    }
}

/// What a number opens to.
pub(super) fn link<'a>(read: &'a Sentence, token: &Token) -> Option<&'a document::FigureId> {
    let within = |link: &&(usize, usize, document::FigureId)| {
        link.0 <= token.range.start && token.range.end <= link.1
    };
    read.links.iter().find(within).map(|link| &link.2)
}

fn value(line: &Line) -> Option<f64> {
    line.numbers.iter().find(|number| number.role == Role::Value).map(|number| number.value)
}

/// Whether a measure's name goes on in words that are no measure's: "Theft and taking of motor vehicles".
fn is_part_of_a_name(read: &Sentence, token: &Token) -> bool {
    let after = &read.text[token.range.end..];
    read.links.is_empty()
        && [" and ", " from ", " of ", ", without "].iter().any(|on| after.starts_with(on))
}

/// Whether a number is one that no figure need stand behind: of an interval's level, a rate's base, a year.
fn is_plain(read: &Sentence, token: &Token, printed: &Printed) -> bool {
    let after = &read.text[token.range.end..];
    let number: Option<f64> = printed.digits.replace(',', "").parse().ok();
    let is_year = printed.digits.len() == 4
        && printed.after.is_empty()
        && number.is_some_and(|year| (1900.0..2200.0).contains(&year));
    let before = &read.text[..token.range.start];
    let refers = ["section ", "appendix ", "Table ", "Figure "];
    is_year
        || refers.iter().any(|word| before.ends_with(word))
        || after.starts_with(" interval")
        || ["1,000", "95", "95%", "99.8%", "12"].contains(&read.said(token))
        || (read.said(token) == "1st" && after.starts_with(" is the "))
}

/// The number of these lines that is most like what is printed, and whose it is.
fn nearest(lines: &[&Line], printed: &Printed) -> Option<(String, String)> {
    let said: f64 = printed.digits.replace(',', "").parse().ok()?;
    let numbers =
        lines.iter().flat_map(|line| line.numbers.iter().map(move |number| (line, number)));
    numbers
        .filter(|(_, number)| (number.style == Style::Percent) == (printed.after == "%"))
        .min_by(|a, b| {
            let far = |n: f64| (n.abs() - said).abs();
            far(a.1.value).total_cmp(&far(b.1.value))
        })
        .map(|(line, number)| {
            (written(number.value, printed), format!("{} of {}", number.role.name(), line.whose()))
        })
}
