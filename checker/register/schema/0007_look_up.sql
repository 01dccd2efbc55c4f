-- By what entries are found again: keyed digests that go with their case, and the device's time.

CREATE TABLE mark (
    log bytea NOT NULL,
    seq bigint NOT NULL,
    by text NOT NULL CHECK (by IN ('who', 'to', 'file', 'receipt')),
    digest bytea NOT NULL CHECK (length(digest) = 16),
    PRIMARY KEY (digest, log, seq, by),
    FOREIGN KEY (log, seq) REFERENCES entry (log, seq)
);
CREATE INDEX mark_entry ON mark (log, seq);

GRANT SELECT ON mark
    TO letterlock_may_read, letterlock_may_store, letterlock_may_sequence, letterlock_may_erase;
GRANT INSERT ON mark TO letterlock_may_store;
GRANT DELETE ON mark TO letterlock_may_erase;

CREATE TRIGGER stays BEFORE UPDATE ON mark FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER whole BEFORE TRUNCATE ON mark FOR EACH STATEMENT EXECUTE FUNCTION never();
ALTER TABLE mark ENABLE ALWAYS TRIGGER stays;
ALTER TABLE mark ENABLE ALWAYS TRIGGER whole;

-- When a device says that it wrote an entry; nothing of bytes that are none, so that it never fails.
CREATE FUNCTION said_at(leaf bytea) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT substring(encode(substring(leaf FROM 65), 'escape') FROM '"t":([0-9]{1,16})[,}]')::bigint
$$;
CREATE INDEX entry_said_at ON entry (said_at(leaf));
CREATE INDEX log_actor ON log (actor);
