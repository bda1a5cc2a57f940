"""Frameworks, and their published versions: the bytes that experts wrote, kept for ever."""

from django.db import models
from django.db.models import F, Q

from socle.core.framework_life import FRAMEWORK_LIFE, RegistrationWindow


class Framework(models.Model):
    """A certificate's framework, from its design to its closing."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=20, default=FRAMEWORK_LIFE.initial)
    co_authors = models.JSONField(default=list, blank=True)
    registration_number = models.CharField(max_length=20, blank=True)
    registered_from = models.DateField(null=True, blank=True)
    registered_until = models.DateField(null=True, blank=True)
    last_delivery_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(registered_until__gte=F("registered_from")) | Q(registered_until__isnull=True),
                name="framework_registration_dates_in_order",
                violation_error_message="La fin de l’enregistrement précède son début.",
            ),
        )

    def __str__(self) -> str:
        return self.slug

    @property
    def window(self) -> RegistrationWindow:
        return RegistrationWindow(self.registered_from, self.registered_until, self.last_delivery_on)


class Version(models.Model):
    """A published version. It never changes, nor does its bundle: a database trigger refuses it."""

    framework = models.ForeignKey(Framework, on_delete=models.RESTRICT, related_name="versions")
    label = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    starts_on = models.DateField()
    published_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("framework", "label"), name="one_version_per_label"),
            models.UniqueConstraint(fields=("framework", "starts_on"), name="one_version_per_start"),
        )

    def __str__(self) -> str:
        return f"{self.framework.slug} {self.label}"


class Bundle(models.Model):
    """The bytes of a version, apart from it so that reading a pathway's version does not carry them."""

    version = models.OneToOneField(
        Version, on_delete=models.RESTRICT, primary_key=True, related_name="bundle"
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.version_id)
