//! The `watchward.toml` of a new partnership: every line explained, and what is not known yet left empty.

use toml_edit::Value;

use super::{InitOptions, Place};

/// The file's text.
pub(super) fn settings_text(place: &Place, options: &InitOptions) -> String {
    let area = &place.name;
    let name = options.name.clone().unwrap_or_else(|| format!("Safer {area} Partnership"));
    let mut text = String::from(HEAD);
    text.push_str("\n[partnership]\n# As documents print it.\n");
    text.push_str(&line("name", &quoted(&name)));
    text.push_str("# The area you are responsible for, and its code, which is asked for first.\n");
    text.push_str(&line("area", &quoted(area)));
    match &place.code {
        Some(code) => text.push_str(&line("code", &quoted(code.as_str()))),
        None => text.push_str("# code = \"E00000000\"\n"),
    }
    text.push_str(FORCE);
    match &place.force {
        Some(force) => text.push_str(&line("force", &quoted(force))),
        None => text.push_str("# force = \"\"\n"),
    }
    text.push_str(COLOUR);
    text.push_str(if place.is_london_borough() { LONDON } else { ELSEWHERE });
    text.push_str(SIMILAR);
    text.push_str(&line("areas", &list(&options.similar)));
    text.push_str(NEIGHBOURS);
    text.push_str(FIGURES);
    match options.population {
        Some(year) => text.push_str(&line("population", &year.to_string())),
        None => text.push_str("# population = 2019\n"),
    }
    text.push_str(LEVEL);
    text.push_str(COMPARATORS);
    text.push_str(RAG);
    text.push_str(if place.is_welsh() { EVENTS_IN_WALES } else { EVENTS });
    text.push_str(TITLES);
    text.push_str(PRIORITIES);
    text.push_str(RANKING);
    text.push_str(SERVING);
    text.push_str(SOURCES);
    text
}

fn line(key: &str, value: &str) -> String {
    format!("{key} = {value}\n")
}

/// The text as TOML writes it.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

const HEAD: &str = "\
# Who this partnership is and how its figures are made. Watchward reads this file each time it runs; a key that it does not
# know is an error, so that a slip of the pen cannot change a figure quietly. Lines that begin with # are remarks.
";

const FORCE: &str = "\
# The police force that serves it, as publishers name it. Only needed where no look-up tells.
";

const COLOUR: &str = "\
# The colour of your pages, dark enough for white words on it.
# colour = \"#12436d\"
";

const LONDON: &str = "
# The group your rates are ranked in: \"london-boroughs\" (the 32, without the City and the airports), \"same-force\" (every
# district that your police force serves), or \"list\" with areas = [\"…\", \"…\"].
[comparators]
group = \"london-boroughs\"
areas = []
";

const ELSEWHERE: &str = "
# The group your rates are ranked in: \"same-force\" (every district that your police force serves), or \"list\" with
# areas = [\"…\", \"…\"].
[comparators]
group = \"same-force\"
areas = []
";

const SIMILAR: &str = "
# The areas most like yours: your most similar group, or the others of your basic command unit. Names or codes; say why.
# Left empty, tables of similar areas are \"not available\".
[similar]
";

const NEIGHBOURS: &str = "\
# reason = \"\"

# The areas next to yours, for the section on neighbouring areas.
[neighbours]
areas = []
";

const FIGURES: &str = "
[figures]
# Rates use the mid-year estimate of the year that holds the period's middle. Name a year here to use that one for all.
";

const LEVEL: &str = "\
# A change is called one where chance alone would give as large a difference less often than this.
level = 0.05
# Your own measures, beside this file: each says what is counted from which source. The file need not be there.
own-measures = \"measures.toml\"
";

const COMPARATORS: &str = "
# Periods to hold figures against, besides the same span just before: watchward figure … --against \"NAME\". Documents print
# the reason. Repeat the block for more.
[[comparator]]
name = \"2019, the last year without restrictions\"
from = \"2019-01\"
to = \"2019-12\"
reason = \"Restrictions from March 2020 make that year and the next no fair yardstick.\"
";

const RAG: &str = "
# When a change is green, amber or red, in per cent of the comparator, counted in the bad direction (a rise where fewer is
# better). With beyond-chance-only, a change that chance alone could give stays green whatever its size.
[rag.default]
green-up-to = 2.0
amber-up-to = 15.0
beyond-chance-only = true
# A measure with a rule of its own:
# [rag.measures.burglary]
# green-up-to = 0.0
# amber-up-to = 10.0
# reason = \"A priority of the strategy.\"
# A rating that a person gives in place of the rule's; both are printed:
# [[rag-override]]
# measure = \"burglary\"
# rag = \"amber\"
# reason = \"Two series are under investigation.\"
# by = \"community safety manager\"

