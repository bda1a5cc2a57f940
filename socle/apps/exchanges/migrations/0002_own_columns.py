import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchanges", "0001_initial"),
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("fingerprint", models.CharField(max_length=64)),
                ("content", models.JSONField()),
                ("saved_on", models.DateField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="import",
            name="import_confirmed_without_fault",
        ),
        migrations.AddField(
            model_name="import",
            name="columns",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="import",
            name="needs_columns",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_on__isnull", True),
                    models.Q(
                        ("confirmed_on__gte", models.F("checked_on")), ("faulty", 0), ("needs_columns", False)
                    ),
                    _connector="OR",
                ),
                name="import_confirmed_without_fault",
                violation_error_message="Un fichier à corriger ne se confirme pas.",
            ),
        ),
        migrations.AddField(
            model_name="columnmapping",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="column_mappings",
                to="organisations.body",
            ),
        ),
        migrations.AddConstraint(
            model_name="columnmapping",
            constraint=models.UniqueConstraint(
                fields=("body", "fingerprint"),
                name="one_mapping_per_body_and_header",
                violation_error_message="Ces colonnes sont déjà retenues pour cet organisme.",
            ),
        ),
    ]
