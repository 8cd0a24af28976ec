-- What GitHub told us, by account: two accounts may see one repository with different eyes.
-- Times are milliseconds since 1970 UTC, NULL where GitHub gives none. States are GitHub's own words, so that a word
-- that we do not know yet survives. A statement ends with a semicolon at the end of a line.

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE repository (
    account INTEGER NOT NULL REFERENCES account(id),
    id INTEGER NOT NULL,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    default_branch TEXT NOT NULL,
    is_private INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    disabled INTEGER NOT NULL,
    can_push INTEGER NOT NULL,
    can_administer INTEGER NOT NULL,
    pushed_at INTEGER,
    web_url TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

CREATE TABLE workflow (
    account INTEGER NOT NULL REFERENCES account(id),
    id INTEGER NOT NULL,
    repository INTEGER NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    state TEXT NOT NULL,
    web_url TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

-- A run as it stands in its newest attempt.
CREATE TABLE run (
    account INTEGER NOT NULL REFERENCES account(id),
    id INTEGER NOT NULL,
    repository INTEGER NOT NULL,
    repository_owner TEXT NOT NULL,
    repository_name TEXT NOT NULL,
    workflow INTEGER NOT NULL,
    workflow_path TEXT NOT NULL,
    workflow_name TEXT NOT NULL,
    title TEXT NOT NULL,
    number INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    event TEXT NOT NULL,
    status TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    branch TEXT NOT NULL,
    commit_sha TEXT NOT NULL,
    commit_message TEXT NOT NULL,
    actor TEXT NOT NULL,
    triggering_actor TEXT NOT NULL,
    pull_request INTEGER NOT NULL,
    created_at INTEGER,
    started_at INTEGER,
    updated_at INTEGER,
    web_url TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

CREATE INDEX run_by_time ON run (account, created_at DESC, id DESC);
CREATE INDEX run_by_repository ON run (account, repository, created_at DESC, id DESC);

-- Jobs have an id of their own in each attempt, so a re-run's jobs stand beside those of the attempt before.
CREATE TABLE job (
    account INTEGER NOT NULL REFERENCES account(id),
    id INTEGER NOT NULL,
    run INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    created_at INTEGER,
    started_at INTEGER,
    completed_at INTEGER,
    labels TEXT NOT NULL,
    runner TEXT NOT NULL,
    web_url TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

CREATE INDEX job_by_run ON job (account, run, attempt, id);

-- By position and not by number: GitHub's numbers jump, and nothing says that they never repeat.
CREATE TABLE step (
    account INTEGER NOT NULL REFERENCES account(id),
    job INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    started_at INTEGER,
    completed_at INTEGER,
    PRIMARY KEY (account, job, position)
) STRICT, WITHOUT ROWID;

-- A validator promises that the rows of its page are in the tables above.
CREATE TABLE validator (
    account INTEGER NOT NULL REFERENCES account(id),
    url TEXT NOT NULL,
    etag BLOB NOT NULL,
    next TEXT NOT NULL,
    PRIMARY KEY (account, url)
) STRICT, WITHOUT ROWID;
