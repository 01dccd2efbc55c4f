-- Who may do what. Everybody reads; each role writes its own part; the owner stays offline.

DO $$
DECLARE role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['read', 'store', 'sequence', 'erase'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE letterlock_may_%s NOLOGIN', role);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
END $$;

REVOKE ALL ON SCHEMA letterlock FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA letterlock FROM PUBLIC;
GRANT USAGE ON SCHEMA letterlock
    TO letterlock_may_read, letterlock_may_store, letterlock_may_sequence, letterlock_may_erase;
GRANT SELECT ON ALL TABLES IN SCHEMA letterlock
    TO letterlock_may_read, letterlock_may_store, letterlock_may_sequence, letterlock_may_erase;

GRANT INSERT ON log, entry, fork, disclosure, case_key, code, erasure, request, request_content,
    request_key, alarm TO letterlock_may_store;
GRANT UPDATE (next, head, state) ON log TO letterlock_may_store;
GRANT DELETE ON request_content, request_key TO letterlock_may_store;

GRANT INSERT ON tree, tile, checkpoint, cosignature, sequenced, inbox, alarm
    TO letterlock_may_sequence;
GRANT UPDATE (seq) ON sequenced TO letterlock_may_sequence;

GRANT INSERT ON entry, erasure, forgotten TO letterlock_may_erase;
GRANT UPDATE (next, head) ON log TO letterlock_may_erase;
GRANT DELETE ON disclosure, case_key, request_content, request_key TO letterlock_may_erase;
