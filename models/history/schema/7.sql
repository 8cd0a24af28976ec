-- What goes on over many requests and outlives a restart, such as a rollback or a release: its state as it is before the
-- next request is sent, in the words of whoever it belongs to.

CREATE TABLE undertaking (
    account INTEGER NOT NULL REFERENCES account(id),
    kind TEXT NOT NULL,
    repository_owner TEXT NOT NULL COLLATE NOCASE,
    repository_name TEXT NOT NULL COLLATE NOCASE,
    subject TEXT NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (account, kind, repository_owner, repository_name, subject)
) STRICT;
