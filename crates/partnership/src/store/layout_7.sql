-- Mails of the actions that are due: a schedule without a view is of these, or of new peaks.
ALTER TABLE schedule ADD COLUMN of_actions INTEGER NOT NULL DEFAULT 0 CHECK (of_actions IN (0, 1));
