//! A form with one file, taken into memory: what people bring to be read or kept. Files that may be larger go to the disk, see
//! the import.

use axum::extract::{FromRequest as _, Multipart, Request};
use components::Answers;

use crate::answer::Problem;
use crate::context::Context;
use crate::gate::origin::TOKEN_FIELD;

/// How many fields such a form may have.
const MOST_FIELDS: usize = 100;

/// What was brought.
pub(crate) struct Brought {
    /// The file, by its name without folders; none where none was chosen.
    pub file: Option<(String, Vec<u8>)>,
    /// The other fields.
    pub answers: Answers,
}

impl Brought {
    /// Takes a form whose fields may have `largest` bytes each. The token stands before all else: nothing is taken from whoever has
    /// none.
    pub async fn take(
        context: &Context,
        request: Request,
        largest: usize,
    ) -> Result<Self, Problem> {
        let broken = |_| Problem::unreadable("file", "it did not come whole; send it again");
        let mut parts = Multipart::from_request(request, &())
            .await
            .map_err(|_| Problem::unreadable("file", "it comes as a form with a file"))?;
        let (mut is_ours, mut file, mut fields) = (false, None, Vec::new());
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            let field = part.name().unwrap_or_default().to_owned();
            if field == TOKEN_FIELD {
                is_ours = context.is_token(&part.text().await.map_err(broken)?);
                continue;
            }
            if !is_ours {
                return Err(Problem::NotFromHere);
            }
            let name = part.file_name().map(plain_name);
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(broken)? {
                if bytes.len() + chunk.len() > largest {
                    return Err(Problem::TooLarge);
                }
                bytes.extend_from_slice(&chunk);
            }
            match name {
                Some(name) if !name.is_empty() => file = Some((name, bytes)),
                Some(_) => {}
                None if fields.len() == MOST_FIELDS => return Err(Problem::TooLarge),
                None => fields.push((field, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        if is_ours {
            Ok(Self { file, answers: Answers::new(fields) })
        } else {
            Err(Problem::NotFromHere)
        }
    }
}

/// A file's name without any folder, and without what no file should have in its name.
pub(crate) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String =
        last.chars().filter(|c| !c.is_control() && !"<>:\"|?*".contains(*c)).collect();
    plain.trim_start_matches('.').chars().take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_leads_nowhere() {
        let names = [
            "../../etc/passwd",
            "C:\\data\\2021.csv",
            ".hidden",
            "a\u{0}b.csv",
            "..",
            "ward's.csv",
        ];
        let plain = ["passwd", "2021.csv", "hidden", "ab.csv", "", "ward's.csv"];
        assert_eq!(names.map(plain_name), plain);
    }
}
