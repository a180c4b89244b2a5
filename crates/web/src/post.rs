//! The post: mails to those who have an account. What holds a token for a few minutes is sent at once and never stored;
//! everything else lies in the outbox until a server has taken it.

use std::fs;
use std::time::Duration;

use jiff::Timestamp;
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Message, SmtpTransport, Transport as _};
use partnership::{Actor, Granted, Operate};
use partnership::{Failure, QueuedMail};
use thiserror::Error;
use workbench::settings::{Mail as Settings, MailSecurity};

use crate::app::App;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Why a mail was not sent.
#[derive(Debug, Error)]
pub(crate) enum PostError {
    /// The settings name no server.
    #[error("no mail server is named; add [mail] to watchward.toml")]
    NoServer,
    /// An address that cannot be written to, or a mail that cannot be made.
    #[error("the mail cannot be made: {0}")]
    Unmade(String),
    /// The server said no, or could not be reached.
    #[error("the mail server did not take it")]
    Server(#[from] lettre::transport::smtp::Error),
    /// The file with the password.
    #[error("the password file of [mail] cannot be read")]
    Password(#[source] std::io::Error),
}

impl PostError {
    /// Whether there is no use in trying again.
    fn is_for_good(&self) -> bool {
        match self {
            Self::Server(error) => error.is_permanent(),
            Self::Unmade(_) => true,
            Self::NoServer | Self::Password(_) => false,
        }
    }
}

/// A mail to be sent at once.
pub(crate) struct Letter<'a> {
    pub to: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    pub html: Option<&'a str>,
    /// The part of its message id before the `@`.
    pub message: Option<&'a str>,
    /// The address at which more of its kind are stopped.
    pub unsubscribe: Option<String>,
}

/// Whether mail can be sent at all.
pub(crate) fn is_set_up(app: &App) -> bool {
    app.session().folder().settings().mail.is_some()
}

/// Sends a mail, and waits for the server's word.
pub(crate) fn send(app: &App, letter: &Letter<'_>) -> Result<(), PostError> {
    let session = app.session();
    let settings = session.folder().settings().mail.as_ref().ok_or(PostError::NoServer)?;
    let message = message(settings, letter)?;
    transport(settings)?.send(&message)?;
    Ok(())
}

fn message(settings: &Settings, letter: &Letter<'_>) -> Result<Message, PostError> {
    let unmade = |error: String| PostError::Unmade(error);
    let mailbox = |text: &str| text.parse::<Mailbox>().map_err(|e| unmade(format!("{text}: {e}")));
    let from = mailbox(&settings.from)?;
    let host = from.email.domain().to_owned();
    // Never the name of this machine, which is nobody's business.
    let id = letter
        .message
        .map_or_else(|| data_encoding::HEXLOWER.encode(&rand::random::<[u8; 16]>()), str::to_owned);
    let mut made = Message::builder()
        .from(from)
        .to(mailbox(letter.to)?)
        .subject(letter.subject)
        .message_id(Some(format!("<{id}@{host}>")))
        .header(AutoSubmitted);
    if let Some(address) = &letter.unsubscribe {
        made = made.header(Unsubscribe(address.clone()));
    }
    let text = letter.text.to_owned();
    let whole = match letter.html {
        None => made.body(text),
        Some(html) => made.multipart(MultiPart::alternative_plain_html(text, html.to_owned())),
    };
    whole.map_err(|error| unmade(error.to_string()))
}

/// `Auto-Submitted`: so that machines that answer mail do not answer ours (RFC 3834).
#[derive(Debug, Clone)]
struct AutoSubmitted;

impl lettre::message::header::Header for AutoSubmitted {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// `List-Unsubscribe`: how a mail program stops more of a kind.
#[derive(Debug, Clone)]
struct Unsubscribe(String);

impl lettre::message::header::Header for Unsubscribe {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), format!("<{}>", self.0))
    }
}

fn transport(settings: &Settings) -> Result<SmtpTransport, PostError> {
    let server = settings.server.as_str();
    let tls = || TlsParameters::new(server.to_owned());
    let (tls, usual) = match settings.security {
        MailSecurity::Starttls => (Tls::Required(tls()?), 587),
        MailSecurity::Tls => (Tls::Wrapper(tls()?), 465),
        MailSecurity::None => (Tls::None, 25),
    };
    let mut builder = SmtpTransport::builder_dangerous(server)
        .port(settings.port.unwrap_or(usual))
        .tls(tls)
        .timeout(Some(PATIENCE));
    if let Some(name) = &settings.username {
        let password = match &settings.password_file {
            None => String::new(),
            Some(path) => fs::read_to_string(path).map_err(PostError::Password)?,
        };
        let line = password.lines().next().unwrap_or_default().to_owned();
        builder = builder.credentials(Credentials::new(name.clone(), line));
    }
    Ok(builder.build())
}

/// Sends whatever is due in the outbox, one after the other; how many were taken.
pub(crate) fn empty_outbox(app: &App, now: Timestamp) -> Result<usize, partnership::StoreError> {
    // The application itself runs the post.
    let Some(may) = Actor::program().grant::<Operate>() else { return Ok(0) };
    let mut sent = 0;
    while let Some(queued) = app.store().take_mail(&may, now)? {
        sent += usize::from(deliver(app, &may, &queued, now)?);
    }
    Ok(sent)
}

fn deliver(
    app: &App,
    may: &Granted<Operate>,
    queued: &QueuedMail,
    now: Timestamp,
) -> Result<bool, partnership::StoreError> {
    let unsubscribe = queued.unsubscribe.as_ref();
    let letter = Letter {
        to: &queued.to,
        subject: &queued.mail.subject,
        text: &queued.mail.text,
        html: queued.mail.html.as_deref(),
        message: Some(&queued.message),
        unsubscribe: unsubscribe.map(|token| app.address_of(&format!("/mail/stop/{token}"))),
    };
    match send(app, &letter) {
        Ok(()) => {
            app.store().mail_sent(may, queued.id, now)?;
            Ok(true)
        }
        Err(error) => {
            let said =
                std::error::Error::source(&error).map_or(error.to_string(), ToString::to_string);
            tracing::warn!(error = said, "a mail was not taken");
            let failure =
                if error.is_for_good() { Failure::ForGood(&said) } else { Failure::ForNow(&said) };
            app.store().mail_failed(may, queued.id, failure, now)?;
            Ok(false)
        }
    }
}
