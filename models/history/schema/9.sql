-- How deployed versions were while somebody watched their health here, in milliseconds that are added up.

CREATE TABLE health_record (
    account INTEGER NOT NULL REFERENCES account(id),
    repository_owner TEXT NOT NULL COLLATE NOCASE,
    repository_name TEXT NOT NULL COLLATE NOCASE,
    deployment INTEGER NOT NULL,
    healthy INTEGER NOT NULL,
    unhealthy INTEGER NOT NULL,
    unsure INTEGER NOT NULL,
    is_ill_at_last INTEGER NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (account, repository_owner, repository_name, deployment)
) STRICT;
