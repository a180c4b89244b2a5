//! Bringing publishers' files: they are written to the disk as they come, and imported when they are whole.

use std::path::PathBuf;

use axum::extract::{FromRequest as _, Multipart, Request};
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Button, Control as _, Details, FileUpload, paragraph};
use markup::{Content, el};
use partnership::ImportData;
use serde_json::json;
use tokio::io::AsyncWriteExt as _;

use super::back;
use crate::answer::{Answer, Page, Problem, Section};
use crate::brought::plain_name;
use crate::context::Context;
use crate::form::{summary, token};
use crate::gate::access::May;
use crate::gate::origin::TOKEN_FIELD;
use crate::jobs;

/// How large all files of one import may be, in bytes: the archive of all forces is 1.7 GB.
const LARGEST: u64 = 4 * 1024 * 1024 * 1024;
/// How many files one import may have.
const MOST: usize = 500;

/// The page.
pub(super) async fn show(context: Context, _may: May<ImportData>) -> Answer {
    Ok(page(&context, &Answers::default()))
}

fn page(context: &Context, answers: &Answers) -> Page {
    let words = context.words();
    let files = FileUpload::new("files", words.say("field-files"))
        .hint(words.say("hint-files"))
        .attr("multiple", "multiple")
        .answered(answers);
    let form = el("form")
        .attr("method", "post")
        .attr("action", "/workspace/data/import")
        .attr("enctype", "multipart/form-data")
        .attr("novalidate", "novalidate")
        .child(token(context))
        .child(files.element())
        .child(Button::new(words.say("import-button")).element());
    let mut page = Page::new(Section::Workspace, words.say("import-title"))
        .with_all(summary(context, answers))
        .headed()
        .with(paragraph(words.say("import-what")))
        .with(form)
        .with(
            Details::new(
                words.say("import-which"),
                Content::new().child(paragraph(words.say("import-which-what"))),
            )
            .element(),
        );
    page.before = Some(back(context));
    page
}

/// Takes the files.
pub(super) async fn take(
    context: Context,
    May(may): May<ImportData>,
    request: Request,
) -> Result<Response, Problem> {
    let is_files = |request: &Request| {
        let kind = request.headers().get("content-type").and_then(|v| v.to_str().ok());
        kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
    };
    if !is_files(&request) {
        return Err(Problem::unreadable("files", "they come as a form with files"));
    }
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|_| Problem::unreadable("files", "the form cannot be read"))?;
    let folder =
        context.app().session().folder().uploads().join(format!("{:016x}", rand::random::<u64>()));
    let taken = receive(&context, &mut parts, &folder).await;
    let names = match taken {
        Ok(names) => names,
        Err(problem) => {
            remove(folder).await;
            return Err(problem);
        }
    };
    if names.is_empty() {
        remove(folder).await;
        let mut answers = Answers::default();
        answers.refuse("files", context.words().say("error-files-missing"));
        return Ok(page(&context, &answers).into_response());
    }
    let app = context.app();
    app.store().record(
        &may,
        "data.import",
        &names.join(", "),
        (None, Some(json!(names))),
        app.now(),
    )?;
    let job = jobs::start(app, folder, names);
    Ok(Redirect::to(&format!("/workspace/data/import/{}", job.number)).into_response())
}

async fn remove(folder: PathBuf) {
    if let Err(error) = tokio::fs::remove_dir_all(&folder).await
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "files of an import that did not begin could not be removed");
    }
}

/// Writes the files of a form into `folder` as they come; their names.
async fn receive(
    context: &Context,
    parts: &mut Multipart,
    folder: &std::path::Path,
) -> Result<Vec<String>, Problem> {
    let broken = |_| Problem::unreadable("files", "the files did not come whole; send them again");
    let (mut names, mut size, mut is_ours) = (Vec::new(), 0_u64, false);
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        if part.name() == Some(TOKEN_FIELD) {
            let token = part.text().await.map_err(broken)?;
            is_ours = context.is_token(&token);
            continue;
        }
        // The token stands before the files: nothing is written for whoever has none.
        if !is_ours {
            return Err(Problem::NotFromHere);
        }
        let Some(name) = part.file_name().map(plain_name).filter(|name| !name.is_empty()) else {
            continue;
        };
        if names.len() == MOST {
            return Err(Problem::TooLarge);
        }
        let wrong = |error: std::io::Error| Problem::ours(&error);
        tokio::fs::create_dir_all(folder).await.map_err(wrong)?;
        // Two files of one name are two files.
        let path = folder.join(format!("{:03}", names.len())).join(&name);
        if let Some(parent) = path.parent() {
            tokio::fs::create_dir_all(parent).await.map_err(wrong)?;
        }
        let mut file = tokio::fs::File::create(&path).await.map_err(wrong)?;
        while let Some(chunk) = part.chunk().await.map_err(broken)? {
            size += chunk.len() as u64;
            if size > LARGEST {
                return Err(Problem::TooLarge);
            }
            file.write_all(&chunk).await.map_err(wrong)?;
        }
        file.flush().await.map_err(wrong)?;
        names.push(name);
    }
    if is_ours { Ok(names) } else { Err(Problem::NotFromHere) }
}
