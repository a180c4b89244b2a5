//! A page as plain text, for mails: its headings, sentences and lists; not its tables, drawings and forms.

use crate::answer::Page;

/// What is read as one line.
const LINES: [&str; 7] = ["p", "li", "h2", "h3", "h4", "dt", "dd"];
/// What is not read, with all that stands in it.
const LEFT_OUT: [&str; 9] =
    ["svg", "table", "form", "script", "style", "nav", "details", "figcaption", "template"];

/// The lines of a page's content, each once, in their order.
pub(crate) fn lines(page: &Page) -> Vec<String> {
    let html: String = page.main.iter().map(markup::Element::render).collect();
    read(&html)
}

/// Reads what [`markup`] wrote: every element is closed, and nothing but marks is between `<` and `>`.
fn read(html: &str) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    let (mut hidden, mut within) = (0_usize, 0_usize);
    for piece in html.split('<') {
        let (mark, text) = piece.split_once('>').unwrap_or(("", piece));
        let closes = mark.starts_with('/');
        let name = mark.trim_start_matches('/');
        let name = name.split([' ', '/', '\n']).next().unwrap_or_default();
        let is_empty = mark.ends_with('/');
        if LEFT_OUT.contains(&name) && !is_empty {
            hidden = if closes { hidden.saturating_sub(1) } else { hidden + 1 };
        }
        if hidden == 0 && LINES.contains(&name) {
            end(&mut lines, &mut line);
            within = if closes { within.saturating_sub(1) } else { within + 1 };
        }
        if hidden == 0 && within > 0 {
            line.push_str(&bare(text));
        }
    }
    end(&mut lines, &mut line);
    lines
}

fn end(lines: &mut Vec<String>, line: &mut String) {
    let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
    line.clear();
    if !text.is_empty() && !lines.contains(&text) {
        lines.push(text);
    }
}

fn bare(text: &str) -> String {
    // The ampersand comes last, so that what was typed as an entity stays what was typed.
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use markup::el;

    use super::*;
    use crate::answer::Section;

    #[test]
    fn sentences_are_read_and_tables_are_not() {
        let page = Page::new(Section::None, "Title")
            .headed()
            .with(
                el("p").text("Burglary ").child(el("strong").text("fell")).text(" & <b>rose</b>."),
            )
            .with(el("p").text("Twice").child(el("br")))
            .with(el("p").text("Twice"))
            .with(el("table").child(el("tr").child(el("td").child(el("p").text("12")))))
            .with(
                el("ul")
                    .child(el("li").text("One"))
                    .child(el("li").child(el("p").text("Two &amp;"))),
            )
            .with(el("svg").child(el("path")).child(el("text").text("drawn")))
            .with(el("h2").text("Last"));
        let wanted = ["Burglary fell & <b>rose</b>.", "Twice", "One", "Two &amp;", "Last"];
        assert_eq!(lines(&page), wanted);
    }
}
