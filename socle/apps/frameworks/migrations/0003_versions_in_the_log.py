"""Versions published before the log existed have their line in it like the others."""

from django.db import migrations

WRITE = """
INSERT INTO log_entry (kind, fingerprint)
SELECT 'framework', decode(sha256, 'hex') FROM frameworks_version ORDER BY id
"""


class Migration(migrations.Migration):
    dependencies = (("frameworks", "0002_versions_never_change"), ("log", "0002_append_only"))
    operations = (migrations.RunSQL(WRITE, migrations.RunSQL.noop),)
