"""A certificate is immutable: it can only be withdrawn, once, or follow its holder to another row."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION certificates_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - ARRAY['person_id', 'revoked_on', 'revocation_reason']
            = to_jsonb(OLD) - ARRAY['person_id', 'revoked_on', 'revocation_reason']
            AND (OLD.revoked_on IS NULL
                OR (NEW.revoked_on, NEW.revocation_reason) = (OLD.revoked_on, OLD.revocation_reason))
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Un certificat ne change pas : il peut seulement être retiré.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER certificates_certificate_immutable BEFORE UPDATE OR DELETE ON certificates_certificate
    FOR EACH ROW EXECUTE FUNCTION certificates_refuse_change();
CREATE TRIGGER certificates_certificate_kept BEFORE TRUNCATE ON certificates_certificate
    FOR EACH STATEMENT EXECUTE FUNCTION certificates_refuse_change();
"""
ALLOW = """
DROP TRIGGER certificates_certificate_kept ON certificates_certificate;
DROP TRIGGER certificates_certificate_immutable ON certificates_certificate;
DROP FUNCTION certificates_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = (("certificates", "0001_initial"),)
    operations = (migrations.RunSQL(REFUSE, ALLOW),)
