//! Past minutes: pasted or brought as a file, proposed as a list, and kept as they are ticked.

mod confirm;
mod list;
mod upload;

use partnership::ManageBoard;
use workbench::WorkbenchError;
use workbench::board::past::PastError;

use crate::answer::Problem;
use crate::form::of_store;
use crate::routes::Routes;

/// Where minutes are brought, and drafts wait.
pub(super) const PAST: &str = "/workspace/board/past";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageBoard, _, _>("/workspace/board/past", upload::show)
        .upload::<ManageBoard, _, _>("/workspace/board/past", upload::take)
        .page::<ManageBoard, _, _>("/workspace/board/past/{draft}", confirm::show)
        .form::<ManageBoard, _, _>("/workspace/board/past/{draft}", confirm::take)
        .form::<ManageBoard, _, _>("/workspace/board/past/{draft}/discard", confirm::discard)
}

/// What is no matter of the form.
fn problem(error: WorkbenchError) -> Problem {
    match error {
        WorkbenchError::Past(error) => of_draft(&error),
        WorkbenchError::Store(error) => of_store(error),
        other => Problem::ours(&other),
    }
}

fn of_draft(error: &PastError) -> Problem {
    match error {
        PastError::NoDraft => Problem::NotFound,
        other => Problem::ours(other),
    }
}
