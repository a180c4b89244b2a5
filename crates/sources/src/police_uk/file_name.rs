//! What a file's name says: `2018-01-metropolitan-street.csv` is one month of one force.

use figure::Month;

use super::forces::{Force, by_slug};

/// What was found in a file's name. A name of another form says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct FileName {
    /// The month, where it starts with one.
    pub(super) month: Option<Month>,
    /// The force, where it names one of the publisher's.
    pub(super) force: Option<&'static Force>,
}

impl FileName {
    /// Reads the name of a file of this kind: `street`, `outcomes`, `stop-and-search`.
    pub(super) fn read(name: &str, kind: &str) -> Self {
        let lower = name.to_ascii_lowercase();
        let Some(stem) = lower.strip_suffix(".csv") else { return Self::default() };
        let Some(stem) = stem.strip_suffix(kind).and_then(|stem| stem.strip_suffix('-')) else {
            return Self::default();
        };
        let dated = stem.get(..7).zip(stem.get(7..)).and_then(|(month, rest)| {
            Some((month.parse::<Month>().ok()?, rest.strip_prefix('-')?))
        });
        match dated {
            Some((month, slug)) => Self { month: Some(month), force: by_slug(slug) },
            None => Self { month: None, force: by_slug(stem) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn month_and_force_are_read_from_the_publishers_form_only() {
        let read = |name| {
            let found = FileName::read(name, "street");
            (found.month.map(|month| month.to_string()), found.force.map(|force| force.slug))
        };
        let month = || Some("2018-10".to_owned());
        assert_eq!(
            read("2018-10-devon-and-cornwall-street.csv"),
            (month(), Some("devon-and-cornwall"))
        );
        assert_eq!(read("2018-10-bromley-street.csv"), (month(), None));
        assert_eq!(read("Lancashire-street.CSV"), (None, Some("lancashire")));
        assert_eq!(read("2018-13-kent-street.csv"), (None, None));
        assert_eq!(read("2018-10-kent-outcomes.csv"), (None, None));
        assert_eq!(read("my crimes.csv"), (None, None));
        assert_eq!(read("\u{e9}\u{e9}\u{e9}\u{e9}-street.csv"), (None, None));
    }
}
