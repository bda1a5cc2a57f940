"""A line of the log never changes: it only receives its place, once."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION log_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.index IS NULL AND to_jsonb(NEW) - 'index' = to_jsonb(OLD) - 'index' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Une ligne du journal public ne change pas.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER log_entry_immutable BEFORE UPDATE OR DELETE ON log_entry
    FOR EACH ROW EXECUTE FUNCTION log_refuse_change();
CREATE TRIGGER log_entry_kept BEFORE TRUNCATE ON log_entry
    FOR EACH STATEMENT EXECUTE FUNCTION log_refuse_change();
"""
ALLOW = """
DROP TRIGGER log_entry_kept ON log_entry;
DROP TRIGGER log_entry_immutable ON log_entry;
DROP FUNCTION log_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = (("log", "0001_initial"),)
    operations = (migrations.RunSQL(REFUSE, ALLOW),)
