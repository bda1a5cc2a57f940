"""The hours at which a sitting opens and ends, for its minutes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("juries", "0002_decisions_never_change"),)
    operations = (
        migrations.AddField("sitting", "opened_at", models.TimeField(null=True)),
        migrations.AddField("sitting", "closed_at", models.TimeField(null=True)),
    )
