//! Claims as a document says them.

use checker::{Claim, ClaimUnit, Judgement, Role, Scope, Spot, Vocabulary, judge};
use figure::VintageId;

use super::figures::{Invented, NEW, OLD, period};

/// A figure of something, as it is printed.
pub fn claim(printed: &str, role: Role, unit: ClaimUnit, measure: &str) -> Claim {
    let plain: String =
        printed.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Claim {
        at: Spot {
            index: 0,
            page: None,
            line: 1,
            range: 0..1,
            quote: format!("{measure} {printed}"),
        },
        printed: printed.to_owned(),
        value: plain.parse().unwrap(),
        decimals: u8::try_from(decimals).unwrap(),
        unit,
        role,
        measure: measure.to_owned(),
        headings: Vec::new(),
        place: None,
        period: None,
        from: None,
        group: None,
    }
}

/// A count of something, somewhere, in a period.
pub fn level(value: f64, measure: &str, place: &str, span: &str) -> Claim {
    let printed = figure::write::count(value);
    Claim {
        place: Some(place.to_owned()),
        period: Some(period(span)),
        ..claim(&printed, Role::Level, ClaimUnit::Count, measure)
    }
}

/// A change in per cent, to a decimal.
pub fn change(value: f64, measure: &str, place: &str, span: &str, from: &str) -> Claim {
    Claim {
        from: Some(period(from)),
        role: Role::Change,
        unit: ClaimUnit::Percent,
        ..percent(value, measure, place, span)
    }
}

/// A percentage, to a decimal.
pub fn percent(value: f64, measure: &str, place: &str, span: &str) -> Claim {
    Claim {
        place: Some(place.to_owned()),
        period: Some(period(span)),
        ..claim(&format!("{value:.1}%"), Role::Share, ClaimUnit::Percent, measure)
    }
}

/// A rate for 1,000 people, to two decimals.
pub fn rate(value: f64, measure: &str, place: &str, span: &str) -> Claim {
    Claim {
        place: Some(place.to_owned()),
        period: Some(period(span)),
        ..claim(&format!("{value:.2}"), Role::Level, ClaimUnit::Per(1000.0), measure)
    }
}

/// A place in a ranking.
pub fn rank(value: usize, measure: &str, place: &str, span: &str, group: &str) -> Claim {
    let printed = figure::write::ordinal(value);
    Claim {
        place: Some(place.to_owned()),
        period: Some(period(span)),
        group: Some(group.to_owned()),
        ..claim(&printed, Role::Rank, ClaimUnit::Count, measure)
    }
}

/// What is known of the document: whose it is, and what is held.
pub fn scope() -> Scope {
    Scope {
        place: Some("Riverside".to_owned()),
        period: None,
        vintages: [NEW, OLD].map(VintageId::new).to_vec(),
    }
}

/// What the data say of a claim.
pub fn judged(claim: &Claim) -> Judgement {
    judge(claim, &Invented, &Vocabulary::of(&Invented), &scope())
}

/// Whether the data have it.
pub fn is_supported(claim: &Claim) -> bool {
    matches!(judged(claim), Judgement::Supported { .. })
}
