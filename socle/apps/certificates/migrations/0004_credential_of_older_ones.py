"""A certificate awarded before records existed may receive its own, once."""

from django.db import migrations

ALLOW_RECORD = """
CREATE OR REPLACE FUNCTION certificates_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - ARRAY['person_id', 'credential_id', 'revoked_on', 'revocation_reason']
            = to_jsonb(OLD) - ARRAY['person_id', 'credential_id', 'revoked_on', 'revocation_reason']
            AND (OLD.credential_id IS NULL OR NEW.credential_id = OLD.credential_id)
            AND (OLD.revoked_on IS NULL
                OR (NEW.revoked_on, NEW.revocation_reason) = (OLD.revoked_on, OLD.revocation_reason))
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Un certificat ne change pas : il peut seulement être retiré.'
        USING ERRCODE = 'restrict_violation';
END $$;
"""
REFUSE = """
CREATE OR REPLACE FUNCTION certificates_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""


class Migration(migrations.Migration):
    dependencies = (("certificates", "0003_credential"),)
    operations = (migrations.RunSQL(ALLOW_RECORD, REFUSE),)
