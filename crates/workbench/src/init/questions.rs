//! What `init` asks when it is told nothing, as data: whoever talks to the user asks them in this order.

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// What the answer is: the name of the command's option, or of its argument (`dir`).
    pub key: &'static str,
    /// The question.
    pub prompt: &'static str,
    /// What helps to answer it.
    pub help: &'static str,
    /// What an empty answer means; none where an answer is needed.
    pub default: Option<&'static str>,
    /// Whether several answers may be given, with commas between them.
    pub several: bool,
}

/// The questions, in their order.
pub fn questions() -> &'static [Question] {
    &[
        Question {
            key: "area",
            prompt: "Which area is your partnership responsible for?",
            help: "The district's name or its code, such as Bromley, Preston or E09000006.",
            default: None,
            several: false,
        },
        Question {
            key: "name",
            prompt: "What is your partnership called?",
            help: "As documents should print it.",
            default: Some("Safer (area) Partnership"),
            several: false,
        },
        Question {
            key: "dir",
            prompt: "Which folder shall everything be kept in?",
            help: "A new or empty one. Copy it to back everything up.",
            default: Some("safer-(area)"),
            several: false,
        },
        Question {
            key: "similar",
            prompt: "Which areas are most like yours?",
            help: "Names with commas between them, such as your most similar group. You can say this later in watchward.toml.",
            default: Some("none yet"),
            several: true,
        },
        Question {
            key: "population",
            prompt: "Shall every rate use the population of one year?",
            help: "The year of a mid-year estimate, such as 2019. Usually not: each rate then uses the year that holds its middle.",
            default: Some("no"),
            several: false,
        },
    ]
}

/// The folder that is proposed for an area: `safer-kings-lynn`.
pub fn folder_name(area: &str) -> String {
    let mut name = String::from("safer");
    for word in area.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))) {
        let word: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        if !word.is_empty() {
            name.push('-');
            name.push_str(&word.to_lowercase());
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_after_its_area() {
        assert_eq!(folder_name("Bromley"), "safer-bromley");
        assert_eq!(folder_name("King's Lynn & West Norfolk"), "safer-kings-lynn-west-norfolk");
        assert_eq!(folder_name("../x"), "safer-x");
    }

    #[test]
    fn only_the_area_must_be_answered() {
        let needed: Vec<_> = questions().iter().filter(|q| q.default.is_none()).collect();
        assert_eq!(needed.len(), 1);
        assert_eq!(needed[0].key, "area");
    }
}
