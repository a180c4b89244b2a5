//! The last step of every answer: the layout around pages and problems, compression, what a browser may keep, and answers
//! that are kept here because they are the same for everybody.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Download, Page, Problem};
use crate::app::App;
use crate::cache::{Kept, takes_gzip};
use crate::context::Context;
use crate::gate::{host, programs};
use crate::layout;
use crate::pages::problem;

const HTML: &str = "text/html; charset=utf-8";

/// Answers a request, from what is kept or by asking on; a middleware around all routes.
pub(crate) async fn finish(
    State(app): State<App>,
    context: Context,
    request: Request,
    next: Next,
) -> Response {
    let asked = Asked::of(&request);
    if !host::is_ours(&app, &request) {
        return written(&context, &asked, Problem::WrongHost.into_response()).0;
    }
    let key =
        context.is_anybody().then(|| app.pages().key(&asked.address)).filter(|_| asked.is_get);
    let Some(key) = key else {
        let response = next.run(request).await;
        return written(&context, &asked, response).0;
    };
    if let Some(kept) = app.pages().get(&key).await {
        return answer(&asked, &kept);
    }
    // One at a time for one address: whoever comes meanwhile finds it kept.
    let turn = app.pages().turn(&key).await;
    let _mine = turn.lock().await;
    if let Some(kept) = app.pages().get(&key).await {
        return answer(&asked, &kept);
    }
    let response = next.run(request).await;
    let (response, kept) = written(&context, &asked, response);
    if let Some(kept) = kept {
        app.pages().keep(key, kept).await;
    }
    response
}

/// What matters of a request once it is passed on.
struct Asked {
    address: String,
    is_get: bool,
    takes_gzip: bool,
    problem: ProblemForm,
    known: Option<HeaderValue>,
}

/// How whoever asks is told of a problem.
enum ProblemForm {
    /// As a page.
    Page,
    /// In a sentence, as JSON.
    Sentence,
    /// As RFC 9457 has it.
    Described,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let text = |name: HeaderName| {
            request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
        };
        let path = request.uri().path();
        let wants_json =
            path.rsplit('.').next() == Some("json") || text(ACCEPT).starts_with("application/json");
        let problem = if programs::is_for(path) {
            ProblemForm::Described
        } else if wants_json {
            ProblemForm::Sentence
        } else {
            ProblemForm::Page
        };
        Self {
            address: request.uri().path_and_query().map_or(path, |whole| whole.as_str()).to_owned(),
            is_get: matches!(*request.method(), Method::GET | Method::HEAD),
            takes_gzip: takes_gzip(request.headers()),
            problem,
            known: request.headers().get(IF_NONE_MATCH).cloned(),
        }
    }
}

/// A response as it leaves, and what can be kept of it.
fn written(context: &Context, asked: &Asked, response: Response) -> (Response, Option<Kept>) {
    let (mut head, body) = response.into_parts();
    if let Some(page) = head.extensions.remove::<Arc<Page>>() {
        let html = layout::whole(context, &page);
        let kept = Kept::new(page.status, HTML, html.into());
        return put(asked, &head.headers, kept, page.is_public && page.status.is_success());
    }
    if let Some(data) = head.extensions.remove::<Arc<Download>>() {
        let kept = of_download(&data);
        return put(asked, &head.headers, kept, data.is_public);
    }
    let problem = head.extensions.remove::<Arc<Problem>>();
    let problem = problem.or_else(|| {
        // The framework's own refusals have a bare text; ours have their kind of content and are left alone.
        let bare =
            head.headers.get(CONTENT_TYPE).is_none_or(|kind| kind == "text/plain; charset=utf-8");
        Problem::of_status(head.status).filter(|_| bare).map(Arc::new)
    });
    let Some(problem) = problem else {
        return (Response::from_parts(head, body), None);
    };
    let kept = match asked.problem {
        ProblemForm::Described => {
            let text = problem::for_program(context, &problem).to_string();
            Kept::new(problem.status(), "application/problem+json", text.into())
        }
        ProblemForm::Sentence => {
            let text = serde_json::json!({ "error": problem::short(context, &problem) });
            Kept::new(problem.status(), "application/json", text.to_string().into())
        }
        ProblemForm::Page => {
            let page = problem::page(context, &problem);
            Kept::new(problem.status(), HTML, layout::whole(context, &page).into())
        }
    };
    put(asked, &head.headers, kept, false)
}

fn of_download(data: &Download) -> Kept {
    let mut kept = Kept::new(StatusCode::OK, &data.media_type, data.bytes.clone());
    if let Some(policy) = data.policy.as_deref().and_then(|p| HeaderValue::from_str(p).ok()) {
        kept.headers.push((CONTENT_SECURITY_POLICY, policy));
    }
    if let Some(name) = &data.file_name {
        let plain: String =
            name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"")) {
            kept.headers.push((CONTENT_DISPOSITION, value));
        }
    }
    if data.is_open {
        kept.headers.push((ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")));
    }
    kept
}

/// The answer with the headers that its handler gave, and what can be kept where it is for everybody.
fn put(asked: &Asked, given: &HeaderMap, kept: Kept, is_public: bool) -> (Response, Option<Kept>) {
    let mut response = answer(asked, &kept);
    let headers = response.headers_mut();
    // What the handler set besides: cookies, when to come back. Length and kind are those of what is written now.
    for (name, value) in given
        .iter()
        .filter(|(name, _)| ![CONTENT_TYPE, axum::http::header::CONTENT_LENGTH].contains(name))
    {
        headers.append(name, value.clone());
    }
    if !is_public {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.remove(ETAG);
    }
    (response, is_public.then_some(kept))
}

/// What is kept, as this request takes it.
fn answer(asked: &Asked, kept: &Kept) -> Response {
    let same = asked.known.as_ref().is_some_and(|known| *known == kept.etag);
    let mut response = if same && kept.status.is_success() {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let (bytes, is_gzip) = kept.taken(asked.takes_gzip);
        let mut whole = (kept.status, Body::from(bytes)).into_response();
        if is_gzip {
            whole.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        whole
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, kept.media_type.clone());
    headers.insert(ETAG, kept.etag.clone());
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding, Cookie"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    for (name, value) in &kept.headers {
        headers.insert(name.clone(), value.clone());
    }
    response
}
