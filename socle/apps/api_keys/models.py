"""Keys with which partners' software uses the open API, their tokens, and what was answered lately."""

import uuid

from django.db import models
from django.db.models import F, Q

from socle.apps.accounts.models import Membership


class Key(models.Model):
    """Software that acts in the name of one account, with one of its roles in one body, or for the certifier.

    It acts while the account holds that role, until `ended_on`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.RESTRICT, related_name="keys")
    name = models.CharField(max_length=60)
    only_reads = models.BooleanField(default=False)
    made_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("made_on")) | Q(ended_on__isnull=True),
                name="key_ended_after_it_was_made",
                violation_error_message="Une clé se termine après avoir été faite.",
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class Secret(models.Model):
    """What opens the API for a key. Only its digest is kept; two may work at once."""

    key = models.ForeignKey(Key, on_delete=models.CASCADE, related_name="secrets")
    beginning = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.beginning


class Token(models.Model):
    """A short-lived bearer token (RFC 6749 §4.4), obtained with a secret; it ends with that secret."""

    secret = models.ForeignKey(Secret, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk)


class Reply(models.Model):
    """What an act answered, by the name its sender gave it: sent again, it answers the same and does nothing.

    Acts answer with ids, codes and dates: no name stands here.
    """

    key = models.ForeignKey(Key, on_delete=models.CASCADE, related_name="replies")
    name = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    content = models.TextField()
    answered_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("key", "name"), name="one_reply_per_name"),)

    def __str__(self) -> str:
        return str(self.pk)


class Spending(models.Model):
    """How many requests a key made in one minute, counted from the epoch, and how many were refused."""

    key = models.ForeignKey(Key, on_delete=models.CASCADE, related_name="spendings")
    window = models.BigIntegerField(db_index=True)
    used = models.PositiveIntegerField()
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("key", "window"), name="one_count_per_minute"),)

    def __str__(self) -> str:
        return f"{self.key_id} {self.used}"


class UnknownSpending(models.Model):
    """How many requests came in one minute from an address that showed no key.

    `caller` is a keyed hash of the address and the minute: nobody is found by it, nor followed.
    """

    caller = models.CharField(max_length=64, unique=True)
    window = models.BigIntegerField(db_index=True)
    used = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.window} {self.used}"
