import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        ("pathways", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("is_canonical", models.BooleanField()),
                ("lines", models.PositiveIntegerField()),
                ("faulty", models.PositiveIntegerField()),
                ("checked_on", models.DateField()),
                ("confirmed_on", models.DateField(null=True)),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="imports",
                        to="organisations.body",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="imports",
                        to="organisations.site",
                    ),
                ),
                (
                    "stored",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="imports",
                        to="files.stored",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportedLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("cells", models.JSONField()),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("problems", models.JSONField(default=list)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("to_mend", "à corriger"),
                            ("maybe_known", "peut-être déjà connue"),
                            ("already_imported", "déjà importée"),
                            ("enrolled", "inscrite"),
                            ("submitted", "envoyée à la validation"),
                            ("held", "attend la réponse du certificateur : peut-être déjà connue"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "import_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines_told",
                        to="exchanges.import",
                    ),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="pathways.pathway",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["body", "-id"], name="import_of_body"),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.UniqueConstraint(
                fields=("stored", "body", "site"),
                name="one_import_of_a_file",
                nulls_distinct=False,
                violation_error_message="Ce fichier a déjà été envoyé pour cet établissement.",
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_on__isnull", True),
                    models.Q(("confirmed_on__gte", models.F("checked_on")), ("faulty", 0)),
                    _connector="OR",
                ),
                name="import_confirmed_without_fault",
                violation_error_message="Un fichier à corriger ne se confirme pas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedline",
            constraint=models.UniqueConstraint(fields=("import_of", "number"), name="one_line_per_number"),
        ),
        migrations.AddConstraint(
            model_name="importedline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome__in", ("enrolled", "submitted", "held"))),
                fields=("digest",),
                name="a_line_enters_once",
                violation_error_message="Cette ligne a déjà été importée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        ["to_mend", "maybe_known", "already_imported", "enrolled", "submitted", "held"],
                    )
                ),
                name="line_outcome_is_known",
            ),
        ),
    ]
