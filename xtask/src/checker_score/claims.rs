//! The rows of a set of claims.

use serde::Deserialize;

/// A set of claims, in the order of the file.
pub struct Claims {
    pub rows: Vec<Row>,
}

/// One claim that somebody recomputed.
#[derive(Debug, Clone, Deserialize)]
pub struct Row {
    /// The name of its document in the folder.
    pub document: String,
    /// Its line there, from 1.
    pub line: u32,
    /// The words that it stands in.
    pub quote: String,
    /// What is claimed, in the words of whoever recomputed it: "share of total".
    pub kind: String,
    /// What the document says.
    pub stated: String,
    /// What it should say.
    pub computed: String,
    pub verdict: Verdict,
}

/// What was found when the claim was recomputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Consistent,
    Inconsistent,
    /// Right but for how it was rounded.
    Rounding,
    /// What it needs is not in the document.
    Unverifiable,
}

impl Claims {
    /// Reads the file; a row that cannot be read is named.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let mut reader = csv::Reader::from_reader(bytes);
        let rows = reader.deserialize().collect::<Result<Vec<Row>, _>>();
        let rows = rows.map_err(|error| {
            format!("{error}; the columns are document,line,quote,kind,stated,computed,verdict,note, and a verdict is consistent, inconsistent, rounding or unverifiable")
        })?;
        if rows.is_empty() {
            return Err("there is no claim in it".to_owned());
        }
        Ok(Self { rows })
    }

    /// The documents named, each once, in the order of the file.
    pub fn documents(&self) -> Vec<&str> {
        let mut documents = Vec::new();
        for row in &self.rows {
            if !documents.contains(&row.document.as_str()) {
                documents.push(&row.document);
            }
        }
        documents
    }
}

impl Row {
    /// Whether it is to be found.
    pub fn wrong(&self) -> bool {
        matches!(self.verdict, Verdict::Inconsistent | Verdict::Rounding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "document,line,quote,kind,stated,computed,verdict,note\n";

    #[test]
    fn rows_are_read_and_documents_named_once() {
        let text = format!(
            "{HEAD}b.txt,3,\"one, two\",list count,2,3,inconsistent,\na.txt,1,x,y,z,-,unverifiable,\nb.txt,9,x,y,z,-,consistent,n\n"
        );
        let claims = Claims::read(text.as_bytes()).unwrap();
        assert_eq!(claims.documents(), ["b.txt", "a.txt"]);
        assert_eq!((claims.rows[0].line, claims.rows[0].quote.as_str()), (3, "one, two"));
        assert!(claims.rows[0].wrong() && !claims.rows[1].wrong());
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let problem = |rows: &str| Claims::read(format!("{HEAD}{rows}").as_bytes()).err().unwrap();
        assert!(problem("a.txt,1,x,y,z,-,wrongish,\n").contains("wrongish"));
        assert!(problem("a.txt,one,x,y,z,-,rounding,\n").contains("line"));
        assert!(problem("").contains("no claim"));
        assert!(Claims::read(b"line,quote\n1,x\n").err().unwrap().contains("document"));
    }
}
