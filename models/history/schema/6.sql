-- Which jobs GitHub lists of an attempt that is over, as a JSON list of their ids: a job that is missing there is in no
-- other table. Empty: nobody has asked for the whole list.

ALTER TABLE attempt ADD COLUMN jobs TEXT NOT NULL DEFAULT '';
