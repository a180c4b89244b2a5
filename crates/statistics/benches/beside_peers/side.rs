//! A side of a comparison: a process that does the work whenever it is told to.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::tasks::{Peer, Task};
use crate::{Outcome, spread};

pub struct Side {
    pub who: String,
    child: Child,
    tell: ChildStdin,
    hear: Lines<BufReader<ChildStdout>>,
    times: Vec<f64>,
}

impl Side {
    pub fn ours(task: &str, folder: &Path) -> Outcome<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("--ours").arg(task).arg(folder);
        Self::start(command)
    }

    pub fn peer(task: &Task, folder: &Path) -> Outcome<Self> {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/beside_peers");
        let mut command = if matches!(task.peer, Peer::R(_)) {
            let mut command = Command::new("Rscript");
            command.arg(scripts.join("peers.R"));
            command
        } else {
            let mut command = Command::new("python3");
            command.args(["-W", "ignore"]).arg(scripts.join("peers.py"));
            command
        };
        command.arg(task.name).arg(folder);
        Self::start(command)
    }

    /// Starts the process and waits until it has warmed up.
    fn start(mut command: Command) -> Outcome<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let tell = child.stdin.take().ok_or("no way to tell it")?;
        let hear = BufReader::new(child.stdout.take().ok_or("no way to hear it")?).lines();
        let mut this = Self { who: String::new(), child, tell, hear, times: Vec::new() };
        let ready = this.line("ready ")?;
        let (first, who) = ready.split_once(' ').ok_or("it does not say who it is")?;
        who.clone_into(&mut this.who);
        println!("  {who}: first call {:.3} s, not counted", first.parse::<f64>()?);
        Ok(this)
    }

    /// What follows this word in the next line that begins with it; others are chatter.
    fn line(&mut self, begins: &str) -> Outcome<String> {
        for line in &mut self.hear {
            if let Some(rest) = line?.strip_prefix(begins) {
                return Ok(rest.trim().to_owned());
            }
        }
        Err(format!("{} ended before its time", self.who).into())
    }

    /// Lets it do the work and notes the seconds.
    pub fn round(&mut self) -> Outcome<()> {
        writeln!(self.tell, "go")?;
        let seconds = self.line("seconds ")?;
        self.times.push(seconds.parse()?);
        Ok(())
    }

    /// Ends it and prints its seconds.
    pub fn finish(self) -> Outcome<Vec<f64>> {
        let Self { who, mut child, tell, times, .. } = self;
        drop(tell);
        child.wait()?;
        let [least, median, most] = spread(times.clone());
        println!("  {who}: median {median:.5} s, {least:.5} to {most:.5}");
        Ok(times)
    }
}
