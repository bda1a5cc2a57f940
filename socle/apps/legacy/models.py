"""Certificates delivered before this product: registered again as they were, never changed, only withdrawn.

They have no public code: nothing about them is told to the public.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from socle.apps.frameworks.models import Framework
from socle.apps.organisations.models import Site
from socle.apps.people.models import Person
from socle.core.certificate import RevocationReason
from socle.core.exchange.legacy.columns import ISSUERS


class TakeOver(models.Model):
    """One take-over of the history: the digests of the three files, and the day."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisations_sha256 = models.CharField(max_length=64)
    accreditations_sha256 = models.CharField(max_length=64)
    certificates_sha256 = models.CharField(max_length=64)
    taken_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.taken_on} {self.certificates_sha256[:12]}"


class LegacyCertificate(models.Model):
    """A certificate with its original number, issuer and status, and the line it comes from.

    A database trigger refuses any change but a withdrawal, or the resolution of a doubt. `authority` is the
    branch or regional jury that delivered for its issuer; why one was withdrawn before is not known.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="legacy_certificates")
    framework = models.ForeignKey(Framework, on_delete=models.RESTRICT, related_name="legacy_certificates")
    site = models.ForeignKey(Site, on_delete=models.RESTRICT, null=True, related_name="legacy_certificates")
    number = models.CharField(max_length=40)
    issuer = models.CharField(max_length=20, choices=list(ISSUERS.items()))
    authority = models.CharField(max_length=200, blank=True)
    holder = models.CharField(max_length=350)
    awarded_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    withdrawal_reason = models.CharField(max_length=20, blank=True)
    take_over = models.ForeignKey(TakeOver, on_delete=models.RESTRICT, related_name="certificates")
    line = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("number", "issuer", "authority"),
                name="one_legacy_certificate_per_number",
                violation_error_message="Ce numéro est déjà repris.",
            ),
            models.UniqueConstraint(
                fields=("person", "framework"),
                condition=Q(withdrawn_on__isnull=True),
                name="one_legacy_certificate_per_person_and_framework",
                violation_error_message="Cette personne a déjà ce certificat.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawal_reason="")
                | Q(withdrawn_on__gte=F("awarded_on"), withdrawal_reason__in=["", *RevocationReason]),
                name="legacy_certificate_withdrawn_after_its_award",
                violation_error_message="Un retrait suit la délivrance.",
            ),
            models.CheckConstraint(condition=Q(issuer__in=list(ISSUERS)), name="legacy_issuer_is_known"),
        )
        indexes = (models.Index(fields=("awarded_on", "id"), name="legacy_certificate_by_day"),)

    def __str__(self) -> str:
        return self.number
