-- Layout 3: a saved view that was removed is kept for some days, so that it can be taken back.

ALTER TABLE saved_view ADD COLUMN removed INTEGER;
