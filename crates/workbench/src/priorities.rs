//! The ranking of crime types for priority setting, by the partnership's own weights.

use figure::{Figures as _, MeasureSummary, Month};
use reports::needs_assessment::Ranking;
use reports::priority_ranking::{self, Concern, PriorityRanking, RankingInput, RankingWeights};

use crate::{Folder, Progress, Session, WorkbenchError, harm_weights};

/// Ranks the own area's types of crime in the twelve months to `to`.
pub fn priorities(
    folder: Folder,
    to: Month,
    progress: &mut dyn Progress,
) -> Result<PriorityRanking, WorkbenchError> {
    let session = Session::open(folder)?;
    session.check_measures()?;
    let figures = session.figures();
    let known = figures.measures();
    let Ranking { weights, harm, concerns } = ranking(&session, &known)?;
    let input = RankingInput { area: session.own()?, to, weights, harm, concerns };
    let types = known.iter().filter(|measure| measure.crime_type).count();
    progress.begin("counting types of crime", u64::try_from(types).ok(), false);
    let ranked = priority_ranking::rank(figures, &input, &mut || progress.advance(1));
    progress.end();
    Ok(ranked?)
}

/// What the partnership ranks types of crime by.
pub(crate) fn ranking(
    session: &Session,
    known: &[MeasureSummary],
) -> Result<Ranking, WorkbenchError> {
    let settings = session.folder().settings();
    let weights = RankingWeights {
        volume: settings.ranking.volume,
        harm: settings.ranking.harm,
        trend: settings.ranking.trend,
        concern: settings.ranking.concern,
    };
    let harm = harm_weights::read(session.folder(), known)?;
    // Those who were asked live in the partnership's own area.
    let asked = session.is_about_own_area().then_some(&settings.concerns);
    let concerns = asked.into_iter().flatten().map(Concern::from).collect();
    Ok(Ranking { weights, harm, concerns })
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
