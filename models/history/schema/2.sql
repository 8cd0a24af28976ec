-- Each attempt of a run, because a re-run overwrites the times and the end of the one before.

CREATE TABLE attempt (
    account INTEGER NOT NULL REFERENCES account(id),
    run INTEGER NOT NULL,
    number INTEGER NOT NULL,
    status TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    triggering_actor TEXT NOT NULL,
    started_at INTEGER,
    updated_at INTEGER,
    PRIMARY KEY (account, run, number)
) STRICT, WITHOUT ROWID;

INSERT INTO attempt (account, run, number, status, conclusion, triggering_actor, started_at, updated_at)
    SELECT account, id, attempt, status, conclusion, triggering_actor, started_at, updated_at FROM run;
