"""The organisations of the scheme and the sites where people are received."""

import uuid

from django.db import models
from django.db.models import Q


class Body(models.Model):
    """An organisation, known by its SIREN; sorted and searched without accents or capitals."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    siren = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=400, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(siren__regex=r"^[0-9]{9}$"),
                name="body_siren_has_nine_digits",
                violation_error_message="Le SIREN a 9 chiffres.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """One establishment of a body, known by its SIRET: what an accreditation is given to."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.RESTRICT, related_name="sites")
    siret = models.CharField(max_length=14, unique=True)
    name = models.CharField(max_length=200)
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=5)
    town = models.CharField(max_length=100)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(siret__regex=r"^[0-9]{14}$"),
                name="site_siret_has_fourteen_digits",
                violation_error_message="Le SIRET a 14 chiffres.",
            ),
        )
        indexes = (models.Index(fields=("postal_code",), name="site_postal_code"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.town}"
