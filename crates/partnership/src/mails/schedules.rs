//! Schedules: what somebody wants by e-mail, and how often. It goes to the address of their account and nowhere else; each
//! mail has a token by which it is stopped without signing in.

use jiff::Timestamp;
use jiff::civil::Weekday;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde_json::json;

use super::{Every, Mail, outbox};
use crate::access::{Actor, Granted, Operate, SignedIn};
use crate::accounts::{self, AccountId};
use crate::audit::{self, Change};
use crate::id::id;
use crate::secret::Secret;
use crate::store::column::{optional_time, stored, time, unreadable};
use crate::views::{self, SavedView, ViewId};
use crate::{Store, StoreError, Wrong};

/// How many schedules somebody may have.
const MOST: usize = 50;

id!(
    /// The id of a schedule.
    ScheduleId,
    "schedule"
);

/// What is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mailing {
    /// A saved view.
    View(ViewId),
    /// Peaks that are new since the last mail.
    NewPeaks,
    /// Actions that are overdue or due soon.
    ActionsDue,
}

/// A schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Schedule {
    /// Its id.
    pub id: ScheduleId,
    /// Whose it is.
    pub account: AccountId,
    /// What is sent.
    pub what: Mailing,
    /// How often.
    pub every: Every,
    /// When the last mail was put into the outbox.
    pub last_sent: Option<Timestamp>,
    /// When the next one is due.
    pub next: Timestamp,
    /// The token by which it is stopped without signing in. It does nothing else.
    #[serde(skip)]
    pub unsubscribe: String,
}

/// A schedule whose time has come.
#[derive(Debug, Clone)]
pub struct Due {
    /// The schedule.
    pub schedule: Schedule,
    /// Whose it is: the mail shows what they may see.
    pub actor: Actor,
    /// The view, where one is sent.
    pub view: Option<SavedView>,
}

impl Store {
    /// One's own schedules.
    pub fn schedules(&self, may: &Granted<SignedIn>) -> Result<Vec<Schedule>, StoreError> {
        let account = may.account()?;
        self.read(|connection| of_account(connection, account))
    }

    /// Has something sent to oneself from now on.
    pub fn schedule(
        &self,
        may: &Granted<SignedIn>,
        what: Mailing,
        every: Every,
        now: Timestamp,
    ) -> Result<Schedule, StoreError> {
        let account = may.account()?;
        self.write(|transaction| {
            if of_account(transaction, account)?.len() >= MOST {
                return Err(StoreError::invalid("what", Wrong::TooMany { most: MOST }));
            }
            let view = match what {
                Mailing::View(id) => Some(views::seen(transaction, may.actor(), id)?.id.0),
                Mailing::NewPeaks | Mailing::ActionsDue => None,
            };
            let (weekday, day) = every.stored();
            transaction.execute(
                "INSERT INTO schedule (account, saved_view, of_actions, weekday, day, next, unsubscribe) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    account.0,
                    view,
                    what == Mailing::ActionsDue,
                    weekday,
                    day,
                    stored(every.after(now)),
                    Secret::new()?.reveal()
                ],
            )?;
            let schedule = by_id(transaction, ScheduleId(transaction.last_insert_rowid()))?;
            tell(transaction, may.actor(), "schedule.add", (None, Some(&schedule)), now)?;
            Ok(schedule)
        })
    }

    /// Stops one of one's own schedules.
    pub fn stop_schedule(
        &self,
        may: &Granted<SignedIn>,
        id: ScheduleId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let account = may.account()?;
        self.write(|transaction| {
            let schedule = by_id(transaction, id)?;
            if schedule.account != account {
                return Err(StoreError::NotFound("schedule"));
            }
            stop(transaction, may.actor(), &schedule, now)
        })
    }

    /// The schedule that a token stops. To look at it stops nothing.
    pub fn schedule_of_token(&self, token: &str) -> Result<Option<Schedule>, StoreError> {
        self.read(|connection| by_token(connection, token))
    }

    /// Stops a schedule by the token in its mails. Whether there was one: it may have been stopped before.
    pub fn unsubscribe(&self, token: &str, now: Timestamp) -> Result<bool, StoreError> {
        self.write(|transaction| {
            let Some(schedule) = by_token(transaction, token)? else { return Ok(false) };
            let actor = accounts::by_id(transaction, schedule.account)?.actor();
            stop(transaction, &actor, &schedule, now)?;
            Ok(true)
        })
    }

    /// The schedules whose time has come, of people who can sign in and see what is sent.
    pub fn due(&self, _may: &Granted<Operate>, now: Timestamp) -> Result<Vec<Due>, StoreError> {
        self.read(|connection| {
            let mut due = Vec::new();
            for schedule in select(connection, "next <= ?1", stored(now))? {
                due.extend(open(connection, schedule)?);
            }
            Ok(due)
        })
    }

    /// Puts the mail of a schedule into the outbox, or none where there is nothing to tell, and works out when the next one
    /// is due: in one transaction, and once, whoever else does the same. Whether it was done by this call.
    pub fn queue_due(
        &self,
        may: &Granted<Operate>,
        id: ScheduleId,
        mail: Option<&Mail>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write(|transaction| {
            let schedule = match by_id(transaction, id) {
                // Stopped meanwhile.
                Err(StoreError::NotFound(_)) => return Ok(false),
                other => other?,
            };
            if schedule.next > now || open(transaction, schedule.clone())?.is_none() {
                return Ok(false);
            }
            let last = if mail.is_some() { Some(now) } else { schedule.last_sent };
            transaction.execute(
                "UPDATE schedule SET last_sent = ?2, next = ?3 WHERE id = ?1",
                params![id.0, last.map(stored), stored(schedule.every.after(now))],
            )?;
            if let Some(mail) = mail {
                let to = accounts::by_id(transaction, schedule.account)?;
                outbox::queue(transaction, &to, mail, Some(&schedule.unsubscribe), now)?;
                let after = by_id(transaction, id)?;
                let both = (Some(&schedule), Some(&after));
                tell(transaction, may.actor(), "schedule.send", both, now)?;
            }
            Ok(true)
        })
    }
}

