//! Serving: listening, with or without TLS, and stopping gracefully.

use std::fs::{File, TryLockError};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use tokio::runtime::Builder;
use workbench::Folder;

use crate::app::App;
use crate::options::{CertificateFiles, ServeOptions};
use crate::{WebError, logs, routes, tasks};

/// How long requests that have begun may take when the application is told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// The file by which a folder is known to be served.
const LOCK: &str = ".serving";

/// Serves a partnership's folder until the process is told to stop. `started` is told the address that people type, once
/// requests are answered.
pub fn serve(
    folder: Folder,
    options: ServeOptions,
    started: impl FnOnce(&str),
) -> Result<(), WebError> {
    logs::begin(options.log);
    let (listener, address) = listen(options.listen)?;
    // Held until the process ends, however it ends.
    let _held = lock(&folder)?;
    let runtime = Builder::new_multi_thread().enable_all().build().map_err(WebError::Serve)?;
    runtime.block_on(async move {
        // Before anything is answered: what keeps it from serving is said at once.
        let tls = match &options.certificate {
            Some(files) => Some(certificate(files).await?),
            None => None,
        };
        let app = App::open(folder, address, options)?;
        let handle = Handle::new();
        tokio::spawn(stop(handle.clone()));
        tasks::begin(&app);
        started(&app.address_of("/"));
        let service = routes::router(app).into_make_service_with_connect_info::<SocketAddr>();
        let served = if let Some(tls) = tls {
            let server = axum_server::from_tcp_rustls(listener, tls).map_err(WebError::Serve)?;
            server.handle(handle).serve(service).await
        } else {
            let server = axum_server::from_tcp(listener).map_err(WebError::Serve)?;
            server.handle(handle).serve(service).await
        };
        served.map_err(WebError::Serve)
    })
}

/// Takes the folder for this process; the system gives it back when the process ends.
fn lock(folder: &Folder) -> Result<File, WebError> {
    let path = folder.root().join(LOCK);
    let unwritable = |source| WebError::Lock { path: path.clone(), source };
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(unwritable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(WebError::Served { folder: folder.root().to_owned() }),
        Err(TryLockError::Error(source)) => Err(unwritable(source)),
    }
}

/// Listens at an address; port 0 is any that is free.
fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), WebError> {
    let listener = TcpListener::bind(address).map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => WebError::PortTaken { address },
        _ => WebError::Listen { address, source },
    })?;
    let as_io = |source| WebError::Listen { address, source };
    listener.set_nonblocking(true).map_err(as_io)?;
    let at = listener.local_addr().map_err(as_io)?;
    Ok((listener, at))
}

async fn certificate(files: &CertificateFiles) -> Result<RustlsConfig, WebError> {
    // Which library does the cryptography must be said once; that it was said before is no fault.
    let _ = rustls::crypto::ring::default_provider().install_default();
    RustlsConfig::from_pem_file(&files.certificate, &files.key).await.map_err(|source| {
        WebError::Certificate {
            certificate: files.certificate.clone(),
            key: files.key.clone(),
            source,
        }
    })
}

/// Waits until the process is told to stop, and lets what has begun end.
async fn stop(handle: Handle<SocketAddr>) {
    told_to_stop().await;
    tracing::info!("told to stop; what has begun is answered");
    handle.graceful_shutdown(Some(GRACE));
}

#[cfg(unix)]
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(not(unix))]
async fn told_to_stop() {
    let _ = tokio::signal::ctrl_c().await;
}
