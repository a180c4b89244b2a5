//! The board's records for other systems: read and written as JSON by a program that has a token, with the permissions that people
//! have and the same rules, from the same store. Each call is described once, in `calls`, for the page and for `OpenAPI`.

mod calls;
mod given;
mod read;
mod write;

use partnership::ManageBoard;

#[cfg(test)]
pub(crate) use calls::calls;
pub(super) use calls::{operations, table};

use crate::routes::Routes;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .program_reads::<ManageBoard, _, _>("/api/board/boards", read::boards)
        .program_reads::<ManageBoard, _, _>("/api/board/boards/{id}/meetings", read::meetings)
        .program_reads::<ManageBoard, _, _>("/api/board/organisations", read::organisations)
        .program_reads::<ManageBoard, _, _>("/api/board/people", read::people)
        .program_reads::<ManageBoard, _, _>("/api/board/posts", read::posts)
        .program_reads::<ManageBoard, _, _>("/api/board/meetings/{id}", read::meeting)
        .program_reads::<ManageBoard, _, _>("/api/board/meetings/{id}/agenda", read::agenda)
        .program_reads::<ManageBoard, _, _>("/api/board/meetings/{id}/attendance", read::attendance)
        .program_reads::<ManageBoard, _, _>("/api/board/meetings/{id}/papers", read::papers)
        .program_reads::<ManageBoard, _, _>("/api/board/items/{id}/minute", read::minute)
        .program_reads::<ManageBoard, _, _>("/api/board/items/{id}/resolutions", read::resolutions)
        .program_reads::<ManageBoard, _, _>("/api/board/actions", read::actions)
        .program_reads::<ManageBoard, _, _>("/api/board/actions/{id}", read::action)
        .program_writes::<ManageBoard, _, _>("/api/board/meetings", write::add_meeting)
        .program_writes::<ManageBoard, _, _>("/api/board/meetings/{id}/attendance", write::attend)
        .program_writes::<ManageBoard, _, _>("/api/board/items", write::add_item)
        .program_writes::<ManageBoard, _, _>("/api/board/items/{id}/minute", write::save_minute)
        .program_writes::<ManageBoard, _, _>("/api/board/resolutions", write::resolve)
        .program_writes::<ManageBoard, _, _>("/api/board/actions", write::add_action)
        .program_writes::<ManageBoard, _, _>("/api/board/actions/{id}/updates", write::update)
        .program_writes::<ManageBoard, _, _>("/api/board/actions/{id}/close", write::close)
}
