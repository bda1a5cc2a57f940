"""A decision is immutable; a correction is a new decision."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION juries_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Une décision ne change pas : enregistrez une nouvelle décision.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER juries_deliberation_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON juries_deliberation
    FOR EACH STATEMENT EXECUTE FUNCTION juries_refuse_change();
"""
ALLOW = "DROP TRIGGER juries_deliberation_immutable ON juries_deliberation; DROP FUNCTION juries_refuse_change();"


class Migration(migrations.Migration):
    dependencies = (("juries", "0001_initial"),)
    operations = (migrations.RunSQL(REFUSE, ALLOW),)
