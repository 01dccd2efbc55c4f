-- What nobody may do, the owner included, without first taking a trigger away (fsck looks).

CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the register never does this: % of %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION only_onward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.log, NEW.key, NEW.box, NEW.actor, NEW.role, NEW.team, NEW.enrolled, NEW.code, NEW.n)
        IS DISTINCT FROM
        (OLD.log, OLD.key, OLD.box, OLD.actor, OLD.role, OLD.team, OLD.enrolled, OLD.code, OLD.n)
    OR NEW.next < OLD.next
    OR (NEW.next = OLD.next) <> (NEW.head = OLD.head)
    OR OLD.state = 'revoked' AND NEW.state <> 'revoked'
    OR OLD.state = 'frozen' AND NEW.state = 'open'
    THEN
        RAISE EXCEPTION 'a log only goes on'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['entry', 'fork', 'tree', 'tile', 'checkpoint', 'cosignature',
        'inbox', 'alarm', 'code', 'erasure', 'forgotten', 'request', 'migration'] LOOP
        EXECUTE format('CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON %I
            FOR EACH ROW EXECUTE FUNCTION never()', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['disclosure', 'case_key', 'request_content', 'request_key'] LOOP
        EXECUTE format('CREATE TRIGGER stays BEFORE UPDATE ON %I
            FOR EACH ROW EXECUTE FUNCTION never()', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['log', 'sequenced'] LOOP
        EXECUTE format('CREATE TRIGGER stays BEFORE DELETE ON %I
            FOR EACH ROW EXECUTE FUNCTION never()', name);
    END LOOP;
    CREATE TRIGGER onward BEFORE UPDATE ON log FOR EACH ROW EXECUTE FUNCTION only_onward();
    ALTER TABLE log ENABLE ALWAYS TRIGGER onward;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'letterlock' LOOP
        EXECUTE format('CREATE TRIGGER whole BEFORE TRUNCATE ON %I
            FOR EACH STATEMENT EXECUTE FUNCTION never()', name);
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER stays', name);
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER whole', name);
    END LOOP;
END $$;
