-- The action log: what the user did to the world, in entries that are only ever added. Each has the hash of itself and of
-- the one before, so that a change shows. What the rows of the table `action` say is put into it by the program, which
-- then drops that table.

CREATE TABLE action_entry (
    number INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    hash TEXT NOT NULL,
    part TEXT AS (entry ->> 'part') VIRTUAL,
    action INTEGER AS (entry ->> 'action') VIRTUAL,
    account TEXT AS (entry ->> 'account') VIRTUAL
) STRICT;

CREATE INDEX action_entry_by_action ON action_entry (action, part);

CREATE TRIGGER action_entry_is_not_changed BEFORE UPDATE ON action_entry
    BEGIN SELECT RAISE(ABORT, 'the action log is only added to'); END;

CREATE TRIGGER action_entry_is_not_removed BEFORE DELETE ON action_entry
    BEGIN SELECT RAISE(ABORT, 'the action log is only added to'); END;

-- Where the chain ends: entries that are missing there show by it.

CREATE TABLE action_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;

INSERT INTO action_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
