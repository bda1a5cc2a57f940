"""Certificates: what was awarded, to whom, by whom; never changed, only withdrawn."""

import uuid

from django.db import models
from django.db.models import F, Q

from socle.apps.credentials.models import Credential
from socle.apps.files.models import Stored
from socle.apps.frameworks.models import Framework
from socle.apps.juries.models import Deliberation, Sitting
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Person
from socle.core.certificate import ENDINGS
from socle.core.share import LABEL_LENGTH


class Certificate(models.Model):
    """One award. A database trigger refuses any change but a withdrawal, or the resolution of a doubt.

    What is printed is kept as it was printed: the holder's name, the title, the issuer. After a change of
    name another row takes its place, with its own number and code; `replaced` points to the former one, and
    the public never sees that link.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pathway = models.ForeignKey(Pathway, on_delete=models.RESTRICT, related_name="certificates")
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="certificates")
    framework = models.ForeignKey(Framework, on_delete=models.RESTRICT, related_name="certificates")
    deliberation = models.ForeignKey(Deliberation, on_delete=models.RESTRICT, related_name="certificates")
    credential = models.OneToOneField(
        Credential, on_delete=models.RESTRICT, null=True, related_name="certificate"
    )
    number = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=26, unique=True)
    # Three names of a hundred characters, and what stands between them.
    holder = models.CharField(max_length=330)
    decided_on = models.DateField()
    awarded_on = models.DateField()
    title = models.CharField(max_length=200)
    registration_number = models.CharField(max_length=20, blank=True)
    issuer_name = models.CharField(max_length=200)
    signatory = models.CharField(max_length=200)
    place = models.CharField(max_length=100, blank=True)
    specimen = models.BooleanField()
    revoked_on = models.DateField(null=True)
    revocation_reason = models.CharField(max_length=20, blank=True)
    replaced = models.OneToOneField("self", on_delete=models.RESTRICT, null=True, related_name="replaced_by")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("pathway",), condition=Q(replaced__isnull=True), name="one_award_per_pathway"
            ),
            models.UniqueConstraint(
                fields=("deliberation",), condition=Q(replaced__isnull=True), name="one_award_per_decision"
            ),
            models.CheckConstraint(condition=~Q(replaced=F("id")), name="certificate_replaces_another"),
            models.UniqueConstraint(
                fields=("person", "framework"),
                condition=Q(revoked_on__isnull=True),
                name="one_certificate_per_person_and_framework",
                violation_error_message="Cette personne a déjà ce certificat.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True, revocation_reason="")
                | Q(revoked_on__isnull=False, revocation_reason__in=list(ENDINGS)),
                name="certificate_revoked_with_its_reason",
                violation_error_message="Un retrait porte sa raison.",
            ),
            models.CheckConstraint(
                condition=Q(awarded_on__gte=F("decided_on")), name="certificate_awarded_after_the_decision"
            ),
        )
        indexes = (models.Index(fields=("awarded_on", "id"), name="certificate_by_day"),)

    def __str__(self) -> str:
        return self.number


class Counter(models.Model):
    """The rank of the last certificate of a year. Its row is locked by whoever numbers certificates."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year} {self.last}"


class PrintRun(models.Model):
    """What is printed after a sitting: its certificates in agenda order, then the letters."""

    sitting = models.OneToOneField(Sitting, on_delete=models.RESTRICT, related_name="print_run")
    stored = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="+")

    def __str__(self) -> str:
        return str(self.sitting)


class Share(models.Model):
    """A link that its holder made to show a certificate; it works until a day, or until it is withdrawn.

    `label` is the holder's own word for it, which nobody else reads. `public_id` is given by the form: sent
    twice, it makes one link.
    """

    public_id = models.UUIDField(default=uuid.uuid4)
    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="shares")
    code = models.CharField(max_length=26, unique=True)
    label = models.CharField(max_length=LABEL_LENGTH, blank=True)
    for_profile = models.BooleanField(default=False)
    created_on = models.DateField()
    expires_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("certificate", "public_id"), name="share_made_once"),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("created_on")),
                name="share_works_for_a_while",
                violation_error_message="Un lien marche au moins un jour.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("created_on")),
                name="share_withdrawn_after_it_was_made",
                violation_error_message="Un lien est retiré après avoir été fait.",
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class ShareOpening(models.Model):
    """When someone opened a link: nothing tells who. `public_id` lets them read on for a while."""

    public_id = models.UUIDField(default=uuid.uuid4)
    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="openings")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("share", "public_id"), name="opening_counted_once"),)
        indexes = (models.Index(fields=("share", "opened_at"), name="opening_by_share"),)

    def __str__(self) -> str:
        return f"{self.opened_at}"
