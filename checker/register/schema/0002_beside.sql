-- What stands beside the entries and may go: sealed disclosures, keys of cases, requests.

CREATE TABLE disclosure (
    log bytea NOT NULL,
    seq bigint NOT NULL,
    case_mark bytea CHECK (length(case_mark) = 32),
    boxes bytea[] NOT NULL,
    PRIMARY KEY (log, seq),
    FOREIGN KEY (log, seq) REFERENCES entry (log, seq)
);
CREATE INDEX disclosure_case ON disclosure (case_mark);

-- The key of a case at one log, sealed to one holder.
CREATE TABLE case_key (
    case_mark bytea NOT NULL CHECK (length(case_mark) = 32),
    log bytea NOT NULL REFERENCES log,
    holder bytea NOT NULL REFERENCES log,
    box bytea NOT NULL,
    PRIMARY KEY (case_mark, log, holder)
);
CREATE INDEX case_key_holder ON case_key (holder, log);

CREATE TABLE code (
    digest bytea PRIMARY KEY,
    role text NOT NULL,
    team text NOT NULL,
    actor text,
    by text NOT NULL,
    until bigint NOT NULL                       -- ms UTC
);

CREATE TABLE erasure (
    case_mark bytea NOT NULL CHECK (length(case_mark) = 32),
    actor text NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (case_mark, actor)
);

CREATE TABLE forgotten (
    n bigint PRIMARY KEY CHECK (n >= 1),
    case_mark bytea NOT NULL UNIQUE CHECK (length(case_mark) = 32),
    leaf bytea NOT NULL                         -- the leaf hash of `erasure.done`
);

CREATE TABLE request (
    id text PRIMARY KEY,
    entry bytea NOT NULL UNIQUE REFERENCES entry (hash),
    log bytea NOT NULL REFERENCES log,
    until bigint NOT NULL
);
CREATE INDEX request_until ON request (until);

CREATE TABLE request_content (
    id text PRIMARY KEY REFERENCES request,
    content bytea NOT NULL
);
ALTER TABLE request_content ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE request_key (
    id text NOT NULL REFERENCES request,
    holder bytea NOT NULL REFERENCES log,
    box bytea NOT NULL,
    PRIMARY KEY (id, holder)
);
CREATE INDEX request_key_holder ON request_key (holder);
