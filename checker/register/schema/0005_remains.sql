-- What a log wrote and never sent before it was set aside, when it does not follow what is kept.

CREATE TABLE remains (
    log bytea NOT NULL REFERENCES log,
    seq bigint NOT NULL CHECK (seq >= 1),
    hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
    leaf bytea NOT NULL,
    by_log bytea NOT NULL REFERENCES log,       -- the log that brought it: of the same person
    at bigint NOT NULL,                         -- ms UTC
    PRIMARY KEY (log, seq, hash)
);

GRANT SELECT ON remains
    TO letterlock_may_read, letterlock_may_store, letterlock_may_sequence, letterlock_may_erase;
GRANT INSERT ON remains TO letterlock_may_store;

CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON remains FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER whole BEFORE TRUNCATE ON remains FOR EACH STATEMENT EXECUTE FUNCTION never();
ALTER TABLE remains ENABLE ALWAYS TRIGGER stays;
ALTER TABLE remains ENABLE ALWAYS TRIGGER whole;
