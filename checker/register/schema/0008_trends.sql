-- Sums for trends: nothing but a memory of what the entries say, which can be counted again.

-- One row for each way to cut what was counted: how many of a figure there were in a month.
CREATE TABLE trend (
    cut text NOT NULL,                          -- month, day, hour, tenure, channel, person, ...
    month text NOT NULL,                        -- in England
    team text NOT NULL,
    part text NOT NULL,                         -- the day, hour, tenure band or channel
    figure text NOT NULL,
    what text NOT NULL,
    n numeric NOT NULL,
    PRIMARY KEY (cut, month, team, part, figure, what)
) WITH (fillfactor = 80);

-- What is told about other entries: it is counted anew once that entry is there.
CREATE TABLE trend_about (
    about bytea NOT NULL,
    idx bigint NOT NULL,
    PRIMARY KEY (about, idx)
);

-- How far the tree was counted.
CREATE TABLE trend_upto (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    idx bigint NOT NULL
);
INSERT INTO trend_upto (idx) VALUES (0);

GRANT SELECT ON trend, trend_about, trend_upto
    TO letterlock_may_read, letterlock_may_store, letterlock_may_sequence, letterlock_may_erase;
GRANT INSERT, DELETE ON trend, trend_about TO letterlock_may_sequence;
GRANT UPDATE (n) ON trend TO letterlock_may_sequence;
GRANT UPDATE (idx) ON trend_upto TO letterlock_may_sequence;

CREATE TRIGGER whole BEFORE TRUNCATE ON trend FOR EACH STATEMENT EXECUTE FUNCTION never();
CREATE TRIGGER whole BEFORE TRUNCATE ON trend_about FOR EACH STATEMENT EXECUTE FUNCTION never();
CREATE TRIGGER whole BEFORE TRUNCATE ON trend_upto FOR EACH STATEMENT EXECUTE FUNCTION never();
ALTER TABLE trend ENABLE ALWAYS TRIGGER whole;
ALTER TABLE trend_about ENABLE ALWAYS TRIGGER whole;
ALTER TABLE trend_upto ENABLE ALWAYS TRIGGER whole;
