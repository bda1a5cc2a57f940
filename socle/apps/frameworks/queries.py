"""Reading published frameworks."""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from socle.apps.frameworks.models import Bundle, Framework, Version
from socle.core.framework.bundle import bundle_files
from socle.core.framework.loading import load_bundle
from socle.core.framework.model import Framework as Content


def version_in_force(slug: str, on: date) -> Version | None:
    """The version that new pathways take on that day."""
    return in_force(on).filter(framework__slug=slug).first()


def in_force(on: date) -> QuerySet[Version]:
    """The version in force of each framework on that day, by framework."""
    return (
        Version.objects.filter(starts_on__lte=on)
        .select_related("framework")
        .order_by("framework__pk", "-starts_on")
        .distinct("framework__pk")
    )


def content(version: Version) -> Content:
    """What a version says."""
    return content_of(version.pk)


@lru_cache(maxsize=64)
def content_of(pk: int) -> Content:
    """What the version of that key says. Versions are immutable, so each is read once per process."""
    bundle = Bundle.objects.select_related("version__framework").get(version=pk)
    return load_bundle(bundle_files(bytes(bundle.content)), where=str(bundle.version))


def previous_version(slug: str) -> Version | None:
    return Version.objects.filter(framework__slug=slug).order_by("-starts_on").first()


def frameworks() -> QuerySet[Framework]:
    return Framework.objects.order_by("pk")
