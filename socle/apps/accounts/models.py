"""Who may sign in, in what role, and the card with which a candidate opens their pages."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from socle.apps.organisations.models import Body
from socle.apps.people.models import Person, Professional
from socle.core.jury import College
from socle.core.roles import BODY_ROLES, LABELS, Role


class Account(AbstractBaseUser):
    """A way to sign in, of one professional. Rules compare professionals, never accounts."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    professional = models.ForeignKey(Professional, on_delete=models.RESTRICT, related_name="accounts")
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager["Account"]()
    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.email


class Membership(models.Model):
    """A role that an account holds between two dates: in a body, in a college, or for the certifier."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, LABELS[role]) for role in Role])
    body = models.ForeignKey(Body, on_delete=models.RESTRICT, null=True, related_name="memberships")
    college = models.CharField(max_length=10, blank=True, choices=[(c.value, c.value) for c in College])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=BODY_ROLES, body__isnull=False)
                | (~Q(role__in=BODY_ROLES) & Q(body__isnull=True)),
                name="membership_names_its_body",
                violation_error_message="Ce rôle s’exerce dans un organisme : choisissez lequel.",
            ),
            models.CheckConstraint(
                condition=Q(role=Role.JUROR, college__in=list(College))
                | (~Q(role=Role.JUROR) & Q(college="")),
                name="juror_sits_in_a_college",
                violation_error_message="Un membre de jury siège dans un collège : choisissez lequel.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) | Q(ends_on__isnull=True),
                name="membership_dates_in_order",
                violation_error_message="La fin du rôle précède son début.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.role}"


class Card(models.Model):
    """A candidate's access card. Only a keyed digest of its code is kept; it can be revoked at any time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cards")
    digest = models.CharField(max_length=64, unique=True)
    issued_on = models.DateField()
    revoked_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=Q(revoked_on__isnull=True), name="one_card_in_use_per_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.issued_on}"


class Failure(models.Model):
    """One refused opening of a card, by digest of the code tried and by network address."""

    digest = models.CharField(max_length=64)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = (
            models.Index(fields=("digest", "at"), name="failure_by_code"),
            models.Index(fields=("address", "at"), name="failure_by_address"),
        )

    def __str__(self) -> str:
        return f"{self.at}"
