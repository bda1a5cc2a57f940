"""What is written in the public log, in its order; the files under `var/public/log` are made from it."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from socle.core.log.entry import Entry as Fact
from socle.core.log.entry import EntryType


class Entry(models.Model):
    """A line of the log: a kind and a fingerprint, never a name.

    It has no index until it is published; once it has one, a database trigger refuses any change.
    """

    index = models.BigIntegerField(null=True, unique=True)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in EntryType])
    fingerprint = models.BinaryField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=list(EntryType)), name="log_entry_kind_is_known"),
            models.CheckConstraint(
                condition=Q(index__isnull=True) | Q(index__gte=0), name="log_entry_index_counts_from_zero"
            ),
        )
        indexes = (models.Index(fields=("id",), name="log_waiting", condition=Q(index__isnull=True)),)

    def __str__(self) -> str:
        return f"{self.kind} {bytes(self.fingerprint).hex()}"

    @property
    def fact(self) -> Fact:
        return Fact(EntryType(self.kind), bytes(self.fingerprint))


class Turn(models.Model):
    """One row, locked by whoever publishes the log: never two at once."""

    single = models.BooleanField(default=True, unique=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(single=True), name="log_has_one_turn"),)

    def __str__(self) -> str:
        return "log"
