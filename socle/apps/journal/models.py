"""Who did what to which record, and when. Append-only: a database trigger refuses any change."""

from django.db import models
from django.db.models.functions import Now


class Entry(models.Model):
    """One act. Holds ids, verbs and codes; never a name or free text."""

    recorded_at = models.DateTimeField(db_default=Now())
    on = models.DateField()
    actor_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    codes = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=("subject", "subject_id"), name="journal_subject"),)

    def __str__(self) -> str:
        return f"{self.on} {self.subject} {self.subject_id} {self.verb}"
