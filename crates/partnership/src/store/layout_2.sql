-- Layout 2: what people keep in the workspace (annotations, saved views, schedules, mails, findings that were looked at), and
-- the log of sign-ins. What a table holds of a person, and until when, is in the module `retention`.

-- When somebody accepted their invitation, and since when they are disabled: by these the rules of retention count.
ALTER TABLE account ADD COLUMN accepted INTEGER;
ALTER TABLE account ADD COLUMN disabled INTEGER;
ALTER TABLE account ADD COLUMN forgotten INTEGER;
UPDATE account SET accepted = created WHERE passphrase IS NOT NULL;
UPDATE account SET disabled = unixepoch() WHERE state = 'disabled';

-- A link of nobody: the same is written whether or not there is such an account, so that no clock tells who has one.
DROP TABLE link;
CREATE TABLE link (
    token TEXT PRIMARY KEY,
    account INTEGER REFERENCES account (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    request TEXT NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0,
    expires INTEGER NOT NULL
) STRICT;
CREATE INDEX link_account ON link (account);
CREATE INDEX invitation_account ON invitation (account);
CREATE INDEX sign_in_account ON sign_in (account);

-- Replacing an entry is no deletion to SQLite, so this is a guard of its own.
CREATE TRIGGER audit_is_only_added_to BEFORE INSERT ON audit
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'the trail of changes is only added to'); END;

CREATE TABLE sign_in_log (
    id INTEGER PRIMARY KEY,
    account INTEGER REFERENCES account (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('passphrase', 'code', 'link')),
    opened INTEGER NOT NULL CHECK (opened IN (0, 1)),
    label TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_log_account ON sign_in_log (account, at);
CREATE INDEX sign_in_log_at ON sign_in_log (at);

CREATE TABLE annotation (
    id INTEGER PRIMARY KEY,
    first TEXT NOT NULL,
    last TEXT,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    area TEXT,
    removed INTEGER
) STRICT;
-- No measure is every measure.
CREATE TABLE annotation_measure (
    annotation INTEGER NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    PRIMARY KEY (annotation, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_view_account ON saved_view (account);

-- No view is new peaks. The token of its mails only stops them, so it stands here as it is.
CREATE TABLE schedule (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    saved_view INTEGER REFERENCES saved_view (id) ON DELETE CASCADE,
    weekday INTEGER CHECK (weekday BETWEEN 1 AND 7),
    day INTEGER CHECK (day BETWEEN 1 AND 28),
    last_sent INTEGER,
    next INTEGER NOT NULL,
    unsubscribe TEXT NOT NULL UNIQUE,
    CHECK ((weekday IS NULL) <> (day IS NULL))
) STRICT;
CREATE INDEX schedule_account ON schedule (account);
CREATE INDEX schedule_view ON schedule (saved_view);
CREATE INDEX schedule_next ON schedule (next);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    account INTEGER REFERENCES account (id) ON DELETE CASCADE,
    message TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT,
    unsubscribe TEXT,
    queued INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next INTEGER,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'given-up')),
    ended INTEGER,
    trouble TEXT
) STRICT;
CREATE INDEX outbox_account ON outbox (account);
CREATE INDEX outbox_next ON outbox (next) WHERE state = 'waiting';

CREATE TABLE looked_at (
    finding TEXT PRIMARY KEY,
    verdict TEXT NOT NULL CHECK (verdict IN ('looked-at', 'not-ours', 'explained')),
    note TEXT NOT NULL,
    account INTEGER REFERENCES account (id),
    at INTEGER NOT NULL
) STRICT;
