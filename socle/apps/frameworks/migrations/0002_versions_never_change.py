"""A published version is immutable; what changes is a new version."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION frameworks_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Une version publiée ne change pas : publiez une nouvelle version.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER frameworks_version_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON frameworks_version
    FOR EACH STATEMENT EXECUTE FUNCTION frameworks_refuse_change();
CREATE TRIGGER frameworks_bundle_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON frameworks_bundle
    FOR EACH STATEMENT EXECUTE FUNCTION frameworks_refuse_change();
"""
ALLOW = "DROP TRIGGER frameworks_bundle_immutable ON frameworks_bundle; DROP TRIGGER frameworks_version_immutable ON frameworks_version; DROP FUNCTION frameworks_refuse_change();"


class Migration(migrations.Migration):
    dependencies = (("frameworks", "0001_initial"),)
    operations = (migrations.RunSQL(REFUSE, ALLOW),)
