"""A certificate taken over is immutable: it can only be withdrawn, once, or follow its holder to another row."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION legacy_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - ARRAY['person_id', 'withdrawn_on', 'withdrawal_reason']
            = to_jsonb(OLD) - ARRAY['person_id', 'withdrawn_on', 'withdrawal_reason']
            AND (OLD.withdrawn_on IS NULL
                OR (NEW.withdrawn_on, NEW.withdrawal_reason) = (OLD.withdrawn_on, OLD.withdrawal_reason))
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Un certificat repris ne change pas : il peut seulement être retiré.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER legacy_legacycertificate_immutable BEFORE UPDATE OR DELETE ON legacy_legacycertificate
    FOR EACH ROW EXECUTE FUNCTION legacy_refuse_change();
CREATE TRIGGER legacy_legacycertificate_kept BEFORE TRUNCATE ON legacy_legacycertificate
    FOR EACH STATEMENT EXECUTE FUNCTION legacy_refuse_change();
"""
ALLOW = """
DROP TRIGGER legacy_legacycertificate_kept ON legacy_legacycertificate;
DROP TRIGGER legacy_legacycertificate_immutable ON legacy_legacycertificate;
DROP FUNCTION legacy_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = (("legacy", "0001_initial"),)
    operations = (migrations.RunSQL(REFUSE, ALLOW),)
