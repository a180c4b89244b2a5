-- Layout 5: the partnership's formal life: organisations, people and posts, boards and groups with their members, meetings with
-- agenda, attendance, minutes, resolutions and actions. A date is a text as 2021-03-25, a time as 10:00.

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    short TEXT,
    statutory INTEGER NOT NULL CHECK (statutory IN (0, 1)),
    ended INTEGER
) STRICT;

-- Someone who comes to meetings. Most have no account.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    rank TEXT,
    organisation INTEGER REFERENCES organisation (id),
    account INTEGER REFERENCES account (id) ON DELETE SET NULL,
    gone INTEGER
) STRICT;
CREATE INDEX person_organisation ON person (organisation);
CREATE INDEX person_account ON person (account);

-- A post, which has actions that whoever holds it next takes over.
CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    organisation INTEGER REFERENCES organisation (id),
    ended INTEGER
) STRICT;
CREATE INDEX post_organisation ON post (organisation);
CREATE UNIQUE INDEX post_title ON post (title, coalesce(organisation, 0));

CREATE TABLE holding (
    id INTEGER PRIMARY KEY,
    post INTEGER NOT NULL REFERENCES post (id),
    person INTEGER NOT NULL REFERENCES person (id),
    first TEXT NOT NULL,
    last TEXT
) STRICT;
CREATE INDEX holding_post ON holding (post);
CREATE INDEX holding_person ON holding (person);

-- A board, or a group that works for one.
CREATE TABLE board (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    parent INTEGER REFERENCES board (id),
    notice INTEGER NOT NULL CHECK (notice BETWEEN 0 AND 60),
    ended INTEGER
) STRICT;
CREATE INDEX board_parent ON board (parent);

CREATE TABLE board_name (
    board INTEGER NOT NULL REFERENCES board (id),
    name TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (board, name)
) STRICT;

CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    board INTEGER NOT NULL REFERENCES board (id),
    person INTEGER REFERENCES person (id),
    post INTEGER REFERENCES post (id),
    role TEXT NOT NULL,
    alternate_for INTEGER REFERENCES membership (id),
    first TEXT NOT NULL,
    last TEXT,
    CHECK ((person IS NULL) <> (post IS NULL)),
    CHECK (last IS NULL OR last >= first)
) STRICT;
CREATE INDEX membership_board ON membership (board);
CREATE INDEX membership_person ON membership (person);
CREATE INDEX membership_post ON membership (post);
CREATE INDEX membership_alternate ON membership (alternate_for);

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    board INTEGER NOT NULL REFERENCES board (id),
    date TEXT NOT NULL,
    time TEXT NOT NULL,
    place TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    contact TEXT NOT NULL,
    ended TEXT,
    UNIQUE (board, date, time)
) STRICT;

CREATE TABLE agenda_item (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    position INTEGER NOT NULL,
    under INTEGER REFERENCES agenda_item (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    context TEXT NOT NULL,
    presenter TEXT NOT NULL,
    exempt INTEGER CHECK (exempt BETWEEN 1 AND 7),
    exempt_reason TEXT,
    -- Nothing is exempt without the reason why the public interest asks for it.
    CHECK ((exempt IS NULL) = (exempt_reason IS NULL))
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting, position);
CREATE INDEX agenda_item_under ON agenda_item (under);

-- One person has one status at a meeting.
CREATE TABLE attendance (
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    person INTEGER NOT NULL REFERENCES person (id),
    status TEXT NOT NULL,
    alternate_for INTEGER REFERENCES person (id),
    PRIMARY KEY (meeting, person)
) STRICT;
CREATE INDEX attendance_person ON attendance (person);
CREATE INDEX attendance_alternate ON attendance (alternate_for);

CREATE TABLE declaration (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    person INTEGER NOT NULL REFERENCES person (id),
    words TEXT NOT NULL
) STRICT;
CREATE INDEX declaration_meeting ON declaration (meeting);
CREATE INDEX declaration_person ON declaration (person);

-- What the minutes say of an item, in Markdown; each saving is a version, so that two who write at once lose no word.
CREATE TABLE minute (
    item INTEGER NOT NULL REFERENCES agenda_item (id),
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (item, version)
) STRICT;

-- A note that was added after the meeting, apart from what was agreed.
CREATE TABLE minute_note (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES agenda_item (id),
    date TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX minute_note_item ON minute_note (item);

CREATE TABLE resolution (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES agenda_item (id),
    position INTEGER NOT NULL,
    form TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX resolution_item ON resolution (item, position);

-- Something that somebody is to do. It is outstanding until the board closes it.
CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES agenda_item (id),
    resolution INTEGER REFERENCES resolution (id),
    words TEXT NOT NULL,
    person INTEGER REFERENCES person (id),
    post INTEGER REFERENCES post (id),
    board INTEGER REFERENCES board (id),
    organisation INTEGER REFERENCES organisation (id),
    everybody INTEGER NOT NULL DEFAULT 0 CHECK (everybody IN (0, 1)),
    due_date TEXT,
    due_meeting INTEGER REFERENCES meeting (id),
    due_event TEXT,
    outcome TEXT,
    outcome_words TEXT,
    closed_at INTEGER REFERENCES meeting (id),
    -- It belongs to one, and is due at most once.
    CHECK ((person IS NOT NULL) + (post IS NOT NULL) + (board IS NOT NULL) + (organisation IS NOT NULL) + everybody = 1),
    CHECK ((due_date IS NOT NULL) + (due_meeting IS NOT NULL) + (due_event IS NOT NULL) <= 1),
    CHECK ((outcome IS NULL) = (closed_at IS NULL))
) STRICT;
CREATE INDEX action_item ON action (item);
CREATE INDEX action_resolution ON action (resolution);
CREATE INDEX action_person ON action (person);
CREATE INDEX action_post ON action (post);
CREATE INDEX action_board ON action (board);
CREATE INDEX action_organisation ON action (organisation);
CREATE INDEX action_due_meeting ON action (due_meeting);
CREATE INDEX action_closed ON action (closed_at);

CREATE TABLE action_update (
    id INTEGER PRIMARY KEY,
    action INTEGER NOT NULL REFERENCES action (id),
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX action_update_action ON action_update (action);
