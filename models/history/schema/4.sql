-- When each repository was last answered, so that a start knows how old its rows are.

ALTER TABLE repository ADD COLUMN seen_at INTEGER;

-- Which run a validator's page is about, 0 for a list: those of runs are many, and wanted only with their run. What was
-- kept before does not say; without it GitHub answers each page once more.

DELETE FROM validator;
ALTER TABLE validator ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
CREATE INDEX validator_by_run ON validator (account, run);
