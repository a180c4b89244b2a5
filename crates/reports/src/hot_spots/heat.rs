//! How lasting hot spots are: the same question asked of each earlier period.

use super::answer::HotSpotHeat;
use super::found::Found;

/// Of each place how lasting it is, and in how many earlier periods it was hot.
pub(super) fn heats(now: &Found, earlier: &[&Found]) -> Vec<(HotSpotHeat, usize)> {
    let heat = |place: usize| {
        let before = earlier.iter().filter(|found| found.hot[place]).count();
        let heat = match (now.hot[place], before) {
            (true, 0) if earlier.is_empty() => HotSpotHeat::Hot,
            (true, 0) => HotSpotHeat::New,
            (true, _) => HotSpotHeat::Persistent,
            (false, 0) => HotSpotHeat::Not,
            (false, _) => HotSpotHeat::Fading,
        };
        (heat, before)
    };
    (0..now.hot.len()).map(heat).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<const N: usize>(hot: [bool; N]) -> Found {
        Found { hot: hot.to_vec(), ..Found::default() }
    }

    #[test]
    fn one_earlier_period_makes_it_persistent() {
        use HotSpotHeat::{Fading, Hot, New, Not, Persistent};
        let now = found([true, true, true, false, false]);
        let earlier =
            [found([true, true, false, false, true]), found([true, false, false, false, false])];
        assert_eq!(
            heats(&now, &[&earlier[0], &earlier[1]]),
            [(Persistent, 2), (Persistent, 1), (New, 0), (Not, 0), (Fading, 1)]
        );
        assert_eq!(heats(&now, &[]), [(Hot, 0), (Hot, 0), (Hot, 0), (Not, 0), (Not, 0)]);
    }
}
