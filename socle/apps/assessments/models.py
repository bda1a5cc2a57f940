"""Assessments, their ratings, and what shows them."""

import uuid

from django.db import models
from django.db.models import F, Q

from socle.apps.credentials.models import Credential
from socle.apps.files.models import Stored
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Professional
from socle.core.assessment import Kind, Mode


class Assessment(models.Model):
    """One assessment beside a person. `scope` is null when every criterion may be rated.

    `statement` is the signed statement of what was acquired then, once the person asked for it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pathway = models.ForeignKey(Pathway, on_delete=models.RESTRICT, related_name="assessments")
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kind])
    assessor = models.ForeignKey(Professional, on_delete=models.RESTRICT, related_name="assessments")
    opened_on = models.DateField()
    given_back_on = models.DateField(null=True)
    scope = models.JSONField(null=True)
    mode = models.CharField(max_length=10, default=Mode.ON_SITE, choices=[(m.value, m.value) for m in Mode])
    accommodation = models.TextField(blank=True)
    statement = models.OneToOneField(
        Credential, on_delete=models.RESTRICT, null=True, related_name="assessment"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(given_back_on__gte=F("opened_on")) | Q(given_back_on__isnull=True),
                name="assessment_given_back_after_opening",
                violation_error_message="La restitution précède l’évaluation.",
            ),
            models.UniqueConstraint(
                fields=("pathway",), condition=Q(given_back_on__isnull=True), name="one_open_assessment"
            ),
        )
        indexes = (models.Index(fields=("pathway", "opened_on", "id"), name="assessment_order"),)

    def __str__(self) -> str:
        return str(self.public_id)


class Sheet(models.Model):
    """The ratings of one domain: code → verdict, version, professional, instant."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="sheets")
    domain = models.CharField(max_length=10)
    ratings = models.JSONField(default=dict)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("assessment", "domain"), name="one_sheet_per_domain"),)

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.domain}"


class Received(models.Model):
    """A send of the grid that was taken in; the same one sent again changes nothing."""

    client_id = models.UUIDField(unique=True)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.client_id)


class Situation(models.Model):
    """A real task the person did; it shows any number of criteria."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="situations")
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    codes = models.JSONField()
    author = models.ForeignKey(Professional, on_delete=models.RESTRICT, related_name="+")
    on = models.DateField()

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """A photo or a scan that belongs to a situation."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    situation = models.ForeignKey(Situation, on_delete=models.CASCADE, related_name="evidence")
    stored = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.caption


class Obstacle(models.Model):
    """A criterion said not assessable, with its reason: a question the certifier answers."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="obstacles")
    code = models.CharField(max_length=20)
    reason = models.TextField()
    raised_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("assessment", "code"), condition=Q(answered_on__isnull=True), name="one_open_obstacle"
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.code}"


class Correction(models.Model):
    """A rating changed after the restitution, with its reason; the former one stays readable here."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="corrections")
    code = models.CharField(max_length=20)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    reason = models.TextField()
    author = models.ForeignKey(Professional, on_delete=models.RESTRICT, related_name="+")
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.code}"
