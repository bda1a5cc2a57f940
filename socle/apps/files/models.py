"""What was handed in or rendered, kept by its SHA-256; the same bytes are kept once."""

from django.db import models
from django.db.models.functions import Now


class Stored(models.Model):
    """The bytes of a file; they lie under `var/files`, named by their hash."""

    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()

    def __str__(self) -> str:
        return self.sha256


class Document(models.Model):
    """A document of the scheme, rendered when first asked for, then kept.

    `subject` and `subject_id` name the record it tells of; `kind` what it is.
    """

    kind = models.CharField(max_length=30)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    stored = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="documents")
    rendered_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "subject", "subject_id"), name="one_document_per_subject"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"
