-- Layout 4: sign-in with OpenID Connect.

-- Who somebody is at a provider: its own name for them, never their address, which may become another's.
CREATE TABLE openid_identity (
    account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    bound INTEGER NOT NULL,
    UNIQUE (issuer, subject)
) STRICT;

-- A browser that was sent to the provider, by the hash of its secret; gone once it has come back.
CREATE TABLE openid_request (
    token TEXT PRIMARY KEY,
    expires INTEGER NOT NULL
) STRICT;

-- An identity that is bound once the code of the second factor was right.
ALTER TABLE sign_in ADD COLUMN issuer TEXT;
ALTER TABLE sign_in ADD COLUMN subject TEXT;

-- One more way to sign in.
CREATE TABLE sign_in_log_next (
    id INTEGER PRIMARY KEY,
    account INTEGER REFERENCES account (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('passphrase', 'code', 'link', 'openid')),
    opened INTEGER NOT NULL CHECK (opened IN (0, 1)),
    label TEXT NOT NULL
) STRICT;
INSERT INTO sign_in_log_next SELECT id, account, at, way, opened, label FROM sign_in_log;
DROP TABLE sign_in_log;
ALTER TABLE sign_in_log_next RENAME TO sign_in_log;
CREATE INDEX sign_in_log_account ON sign_in_log (account, at);
CREATE INDEX sign_in_log_at ON sign_in_log (at);
