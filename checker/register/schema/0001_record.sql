-- What is kept for ever: logs, entries, the tree over them, and what was signed of it.

CREATE TABLE log (
    log bytea PRIMARY KEY CHECK (length(log) = 16),
    key bytea NOT NULL CHECK (length(key) = 32),
    box bytea CHECK (length(box) = 32),
    actor text NOT NULL,
    role text NOT NULL,
    team text NOT NULL,
    enrolled bytea NOT NULL,                    -- the leaf hash of the enrolment
    code bytea,                                 -- the digest of the one-time code that was used
    n bigint GENERATED ALWAYS AS IDENTITY,
    next bigint NOT NULL DEFAULT 1,
    head bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'frozen', 'revoked'))
) WITH (fillfactor = 70);
CREATE INDEX log_team ON log (team);
CREATE UNIQUE INDEX log_code ON log (code) WHERE code IS NOT NULL;

CREATE TABLE entry (
    log bytea NOT NULL REFERENCES log,
    seq bigint NOT NULL CHECK (seq >= 1),
    hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
    n bigint GENERATED ALWAYS AS IDENTITY,      -- the order in which they were stored
    leaf bytea NOT NULL,
    PRIMARY KEY (log, seq)
);

-- The other branch of a log that had a fork.
CREATE TABLE fork (
    log bytea NOT NULL REFERENCES log,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    leaf bytea NOT NULL,
    PRIMARY KEY (log, seq, hash)
);

CREATE TABLE tree (
    idx bigint PRIMARY KEY CHECK (idx >= 0),
    log bytea NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL UNIQUE,
    UNIQUE (log, seq),
    FOREIGN KEY (log, seq) REFERENCES entry (log, seq)
);

-- Full tiles only: what stands at the right edge is made from these when it is asked for.
CREATE TABLE tile (
    level smallint NOT NULL,
    idx bigint NOT NULL,
    data bytea NOT NULL CHECK (length(data) = 8192),
    root bytea NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (level, idx)
);

CREATE TABLE checkpoint (
    size bigint PRIMARY KEY,
    root bytea NOT NULL,
    note bytea NOT NULL,
    at bigint NOT NULL                          -- ms UTC
);

CREATE TABLE cosignature (
    size bigint NOT NULL REFERENCES checkpoint,
    witness text NOT NULL,
    lines bytea NOT NULL,
    PRIMARY KEY (size, witness)
);

-- How far each log is in the tree: a memory of what `tree` says.
CREATE TABLE sequenced (
    log bytea PRIMARY KEY REFERENCES log,
    seq bigint NOT NULL
) WITH (fillfactor = 70);

-- What desks are to read, by its place in the tree. `asker` is whose entry an answer is about.
CREATE TABLE inbox (
    idx bigint PRIMARY KEY REFERENCES tree,
    act text NOT NULL,
    team text NOT NULL,
    asker bytea
);

CREATE TABLE alarm (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    log text NOT NULL,
    seq bigint NOT NULL,
    at bigint NOT NULL
);
