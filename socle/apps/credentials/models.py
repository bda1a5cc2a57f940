"""What anyone can check: the record of an award, its line in the log, and the signed forms made of it."""

import uuid

from django.db import models
from django.db.models import F, Q

from socle.apps.files.models import Stored
from socle.apps.log.models import Entry
from socle.core.credential.award import Kind
from socle.core.credential.status_order import PLACES


class StatusList(models.Model):
    """A published list of what is withdrawn. Places are given in an order that only `key` (32 bytes) knows.

    `published` is how many withdrawals the last published list showed.
    """

    number = models.PositiveIntegerField(unique=True)
    key = models.BinaryField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(used__lte=PLACES), name="status_list_has_its_places"),
        )

    def __str__(self) -> str:
        return str(self.number)


class Credential(models.Model):
    """One award record. What is in `record`, `salt` and the signed forms goes when the person is erased.

    `badge` is the signed Open Badge once its line is published, and `token` what its QR code carries;
    `sealed` is the PDF, made when first asked for.
    `replaced` points from a new form to the one it replaces: the public never sees that link.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    record = models.JSONField(null=True)
    salt = models.BinaryField(null=True)
    entry = models.OneToOneField(Entry, on_delete=models.RESTRICT, related_name="credential")
    status_list = models.ForeignKey(StatusList, on_delete=models.RESTRICT, related_name="credentials")
    place = models.PositiveIntegerField()
    badge = models.TextField(blank=True)
    token = models.TextField(blank=True)
    sealed = models.ForeignKey(Stored, on_delete=models.RESTRICT, null=True, related_name="+")
    revoked_on = models.DateField(null=True)
    revocation = models.OneToOneField(
        Entry, on_delete=models.RESTRICT, null=True, related_name="revoked_credential"
    )
    replaced = models.OneToOneField("self", on_delete=models.RESTRICT, null=True, related_name="replaced_by")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="credential_kind_is_known"),
            models.UniqueConstraint(fields=("status_list", "place"), name="credential_has_its_own_place"),
            models.CheckConstraint(condition=Q(place__lt=PLACES), name="credential_place_is_in_the_list"),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True, revocation__isnull=True)
                | Q(revoked_on__isnull=False, revocation__isnull=False),
                name="credential_revocation_is_in_the_log",
                violation_error_message="Un retrait est inscrit au journal.",
            ),
            models.CheckConstraint(
                condition=Q(record__isnull=True, salt__isnull=True)
                | Q(record__isnull=False, salt__isnull=False),
                name="credential_erased_whole",
            ),
            models.CheckConstraint(condition=~Q(replaced=F("id")), name="credential_replaces_another"),
        )
        indexes = (
            models.Index(
                fields=("id",), name="credential_to_sign", condition=Q(badge="", record__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)
