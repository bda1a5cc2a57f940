"""Which site may assess or train, for which framework, between which dates."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from socle.apps.frameworks.models import Framework
from socle.apps.organisations.models import Site
from socle.core.accreditation import LABELS, AccreditedRole
from socle.core.accreditation import Accreditation as Fact


class Point(Func):
    """An id as a one-point range, so that an exclusion constraint needs no extension."""

    function = "int8range"
    template = "%(function)s(%(expressions)s::bigint, %(expressions)s::bigint, '[]')"
    arity = 1


class Role(models.IntegerChoices):
    ASSESS = 1, LABELS[AccreditedRole.ASSESS]
    TRAIN = 2, LABELS[AccreditedRole.TRAIN]


class Accreditation(models.Model):
    """Held by a site; the campaigns that grant it are recorded elsewhere."""

    site = models.ForeignKey(Site, on_delete=models.RESTRICT, related_name="accreditations")
    framework = models.ForeignKey(Framework, on_delete=models.RESTRICT, related_name="accreditations")
    role = models.SmallIntegerField(choices=Role)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) | Q(ends_on__isnull=True),
                name="accreditation_dates_in_order",
                violation_error_message="La fin de l’habilitation précède son début.",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="accreditation_role_is_known"),
            ExclusionConstraint(
                name="one_accreditation_at_a_time",
                expressions=[
                    (Point("site_id"), RangeOperators.OVERLAPS),
                    (Point("framework_id"), RangeOperators.OVERLAPS),
                    (Point("role"), RangeOperators.OVERLAPS),
                    (
                        Func(
                            "starts_on",
                            "ends_on",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Cette habilitation en chevauche une autre du même établissement.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.site_id} {self.framework_id} {self.get_role_display()}"

    @property
    def fact(self) -> Fact:
        """What core needs of it; the site and framework must have been fetched."""
        role = AccreditedRole[Role(self.role).name]
        return Fact(self.site.siret, self.framework.slug, role, self.starts_on, self.ends_on)
