"""A passage keeps its technical identifier and its certificate for ever, and is never deleted."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION declarations_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.technical_id, NEW.action, NEW.certificate_id) = (OLD.technical_id, OLD.action, OLD.certificate_id)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Un passage garde son identifiant technique et son certificat.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER declarations_passage_kept BEFORE UPDATE OR DELETE ON declarations_passage
    FOR EACH ROW EXECUTE FUNCTION declarations_refuse_change();
"""
ALLOW = """
DROP TRIGGER declarations_passage_kept ON declarations_passage;
DROP FUNCTION declarations_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = (("declarations", "0001_passages_and_batches"),)
    operations = (migrations.RunSQL(REFUSE, ALLOW),)
