-- What the user did to the world: a row before its request is sent, its outcome after the answer.

CREATE TABLE action (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account(id),
    at INTEGER,
    kind TEXT NOT NULL,
    repository_owner TEXT NOT NULL,
    repository_name TEXT NOT NULL,
    run INTEGER NOT NULL,
    job INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT;

CREATE INDEX action_open ON action (account, id) WHERE outcome = '';
