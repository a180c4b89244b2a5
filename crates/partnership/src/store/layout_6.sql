-- Papers of meetings, and the packs that were published of them.

CREATE TABLE paper (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    item INTEGER REFERENCES agenda_item (id),
    title TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('written', 'brought', 'report', 'minutes', 'matters')),
    -- The file that was brought.
    file TEXT,
    file_name TEXT,
    -- The meeting whose minutes it holds.
    minutes_of INTEGER REFERENCES meeting (id),
    exempt INTEGER CHECK (exempt BETWEEN 1 AND 7),
    exempt_reason TEXT,
    handling TEXT,
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    CHECK ((exempt IS NULL) = (exempt_reason IS NULL)),
    CHECK ((source = 'brought') = (file IS NOT NULL)),
    CHECK ((file IS NULL) = (file_name IS NULL)),
    CHECK ((source = 'minutes') = (minutes_of IS NOT NULL)),
    FOREIGN KEY (file) REFERENCES paper_file (sha256)
) STRICT;
CREATE INDEX paper_meeting ON paper (meeting);
CREATE INDEX paper_item ON paper (item);
CREATE INDEX paper_minutes_of ON paper (minutes_of);
CREATE INDEX paper_of_file ON paper (file);

-- Files as they were brought, by what is in them.
CREATE TABLE paper_file (
    sha256 TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- What the header of a report says.
CREATE TABLE paper_field (
    paper INTEGER NOT NULL REFERENCES paper (id),
    field TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (paper, field)
) STRICT;

-- What a written paper says, or what a generated one is made from: each saving is a version.
CREATE TABLE paper_text (
    paper INTEGER NOT NULL REFERENCES paper (id),
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (paper, version)
) STRICT;

-- A pack as it was published, frozen.
CREATE TABLE pack (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    part TEXT NOT NULL,
    number INTEGER NOT NULL,
    published TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    UNIQUE (meeting, part, number)
) STRICT;

-- The pages on which each paper of a pack stands, as they are printed: 19, 37a.
CREATE TABLE pack_paper (
    pack INTEGER NOT NULL REFERENCES pack (id),
    paper INTEGER NOT NULL REFERENCES paper (id),
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (pack, paper)
) STRICT;
CREATE INDEX pack_paper_paper ON pack_paper (paper);
