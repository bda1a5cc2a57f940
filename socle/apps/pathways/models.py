"""The way of one candidate through one framework."""

import uuid

from django.db import models
from django.db.models import Q

from socle.apps.frameworks.models import Framework, Version
from socle.apps.organisations.models import Site
from socle.apps.people.models import Person
from socle.core.pathway import PATHWAY

CLOSED = ("certified", "stopped", "expired")


class Pathway(models.Model):
    """Keeps the version it was opened under, whatever is published later."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="pathways")
    framework = models.ForeignKey(Framework, on_delete=models.RESTRICT, related_name="pathways")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, related_name="pathways")
    site = models.ForeignKey(Site, on_delete=models.RESTRICT, related_name="pathways")
    state = models.CharField(max_length=20, default=PATHWAY.initial)
    opened_on = models.DateField()
    reason = models.CharField(max_length=30)
    referrer = models.CharField(max_length=30)
    payer = models.CharField(max_length=30)
    sector = models.CharField(max_length=30)
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
        indexes = (models.Index(fields=("site", "state"), name="pathway_site_state"),)

    def __str__(self) -> str:
        return str(self.public_id)
