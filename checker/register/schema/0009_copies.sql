-- The login that only looks copies the database too: pg_dump reads the sequences beside the tables.
GRANT SELECT ON ALL SEQUENCES IN SCHEMA letterlock TO letterlock_may_read;
