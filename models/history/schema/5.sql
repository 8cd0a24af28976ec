-- Whether a repository is a fork, and its topics as a JSON list. What is there already does not say; without the
-- validators of lists GitHub answers once more.

ALTER TABLE repository ADD COLUMN is_fork INTEGER NOT NULL DEFAULT 0;
ALTER TABLE repository ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';
DELETE FROM validator WHERE run = 0;
