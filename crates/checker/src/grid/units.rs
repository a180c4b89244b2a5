//! The heads of columns in a line that lost its gaps: "Offence type Q2 2023/24 Change % change".

/// The heads that a line may say, in order: a capital or a year begins one, what binds words does not.
pub(super) fn of(line: &str) -> Vec<String> {
    let mut heads: Vec<String> = Vec::new();
    let mut before = "";
    for word in line.split_whitespace() {
        let goes_on = match heads.last() {
            None => false,
            Some(head) => goes_on(head, before, word),
        };
        match heads.last_mut() {
            Some(head) if goes_on => {
                head.push(' ');
                head.push_str(word);
            }
            _ => heads.push(word.to_owned()),
        }
        before = word;
    }
    heads
}

/// Words that bind what comes after them.
const BINDING: [&str; 24] = [
    "of", "per", "on", "to", "in", "by", "and", "not", "for", "since", "from", "the", "a", "%",
    "over", "under", "no.", "&", "with", "at", "or", "than", "+/-", "£",
];
/// Words that a number after them names.
const NAMED: [&str; 17] = [
    "year", "quarter", "round", "week", "phase", "part", "wave", "period", "group", "target",
    "baseline", "actual", "forecast", "budget", "ending", "outturn", "census",
];

fn goes_on(head: &str, before: &str, word: &str) -> bool {
    let lower = before.to_lowercase();
    if BINDING.contains(&&*lower) || word.starts_with('(') || before == "-" {
        return true;
    }
    let is_year = word.starts_with(|letter: char| letter.is_ascii_digit());
    if is_year {
        let of_change = head.contains("hange") && !ends_with_digit(before);
        return is_month(before)
            || is_quarter(before)
            || NAMED.contains(&&*lower)
            || of_change && head.starts_with('%');
    }
    if is_month(word) && ends_with_digit(before) {
        // "to 31 December".
        return before.len() <= 2;
    }
    word.starts_with(|letter: char| letter.is_lowercase() || matches!(letter, '-' | '–' | '&'))
}

fn ends_with_digit(word: &str) -> bool {
    word.ends_with(|letter: char| letter.is_ascii_digit())
}

fn is_quarter(word: &str) -> bool {
    matches!(word, "Q1" | "Q2" | "Q3" | "Q4" | "FY" | "YE" | "H1" | "H2")
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = word.to_lowercase();
    lower.get(..3).is_some_and(|start| MONTHS.contains(&start)) && word.len() <= 9
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn heads_are_told_apart_without_gaps() {
        let cases: [(&str, &[&str]); 5] = [
            (
                "Offence type Q2 2023/24 Q2 2024/25 Change % change Rate per 1,000",
                &[
                    "Offence type",
                    "Q2 2023/24",
                    "Q2 2024/25",
                    "Change",
                    "% change",
                    "Rate per 1,000",
                ],
            ),
            ("Ward July August Total Rank", &["Ward", "July", "August", "Total", "Rank"]),
            (
                "Type Year to Sep 2024 Year to Sep 2025 Share of 2025",
                &["Type", "Year to Sep 2024", "Year to Sep 2025", "Share of 2025"],
            ),
            (
                "Ward 2021/22 2022/23 % change 2021/22 to 2022/23",
                &["Ward", "2021/22", "2022/23", "% change 2021/22 to 2022/23"],
            ),
            (
                "Grant Spent to 31 December Last year",
                &["Grant", "Spent to 31 December", "Last year"],
            ),
        ];
        for (line, heads) in cases {
            assert_eq!(of(line), heads);
        }
    }
}