/// A schedule with what is needed to send it; none where its person cannot sign in, or not see the view, any more.
fn open(connection: &Connection, schedule: Schedule) -> Result<Option<Due>, StoreError> {
    let account = accounts::by_id(connection, schedule.account)?;
    let actor = account.actor();
    let view = match schedule.what {
        Mailing::NewPeaks | Mailing::ActionsDue => None,
        Mailing::View(id) => match views::seen(connection, &actor, id) {
            Err(StoreError::NotFound(_)) => return Ok(None),
            other => Some(other?),
        },
    };
    let is_open = account.state == accounts::AccountState::Active;
    Ok(is_open.then_some(Due { schedule, actor, view }))
}

fn stop(
    transaction: &Connection,
    actor: &Actor,
    schedule: &Schedule,
    now: Timestamp,
) -> Result<(), StoreError> {
    transaction.execute("DELETE FROM schedule WHERE id = ?1", [schedule.id.0])?;
    tell(transaction, actor, "schedule.stop", (Some(schedule), None), now)
}

fn tell(
    transaction: &Connection,
    actor: &Actor,
    what: &'static str,
    (before, after): (Option<&Schedule>, Option<&Schedule>),
    now: Timestamp,
) -> Result<(), StoreError> {
    let subject = before.or(after).map(|one| one.id.to_string()).unwrap_or_default();
    let value = |schedule: Option<&Schedule>| schedule.map(|schedule| json!(schedule));
    let change = Change { what, subject, before: value(before), after: value(after) };
    audit::write(transaction, actor, now, change)
}

fn by_id(connection: &Connection, id: ScheduleId) -> Result<Schedule, StoreError> {
    select(connection, "id = ?1", id.0)?.pop().ok_or(StoreError::NotFound("schedule"))
}

fn by_token(connection: &Connection, token: &str) -> Result<Option<Schedule>, StoreError> {
    let sql = "SELECT id FROM schedule WHERE unsubscribe = ?1";
    let id = connection.query_row(sql, [token], |row| row.get(0).map(ScheduleId)).optional()?;
    id.map(|id| by_id(connection, id)).transpose()
}

/// An account's schedules.
pub(crate) fn of_account(
    connection: &Connection,
    account: AccountId,
) -> Result<Vec<Schedule>, StoreError> {
    select(connection, "account = ?1", account.0)
}

fn select(connection: &Connection, which: &str, value: i64) -> Result<Vec<Schedule>, StoreError> {
    let mut statement = connection.prepare(&format!(
        "SELECT id, account, saved_view, weekday, day, last_sent, next, unsubscribe, of_actions \
         FROM schedule WHERE {which} ORDER BY next, id"
    ))?;
    let schedules = statement.query_map([value], read)?;
    Ok(schedules.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Schedule> {
    let every = match (row.get::<_, Option<i8>>(3)?, row.get::<_, Option<i8>>(4)?) {
        (Some(weekday), _) => Weekday::from_monday_one_offset(weekday)
            .map(Every::Week)
            .map_err(|source| unreadable(3, Type::Integer, source))?,
        (None, day) => Every::month(day.unwrap_or_default())
            .map_err(|source| unreadable(4, Type::Integer, source))?,
    };
    Ok(Schedule {
        id: ScheduleId(row.get(0)?),
        account: AccountId(row.get(1)?),
        what: match (row.get::<_, Option<i64>>(2)?, row.get(8)?) {
            (Some(id), _) => Mailing::View(ViewId(id)),
            (None, true) => Mailing::ActionsDue,
            (None, false) => Mailing::NewPeaks,
        },
        every,
        last_sent: optional_time(row, 5)?,
        next: time(row, 6)?,
        unsubscribe: row.get(7)?,
    })
}
