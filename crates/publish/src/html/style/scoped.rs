//! A style for documents on a page of a site: every rule stands under `.document`, so that whatever else is on the page keeps
//! its own look. Rules of paper sizes are left out: they cannot be of a part of a page.

/// The class of the element that a document stands in.
pub(in super::super) const CLASS: &str = "document";

/// This style, each of its rules under the class. `main` in it is what the document stands in.
pub(super) fn scoped(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css.trim_start();
    while let Some(open) = rest.find('{') {
        let close = open + end(&rest[open..]);
        let (head, inside) = (rest[..open].trim(), &rest[open + 1..close]);
        rest = rest[close + 1..].trim_start();
        match head {
            page if page.starts_with("@page") => {}
            query if query.starts_with('@') => {
                out.extend([query, "{\n", &scoped(inside), "}\n"]);
            }
            selectors => {
                let under: Vec<String> = selectors.split(',').map(under).collect();
                out.extend([&under.join(","), "{", inside.trim(), "}\n"]);
            }
        }
    }
    out
}

/// Without remarks.
pub(super) fn without_remarks(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

fn under(selector: &str) -> String {
    let selector = selector.trim();
    match selector.strip_prefix("main") {
        Some(rest) if !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-') => {
            format!(".{CLASS}{rest}")
        }
        _ => format!(".{CLASS} {selector}"),
    }
}

/// Where the brace that is opened first is closed.
fn end(css: &str) -> usize {
    let mut depth = 0_usize;
    for (at, sign) in css.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 1 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    css.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_put_under_the_class() {
        let css =
            "a,main>p{b:c}\n@page wide{size:A4}\n@media print{\n.x td{d:e}\n}\nmaintenance{f:g}";
        assert_eq!(
            scoped(css),
            ".document a,.document>p{b:c}\n@media print{\n.document .x td{d:e}\n}\n.document maintenance{f:g}\n"
        );
        assert_eq!(without_remarks("/* a { b */c{d}/* e */"), "c{d}");
    }
}
