"""What is declared to the Caisse des Dépôts: each passage, the batches that carried it, the reports read."""

import uuid

from django.db import models
from django.db.models import Q

from socle.apps.certificates.models import Certificate
from socle.apps.files.models import Stored
from socle.core.declaration.lifecycles import BATCH, ENDED, OVER, PASSAGE
from socle.core.exchange.cdc.model import Action, Profile


class Passage(models.Model):
    """One certificate as it is declared, or taken away.

    `technical_id` is the certificate's random public id: the same in every batch and in the suppression,
    never another certificate's. `obstacle` says why the last batch left it, `message` what the State
    answered. The other first names are asked for when several people share the first.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    certificate = models.ForeignKey(Certificate, on_delete=models.RESTRICT, related_name="passages")
    action = models.CharField(max_length=11, choices=[(each.value, each.value) for each in Action])
    technical_id = models.UUIDField(editable=False)
    state = models.CharField(max_length=20, default=PASSAGE.initial)
    second_name = models.CharField(max_length=100, blank=True)
    third_name = models.CharField(max_length=100, blank=True)
    obstacle = models.TextField(blank=True)
    message = models.TextField(blank=True)
    integrated_on = models.DateField(null=True)
    alerted_days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=PASSAGE.states), name="declared_passage_state_is_known"
            ),
            models.UniqueConstraint(fields=("technical_id", "action"), name="technical_id_never_used_again"),
            models.UniqueConstraint(fields=("certificate", "action"), name="one_passage_per_certificate"),
            models.CheckConstraint(
                condition=~Q(state="integrated") | Q(integrated_on__isnull=False),
                name="passage_integrated_on_a_day",
                violation_error_message="Un passage intégré porte son jour.",
            ),
        )
        indexes = (
            models.Index(fields=("state", "id"), condition=~Q(state__in=OVER), name="passage_under_way"),
        )

    def __str__(self) -> str:
        return f"{self.technical_id} {self.action}"


class Batch(models.Model):
    """One file of a declaration. `sha256` is that of the file deposited, whatever is kept of it.

    The file is erased some time after its answer; one that bears a national number is kept encrypted
    (`is_sealed`), and erased at once.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=20, default=BATCH.initial)
    profile = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Profile])
    action = models.CharField(max_length=11, choices=[(each.value, each.value) for each in Action])
    stamp = models.DateTimeField()
    flux_id = models.UUIDField()
    name = models.CharField(max_length=80)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    stored = models.ForeignKey(Stored, on_delete=models.RESTRICT, null=True, related_name="+")
    is_sealed = models.BooleanField(default=False)
    built_on = models.DateField()
    deposited_on = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "batches"
        constraints = (
            models.CheckConstraint(condition=Q(state__in=BATCH.states), name="batch_state_is_known"),
            # What was undone may be built again, byte for byte.
            models.UniqueConstraint(
                fields=("flux_id",), condition=~Q(state="undone"), name="one_batch_per_flux"
            ),
            models.CheckConstraint(
                condition=Q(stored__isnull=False) | Q(state__in=ENDED),
                name="batch_keeps_its_file_until_it_is_answered",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Line(models.Model):
    """One passage in one batch; `outcome` is what was answered there, empty until then."""

    batch = models.ForeignKey(Batch, on_delete=models.RESTRICT, related_name="lines")
    passage = models.ForeignKey(Passage, on_delete=models.RESTRICT, related_name="lines")
    outcome = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("batch", "passage"), name="one_line_per_passage_and_batch"),
            models.CheckConstraint(
                condition=Q(outcome__in=("", "integrated", "rejected")), name="declared_line_outcome_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.batch_id} {self.passage_id}"


class Report(models.Model):
    """A processing report that was imported for a batch; the same bytes are kept once."""

    batch = models.ForeignKey(Batch, on_delete=models.RESTRICT, related_name="reports")
    stored = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="+")
    imported_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("batch", "stored"), name="one_report_per_batch_and_file"),
        )

    def __str__(self) -> str:
        return f"{self.batch_id} {self.imported_on}"


class NationalNumber(models.Model):
    """A holder's national number (NIR), encrypted; it goes away as soon as its passage is over."""

    passage = models.OneToOneField(Passage, on_delete=models.CASCADE, related_name="national_number")
    ciphertext = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.passage_id}"
