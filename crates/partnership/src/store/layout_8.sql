-- Programs that keep records by a token of their own, which is stored as its hash.
CREATE TABLE program (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    roles TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    revoked INTEGER
) STRICT;
CREATE UNIQUE INDEX program_name ON program (name) WHERE revoked IS NULL;
