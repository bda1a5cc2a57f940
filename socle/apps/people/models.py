"""Natural persons: one row each, whatever they come to do."""

import uuid

from django.db import models

from socle.core.person import Civility


class Person(models.Model):
    """A natural person. Erasing someone empties the row; ids in the journal stay."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    civility = models.CharField(max_length=3, choices=[(c.value, c.value) for c in Civility])
    birth_name = models.CharField(max_length=100)
    used_name = models.CharField(max_length=100, blank=True)
    first_name = models.CharField(max_length=100)
    sort_name = models.CharField(max_length=210, db_index=True)
    birth_date = models.DateField()
    birth_place = models.CharField(max_length=5, blank=True)
    birth_place_name = models.CharField(max_length=100)
    birth_place_confirmed = models.BooleanField(default=False)
    identity_key = models.CharField(max_length=230, db_index=True)

    def __str__(self) -> str:
        return f"{self.first_name} {self.used_name or self.birth_name}"
