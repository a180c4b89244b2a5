//! A mail server on this machine: a thread that speaks as much of SMTP as is needed, and keeps what it was given.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A mail that was taken.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub from: String,
    pub to: String,
    /// As it came, headers and body.
    pub raw: String,
}

impl Taken {
    /// A header's value, unfolded; empty where it is not there.
    pub fn header(&self, name: &str) -> String {
        let head = self.raw.split("\r\n\r\n").next().unwrap_or_default();
        let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let found = head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        });
        found.unwrap_or_default()
    }

    /// All of it, with what was quoted for transport made plain.
    pub fn plain(&self) -> String {
        let joined = self.raw.replace("=\r\n", "");
        let bytes = joined.as_bytes();
        let (mut plain, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            let code = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
            let byte = code.and_then(|hex| u8::from_str_radix(hex, 16).ok());
            if let Some(byte) = byte.filter(|_| bytes[at] == b'=') {
                plain.push(byte);
                at += 3;
            } else {
                plain.push(bytes[at]);
                at += 1;
            }
        }
        String::from_utf8_lossy(&plain).into_owned()
    }
}

#[derive(Default)]
struct State {
    taken: Vec<Taken>,
    /// What is answered to the next recipients; then each is taken.
    answers: VecDeque<&'static str>,
}

/// The server; it listens until the test ends.
pub(super) struct MailServer {
    pub port: u16,
    state: Arc<Mutex<State>>,
}

impl MailServer {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (Ok(stream), state) = (stream, Arc::clone(&shared)) else { return };
                std::thread::spawn(move || serve(&stream, &state));
            }
        });
        Self { port, state }
    }

    /// `[mail]` of the settings, to send by this server.
    pub fn settings(&self) -> String {
        format!(
            "[mail]\nserver = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\nfrom = \"Safer Bromley <safer@example.org>\"\n",
            self.port
        )
    }

    /// Answers this to the next recipient in place of taking it.
    pub fn answer_next(&self, answer: &'static str) {
        self.state.lock().unwrap().answers.push_back(answer);
    }

    /// What was taken so far.
    pub fn taken(&self) -> Vec<Taken> {
        self.state.lock().unwrap().taken.clone()
    }

    /// Waits until so many were taken.
    pub async fn wait_for(&self, count: usize) -> Vec<Taken> {
        for _ in 0..200 {
            let taken = self.taken();
            if taken.len() >= count {
                return taken;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("no mail came: {:?}", self.taken());
    }
}

/// One connection, from greeting to QUIT.
fn serve(stream: &TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream);
    let reply = |text: &str| {
        let mut out = stream;
        let _ = out.write_all(format!("{text}\r\n").as_bytes());
    };
    let (mut from, mut to) = (String::new(), String::new());
    reply("220 localhost ESMTP");
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let command = line.trim_end().to_owned();
        let verb = command.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        match verb.as_str() {
            "EHLO" => reply("250-localhost\r\n250-8BITMIME\r\n250 SMTPUTF8"),
            "HELO" | "NOOP" => reply("250 localhost"),
            "RSET" => {
                (from, to) = (String::new(), String::new());
                reply("250 reset");
            }
            "VRFY" => reply("252 it may be there"),
            "MAIL" => {
                from = address(&command);
                reply("250 sender taken");
            }
            "RCPT" if from.is_empty() => reply("503 MAIL first"),
            "RCPT" => {
                let answer = state.lock().unwrap().answers.pop_front();
                if answer.is_none() {
                    to = address(&command);
                }
                reply(answer.unwrap_or("250 recipient taken"));
            }
            "DATA" if to.is_empty() => reply("503 RCPT first"),
            "DATA" => {
                reply("354 end with a dot");
                let raw = data(&mut reader);
                let taken = Taken { from: from.clone(), to: to.clone(), raw };
                state.lock().unwrap().taken.push(taken);
                reply("250 taken");
            }
            "QUIT" => {
                reply("221 bye");
                return;
            }
            _ => reply("502 not known here"),
        }
    }
}

/// The address between `<` and `>`.
fn address(command: &str) -> String {
    let (_, rest) = command.split_once('<').unwrap_or_default();
    rest.split_once('>').unwrap_or_default().0.to_owned()
}

/// Lines until one that is a dot alone; a dot that was doubled for transport is one again.
fn data(reader: &mut impl std::io::BufRead) -> String {
    let mut raw = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line == ".\r\n" {
            return raw;
        }
        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
