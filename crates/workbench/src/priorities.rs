//! The ranking of crime types for priority setting, by the partnership's own weights.

use figure::{Figures as _, Month};
use reports::priority_ranking::{self, Concern, PriorityRanking, RankingInput, RankingWeights};

use crate::{Folder, Progress, Session, WorkbenchError, harm_weights};

/// Ranks the own area's types of crime in the twelve months to `to`.
pub fn priorities(
    folder: Folder,
    to: Month,
    progress: &mut dyn Progress,
) -> Result<PriorityRanking, WorkbenchError> {
    let session = Session::open(folder)?;
    let settings = &session.folder().settings().ranking;
    let figures = session.figures();
    let known = figures.measures();
    let input = RankingInput {
        area: session.own()?,
        to,
        weights: RankingWeights {
            volume: settings.volume,
            harm: settings.harm,
            trend: settings.trend,
            concern: settings.concern,
        },
        harm: harm_weights::read(session.folder(), &known)?,
        concerns: session.folder().settings().concerns.iter().map(Concern::from).collect(),
    };
    let types = known.iter().filter(|measure| measure.crime_type).count();
    progress.begin("counting types of crime", u64::try_from(types).ok(), false);
    let ranked = priority_ranking::rank(figures, &input, &mut || progress.advance(1));
    progress.end();
    Ok(ranked?)
}

impl From<&crate::settings::Concern> for Concern {
    fn from(concern: &crate::settings::Concern) -> Self {
        Self {
            measure: concern.measure.clone(),
            named: concern.named,
            asked: concern.asked,
            source: concern.source.clone(),
        }
    }
}
