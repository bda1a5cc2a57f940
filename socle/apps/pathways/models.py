"""The way of one candidate through one framework."""

import uuid

from django.db import models
from django.db.models import Q

from socle.apps.credentials.models import Credential
from socle.apps.frameworks.models import Framework, Version
from socle.apps.organisations.models import Site
from socle.apps.people.models import Person
from socle.core.pathway import PATHWAY

CLOSED = ("certified", "withdrawn", "stopped", "expired")


class Pathway(models.Model):
    """Keeps the version it was opened under, whatever is published later.

    `notice` names the version of the information notice given on `informed_on`. `result_on` is the day of the
    initial assessment's result; what it acquired counts until `kept_until`. `outside_source` names who
    obtained the result when it was not assessed here, and `elsewhere` is its signed form, once asked for.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="pathways")
    framework = models.ForeignKey(Framework, on_delete=models.RESTRICT, related_name="pathways")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, related_name="pathways")
    site = models.ForeignKey(Site, on_delete=models.RESTRICT, related_name="pathways")
    state = models.CharField(max_length=20, default=PATHWAY.initial)
    opened_on = models.DateField()
    reason = models.CharField(max_length=30)
    status = models.CharField(max_length=30)
    education = models.CharField(max_length=30)
    referrer = models.CharField(max_length=30)
    payer = models.CharField(max_length=30)
    sector = models.CharField(max_length=30)
    employer_siren = models.CharField(max_length=9, blank=True)
    informed_on = models.DateField()
    notice = models.CharField(max_length=20)
    result_on = models.DateField(null=True)
    kept_until = models.DateField(null=True)
    outside_source = models.CharField(max_length=60, blank=True)
    elsewhere = models.OneToOneField(Credential, on_delete=models.RESTRICT, null=True, related_name="+")
    stop_reason = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=PATHWAY.states), name="pathway_state_is_known"),
            models.UniqueConstraint(
                fields=("person", "framework"),
                condition=~Q(state__in=CLOSED),
                name="one_open_pathway_per_framework",
                violation_error_message="Cette personne a déjà un parcours ouvert pour ce certificat.",
            ),
        )
        indexes = (
            models.Index(fields=("site", "state"), name="pathway_site_state"),
            models.Index(fields=("framework", "state"), name="pathway_framework_state"),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class Presence(models.Model):
    """A day on which the person was there."""

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="presences")
    on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("pathway", "on"), name="one_presence_a_day"),)

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.on}"
