"""Natural persons: candidates with their civil status, and the professionals who receive them."""

import uuid

from django.db import models
from django.db.models import Q

from socle.core.person import Civility


class Person(models.Model):
    """A candidate. Erasing someone empties the row; ids in the journal stay."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    civility = models.CharField(max_length=3, choices=[(c.value, c.value) for c in Civility])
    birth_name = models.CharField(max_length=100)
    used_name = models.CharField(max_length=100, blank=True)
    first_name = models.CharField(max_length=100)
    sort_name = models.CharField(max_length=210)
    birth_date = models.DateField()
    birth_place = models.CharField(max_length=5, blank=True)
    birth_place_name = models.CharField(max_length=100)
    birth_place_confirmed = models.BooleanField(default=False)
    identity_key = models.CharField(max_length=230, db_index=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200, blank=True)
    address_more = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = (models.Index(fields=("sort_name", "id"), name="person_sorted"),)

    def __str__(self) -> str:
        return f"{self.first_name} {self.used_name or self.birth_name}"


class Doubt(models.Model):
    """Two rows that may be one person. The certifier resolves it; a body only knows there is a doubt."""

    newer = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="doubts")
    older = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    is_same = models.BooleanField(null=True)
    resolved_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("newer", "older"), name="one_doubt_per_pair"),
            models.CheckConstraint(
                condition=Q(is_same__isnull=True, resolved_on__isnull=True)
                | Q(is_same__isnull=False, resolved_on__isnull=False),
                name="doubt_is_resolved_with_its_date",
                violation_error_message="Une réponse du certificateur porte sa date.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.newer_id} {self.older_id}"


class Professional(models.Model):
    """A natural person who works in the scheme, whatever accounts and roles they hold.

    `employer_siren` is the organisation they work for when it is not one of the scheme's bodies.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    sort_name = models.CharField(max_length=210, db_index=True)
    employer_siren = models.CharField(max_length=9, blank=True)

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"
