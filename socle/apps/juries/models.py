"""Sittings, their members and agendas, and every decision on a file."""

import uuid

from django.db import models
from django.db.models import F, Q

from socle.apps.frameworks.models import Framework
from socle.apps.log.models import Entry
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Professional
from socle.core.jury import College, JuryVerdict
from socle.core.jury import Member as MemberFact
from socle.core.sitting import SITTING


class Sitting(models.Model):
    """A jury's sitting for one framework. `departments` is its territory; empty means all of them.

    `opened_at` and `closed_at` are hours of Paris, for the minutes; empty when nobody noted them.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    framework = models.ForeignKey(Framework, on_delete=models.RESTRICT, related_name="sittings")
    name = models.CharField(max_length=120)
    departments = models.JSONField(default=list, blank=True)
    sits_on = models.DateField()
    cut_off_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, default=SITTING.initial)
    opened_at = models.TimeField(null=True)
    closed_at = models.TimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=SITTING.states), name="sitting_state_is_known"),
            models.CheckConstraint(
                condition=Q(cut_off_on__lte=F("sits_on")),
                name="sitting_cut_off_before_it_sits",
                violation_error_message="La date limite d’envoi des dossiers vient après la séance.",
            ),
        )
        indexes = (models.Index(fields=("sits_on", "id"), name="sitting_calendar"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.sits_on:%d/%m/%Y}"


class Opening(models.Model):
    """What a sitting had before it when it opened. Its line in the log is SHA-256 of `salt` and this.

    `files` are the public ids of the pathways, in agenda order: nobody enters the agenda afterwards unseen.
    """

    sitting = models.OneToOneField(Sitting, on_delete=models.RESTRICT, related_name="opening")
    opened_on = models.DateField()
    files = models.JSONField()
    salt = models.BinaryField()
    entry = models.OneToOneField(Entry, on_delete=models.RESTRICT, related_name="opening")

    def __str__(self) -> str:
        return str(self.sitting)


class Member(models.Model):
    """A member invited to a sitting. `ties` are the SIREN they belonged to or worked for at the opening."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.RESTRICT, related_name="members")
    professional = models.ForeignKey(Professional, on_delete=models.RESTRICT, related_name="sittings")
    college = models.CharField(max_length=10, choices=[(c.value, c.value) for c in College])
    present = models.BooleanField(default=False)
    ties = models.JSONField(default=list, blank=True)
    signed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("sitting", "professional"), name="member_sits_once"),
            models.CheckConstraint(
                condition=Q(college__in=list(College)), name="member_sits_in_a_known_college"
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | Q(present=True),
                name="only_present_members_sign",
                violation_error_message="Seul un membre présent signe le procès-verbal.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.sitting_id} {self.professional_id}"

    @property
    def fact(self) -> MemberFact:
        return MemberFact(self.professional_id, College(self.college), self.present, frozenset(self.ties))


class Item(models.Model):
    """A file on the agenda of a sitting. `drawn` files are opened before the block is granted.

    `set_aside` marks an exception: it is decided by itself, never with the block.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.RESTRICT, related_name="items")
    pathway = models.ForeignKey(Pathway, on_delete=models.RESTRICT, related_name="items")
    number = models.PositiveIntegerField()
    drawn = models.BooleanField(default=False)
    set_aside = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Professional, on_delete=models.RESTRICT, null=True, related_name="+")
    opened_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("sitting", "number"), name="one_item_per_number"),
            models.UniqueConstraint(fields=("sitting", "pathway"), name="one_item_per_pathway"),
            models.CheckConstraint(
                condition=Q(opened_by__isnull=True, opened_on__isnull=True)
                | Q(opened_by__isnull=False, opened_on__isnull=False),
                name="item_opened_by_someone_that_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.sitting_id} n° {self.number}"


class Validation(models.Model):
    """What a named person of the certifier decided at once, where there is no jury.

    A batch of files granted, or one file sent back or refused.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    framework = models.ForeignKey(Framework, on_delete=models.RESTRICT, related_name="validations")
    validated_by = models.ForeignKey(Professional, on_delete=models.RESTRICT, related_name="validations")
    validated_on = models.DateField()

    def __str__(self) -> str:
        return str(self.public_id)


class Deliberation(models.Model):
    """One decision on a file. It never changes: a correction is a new one, and the last one counts.

    `voters` and `withdrawn` are the professionals who voted on it and who left for it.
    """

    pathway = models.ForeignKey(Pathway, on_delete=models.RESTRICT, related_name="deliberations")
    item = models.ForeignKey(Item, on_delete=models.RESTRICT, null=True, related_name="deliberations")
    validation = models.ForeignKey(
        Validation, on_delete=models.RESTRICT, null=True, related_name="deliberations"
    )
    verdict = models.CharField(max_length=10, choices=[(v.value, v.value) for v in JuryVerdict])
    reason = models.TextField(blank=True)
    decided_on = models.DateField()
    voters = models.JSONField(default=list)
    withdrawn = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(item__isnull=False, validation__isnull=True)
                | Q(item__isnull=True, validation__isnull=False),
                name="deliberation_by_a_jury_or_a_validation",
                violation_error_message="Une décision vient d’une séance ou d’une validation.",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=list(JuryVerdict)), name="deliberation_verdict_is_known"
            ),
            models.CheckConstraint(
                condition=Q(verdict=JuryVerdict.GRANTED) | ~Q(reason=""),
                name="deliberation_says_why_it_does_not_grant",
                violation_error_message="Un ajournement ou un refus dit pourquoi.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.verdict}"
