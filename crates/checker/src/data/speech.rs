//! Which words leave a measure as it is, and which make another thing of it.
//!
//! A measure is bound only where what stands beside its name is known to say nothing more of what is counted: "burglary fell"
//! is burglary, "burglary arrests", "knife-enabled robbery" and "theft of copper" are not what the catalogue counts. What is
//! not known to be plain is taken for a narrowing, so that a new word costs a figure its check and never gives a wrong one.

use std::collections::BTreeSet;

use super::words::set;

/// Words that say nothing of what is counted.
const PLAIN: &str = "offence crime recorded reported police number total count figure level volume rate all overall there it this \
    that these those which has have had been be is are was were will and or but while whilst although however also \
    both so than then as at by for from in into of on to up down with within without across during over under \
    between since per cent percent percentage point increase increased increasing decrease decreased decreasing rise \
    risen rose rising fall fell fallen falling reduce reduced reducing reduction drop dropped decline declined grow \
    grew growth change changed compare compared comparison higher lower more many fewer less highest lowest safest \
    fewest greatest largest smallest best worst most least high low same similar slight slightly significant \
    significantly sharp sharply large small year month quarter week financial calendar rolling period end ending \
    ended last past previous preceding prior current first second third fourth half twelve six three two one before \
    after january february march april may june july august september october november december jan feb mar apr jun \
    jul aug sept sep oct nov dec borough district county city town ward area local partnership london wide whole \
    throughout saw seen see show showed shown record stood stand remain remained account accounted make made \
    represent represented constitute constituted rank ranked place placed position out 000 1000 population resident \
    residents people head household about around approximately roughly nearly almost just some only table chart \
    graph latest date ytd fy q1 q2 q3 q4 difference versus vs against share proportion following time we our \
    including";

/// Words after which a preposition's noun decides: "burglary in Riverside" and "burglary in sheds".
const LEADING: &str = "of in for from with without by at on to across during within against and or over under between \
    since through involving including per";

/// Words after a comma that take a part of what was named: "robbery, personal".
const NARROWING: &str = "residential personal business domestic non commercial dwelling attempted other only excluding \
    except knife gun youth";

/// What a number before them counts, whatever else its words name: "6 wards", "12 months".
const COUNTED: &str = "ward borough district area force month year quarter week day people person resident household home \
    time place position per";

/// What a number after them is one of: "Table 3", "top 6".
const LABELLED: &str = "table figure chart graph appendix annex section page item priority phase step part top bottom first \
    last quarter";

/// Words that make a figure one of something else: of people, of what the police did, of opinions, of plans.
const OTHER_THINGS: &str = "victim victims victimisation suspect offender perpetrator arrest arrested charge charged charging \
    detection detected solved outcome conviction convicted prosecution prosecuted court cautioned caution sentenced \
    reoffending reoffended survey surveyed respondent worried worry concern concerned fear afraid feel feeling felt \
    perception perceive perceived confidence satisfied satisfaction think thought believe believed target forecast \
    predicted projected projection estimate estimated average mean median daily weekly cost saving funding fund repeat \
    attempted attempt patrol visit referral referred seized recovered hour minute officer volunteer";

/// The lists, ready to be asked.
#[derive(Debug)]
pub(super) struct Speech {
    plain: BTreeSet<String>,
    leading: BTreeSet<String>,
    narrowing: BTreeSet<String>,
    other_things: BTreeSet<String>,
    counted: BTreeSet<String>,
    labelled: BTreeSet<String>,
}

impl Speech {
    /// The lists.
    pub fn new() -> Self {
        Self {
            plain: set(PLAIN),
            leading: set(LEADING),
            narrowing: set(NARROWING),
            other_things: set(OTHER_THINGS),
            counted: set(COUNTED),
            labelled: set(LABELLED),
        }
    }

    /// Whether the word says nothing of what is counted.
    pub fn is_plain(&self, word: &str) -> bool {
        self.plain.contains(word)
    }

    /// Whether what follows the word decides.
    pub fn leads(&self, word: &str) -> bool {
        self.leading.contains(word)
    }

    /// Whether the word, after a comma, takes a part of what was named.
    pub fn narrows(&self, word: &str) -> bool {
        self.narrowing.contains(word)
    }

    /// Whether the word makes a figure one of something else.
    pub fn is_other(&self, word: &str) -> bool {
        self.other_things.contains(word)
    }

    /// Whether a number before the word counts what the word says.
    pub fn is_counted(&self, word: &str) -> bool {
        self.counted.contains(word)
    }

    /// Whether a number after the word is only its label.
    pub fn is_labelled(&self, word: &str) -> bool {
        self.labelled.contains(word)
    }
}
