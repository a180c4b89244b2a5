//! What is wrong with a value that somebody typed: a kind with its limits, so that a form can say it in its own words and in
//! any language. Printed, it is the sentence in English.

use thiserror::Error;

/// What is wrong with a value, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Wrong {
    /// Nothing was typed or chosen.
    #[error("Enter {0}")]
    Missing(&'static str),
    /// More than fits.
    #[error("Use {most} characters or fewer")]
    TooLong {
        /// The most.
        most: usize,
    },
    /// Fewer than are safe.
    #[error("Use {fewest} characters or more; three or four words are good")]
    TooShort {
        /// The fewest.
        fewest: usize,
    },
    /// Signs that cannot be seen, or that turn the text around them.
    #[error("Use letters, figures and signs that can be seen")]
    Unseen,
    /// No e-mail address.
    #[error("Enter an email address in the correct format, like name@example.org")]
    NoAddress,
    /// Another account has the address.
    #[error("Somebody with this address has an account")]
    Taken,
    /// Another one has the name.
    #[error("There is one of this name already")]
    NameTaken,
    /// The board meets at that time already.
    #[error("The board has a meeting at that time already; choose another day or time")]
    MeetsThen,
    /// The board has agreed the minutes.
    #[error("These minutes were agreed; add a note to them instead")]
    MinutesAgreed,
    /// A paper that is not written here.
    #[error("This paper is not written here; bring its file again or make it anew")]
    NotWritten,
    /// No description of exempt information.
    #[error("Choose a paragraph of Schedule 12A, from 1 to 7")]
    NoParagraph,
    /// Something is recorded of it, so that it stays.
    #[error("Something is recorded of it, so it stays")]
    InUse,
    /// A group that works, by others or at once, for itself.
    #[error("Choose a board that does not itself work for this one")]
    OwnParent,
    /// Two have changed the same lines of a text.
    #[error("Somebody else has changed the same lines; open the page again to see theirs")]
    ChangedByOther,
    /// No role was chosen.
    #[error("Choose at least one role")]
    NoRole,
    /// A partner speaks for no organisation.
    #[error("Enter the organisation that this partner speaks for")]
    NoOrganisation,
    /// A role that whoever invites may not give.
    #[error("You can invite partners and board members; an administrator invites others")]
    AboveYou,
    /// A role that is signed in to with a passphrase, and there is none.
    #[error("This account has no passphrase; reset it, then give it this role")]
    NoPassphrase,
    /// The account is disabled.
    #[error("This account is disabled; enable it first")]
    Disabled,
    /// The account's personal data were removed when its time was over.
    #[error("This person left long ago and their data were removed; invite them anew")]
    Forgotten,
    /// A passphrase that is among those people choose.
    #[error("Use words that are harder to guess")]
    EasyToGuess,
    /// What is to be taken away is the only way in.
    #[error("Nothing else opens your account; choose a passphrase first")]
    OnlyWayIn,
    /// Not the passphrase of the account.
    #[error("Enter the passphrase that you sign in with now")]
    WrongPassphrase,
    /// None of those there are.
    #[error("“{typed}” is not known; there are {known}")]
    Unknown {
        /// What was typed.
        typed: String,
        /// What there is.
        known: String,
    },
    /// An address that is not a page of ours.
    #[error("Use the address of a page of this site, from its first / on, like /measures/burglary")]
    NotOurPage,
    /// A period that ends before it begins.
    #[error("The last month must be the first one or a later one")]
    EndsBefore,
    /// A day that not every month has.
    #[error("Choose a day from 1 to 28, which every month has")]
    DayOfMonth,
    /// No number of days that something can hold.
    #[error("Enter a number of days from 1 to {most}")]
    Days {
        /// The most.
        most: usize,
    },
    /// One more than there may be.
    #[error("There can be {most}; remove one that is no longer used first")]
    TooMany {
        /// The most.
        most: usize,
    },
}

impl Wrong {
    /// Its id, by which a catalogue of words finds its own sentence.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::TooLong { .. } => "too-long",
            Self::TooShort { .. } => "too-short",
            Self::Unseen => "unseen",
            Self::NoAddress => "no-address",
            Self::Taken => "taken",
            Self::NameTaken => "name-taken",
            Self::MeetsThen => "meets-then",
            Self::MinutesAgreed => "minutes-agreed",
            Self::NotWritten => "not-written",
            Self::NoParagraph => "no-paragraph",
            Self::InUse => "in-use",
            Self::OwnParent => "own-parent",
            Self::ChangedByOther => "changed-by-other",
            Self::NoRole => "no-role",
            Self::NoOrganisation => "no-organisation",
            Self::AboveYou => "above-you",
            Self::NoPassphrase => "no-passphrase",
            Self::Disabled => "disabled",
            Self::Forgotten => "forgotten",
            Self::EasyToGuess => "easy-to-guess",
            Self::OnlyWayIn => "only-way-in",
            Self::WrongPassphrase => "wrong-passphrase",
            Self::Unknown { .. } => "unknown",
            Self::NotOurPage => "not-our-page",
            Self::EndsBefore => "ends-before",
            Self::DayOfMonth => "day-of-month",
            Self::Days { .. } => "days",
            Self::TooMany { .. } => "too-many",
        }
    }

    /// The limit that it speaks of, where there is one.
    pub fn limit(&self) -> Option<usize> {
        match self {
            Self::TooLong { most } | Self::Days { most } | Self::TooMany { most } => Some(*most),
            Self::TooShort { fewest } => Some(*fewest),
            _ => None,
        }
    }
}

impl From<Wrong> for String {
    fn from(wrong: Wrong) -> Self {
        wrong.to_string()
    }
}
