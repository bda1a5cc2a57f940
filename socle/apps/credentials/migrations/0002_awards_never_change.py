"""An award record never changes: it can be signed, withdrawn once, or forgotten whole."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION credentials_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY['record', 'salt', 'badge', 'token', 'sealed_id', 'revoked_on', 'revocation_id', 'replaced_id'];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - free = to_jsonb(OLD) - free
            AND (NEW.record IS NULL OR NEW.record = OLD.record)
            AND (NEW.salt IS NULL OR NEW.salt = OLD.salt)
            AND (OLD.badge = '' OR NEW.badge = OLD.badge OR NEW.record IS NULL)
            AND (OLD.revoked_on IS NULL OR (NEW.revoked_on, NEW.revocation_id) = (OLD.revoked_on, OLD.revocation_id))
            AND (OLD.replaced_id IS NULL OR NEW.replaced_id = OLD.replaced_id)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Une attribution ne change pas : elle peut seulement être retirée ou remplacée.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER credentials_credential_immutable BEFORE UPDATE OR DELETE ON credentials_credential
    FOR EACH ROW EXECUTE FUNCTION credentials_refuse_change();
CREATE TRIGGER credentials_credential_kept BEFORE TRUNCATE ON credentials_credential
    FOR EACH STATEMENT EXECUTE FUNCTION credentials_refuse_change();
"""
ALLOW = """
DROP TRIGGER credentials_credential_kept ON credentials_credential;
DROP TRIGGER credentials_credential_immutable ON credentials_credential;
DROP FUNCTION credentials_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = (("credentials", "0001_initial"),)
    operations = (migrations.RunSQL(REFUSE, ALLOW),)
