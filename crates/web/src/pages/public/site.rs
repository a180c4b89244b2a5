//! Where things are on this site, as documents ask for it.

use document::Target;
use figure::{AreaCode, Period, PeriodLength};
use publish::html::{Addresses, Picture};

use super::shown::{Choices, LENGTHS, Shown};

/// The addresses of a page and of what belongs to it.
pub(super) struct Site<'a>(pub &'a Shown);

impl Addresses for Site<'_> {
    fn page(&self, to: &Target) -> Option<String> {
        let shown = match to {
            Target::Measures { area, period } => Shown::Measures(choices(area.clone(), *period)),
            Target::Measure { measure, area, period } => {
                Shown::Measure(measure.clone(), choices(area.clone(), *period))
            }
            Target::Ward { ward, to } => Shown::Ward(ward.clone(), Some(*to)),
            Target::Methods => Shown::Methods,
            Target::Register => Shown::Register,
        };
        let (path, query) = shown.path();
        Some(format!("{path}{query}"))
    }

    fn table(&self, file: &str) -> Option<String> {
        Some(self.0.part(&format!("/tables/{file}")))
    }

    fn drawing(&self, id: &str, picture: Picture) -> Option<String> {
        let end = match picture {
            Picture::Svg => "svg",
            Picture::Png => "png",
        };
        Some(self.0.part(&format!("/drawings/{id}.{end}")))
    }

    fn figures(&self) -> Option<String> {
        Some(self.0.part(".json"))
    }
}

/// The choices that lead to an area and a period. Twelve months to March are a financial year too; the first that fits will do.
fn choices(area: AreaCode, period: Period) -> Choices {
    let fits = |(length, _): &(PeriodLength, &str)| {
        Period::ending(*length, period.to()).is_ok_and(|ending| ending == period)
    };
    let length =
        LENGTHS.into_iter().find(fits).map_or(PeriodLength::Rolling12, |(length, _)| length);
    Choices { area: Some(area), to: Some(period.to()), period: length }
}
