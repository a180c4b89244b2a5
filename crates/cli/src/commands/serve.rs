//! `watchward serve`: the web application, until it is told to stop.

use web::{CertificateFiles, LogFormat, ServeOptions};
use workbench::Folder;

use crate::arguments::{Log, ServeArguments};
use crate::commands::Failure;

/// Serves the folder.
pub fn run(folder: Folder, asked: ServeArguments) -> Result<(), Failure> {
    let certificate = asked
        .certificate
        .zip(asked.key)
        .map(|(certificate, key)| CertificateFiles { certificate, key });
    let options = ServeOptions {
        listen: asked.listen,
        public_address: asked.public_address,
        behind_proxy: asked.behind_proxy,
        certificate,
        log: match asked.log {
            Log::Text => LogFormat::Text,
            Log::Json => LogFormat::Json,
        },
    };
    web::serve(folder, options, |address| {
        // Whoever reads the output may have gone; that is no reason not to serve.
        let _ = crate::output::say(&format!("Watchward is at {address}\nStop it with Ctrl-C.\n"));
    })?;
    Ok(())
}
