"""Candidate files handed in: checked first, then confirmed, with what became of each line."""

import uuid

from django.db import models
from django.db.models import F, Q

from socle.apps.accounts.models import Account
from socle.apps.files.models import Stored
from socle.apps.organisations.models import Body, Site
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Person


class Outcome(models.TextChoices):
    """What became of a line; the first two are of a file not confirmed yet."""

    TO_MEND = "to_mend", "à corriger"
    MAYBE_KNOWN = "maybe_known", "peut-être déjà connue"
    ALREADY_IMPORTED = "already_imported", "déjà importée"
    ENROLLED = "enrolled", "inscrite"
    SUBMITTED = "submitted", "envoyée à la validation"
    HELD = "held", "attend la réponse du certificateur : peut-être déjà connue"


ENTERED = (Outcome.ENROLLED, Outcome.SUBMITTED, Outcome.HELD)


class ColumnMapping(models.Model):
    """What the columns of a body's own files give of the 26: found again by the names of these columns."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="column_mappings")
    name = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    content = models.JSONField()
    saved_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("body", "fingerprint"),
                name="one_mapping_per_body_and_header",
                violation_error_message="Ces colonnes sont déjà retenues pour cet organisme.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Import(models.Model):
    """One file, for one body and site.

    Without a site each line names its own; without a body the lines are of several bodies. `columns` are the
    body's own that it is read with, none when it has the 26; it may still wait for someone to choose them.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.RESTRICT, null=True, related_name="imports")
    site = models.ForeignKey(Site, on_delete=models.RESTRICT, null=True, related_name="imports")
    stored = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="imports")
    columns = models.JSONField(null=True)
    needs_columns = models.BooleanField(default=False)
    is_canonical = models.BooleanField()
    lines = models.PositiveIntegerField()
    faulty = models.PositiveIntegerField()
    checked_on = models.DateField()
    confirmed_on = models.DateField(null=True)
    by = models.ForeignKey(Account, on_delete=models.RESTRICT, null=True, related_name="imports")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("stored", "body", "site"),
                nulls_distinct=False,
                name="one_import_of_a_file",
                violation_error_message="Ce fichier a déjà été envoyé pour cet établissement.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True)
                | Q(faulty=0, needs_columns=False, confirmed_on__gte=F("checked_on")),
                name="import_confirmed_without_fault",
                violation_error_message="Un fichier à corriger ne se confirme pas.",
            ),
        )
        indexes = (models.Index(fields=("body", "-id"), name="import_of_body"),)

    def __str__(self) -> str:
        return str(self.public_id)


class ImportedLine(models.Model):
    """A line as it was given. Before the confirmation, only those about which there is something to say.

    `digest` tells a line that comes back in another file; `problems` holds column, reason and remedy.
    """

    import_of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines_told")
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    digest = models.CharField(max_length=64, blank=True)
    problems = models.JSONField(default=list)
    outcome = models.CharField(max_length=20, choices=Outcome)
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    pathway = models.ForeignKey(Pathway, on_delete=models.RESTRICT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("import_of", "number"), name="one_line_per_number"),
            models.UniqueConstraint(
                fields=("digest",),
                condition=Q(outcome__in=ENTERED),
                name="a_line_enters_once",
                violation_error_message="Cette ligne a déjà été importée.",
            ),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="line_outcome_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.import_of_id} {self.number}"
