"""Impact studies: a protocol locked first, then data, runs and what is published of them.

A database trigger refuses that a locked protocol or a publication changes or disappears, whoever asks.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from socle.apps.accounts.models import Account
from socle.apps.files.models import Stored
from socle.core.study_life import RUN, STUDY

NAME_LENGTH = 200


class Study(models.Model):
    """`draft` is the protocol being written; once locked, the last `Protocol` is the one that counts."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(Account, on_delete=models.RESTRICT, related_name="studies")
    name = models.CharField(max_length=NAME_LENGTH)
    draft = models.TextField(blank=True)
    state = models.CharField(max_length=20, default=STUDY.initial)
    opened_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=STUDY.states), name="study_state_is_known"),
        )
        indexes = (models.Index(fields=("owner", "-id"), name="study_of_owner"),)

    def __str__(self) -> str:
        return self.name


class Protocol(models.Model):
    """A protocol as it was locked, its bytes and their SHA-256. From the second on, an amendment: why."""

    study = models.ForeignKey(Study, on_delete=models.RESTRICT, related_name="protocols")
    version = models.PositiveSmallIntegerField()
    stored = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="+")
    sha256 = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    locked_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("study", "version"), name="one_protocol_per_version"),
            models.CheckConstraint(
                condition=Q(version=1, reason="") | (Q(version__gt=1) & ~Q(reason="")),
                name="amendment_says_why",
                violation_error_message="Un amendement dit sa raison.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.study_id} v{self.version}"


class StudyData(models.Model):
    """A file of data given to a study after its protocol was locked; the file itself can be let go."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.RESTRICT, related_name="data")
    stored = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH)
    rows = models.PositiveIntegerField()
    given_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("study", "stored"), name="data_given_once"),)

    def __str__(self) -> str:
        return f"{self.study_id} {self.name}"


class Extract(models.Model):
    """Facts of the platform asked for a study, without names; given once the certifier has granted it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.RESTRICT, related_name="extracts")
    opened_from = models.DateField()
    opened_until = models.DateField()
    asked_on = models.DateField()
    granted_on = models.DateField(null=True)
    granted_by = models.ForeignKey(Account, on_delete=models.RESTRICT, null=True, related_name="+")
    refused_on = models.DateField(null=True)
    stored = models.ForeignKey(Stored, on_delete=models.RESTRICT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(opened_until__gte=F("opened_from")),
                name="extract_dates_in_order",
                violation_error_message="La fin de la période précède son début.",
            ),
            models.CheckConstraint(
                condition=Q(granted_on__isnull=True, granted_by__isnull=True, stored__isnull=True)
                | Q(granted_on__isnull=False, granted_by__isnull=False, refused_on__isnull=True),
                name="extract_granted_by_someone",
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class Run(models.Model):
    """One calculation: which protocol on which data, how far it is, and what came out.

    `step` says in words what is being done, `done_steps` of `all_steps`; `trouble` why it stopped.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    protocol = models.ForeignKey(Protocol, on_delete=models.RESTRICT, related_name="runs")
    data = models.ForeignKey(StudyData, on_delete=models.RESTRICT, related_name="runs")
    state = models.CharField(max_length=20, default=RUN.initial)
    asked_on = models.DateField()
    step = models.CharField(max_length=100, blank=True)
    done_steps = models.PositiveSmallIntegerField(default=0)
    all_steps = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True)
    results = models.ForeignKey(Stored, on_delete=models.RESTRICT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=RUN.states), name="run_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(results__isnull=False), name="run_done_with_its_results"
            ),
            models.CheckConstraint(condition=Q(done_steps__lte=F("all_steps")), name="run_steps_in_order"),
            models.UniqueConstraint(
                fields=("protocol", "data"),
                condition=Q(state__in=("queued", "running")),
                name="one_run_at_a_time",
                violation_error_message="Ce calcul est déjà en cours.",
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class Publication(models.Model):
    """What the public reads of a run, after disclosure control: results, report, and a brief of two pages."""

    run = models.OneToOneField(Run, on_delete=models.RESTRICT, related_name="publication")
    results = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="+")
    report = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="+")
    paper = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="+")
    brief = models.ForeignKey(Stored, on_delete=models.RESTRICT, related_name="+")
    published_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.run_id} {self.published_on}"


class Material(models.Model):
    """Notes of an interview, or a document: the qualitative half of a study. No name is written in it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.RESTRICT, related_name="materials")
    kind = models.CharField(max_length=10, choices=[("interview", "Entretien"), ("document", "Document")])
    name = models.CharField(max_length=NAME_LENGTH)
    collected_on = models.DateField()
    text = models.TextField()

    def __str__(self) -> str:
        return self.name


class Theme(models.Model):
    """What a passage speaks of, with its definition, so that two people code alike."""

    study = models.ForeignKey(Study, on_delete=models.RESTRICT, related_name="themes")
    name = models.CharField(max_length=80)
    definition = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("study", "name"),
                name="one_theme_per_name",
                violation_error_message="Ce thème existe déjà.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Excerpt(models.Model):
    """A passage of a material, word for word, and its theme; `cited` beside the figures of the report."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="excerpts")
    theme = models.ForeignKey(Theme, on_delete=models.RESTRICT, related_name="excerpts")
    starts_at = models.PositiveIntegerField()
    text = models.TextField()
    cited = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("material", "theme", "starts_at"),
                name="one_coding_of_a_passage",
                violation_error_message="Ce passage porte déjà ce thème.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.material_id} {self.starts_at}"
