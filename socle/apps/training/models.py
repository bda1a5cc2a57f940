"""What is prescribed after an assessment, and what the trainers record."""

from django.db import models
from django.db.models import Q

from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Professional


class Prescription(models.Model):
    """Hours per subdomain to learn, from one result on. The latest one is in force."""

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="prescriptions")
    made_on = models.DateField()
    hours = models.JSONField()
    next_step = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.made_on}"


class Session(models.Model):
    """One training session: who trained, how long, on which subdomains; never a verdict."""

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="sessions")
    trainer = models.ForeignKey(Professional, on_delete=models.RESTRICT, related_name="sessions")
    on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    subdomains = models.JSONField()
    progress = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=12),
                name="session_lasts_a_day_at_most",
                violation_error_message="Une séance de formation dure entre 0 et 12 heures.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.on}"