# What `watchward performance` reports; left out, the high-harm and volume crimes that are held.
# [[performance.group]]
# title = \"Volume crime\"
# measures = [\"burglary\", \"tomv\"]

# Your own words stand beside this file, one Markdown file a section: narrative/<report>/<section>.md, such as
# narrative/needs-assessment/burglary.md. A figure stands in them by reference: {{burglary}}, {{burglary percent}}.
";

const TITLES: &str = "
# What you call a measure, where it is not what the catalogue does. Remove the # before both lines to use it.
# [titles]
# burglary = \"Break-ins\"
";

const PRIORITIES: &str = "
# The priorities you agreed for the period that is assessed, each with the measures that show how it goes (watchward measures
# lists them). Remove the # to use the block; repeat it for more.
# [[priority]]
# title = \"Burglary\"
# measures = [\"burglary\"]
# note = \"Agreed by the board in March.\"

# What the regulations ask of a strategic assessment and only people can answer, as sentences to print. What is left out is
# listed as missing.
[assessment]
# previous-assessment = \"\"
# why-changed = \"\"
# plan-implemented = \"\"
# proposed-priorities = \"\"
# community-views = \"\"
# for-the-county = \"\"
# substance-misuse = \"\"
";

const RANKING: &str = "
# How much each criterion weighs in `watchward priorities`, the ranking of crime types; nought leaves one out. Harm needs a
# table of weights beside this file: columns scheme, measure, offence, weight and, where it is known, share (of the measure's
# offences), such as the ONS Crime Severity Score or the Cambridge Crime Harm Index.
[ranking]
volume = 1.0
harm = 1.0
trend = 1.0
concern = 1.0
harm-weights = \"harm-weights.csv\"

# What residents say concerns them. Remove the # to use the block; repeat it for more.
# [[concern]]
# measure = \"burglary-residential\"
# named = 212
# asked = 1000
# source = \"Residents' survey, spring 2021\"
";

const EVENTS: &str = "
# What happened when: drawn into charts of months as a thin line with its word. The months up to, not with, \"until\" are no part
# of what is usual. After a change of how things are recorded, write changes-recording = true instead: no baseline goes across.
[[event]]
month = \"2020-03\"
word = \"first lockdown\"
until = \"2020-07\"

[[event]]
month = \"2020-11\"
word = \"second lockdown\"
until = \"2020-12\"

[[event]]
month = \"2021-01\"
word = \"third lockdown\"
until = \"2021-04\"
";

const EVENTS_IN_WALES: &str = "
# What happened when: drawn into charts of months as a thin line with its word. The months up to, not with, \"until\" are no part
# of what is usual. After a change of how things are recorded, write changes-recording = true instead: no baseline goes across.
[[event]]
month = \"2020-03\"
word = \"first lockdown\"
until = \"2020-07\"

[[event]]
month = \"2020-10\"
word = \"firebreak\"
until = \"2020-11\"

[[event]]
month = \"2020-12\"
word = \"level four restrictions\"
until = \"2021-03\"
";

/// What only matters once people sign in.
pub(super) const SERVING: &str = "
# How mail is sent: sign-in links, and views on a schedule. The password stands in the first line of a file of its own.
# [mail]
# server = \"smtp.example.org\"
# from = \"Your partnership <safer@example.org>\"
# username = \"safer\"
# password-file = \"/etc/watchward/mail-password\"

# Signing in with an account that people have elsewhere, such as their council's (OpenID Connect). docs/operating.md says what
# to register there. Accounts stay by invitation. With second-factor, what the provider says of one stands for ours.
# [sign-in.openid]
# issuer = \"https://login.example.org/tenant\"
# client-id = \"watchward\"
# client-secret-file = \"/etc/watchward/openid-secret\"
# label = \"Sign in with your council account\"
# second-factor = [\"mfa\"]
";

const SOURCES: &str = "
# Other addresses to download from, where a publisher has moved a file. {from} and {to} stand for months (YYYY-MM), {month}
# for each month by itself, {force} for your force. `watchward fetch --list` lists the sources by name.
# [sources.police-uk-street]
# address = \"https://…\"
";
